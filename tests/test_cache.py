"""The cache of results: once however many ask, bounded, private, and never in the way."""

import multiprocessing
import tempfile
import threading
import time
from pathlib import Path

import pytest

from callbacks.cache import ResultCache, private_directory


def _slow(folder: Path) -> bytes:
    with (folder / "computed").open("a") as log:
        log.write("x")
    time.sleep(0.3)
    return b'{"a":1}'


def _ask(folder: Path, _number: int) -> bytes:
    return ResultCache(folder, "model").get("v=1&ban=off", lambda: _slow(folder))


def test_computed_once_by_many_threads(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path, "model")
    answers: list[bytes] = []
    asks = [
        threading.Thread(target=lambda: answers.append(cache.get("k", lambda: _slow(tmp_path))))
        for _ in range(16)
    ]
    for ask in asks:
        ask.start()
    for ask in asks:
        ask.join()
    assert answers == [b'{"a":1}'] * 16
    assert (tmp_path / "computed").read_text() == "x"


def test_computed_once_by_many_processes(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    with context.Pool(4) as pool:
        answers = pool.starmap(_ask, [(tmp_path, number) for number in range(8)])
    assert answers == [b'{"a":1}'] * 8
    assert (tmp_path / "computed").read_text() == "x"


def test_another_model_does_not_see_the_answer(tmp_path: Path) -> None:
    assert ResultCache(tmp_path, "one").get("k", lambda: b"1") == b"1"
    assert ResultCache(tmp_path, "two").get("k", lambda: b"2") == b"2"
    assert ResultCache(tmp_path, "one").get("k", lambda: b"3") == b"1"


def test_memory_and_disk_are_bounded(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path, "model", in_memory=3, on_disk=10)
    for number in range(40):
        cache.get(str(number), lambda number=number: str(number).encode())
    assert len(cache._recent) == 3
    assert len(list(tmp_path.glob("*/*.json"))) <= 10
    assert cache.get("39", lambda: b"again") == b"39"


def test_a_failed_computation_is_not_kept(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path, "model")

    def fail() -> bytes:
        raise RuntimeError("model")

    with pytest.raises(RuntimeError, match="model"):
        cache.get("k", fail)
    assert cache.get("k", lambda: b"1") == b"1"


def test_answers_without_a_usable_directory(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    assert ResultCache(file, "model").get("k", lambda: b"1") == b"1"


def test_directory_is_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUANTQUAKE_CACHE", str(tmp_path / "own"))
    own = private_directory()
    assert own == tmp_path / "own"
    assert own.stat().st_mode & 0o077 == 0
    own.chmod(0o777)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert private_directory() != own
