"""Which sales the list shows."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coaching.payments.bookkeeping.sales import State
from coaching.payments.models import Package, Payment
from coaching.people.models import Coach
from coaching.practice.days import end_of, start_of
from coaching.practice.fields import choice_field, offer_coaches, row_field
from coaching.practice.searching import containing

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
PURCHASE, CHECKOUT, REQUEST, MISFIT = "purchase", "checkout", "request", "misfit"
MOMENTS = {PURCHASE: "bought_at", CHECKOUT: "created_at", REQUEST: "created_at", MISFIT: "noticed_at"}
STATES = [("", _("All")), *State.choices, (MISFIT, _("fits no sale"))]
ORDERS = {
    "client": _("Client"),
    "date": _("Sold on"),
    "package": _("Package"),
    "state": _("State"),
    "price": _("Price"),
    "received": _("Received"),
}
LATEST_FIRST = {"date", "price", "received"}  # or largest


class SalesFilter(forms.Form):
    """Filters of the list, and its order. With what can't be read nothing is found, and the form says so. Days are those of the
    practice's `zone`."""

    q = forms.CharField(label=_("Client"), required=False)
    package = forms.ModelChoiceField(Package.objects.none(), label=_("Package"), required=False, empty_label=_("All"))
    since = forms.DateField(label=_("Sold on or after"), required=False, widget=DATE)
    until = forms.DateField(label=_("Sold on or before"), required=False, widget=DATE)
    method = forms.ChoiceField(label=_("Paid how"), required=False, choices=[("", _("All")), *Payment.Method.choices])
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)
    coach = forms.ChoiceField(label=_("Coach"), required=False)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=[], widget=forms.HiddenInput)
    client = forms.IntegerField(label=_("Client"), required=False, widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    def __init__(self, *args: Any, zone: str, coaches: Sequence[Coach] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        offer_coaches(self, coaches)
        row_field(self, "package").queryset = Package.objects.all()
        choice_field(self, "order").choices = [(f"{sign}{name}", name) for name in ORDERS for sign in ("", "-")]

    @property
    def asked(self) -> dict[str, Any]:
        """What was asked for, as far as it can be read."""
        self.is_valid()
        return getattr(self, "cleaned_data", {})

    def narrowed(self, found: QuerySet[Any, Any], kind: str) -> QuerySet[Any, Any]:
        """Those of `found` (sales of one kind) that were asked for."""
        data = self.asked
        wants_misfits = data.get("state") == MISFIT
        if self.errors or (kind == MISFIT and data.get("package")) or (kind != MISFIT and wants_misfits):
            return found.none()
        found = containing(found, data.get("q", ""), "client__name", "client__email")
        if data.get("method"):
            found = self._by_method(found, kind, data["method"])
        lookups: dict[str, Any] = {"state": "" if wants_misfits else data.get("state"), "client": data.get("client")}
        lookups["client__coach__slug"] = data.get("coach")
        if data.get("package"):
            lookups["package"] = data["package"]
        moment = MOMENTS[kind]
        if data.get("since"):
            lookups[f"{moment}__gte"] = start_of(data["since"], self.zone)
        if data.get("until"):
            lookups[f"{moment}__lt"] = end_of(data["until"], self.zone)
        return found.filter(**{name: value for name, value in lookups.items() if value})

    def _by_method(self, found: QuerySet[Any, Any], kind: str, method: str) -> QuerySet[Any, Any]:
        if kind == PURCHASE:
            return found.filter(pk__in=Payment.objects.filter(method=method).values("purchase"))
        return found if kind in {CHECKOUT, MISFIT} and method == Payment.Method.STRIPE else found.none()
