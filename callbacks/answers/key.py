"""What identifies an answer: its kind and the canonical text of what was asked.

Equal questions have equal keys, whatever order their query had. A key travels between processes
as these two texts, and any of them can work the answer out from it alone.
"""

import hashlib
from dataclasses import dataclass
from typing import Literal, get_args

import model
from callbacks.answers.job import BESIDE, RESULT, SEARCH
from components.build import build_hash
from model.agreement import plain
from model.inquiry import QUESTION, Asked

Kind = Literal["scenario", "agreement", "question", "csv", "xlsx", "episode"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class AnswerKey:
    """One answer of one build: `kind` and `text` are all that it hangs on."""

    kind: Kind
    text: str

    @property
    def name(self) -> str:
        """The key under which every store keeps it: build, kind and a digest of the text."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        return f"{build_hash()}/{self.kind}/{digest}"

    @property
    def rank(self) -> int:
        """What is worked out first: lower before higher."""
        if self.kind == "question":
            question = QUESTION.get(self.text.partition("?")[0])
            return SEARCH if question is not None and question.heavy else BESIDE
        return BESIDE if self.kind == "agreement" else RESULT


def of_scenario(chosen: "model.Scenario") -> AnswerKey:
    """Return the key of a scenario."""
    return AnswerKey("scenario", chosen.link)


def of_file(chosen: "model.Scenario", ending: Literal["csv", "xlsx"], language: str) -> AnswerKey:
    """Return the key of a scenario's file in a language."""
    return AnswerKey(ending, f"{language}?{chosen.link}")


def of_agreement(chosen: "model.Scenario") -> AnswerKey:
    """Return the key of an agreement, which does not hang on structure and mode."""
    return AnswerKey("agreement", plain(chosen).link)


def of_question(asked: Asked) -> AnswerKey:
    """Return the key of a question."""
    return AnswerKey("question", f"{asked.question.name}?{asked.key}")


def of_episode(name: str, leverage: float | None) -> AnswerKey:
    """Return the key of an episode without levers; None is the leverage that its folder states."""
    return AnswerKey("episode", name if leverage is None else f"{name}?{leverage!r}")
