"""Which clients the list shows, and in which order."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coaching.people.entries import looked_for
from coaching.people.models import Client, Coach
from coaching.practice.days import today
from coaching.practice.fields import offer_coaches

Stage = Client.Stage
CURRENT, EVERYONE = "", "everyone"
SOON = timedelta(days=30)
STAGES = [(CURRENT, _("Clients now")), *Stage.choices, (EVERYONE, _("Everyone"))]
SESSIONS = [("", _("All")), ("none_booked", _("None booked")), ("left", _("Some left")), ("none_left", _("None left"))]


class ClientFilter(forms.Form):
    """What narrows the list. What can't be read narrows nothing, and says so."""

    q = forms.CharField(label=_("Name, email or remark"), required=False)
    stage = forms.ChoiceField(label=_("Stage"), required=False, choices=STAGES)
    sessions = forms.ChoiceField(label=_("Sessions"), required=False, choices=[*SESSIONS, ("ending", _("End within 30 days"))])
    coach = forms.ChoiceField(label=_("Coach"), required=False)

    def __init__(self, *args: Any, coaches: list[Coach], zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        offer_coaches(self, coaches)

    @property
    def asks_what_is_left(self) -> bool:
        """Whether it needs the clients with `left` and `left_until`."""
        return bool(self.data.get("sessions"))

    @property
    def is_narrowed(self) -> bool:
        """Whether anything of it was filled in."""
        return any(self.data.get(name) for name in self.fields)

    def chosen(self, clients: QuerySet[Client], now: datetime) -> QuerySet[Client]:
        """`clients` (as `overview.listed` gives them), narrowed to what was asked."""
        self.is_valid()
        data = getattr(self, "cleaned_data", {})
        clients = looked_for(clients, data.get("q", ""), "remark__text")
        clients = self._of_stage(clients, data.get("stage", CURRENT))
        if data.get("coach"):
            clients = clients.filter(coach__slug=data["coach"])
        lookups: dict[str, dict[str, Any]] = {
            "none_booked": {"next_session": None},
            "left": {"left__gt": 0},
            "none_left": {"left__lte": 0},
            "ending": {"left_until__lte": today(now, self.zone) + SOON},
        }
        return clients.filter(**lookups.get(data.get("sessions", ""), {}))

    def _of_stage(self, clients: QuerySet[Client], stage: str) -> QuerySet[Client]:
        if stage == EVERYONE:
            return clients
        return clients.filter(stage=stage) if stage else clients.filter(stage__in=[Stage.ACTIVE, Stage.PAUSED])
