"""Questions to the model, each in a file of its own and registered here in one line."""

from model.inquiry import ablation, policies
from model.inquiry.question import Asked, Question, Step, Steps, finish, read

QUESTIONS: tuple[Question, ...] = (
    policies.QUESTION,
    ablation.QUESTION,
    ablation.HINGES,
)
QUESTION: dict[str, Question] = {question.name: question for question in QUESTIONS}

__all__ = ["QUESTION", "QUESTIONS", "Asked", "Question", "Step", "Steps", "finish", "read"]
