"""What a client's home shows: fifteen minutes for today, and what happened since."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from coaching.between_sessions import reads as between
from coaching.client_area import bubbles
from coaching.client_area.plan import AT_ONCE, Plan, plans_of
from coaching.client_area.steps import FAVOR, FILE
from coaching.exercises.models import Submission
from coaching.exercises.unread import unread
from coaching.meetings.models import SessionAction
from coaching.modules import NextStep
from coaching.people import module_answers, standing
from coaching.people.activity import WEEKS
from coaching.people.models import Client
from coaching.people.preferring import preferences_of
from coaching.practice.reading_once import reading_once
from coaching.progress.overview import progress_for


@reading_once()
def context(client: Client, now: datetime, *, more: bool = False) -> dict[str, Any]:
    """The home's whole context. `more` shows what is left of today's, however much was done. It costs the same number of queries
    for 3 exercises, comments and entries, and for 300."""
    plan = plans_of([client], now)[client.pk]
    rest, finished = plan.weeks.rest, standing.finished_words(client)
    calm = bool(rest or finished)
    steps = [] if calm else _for_today(plan, 0 if more else _done_today(plan, now))
    words = [] if rest else between.current_of([client], now).get(client.pk, [])
    return {
        "client": client,
        "now": now,
        "plan": plan,
        "rest": rest,
        "finished": finished,
        "calm": calm,
        "first": steps[0] if steps else None,
        "steps": steps[1:],
        "done": bool(plan.steps) and not (steps or calm),
        "asides": [each for each in plan.steps if each.about.startswith((FILE, FAVOR)) and each not in steps],
        "until": _until(plan),
        "bubbles": [*bubbles.of_words(words), *bubbles.of_answers(client, unread(client))],
        "words_shown": words,
        "overview": None if steps or calm else progress_for([client], WEEKS, now)[client.pk],
    }


def done_words(client: Client, now: datetime) -> str:
    """“Done. See you Tuesday.” once all of today's is done, for a page outside of the home; "" before, and on a break."""
    plan = plans_of([client], now)[client.pk]
    if plan.weeks.rest or standing.finished_words(client) or _for_today(plan, _done_today(plan, now)):
        return ""
    return f"{_('Done.')} {_until(plan)}".strip()


def _for_today(plan: Plan, done: int) -> list[NextStep]:
    """Three, less what was done today; what has its day today or had it is never kept back."""
    pressing = [each for each in plan.steps if each.due and each.due <= plan.day]
    return plan.steps[: max(AT_ONCE - done, min(len(pressing), AT_ONCE))]


def _done_today(plan: Plan, now: datetime) -> int:
    """How many things the client did today: along the modules, what they took on in a session, what they handed in."""
    client = plan.client
    ticked = SessionAction.objects.of_client(client).filter(done_on=plan.day).count()
    handed_in = Submission.objects.of_client(client).filter(submitted_on=plan.day).count()
    return ticked + handed_in + module_answers.done_today([client], now)[client.pk]


def _until(plan: Plan) -> str:
    """When the client is expected back: the day of their weekly email, or no day."""
    preferences = preferences_of(plan.client)
    if not preferences.wants_digest:
        return ""
    day = preferences.get_digest_day_display()
    words = _("See you next %(day)s.") if preferences.digest_day == plan.day.weekday() else _("See you %(day)s.")
    return words % {"day": day}
