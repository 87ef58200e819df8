"""Questions to the model, each in a file of its own and registered here in one line."""

from model.inquiry import (
    ablation,
    against_reality,
    claim,
    duel,
    flows,
    game,
    grid,
    money,
    one_path,
    policies,
    quakes,
    rescue_search,
    spread,
    tornado,
    why,
    why_day,
)
from model.inquiry.question import Asked, Question, Step, Steps, finish, read

QUESTIONS: tuple[Question, ...] = (
    why.QUESTION,
    why_day.QUESTION,
    flows.QUESTION,
    policies.QUESTION,
    claim.QUESTION,
    spread.QUESTION,
    one_path.QUESTION,
    duel.QUESTION,
    tornado.QUESTION,
    money.QUESTION,
    rescue_search.QUESTION,
    grid.QUESTION,
    game.QUESTION,
    quakes.QUESTION,
    against_reality.QUESTION,
    ablation.QUESTION,
    ablation.HINGES,
)
QUESTION: dict[str, Question] = {question.name: question for question in QUESTIONS}

__all__ = ["QUESTION", "QUESTIONS", "Asked", "Question", "Step", "Steps", "finish", "read"]
