"""Questions to the model, each in a file of its own and registered here in one line."""

from model.inquiry import grid, policies
from model.inquiry import against_reality, policies, quakes
from model.inquiry import flows, policies, why, why_day
from model.inquiry import duel, one_path, policies, spread, tornado
from model.inquiry import money, policies, rescue_search
from model.inquiry.question import Asked, Question, Step, Steps, finish, read

QUESTIONS: tuple[Question, ...] = (
    policies.QUESTION,
    grid.QUESTION,
    against_reality.QUESTION,
    quakes.QUESTION,
    why.QUESTION,
    why_day.QUESTION,
    flows.QUESTION,
)
from model.inquiry import claim, policies
from model.inquiry.question import Asked, Question, Step, Steps, finish, read

QUESTIONS: tuple[Question, ...] = (policies.QUESTION, claim.QUESTION)
    spread.QUESTION,
    one_path.QUESTION,
    duel.QUESTION,
    tornado.QUESTION,
    money.QUESTION,
    rescue_search.QUESTION,
)
from model.inquiry import game, policies
from model.inquiry.question import Asked, Question, Step, Steps, finish, read

QUESTIONS: tuple[Question, ...] = (policies.QUESTION, game.QUESTION)
QUESTION: dict[str, Question] = {question.name: question for question in QUESTIONS}

__all__ = ["QUESTION", "QUESTIONS", "Asked", "Question", "Step", "Steps", "finish", "read"]
