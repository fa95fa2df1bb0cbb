"""Goals are agreed on, changed, reached, let go of, and each of these can be taken back. Each verb is safe to run twice.

At most three are open at a time: as many as fit on top of a page, and as one can keep in mind without a list. What is taken
back may be one more, because an undo never fails for that.
"""

from datetime import date, datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.autosave.plain_text import plain
from coaching.goals.models import Goal
from coaching.people.entries import locked
from coaching.people.models import Client
from coaching.people.timeline import record, seen
from coaching.practice.days import today, years_later

MOST = 3
AGREED, CHANGED, REACHED, LET_GO = "goals.agreed", "goals.changed", "goals.reached", "goals.let_go"
BY_CLIENT = "goals.reached_by_client"  # which is news to the coach


class GoalError(Exception):
    """What was asked can't be done; the message is a sentence for the coach, `field` the one it is about."""

    def __init__(self, words: str, field: str | None = None) -> None:
        super().__init__(words)
        self.field = field


@transaction.atomic
def agree(*, client: Client, text: str, due_on: date, by: User | None, key: UUID, now: datetime) -> Goal:
    """A new goal for the day `due_on`. One `key` (of the form) makes one goal. Raises GoalError."""
    client = locked(client)
    if known := Goal.objects.of_client(client).filter(key=key).first():
        return known
    text = _checked(client, text, due_on, now)
    if Goal.objects.of_client(client).open().count() >= MOST:
        words = _("%(most)d goals are open already, and more are hard to keep in mind. Close or change one of them.")
        raise GoalError(words % {"most": MOST})
    goal = Goal.objects.create(client=client, text=text, due_on=due_on, by=by, key=key, agreed_at=now)
    record(client=client, kind=AGREED, text=_said(AGREED, goal), at=now)
    return goal


@transaction.atomic
def change(*, goal: Goal, text: str | None = None, due_on: date | None = None, now: datetime) -> Goal:
    """Another wording or another day (None: as it is). Raises GoalError, also for one that is closed."""
    client = locked(goal.client)
    goal = Goal.objects.select_related("client").get(pk=goal.pk)
    if not goal.is_open:
        raise GoalError(_("This goal is closed. Open it again to change it."))
    text, due_on = goal.text if text is None else text, due_on or goal.due_on
    text = _checked(client, text, due_on, now, goal)
    if (text, due_on) != (goal.text, goal.due_on):
        goal.text, goal.due_on = text, due_on
        goal.save(update_fields=["text", "due_on"])
        record(client=client, kind=CHANGED, text=_said(CHANGED, goal), at=now)
    return goal


@transaction.atomic
def reach(*, goal: Goal, now: datetime, by_client: bool = False) -> Goal:
    """It is reached, today on the client's calendar; one that was let go of, too."""
    client, goal = _locked(goal)
    if goal.reached_at is None:
        goal.reached_at, goal.reached_on = now, today(now, client.timezone)
        goal.let_go_at = goal.let_go_on = None
        goal.save()
        record(client=client, kind=BY_CLIENT if by_client else REACHED, text=_said(REACHED, goal), at=now, active=by_client)
    return goal


@transaction.atomic
def let_go(*, goal: Goal, now: datetime) -> Goal:
    """It is no longer aimed at, which is a decision and no failure. One that is reached stays reached."""
    client, goal = _locked(goal)
    if goal.is_open:
        goal.let_go_at, goal.let_go_on = now, today(now, client.timezone)
        goal.save()
        record(client=client, kind=LET_GO, text=_said(LET_GO, goal), at=now)
    return goal


@transaction.atomic
def reopen(*, goal: Goal, now: datetime, by_client: bool = False) -> Goal:
    """It is open again: nothing says any more that it was closed."""
    client, goal = _locked(goal)
    if closed_at := goal.closed_at:
        kind = REACHED if goal.reached_at else LET_GO
        client.timeline.filter(kind__in=[kind, BY_CLIENT], at=closed_at, text=_said(kind, goal)).delete()
        goal.reached_at = goal.reached_on = goal.let_go_at = goal.let_go_on = None
        goal.save()
        if by_client:
            seen(client=client, at=now)
    return goal


@transaction.atomic
def remove(*, goal: Goal) -> bool:
    """Takes back that it was agreed on: the goal is gone, with its line. False when something happened with it since."""
    client = locked(goal.client)
    found = Goal.objects.filter(pk=goal.pk).open().first()
    if found is None or (found.text, found.due_on) != (goal.text, goal.due_on):
        return False
    client.timeline.filter(kind=AGREED, at=goal.agreed_at, text=_said(AGREED, goal)).delete()
    found.delete()
    return True


def _checked(client: Client, text: str, due_on: date, now: datetime, before: Goal | None = None) -> str:
    """The text on one line. A day that has passed stays only where it was before."""
    text, first = " ".join(plain(text).split()), today(now, client.timezone)
    if not text:
        raise GoalError(_("Write what shall be reached."), "text")
    if len(text) > Goal.LONGEST:
        raise GoalError(_("Say it in %(most)d letters or fewer.") % {"most": Goal.LONGEST}, "text")
    if due_on < first and not (before and before.due_on == due_on):
        raise GoalError(
            _("That day has passed for %(name)s. Choose today or a later one.") % {"name": client.first_name}, "due_on"
        )
    if due_on > years_later(first, 2):
        raise GoalError(_("That day is more than two years from now. Check the year."), "due_on")
    return text


def _said(kind: str, goal: Goal) -> str:
    """The line of the timeline."""
    facts = {"text": goal.text, "day": date_format(goal.due_on, "F j, Y")}
    sentences = {
        AGREED: _("New goal, for %(day)s: %(text)s"),
        CHANGED: _("Goal changed, for %(day)s: %(text)s"),
        REACHED: _("Goal reached: %(text)s"),
        LET_GO: _("Let go of a goal: %(text)s"),
    }
    return (sentences[kind] % facts)[:300]


def _locked(goal: Goal) -> tuple[Client, Goal]:
    """The client, locked first, and the goal as it is by then."""
    client = locked(goal.client)
    return client, Goal.objects.get(pk=goal.pk)
