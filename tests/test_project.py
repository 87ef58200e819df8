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
REQUIREMENTS = sorted(path.name for path in ROOT.glob("requirements*.txt"))


def _pins(name: str) -> dict[str, str]:
    """Return package -> version of a requirements file; refuse a line that pins nothing."""
    lines = (line.split("#")[0].strip() for line in (ROOT / name).read_text().splitlines())
    pairs = (line.split("==") for line in lines if line and not line.startswith("-r "))
    return {re.sub(r"[-_.]+", "-", package).lower(): version for package, version in pairs}


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_are_pinned_as_the_constraints_say(name: str) -> None:
    constraints = _pins("constraints.txt")
    pins = _pins(name)
    assert pins
    assert pins == {package: constraints[package] for package in pins}


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
    for target in ("lint", "types", "test"):
        assert re.search(rf"^make .*\b{target}$", gate.read_text(), re.MULTILINE)


def _dockerfile() -> str:
    return (ROOT / "Dockerfile").read_text()


def test_the_container_does_not_run_as_root() -> None:
    last_user = re.findall(r"^USER (\S+)", _dockerfile(), re.MULTILINE)[-1]
    assert last_user not in ("root", "0")


def _health_check() -> list[str]:
    found = re.search(r"HEALTHCHECK.*\\\n\s*CMD (\[.*\])", _dockerfile())
    assert found is not None
    command: list[str] = json.loads(found[1])
    return [sys.executable, *command[1:]]


def test_the_health_check_knows_health(server: str) -> None:
    port = str(urlsplit(server).port)
    assert subprocess.run(_health_check(), env={**os.environ, "PORT": port}).returncode == 0
    assert subprocess.run(_health_check(), env={**os.environ, "PORT": "9"}).returncode != 0
