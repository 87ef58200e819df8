"""The shared store: whole or not at all, bounded, ours alone, and never in the way."""

import errno
import os
import shutil
import sqlite3
import stat
import tempfile
from pathlib import Path
from typing import Any

import diskcache
import pytest

from callbacks.answers import disk, folder, store
from callbacks.answers.disk import DiskStore, OnlyBytes
from callbacks.answers.envelope import closed, opened
from callbacks.answers.memory import Memory
from callbacks.answers.store import Guarded, open_store

BIG = bytes(range(256)) * 400
"""Large enough for a file of its own."""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    made = folder.usable(tmp_path)
    assert made is not None
    return made


@pytest.fixture
def kept(own: Path, monkeypatch: pytest.MonkeyPatch) -> Guarded:
    monkeypatch.setattr(store, "ALONE", 0.0)
    return Guarded(DiskStore(own, 10_000_000))


def _files(own: Path) -> list[Path]:
    return sorted((own / disk.ENTRIES).glob(disk.VALUES))


# ---- values --------------------------------------------------------------------------------------


@pytest.mark.parametrize("body", [b"", b"{}", b"a\nb\n\n", BIG])
def test_what_was_kept_comes_back_for_every_process(own: Path, kept: Guarded, body: bytes) -> None:
    kept.set("b/k/1", body)
    assert kept.get("b/k/1") == body
    assert Guarded(DiskStore(own, 10_000_000)).get("b/k/1") == body
    assert kept.get("other-build/k/1") is None


