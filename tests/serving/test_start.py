"""The server starts anywhere: odd settings, odd folders, other systems."""

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serving.running import ROOT, ask, free_port, healthy, started

ELSEWHERE = """
import os, sys
for name in ("fcntl", "pwd", "grp", "resource", "termios", "syslog"):
    sys.modules[name] = None
for name in ("getuid", "geteuid", "getgid", "getegid", "fork", "forkpty", "sysconf", "setsid"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("chown", "sched_getaffinity", "getloadavg", "register_at_fork", "wait", "mkfifo"):
    if hasattr(os, name):
        delattr(os, name)
"""
"""What Windows lacks is taken away before anything is loaded."""
SERVES = """
from app import create_app
client = create_app().server.test_client()
for path in ("/", "/healthz", "/_dash-layout", "/metrics", "/api/v1/levers"):
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status, answer.get_data(as_text=True)[:500])
print("served")
"""


def _conf(monkeypatch: pytest.MonkeyPatch, **settings: str) -> dict[str, object]:
    """Return what gunicorn is told under these variables."""
    monkeypatch.setenv("QUANTQUAKE_NUMBERS_OF", str(os.getpid()))  # no folder is made here
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(ROOT / "gunicorn.conf.py"))


def test_empty_variables_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    told = _conf(monkeypatch, HOST="", PORT="", WEB_CONCURRENCY=" ", QUANTQUAKE_PREFIX="")
    assert (told["bind"], told["workers"]) == ("127.0.0.1:8050", 2)


def test_a_server_ends_what_it_began_before_it_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _conf(monkeypatch, QUANTQUAKE_GRACE="7")["graceful_timeout"] == 7


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "http"), ("WEB_CONCURRENCY", "0"), ("HOST", "a b")]
)
def test_what_cannot_be_meant_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        _conf(monkeypatch, **{name: value})
    assert re.fullmatch(rf"QuantQuake does not start: {name}='{value}' is not .+", str(ended.value))


def test_python_app_py_serves(tmp_path: Path) -> None:
    port = free_port()
    settings = {
        "PORT": str(port),
        "QUANTQUAKE_CACHE": str(tmp_path / "c"),
        "QUANTQUAKE_PREFIX": "/lab/",
    }
    with started([sys.executable, "app.py"], port, tmp_path, settings, healthy) as running:
        assert b"QuantQuake" in ask(port, "/lab/").body
        assert f"http://127.0.0.1:{port}/lab/" in running.said()


def test_it_serves_without_what_windows_lacks(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", ELSEWHERE + SERVES],
        cwd=ROOT, env={**os.environ, "QUANTQUAKE_CACHE": str(tmp_path)},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-3000:]
    assert ran.stdout.endswith("served\n")


def test_make_run_survives_a_moved_folder(tmp_path: Path) -> None:
    """A console script names the folder it was made in; `python -m` does not."""
    recipe = re.search(r"^run:.*\n(?:\t.*\n)+", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert recipe is not None and "$(PY) -m gunicorn" in recipe[0]
    moved = tmp_path / "moved"
    made = Path(sys.prefix).resolve()
    (moved / "bin").mkdir(parents=True)
    shutil.copy(made / "pyvenv.cfg", moved)
    for each in made.glob("bin/python*"):
        shutil.copy(each, moved / "bin", follow_symlinks=False)
    (moved / "lib").symlink_to(made / "lib")
    ran = subprocess.run(
        [moved / "bin" / "python", "-m", "gunicorn", "--version"], capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
