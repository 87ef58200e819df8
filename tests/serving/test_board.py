"""The queue's rules, by a clock of the test: shared jobs, places, precedence, fairness, bounds."""

from typing import Any

import pytest

from callbacks.answers import admission, board, job
from callbacks.answers.board import Board
from callbacks.answers.job import BESIDE, RESULT, SEARCH, Client, Task

ANNA, BERT = Client("anna", "1.2.3.4"), Client("bert", "1.2.3.4")


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Table:
    """A board, and the listeners that a test has put at it."""

    def __init__(self, seats: int = 3, most: int = 100) -> None:
        self.clock = Clock()
        self.board = Board(seats, most, self.clock)
        self.count = 0

    def ask(self, name: str, rank: int = RESULT, client: Client = ANNA) -> tuple[int, int]:
        self.count += 1
        self.board.ask((1, self.count), Task(name, "scenario", name, rank), client)
        return 1, self.count

    def begin(self, seat: int) -> str | None:
        job = self.board.next()
        if job is not None:
            self.board.begin(job, seat)
        return job and job.task.name

    def told(self, listener: tuple[int, int]) -> list[dict[str, Any]]:
        return [told.head for told in self.board.told if told.listener == listener]

    def bodies(self, listener: tuple[int, int], kind: str) -> list[bytes]:
        said = [t for t in self.board.told if t.listener == listener and t.head["told"] == kind]
        return [told.body for told in said]


def test_the_same_thing_asked_by_many_is_one_job_and_all_hear_it() -> None:
    table = Table()
    first = [table.ask("a", client=Client(f"c{n}", "x")) for n in range(4)]
    assert table.begin(0) == "a" and table.begin(1) is None
    table.board.step(0, b"one", 1, 2)
    late = table.ask("a", client=BERT)
    assert table.told(late)[0]["shared"] and table.told(late)[0]["done"] == 1
    table.board.step(0, b"two", 2, 2)
    table.board.ended(0, b"body")
    for listener in [*first, late]:
        assert table.bodies(listener, "line") == [b"one", b"two"]
        assert table.bodies(listener, "answer") == [b"body"]
    assert not table.board.jobs


def test_a_job_stops_at_its_next_step_once_its_last_listener_has_left() -> None:
    table = Table()
    one, other = table.ask("a"), table.ask("a", client=BERT)
    table.begin(0)
    table.board.leave(one)
    table.board.step(0, b"line", 1, 9)
    assert list(table.board.replies()) == [(0, True)]
    table.board.leave(other)
    table.board.step(0, b"line", 2, 9)
    assert list(table.board.replies()) == [(0, False)]
    assert not table.board.jobs


def test_what_waits_and_nobody_waits_for_is_never_begun() -> None:
    table = Table()
    table.board.leave(table.ask("a"))
    assert table.begin(0) is None and not table.board.jobs


def test_who_was_told_to_come_again_keeps_the_place_until_then() -> None:
    table = Table()
    table.board.leave(table.ask("a"), stay=5.0)
    table.ask("b", client=BERT)
    table.clock.now += 4.0
    table.board.tick()
    assert table.told(table.ask("a"))[0]["place"] == 1
    table.board.leave((1, table.count), stay=5.0)
    table.clock.now += 6.0
    table.board.tick()
    assert list(table.board.jobs) == ["b"]


def test_results_go_first_and_always_find_a_seat() -> None:
    table = Table(seats=3)
    for n in range(3):
        table.ask(f"search{n}", SEARCH, Client(f"s{n}", "x"))
        table.ask(f"beside{n}", BESIDE, Client(f"b{n}", "x"))
    assert [table.begin(0), table.begin(1), table.begin(2)] == ["beside0", "beside1", None]
    result = table.ask("result")
    assert table.told(result)[0]["place"] == 1
    assert table.begin(2) == "result"


def test_a_search_leaves_a_seat_for_questions_too() -> None:
    table = Table(seats=3)
    table.ask("search0", SEARCH)
    table.ask("search1", SEARCH, BERT)
    assert table.begin(0) == "search0" and table.begin(1) is None
    table.ask("beside", BESIDE, BERT)
    assert table.begin(1) == "beside"


def test_a_question_gives_way_while_results_need_the_processors_but_not_for_ever() -> None:
    table = Table(seats=3)
    table.ask("beside", BESIDE)
    table.begin(0)
    for n in range(2):
        table.ask(f"result{n}", client=BERT)
        table.begin(1 + n)
    table.board.step(0, b"line", 1, 4)
    assert list(table.board.replies()) == []
    table.board.ended(1, b"")
    assert list(table.board.replies()) == [(0, True)]
    table.ask("another", client=BERT)
    table.begin(1)
    table.board.step(0, b"line", 2, 4)
    assert list(table.board.replies()) == []
    table.clock.now += board.HELD
    assert list(table.board.replies()) == [(0, True)]


