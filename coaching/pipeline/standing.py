"""Where each prospect stands, derived from bookings and stage in one query."""

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from coaching.booking.models import Booking
from coaching.people.models import Client

Stage, Status = Client.Stage, Booking.Status


class Standing(models.TextChoices):
    BOOKED = "booked", _("call booked")
    PASSED = "passed", _("call over, not marked")
    HELD = "held", _("call held")
    MISSED = "missed", _("did not come")
    CANCELLED = "cancelled", _("cancelled")
    OFFERED = "offered", _("offered")
    CLIENT = "client", _("client")
    LATER = "later", _("not now")
    NO = "no", _("no")
    NEW = "new", _("no call yet")


def prospects(clients, now):
    """Everyone among `clients` who is or was a prospect, each with `standing`, `call_at`, `call_pk` and `call_source`."""
    first_calls = Booking.objects.filter(client=OuterRef("pk"), appointment_type__takes_credit=False)
    call = first_calls.annotate(gone=Q(status=Status.CANCELLED)).order_by("gone", "-start")
    found = clients.annotate(
        call_pk=Subquery(call.values("pk")[:1]),
        call_at=Subquery(call.values("start")[:1]),
        call_end=Subquery(call.values("end")[:1]),
        call_status=Subquery(call.values("status")[:1]),
    )
    found = found.filter(Q(stage__in=Client.PROSPECT_STAGES) | Exists(first_calls) | Q(recap__isnull=False))
    return found.annotate(standing=_standing(now)).select_related("coach", "recap__package", "check_in")


def _standing(now):
    by_stage = {Stage.OFFERED: Standing.OFFERED, Stage.LATER: Standing.LATER, Stage.DECLINED: Standing.NO}
    by_call = {Status.HELD: Standing.HELD, Status.NO_SHOW: Standing.MISSED, Status.CANCELLED: Standing.CANCELLED}
    return Case(
        When(~Q(stage__in=Client.PROSPECT_STAGES), then=Value(Standing.CLIENT)),
        *(When(stage=stage, then=Value(standing)) for stage, standing in by_stage.items()),
        *(When(call_status=status, then=Value(standing)) for status, standing in by_call.items()),
        When(call_status=Status.BOOKED, call_end__lte=now, then=Value(Standing.PASSED)),
        When(call_status=Status.BOOKED, then=Value(Standing.BOOKED)),
        default=Value(Standing.NEW),
        output_field=models.CharField(),
    )


def counts(found):
    """{standing: how many}, for those that someone has."""
    rows = found.order_by().values("standing").annotate(number=models.Count("pk")).values_list("standing", "number")
    return dict(rows)


def newest_first(found):
    return found.order_by(F("call_at").desc(nulls_last=True), "-created_at", "-pk")
