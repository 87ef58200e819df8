"""Find Chromium and a Chinese font for the browser tests; install Debian's when root.

`python -m tests.ensure_browser` ends with status 1 and the exact command to type when either is
missing and cannot be installed: the browser tests are never skipped.
"""

import os
import shutil
import subprocess
import sys

NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
"""The first is the same browser without its windows: a tenth quicker, and the smaller package."""
PACKAGES = "chromium-headless-shell fontconfig fonts-noto-cjk"
APT = "apt-get install -y --no-install-recommends"


def find_chromium() -> str | None:
    """Return the path of a Chromium: CHROMIUM of the environment, else the first on PATH."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None)


def has_chinese_font() -> bool:
    """Return whether fontconfig knows a font with Simplified Chinese glyphs."""
    if shutil.which("fc-list") is None:
        return False
    listing = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False)
    return bool(listing.stdout.strip())


def missing() -> list[str]:
    """Return what the browser tests lack, in words."""
    chromium = [] if find_chromium() else ["Chromium"]
    return chromium + ([] if has_chinese_font() else ["a Chinese font"])


def install(packages: str) -> None:
    """Install packages of Debian, separated by spaces; only root can."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in ("apt-get update -qq", f"{APT} -qq {packages}"):
        subprocess.run(command.split(), check=False, env=quiet, stdout=subprocess.DEVNULL)


def main() -> int:
    """Make sure that both are there; return the exit status."""
    if missing() and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing for the browser tests: {', '.join(missing())}", flush=True)
        install(PACKAGES)
    if not missing():
        return 0
    print(
        f"The browser tests need {' and '.join(missing())}. On Debian or Ubuntu type:\n"
        f"  sudo apt-get update && sudo {APT} {PACKAGES}\n"
        "Elsewhere install Chromium or Chrome and Noto Sans CJK with your package manager, and set "
        "CHROMIUM to the\nbrowser's path when it is not on PATH.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
