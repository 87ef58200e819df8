"""The command line: `python -m model levers | scenarios | episodes | mechanisms | run | ask`.

Standard output is one JSON value in full float64. A bad link ends with status 2 and one line on
standard error that says what is allowed.
"""

import argparse
import json
import sys
from collections.abc import Callable
from typing import Any, NoReturn

import model
from model.inquiry import QUESTION, finish, read

ASKED = "QUERY is the text behind the page's ?, as in: ask policies 'against=off&v=1&ban=off'"


class _OneLine(argparse.ArgumentParser):
    """Answers a wrong call with one line, like a bad link."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{message}; see python -m model --help\n")


def _arguments() -> argparse.ArgumentParser:
    parser = _OneLine(prog="python -m model", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("levers", help="every policy setting and assumption")
    commands.add_parser("scenarios", help="the gallery")
    commands.add_parser("episodes", help="the episodes, with their sources and assumptions")
    commands.add_parser("mechanisms", help="what can be switched off")
    commands.add_parser("metrics", help="the headline numbers of a run")
    commands.add_parser("per-ten-billion", help="what CNY 10 bn moves, by what it buys")
    commands.add_parser("questions", help="what can be asked, with the fields of each question")
    ask = commands.add_parser("ask", help="the answer to a question", epilog=ASKED)
    ask.add_argument("name", metavar="NAME", help=f"one of {', '.join(QUESTION)}")
    ask.add_argument("query", metavar="QUERY", nargs="?", default="", help="fields and scenario")
    run = commands.add_parser("run", help="run a scenario")
    run.add_argument("--scenario", default="", metavar="LINK", help="the text behind the page's ?")
    run.add_argument("--unanchored", action="store_true", help="the same as mode=unanchored")
    run.add_argument(
        "--ensemble", type=int, default=0, metavar="N", help="parameter sets for the bands"
    )
    run.add_argument("--off", nargs="+", action="extend", default=[], metavar="MECHANISM")
    run.add_argument(
        "--episode", default="", metavar="NAME", help="an episode without policy settings"
    )
    run.add_argument("--leverage", type=float, metavar="X", help="of that episode's levered books")
    return parser


def _run(arguments: argparse.Namespace) -> dict[str, Any]:
    """Run a scenario, or an episode that has no levers."""
    if arguments.episode and not model.has_levers(arguments.episode):
        if arguments.scenario or arguments.unanchored or arguments.ensemble:
            raise ValueError(f"{arguments.episode} takes --off and --leverage only")
        return model.run_episode(arguments.episode, tuple(arguments.off), arguments.leverage)
    if arguments.leverage is not None:
        raise ValueError("--leverage needs an --episode without levers")
    chosen = model.parse_link(arguments.scenario)
    if arguments.unanchored:
        others = {name: value for name, value in chosen.changes if name != "mode"}
        chosen = model.scenario(**others, mode="unanchored")
    if arguments.ensemble < 0:
        raise ValueError("--ensemble takes a whole number from 0")
    return model.run(chosen, ensemble=arguments.ensemble, off=tuple(arguments.off))


def _ask(arguments: argparse.Namespace) -> dict[str, Any]:
    """Answer a question of the registry, whichever there are."""
    if arguments.name not in QUESTION:
        raise ValueError(f"unknown question {arguments.name!r}; allowed: {', '.join(QUESTION)}")
    question = QUESTION[arguments.name]
    return finish(question.answer(read(question, arguments.query.lstrip("?"))))


def main(words: list[str] | None = None) -> int:
    """Run one command; return the exit status."""
    arguments = _arguments().parse_args(words)
    commands: dict[str, Callable[[], Any]] = {
        "levers": model.levers,
        "scenarios": model.scenarios,
        "episodes": model.episodes,
        "mechanisms": model.mechanisms,
        "metrics": model.metrics,
        "per-ten-billion": lambda: model.per_ten_billion().to_dict("records"),
        "questions": lambda: [question.json() for question in QUESTION.values()],
        "run": lambda: _run(arguments),
        "ask": lambda: _ask(arguments),
    }
    try:
        answer: Any = commands[arguments.command]()
    except ValueError as problem:
        print(" ".join(str(problem).split()), file=sys.stderr)
        return 2
    json.dump(answer, sys.stdout, ensure_ascii=False, allow_nan=False)
    sys.stdout.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