def test_an_envelope_opens_for_its_key_alone_and_only_whole() -> None:
    made = closed("b/k/1", BIG)
    assert opened("b/k/1", made) == BIG
    assert opened("b/k/2", made) is None
    for at in (0, 1, len(made) // 2, len(made) - 1):
        assert opened("b/k/1", made[:at]) is None
        assert opened("b/k/1", made[:at] + bytes([made[at] ^ 1]) + made[at + 1 :]) is None


@pytest.mark.parametrize("damage", ["empty", "cut", "exchanged", "one byte", "gone"])
def test_a_damaged_file_is_no_answer_and_is_written_anew(
    own: Path, kept: Guarded, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    kept.set("b/k/1", BIG)
    (file,) = _files(own)
    kept.set("b/k/2", BIG[::-1])
    other = next(path for path in _files(own) if path != file)
    whole = file.read_bytes()
    damaged = {
        "empty": b"", "cut": whole[:5000], "exchanged": other.read_bytes(),
        "one byte": whole[:-1] + b"!",
    }  # fmt: skip
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(damaged[damage])
    assert kept.get("b/k/1") is None
    assert damage == "gone" or "damaged in the store" in caplog.text
    kept.set("b/k/1", BIG)
    assert kept.get("b/k/1") == BIG and kept.get("b/k/2") == BIG[::-1]


def test_nothing_is_ever_unpickled(own: Path, kept: Guarded, tmp_path: Path) -> None:
    """Whoever could write the table could otherwise run code here."""
    kept.set("b/k/1", b"x")
    ran = tmp_path / "ran"

    class Trap:
        def __reduce__(self) -> Any:
            return Path.touch, (ran,)

    with diskcache.Cache(str(own / disk.ENTRIES)) as foreign:
        foreign["b/k/1"] = Trap()
    assert kept.get("b/k/1") is None
    assert not ran.exists()
    with pytest.raises(TypeError):
        OnlyBytes(str(own)).store({"a": 1}, False)
    with pytest.raises(TypeError):
        OnlyBytes(str(own)).put(("a", 1))


# ---- the table and the folder --------------------------------------------------------------------


@pytest.mark.parametrize(
    "garbage", [b"", b"not a table" * 1000, b"SQLite format 3\0" + b"\xff" * 9000]
)
def test_a_table_of_garbage_is_begun_anew(own: Path, kept: Guarded, garbage: bytes) -> None:
    kept.set("b/k/1", BIG)
    kept.close()
    entries = own / disk.ENTRIES
    for name in ("cache.db-wal", "cache.db-shm"):
        (entries / name).unlink(missing_ok=True)
    (entries / "cache.db").write_bytes(garbage)
    (entries / "notes.txt").write_text("not ours")
    for _ in range(5):
        assert kept.get("b/k/1") is None
        kept.set("b/k/1", BIG)
        if kept.get("b/k/1") == BIG:
            break
    assert kept.get("b/k/1") == BIG
    assert (entries / "notes.txt").read_text() == "not ours"


def test_a_store_deleted_in_use_is_there_again(own: Path, kept: Guarded) -> None:
    other = Guarded(DiskStore(own, 10_000_000))
    kept.set("b/k/1", BIG)
    assert other.get("b/k/1") == BIG
    shutil.rmtree(own)
    assert kept.get("b/k/1") is None
    kept.set("b/k/1", BIG)
    assert kept.get("b/k/1") == other.get("b/k/1") == BIG
    assert (own / folder.MARK).exists()


def test_a_full_disk_is_logged_and_leaves_nothing_behind(
    own: Path, kept: Guarded, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    kept.set("b/k/1", BIG)
    before = _files(own)
    real = open

    monkeypatch.setattr("builtins.open", lambda *a, **k: _full(real, *a, **k))
    kept.set("b/k/2", BIG)
    monkeypatch.undo()
    assert "No space left" in caplog.text
    assert _files(own) == before and kept.get("b/k/1") == BIG


class _Full:
    """A file on a disk that has room for its first bytes only."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def __enter__(self) -> "_Full":
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()

    def write(self, data: bytes) -> int:
        self.stream.write(data[:100])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _full(real: Any, path: Any, mode: str = "r", *rest: Any, **more: Any) -> Any:
    stream = real(path, mode, *rest, **more)
    return _Full(stream) if "x" in mode else stream


def test_files_of_killed_processes_are_swept_and_those_of_others_are_not(
    own: Path, kept: Guarded
) -> None:
    kept.set("b/k/1", BIG)
    left = own / disk.ENTRIES / "ab" / "cd" / f"{'0' * 28}.val"
    fresh = left.with_name(f"{'1' * 28}.val")
    foreign = own / disk.ENTRIES / "ab" / "cd" / "theirs.json"
    left.parent.mkdir(parents=True)
    for path in (left, fresh, foreign):
        path.write_bytes(b"x")
    os.utime(left, (1.0, 1.0))
    kept.sweep()
    assert not left.exists() and fresh.exists() and foreign.exists()
    assert kept.get("b/k/1") == BIG


def test_the_store_is_bounded_in_bytes_and_keeps_what_is_used(own: Path) -> None:
    small = Guarded(DiskStore(own, 2_000_000))
    for n in range(60):
        small.set(f"b/k/{n}", BIG)
        assert small.get("b/k/0") == BIG, "used all the time"
    assert sum(path.stat().st_size for path in _files(own)) < 2_600_000
    assert small.get("b/k/1") is None and small.get("b/k/59") == BIG


def test_memory_is_bounded_in_bytes_and_keeps_what_is_used() -> None:
    memory = Memory(1000)
    for n in range(100):
        memory.set(str(n), b"x" * 100)
        assert memory.get("0") == b"x" * 100
    assert memory.size() <= 1000 and memory.get("50") is None
    memory.set("large", b"x" * 300)
    assert memory.get("large") is None and memory.size() <= 1000
    memory.set("0", b"y")
    assert memory.get("0") == b"y"


# ---- whose folder it is --------------------------------------------------------------------------


def test_files_of_others_are_never_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fifty of fifty went: everything below the folder that looked like a result."""
    theirs = [tmp_path / f"dir{n % 5}" / f"{n}.json" for n in range(50)]
    for path in theirs:
        path.parent.mkdir(exist_ok=True)
        path.write_text("theirs")
    monkeypatch.setenv("QUANTQUAKE_CACHE", str(tmp_path))
    monkeypatch.setattr(store.settings.STORE_MB.__class__, "value", lambda *_: 1)
    mine = open_store(folder.choose())
    for n in range(40):
        mine.set(f"b/k/{n}", BIG)
    monkeypatch.undo()
    assert all(path.read_text() == "theirs" for path in theirs)


def test_a_folder_that_is_not_ours_alone_is_left_as_it_is(tmp_path: Path) -> None:
    full = tmp_path / "full" / folder.NAME
    full.mkdir(parents=True)
    (full / "letter.txt").write_text("theirs")
    assert folder.usable(full.parent) is None and os.listdir(full) == ["letter.txt"]
    open_to_all = tmp_path / "open" / folder.NAME
    open_to_all.mkdir(parents=True)
    open_to_all.chmod(0o777)
    assert folder.usable(open_to_all.parent) is None
    elsewhere = tmp_path / "link"
    elsewhere.mkdir()
    (elsewhere / folder.NAME).symlink_to(tmp_path)
    assert folder.usable(elsewhere) is None
    file = tmp_path / "file"
    file.write_text("in the way")
    assert folder.usable(file) is None


def test_the_folder_is_private_and_one_even_when_it_is_temporary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUANTQUAKE_CACHE", str(tmp_path / "own"))
    own = folder.choose()
    assert own == tmp_path / "own" / folder.NAME
    assert stat.S_IMODE(own.stat().st_mode) == 0o700
    own.chmod(0o777)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    fresh = folder.choose()
    assert fresh is not None and fresh != own and fresh.parent.parent == tmp_path


def test_without_any_folder_answers_are_kept_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> str:
        raise FileNotFoundError("No usable temporary directory found")

    monkeypatch.delenv("QUANTQUAKE_CACHE", raising=False)
    monkeypatch.setattr(tempfile, "gettempdir", none)
    assert folder.choose() is None
    nowhere = open_store(None)
    nowhere.set("b/k/1", b"x")
    assert nowhere.get("b/k/1") is None and not nowhere.works()


# ---- faults --------------------------------------------------------------------------------------


class Broken:
    """A store that fails in a way of its own."""

    def __init__(self, error: Exception) -> None:
        self.error, self.asked = error, 0

    def get(self, name: str) -> bytes | None:
        self.asked += 1
        raise self.error

    def set(self, name: str, value: bytes) -> None:
        self.asked += 1
        raise self.error

    drop = get
    mend = sweep = close = lambda self: 0  # type: ignore[assignment]


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.EROFS, "read-only"), PermissionError("not ours"), sqlite3.OperationalError(
            "database or disk is full"), diskcache.Timeout("locked"), ValueError("garbage"),
        UnicodeDecodeError("utf-8", b"", 0, 1, "garbage"), MemoryError(),
    ],
)  # fmt: skip
def test_whatever_a_store_does_nothing_is_raised_and_it_is_left_alone_for_a_moment(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Broken(error)
    guarded = Guarded(broken)  # type: ignore[arg-type]
    assert guarded.get("b/k/1") is None
    for _ in range(20):
        assert guarded.get("b/k/1") is None
        guarded.set("b/k/1", b"x")
    assert broken.asked == 1
    assert "answered past it" in caplog.text
    assert not guarded.works()
