"""The build: one short hash over everything that can change an answer or a page.

Equal hash, equal bytes: it covers the code and data of the model, what makes bodies and files of
its numbers, all words, and every file that a browser loads, with the versions of the packages that
compute or write. It stands in bodies, headers, keys of caches and addresses of assets. The hash of
the model alone (`model.model_hash`) names the numbers and is what one cites.
"""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).parent.parent
PARTS = ("model", "components", "callbacks", "assets", "app.py", "wsgi.py")
LEFT_OUT = {"__pycache__"}
PACKAGES = ("numpy", "scipy", "pandas", "orjson", "xlsxwriter", "dash", "plotly",
            "dash-mantine-components", "latex2mathml")  # fmt: skip
DIGITS = 12


@cache
def build_hash() -> str:
    """Return the hash of this build, DIGITS hexadecimal digits."""
    digest = hashlib.sha256()
    for path in sources(ROOT):
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    for name in PACKAGES:
        digest.update(f"{name} {_version(name)}\n".encode())
    return digest.hexdigest()[:DIGITS]


def sources(root: Path) -> list[Path]:
    """Return every file that the hash covers, below `root`, in a fixed order."""
    found = []
    for part in PARTS:
        path = root / part
        found += [path] if path.is_file() else list(path.rglob("*"))
    return sorted(
        path for path in found if path.is_file() and not LEFT_OUT & set(path.parts)
    )  # fmt: skip


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"
