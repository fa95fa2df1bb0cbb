"""What one weekly email holds: what the client's home shows, as far as it goes into an email and nobody was told of it yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from coaching.between_sessions import reads as between
from coaching.client_area import bubbles
from coaching.client_area.bubbles import Bubble
from coaching.client_area.plan import AT_ONCE, Plan, plans_of
from coaching.exercises import unread
from coaching.exercises.unread import News
from coaching.modules import NextStep, Question
from coaching.people import module_answers
from coaching.people.models import Client

SESSION_SOON = timedelta(days=7)


@dataclass(frozen=True)
class Letter:
    """`steps` and `bubbles` are all that could be in it, and `taken` says which are; then `also` names what is new besides."""

    plan: Plan
    steps: list[NextStep]
    bubbles: list[Bubble]
    question: Question | None
    also: Sequence[str] = ()

    def taken(self, now: datetime) -> "Letter":
        """What goes into the email; noted as told. In the transaction that sends it."""
        steps: list[NextStep] = []
        also: list[str] = []
        for step in self.steps:
            if len(steps) < AT_ONCE and _take(step, now):
                steps.append(step)
            elif len(steps) == AT_ONCE and step.mail and step.mail.new and _take(step, now):
                also.append(step.text)
        said = [each for each in self.bubbles if each.take(now)]
        question = self.question if self.question and self.question.take(now) else None
        return Letter(self.plan, steps, said, question, also)

    def has_anything(self, now: datetime) -> bool:
        """Whether there is a reason to write. What went well, and that a time could be chosen, is none by itself."""
        start = self.plan.session.start if self.plan.session else None
        soon = start is not None and start <= now + SESSION_SOON
        return bool(self.steps or self.bubbles or self.question or self.plan.ending or soon)


def _take(step: NextStep, now: datetime) -> bool:
    return step.mail is not None and step.mail.take(now)


def letters_of(clients: Sequence[Client], now: datetime) -> dict[int, Letter]:
    """{client id: their letter}. The same number of queries for any number of clients."""
    plans, words = plans_of(clients, now), between.current_of(clients, now)
    news: dict[int, list[News]] = {}
    for each in unread.untold(clients, now):
        news.setdefault(each.assignment.client_id, []).append(each)
    questions = {each.client_id: each for each in module_answers.questions(clients, now)}
    return {pk: _letter(plan, words.get(pk, ()), news.get(pk, ()), questions) for pk, plan in plans.items()}


def _letter(plan: Plan, words, news: Sequence[News], questions: Mapping[int, Question]) -> Letter:
    said = [
        *bubbles.of_words((each for each in words if each.mailed_at is None), full=True),
        *bubbles.of_answers(plan.client, news),
    ]
    steps = [step for step in plan.steps if step.mail]
    return Letter(plan, steps, said, questions.get(plan.client.pk))
