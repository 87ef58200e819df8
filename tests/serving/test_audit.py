"""The audit says what it found, and says so when it could not look."""

import subprocess
from typing import Any

import pytest

from tests import audit

CLEAN = {"name": "flask", "version": "3.1.3", "vulns": []}
SKIPPED = {"name": "dash", "skip_reason": "Dependency not found"}
BAD = {"name": "jinja2", "version": "2.0", "vulns": [{"id": "PYSEC-2019-217"}]}


def _status(monkeypatch: pytest.MonkeyPatch, packages: list[dict[str, Any]]) -> int:
    monkeypatch.setattr(audit, "report", lambda lock: packages)
    return audit.main()


def test_a_known_vulnerability_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _status(monkeypatch, [CLEAN, BAD, SKIPPED]) == 1
    said = capsys.readouterr().out
    assert "VULNERABLE jinja2 2.0: PYSEC-2019-217" in said
    assert "NOT AUDITED: the data about 1 packages" in said


def test_what_could_not_be_reached_passes_and_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _status(monkeypatch, [SKIPPED]) == 0
    said = capsys.readouterr().out
    assert "NOT AUDITED" in said
    assert "0 versions looked up" in said


def test_a_whole_audit_says_nothing_of_missing_data(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _status(monkeypatch, [CLEAN]) == 0
    said = capsys.readouterr().out
    assert "NOT AUDITED" not in said
    assert said.endswith("\n1 versions looked up without a known vulnerability.\n")


def test_locks_audited_hold_all_others() -> None:
    folder = audit.ROOT / "requirements"
    audited = {
        name
        for lock in audit.LOCKS
        for name in audit.names(folder.joinpath(f"{lock}.txt").read_text())
    }
    everything = {name for path in folder.glob("*.txt") for name in audit.names(path.read_text())}
    assert "flask" in audited
    assert audited == everything


def test_what_is_accepted_is_said_and_asked_for_by_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def ran(command: list[str], **_: Any) -> Any:
        asked.extend(command)
        return subprocess.CompletedProcess(command, 0, '{"dependencies": []}', "")

    monkeypatch.setattr(subprocess, "run", ran)
    assert audit.main() == 0
    said = capsys.readouterr().out
    for each in audit.ACCEPTED:
        assert asked[asked.index(each) - 1] == "--ignore-vuln"
        assert f"ACCEPTED {each}: " in said
