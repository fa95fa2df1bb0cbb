"""What other rooms show of goals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from coaching.goals.forms import NewGoalForm
from coaching.goals.goals import MOST
from coaching.goals.models import Goal
from coaching.people.due_words import due_words
from coaching.people.models import Client
from coaching.practice.days import today

SHOWN = 50  # of the closed ones


@dataclass(frozen=True)
class OpenGoal:
    """A goal as its client reads it, with the address that takes the tick."""

    goal: Goal
    when: str
    is_late: bool

    @property
    def text(self) -> str:
        return self.goal.text

    @property
    def url(self) -> str:
        return reverse("goals:list")

    @property
    def done_url(self) -> str:
        return reverse("goals:reach", args=[self.goal.pk])


def open_of(client: Client, now: datetime) -> list[OpenGoal]:
    """What the client and their coach aim at, the soonest first. One query."""
    day = today(now, client.timezone)
    found = Goal.objects.of_client(client).open()
    return [OpenGoal(each, due_words(each.due_on, client, now), each.due_on < day) for each in found]


def closed_of(client: Client) -> QuerySet[Goal]:
    """What was reached or let go of, the latest first."""
    return Goal.objects.of_client(client).closed()[:SHOWN]


def coming_of(clients: Iterable[Client], now: datetime, days: int) -> list[Goal]:
    """The open goals of these clients whose day is today or within `days` days, the soonest first. One query."""
    calendars = {client.pk: today(now, client.timezone) for client in clients}
    found = Goal.objects.filter(client__in=calendars).open()
    return [each for each in found if 0 <= (each.due_on - calendars[each.client_id]).days <= days]


def of_client(client: Client) -> QuerySet[Goal]:
    """All of a client's goals, the latest first."""
    return Goal.objects.filter(client=client).order_by("-agreed_at", "-pk")


def of_client_page(client: Client, rows: QuerySet[Goal] | Sequence[Goal], now: datetime) -> dict[str, Any]:
    """What the coach's page of a client shows of `rows` (as `of_client` gives them), with the form of a new one."""
    day, found = today(now, client.timezone), list(rows[: SHOWN + MOST])
    open_ones = sorted((each for each in found if each.is_open), key=lambda each: (each.due_on, each.pk))
    return {
        "goals": [OpenGoal(each, due_words(each.due_on, client, now), each.due_on < day) for each in open_ones],
        "closed_goals": sorted((each for each in found if each.closed_at), key=lambda each: each.closed_at, reverse=True),
        "goal_form": NewGoalForm(auto_id="goal_%s"),
        "most_goals": MOST,
    }