def test_one_client_does_not_keep_others_waiting() -> None:
    table = Table(seats=3)
    for n in range(6):
        table.ask(f"anna{n}")
    assert table.begin(0) == "anna0"
    table.ask("bert", client=BERT)
    assert table.begin(1) == "bert", "who has nothing at work comes before who has"
    assert table.begin(2) == "anna1"


def test_one_client_has_its_places_and_gives_up_what_it_left_first() -> None:
    table = Table()
    asked = [table.ask(f"a{n}") for n in range(admission.PLACES)]
    refused = table.told(table.ask("more"))
    assert refused == [{"told": "refused", "reason": "places", "again": 2}]
    assert table.told(table.ask("bert", client=BERT))[0]["told"] == "joined"
    table.board.leave(asked[0], stay=9.0)
    assert table.told(table.ask("next"))[0]["told"] == "joined"
    assert "a0" not in table.board.jobs and "a1" in table.board.jobs


def test_one_client_has_its_rate_and_what_others_asked_for_is_free() -> None:
    table = Table(most=10_000)
    table.ask("shared", client=BERT)
    for n in range(int(admission.BURST)):
        table.board.leave(table.ask(f"a{n}"))
    assert table.told(table.ask("more"))[0]["reason"] == "rate"
    assert table.told(table.ask("shared"))[0]["told"] == "joined"
    table.clock.now += 1.0
    assert table.told(table.ask("more"))[0]["told"] == "joined"


def test_programs_of_an_address_that_send_no_token_have_the_room_of_a_classroom() -> None:
    table = Table(most=10_000)
    nameless = Client("5.5.5.5", "5.5.5.5")
    told = [table.told(table.ask(f"p{n}", client=nameless))[0]["told"] for n in range(805)]
    assert told == ["joined"] * 800 + ["refused"] * 5


def test_a_classroom_behind_one_address_has_room_and_leaves_some() -> None:
    table = Table(most=400)
    room = [Client(f"tab{n}", "9.9.9.9") for n in range(150)]
    told = [table.told(table.ask(f"{tab.name} {n}", client=tab))[0] for tab in room for n in (0, 1)]
    assert all(head["told"] == "joined" for head in told)
    beyond = table.told(table.ask("beyond", client=Client("tab999", "9.9.9.9")))[0]
    assert beyond["told"] == "refused" and beyond["reason"] == "full" and beyond["again"] > 0
    assert table.told(table.ask("else", client=Client("z", "8.8.8.8")))[0]["told"] == "joined"


def test_the_queue_has_a_bound_for_all() -> None:
    table = Table(most=20)
    told = [
        table.told(table.ask(f"j{n}", client=Client(f"c{n}", f"1.1.1.{n}")))[0] for n in range(25)
    ]
    assert [head["told"] for head in told] == ["joined"] * 20 + ["refused"] * 5


def test_a_lost_process_costs_time_once_and_a_job_that_kills_them_is_given_up() -> None:
    table = Table()
    listener = table.ask("a")
    table.begin(0)
    table.board.step(0, b"line", 1, 2)
    for seat in range(1, board.TRIES):
        table.board.lost(seat - 1)
        assert table.begin(seat) == "a"
    table.board.lost(board.TRIES - 1)
    assert not table.board.jobs
    assert [head["told"] for head in table.told(listener)] == ["joined", "line", "failed"]


def test_a_process_that_tells_nothing_is_noticed_but_not_one_that_was_held() -> None:
    table = Table(seats=2)
    table.ask("beside", BESIDE)
    table.ask("result", client=BERT)
    assert table.begin(0) == "result" and table.begin(1) == "beside"
    table.board.step(1, b"line", 1, 2)
    assert list(table.board.replies()) == []
    table.clock.now += board.SILENT + 1.0
    assert table.board.stuck() == [0]


def test_places_are_told_as_they_change() -> None:
    table = Table(seats=1)
    for name in "abc":
        listener = table.ask(name, client=Client(name, "x"))
    table.begin(0)
    table.board.tick()
    assert table.told(listener)[-1] == {
        "told": "place", "place": 2, "of": 2, "again": 2, "done": None, "total": None,
    }  # fmt: skip


def test_what_is_told_again_to_who_comes_later_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "LINES_KEPT", 100)
    table = Table()
    table.ask("a")
    table.begin(0)
    for n in range(50):
        table.board.step(0, b"%040d" % n, n, 50)
    assert table.bodies(table.ask("a", client=BERT), "line") == [b"%040d" % n for n in (48, 49)]
