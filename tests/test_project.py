"""Around the code: pinned requirements, listed targets, the container's health check."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parent.parent
REQUIREMENTS = ROOT / "requirements"
NAMES = sorted(path.stem for path in REQUIREMENTS.glob("*.in"))
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ]+)( ; [^\\]+?)? ?(\\?)$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def _asked(name: str) -> dict[str, str]:
    """Return package -> version of what a person wrote; refuse a line that pins nothing."""
    lines = (line.split("#")[0].strip() for line in (REQUIREMENTS / f"{name}.in").open())
    pairs = (line.split("==") for line in lines if line and not line.startswith("-r "))
    return {re.sub(r"[-_.]+", "-", package).lower(): version for package, version in pairs}


def _locked(name: str) -> dict[tuple[str, str], str]:
    """Return (package, where it applies) -> version of a lock; refuse a line without hashes."""
    locked: dict[tuple[str, str], str] = {}
    lines = (REQUIREMENTS / f"{name}.txt").read_text().splitlines()
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        pin = PIN.match(line)
        assert pin or HASH.match(line), f"{name}.txt: {line}"
        if pin:
            assert HASH.match(after), f"{pin[1]} has no hash"
            locked[pin[1], (pin[3] or "").strip()] = pin[2]
    return locked


@pytest.mark.parametrize("name", NAMES)
def test_the_lock_holds_what_was_asked_for_with_hashes_and_no_host(name: str) -> None:
    asked, locked = _asked(name), {package: v for (package, _), v in _locked(name).items()}
    assert asked
    assert asked == {package: locked.get(package) for package in asked}


def test_no_two_locks_differ_in_a_version() -> None:
    first: dict[tuple[str, str], str] = {}
    for name in NAMES:
        for package, version in _locked(name).items():
            assert first.setdefault(package, version) == version, package


def test_make_lists_every_target() -> None:
    listed = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    makefile = (ROOT / "Makefile").read_text()
    targets = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert targets is not None
    for target in targets[1].split():
        assert re.search(rf"^{target} +\S", listed, re.MULTILINE), target


def test_the_gate_checks_style_types_and_tests() -> None:
    gate = ROOT / ".ci" / "run"
    assert os.access(gate, os.X_OK)
    for target in ("lint", "types", "audit", "test"):
        assert re.search(rf"^make .*\b{target}$", gate.read_text(), re.MULTILINE)


def _dockerfile() -> str:
    return (ROOT / "Dockerfile").read_text()


def test_the_container_does_not_run_as_root() -> None:
    last_user = re.findall(r"^USER (\S+)", _dockerfile(), re.MULTILINE)[-1]
    assert re.fullmatch(r"[1-9][0-9]*:[1-9][0-9]*", last_user)


def test_the_container_is_made_of_known_parts() -> None:
    assert re.search(r"^FROM \S+@sha256:[0-9a-f]{64}$", _dockerfile(), re.MULTILINE)
    assert "--require-hashes" in _dockerfile()


def _health_check() -> list[str]:
    found = re.search(r"HEALTHCHECK.*\\\n\s*CMD (\[.*\])", _dockerfile())
    assert found is not None
    command: list[str] = json.loads(found[1])
    return [sys.executable, *command[1:]]


def test_the_health_check_knows_health(server: str) -> None:
    port = str(urlsplit(server).port)
    assert subprocess.run(_health_check(), env={**os.environ, "PORT": port}).returncode == 0
    assert subprocess.run(_health_check(), env={**os.environ, "PORT": "9"}).returncode != 0
