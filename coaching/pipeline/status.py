"""Where each prospect stands, derived from bookings and stage in one query."""

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from coaching.booking.models import Booking
from coaching.people.models import Client

Stage, Status = Client.Stage, Booking.Status


class ProspectStatus(models.TextChoices):
    """What is the same as a stage has the stage's word."""

    BOOKED = "booked", _("call booked")
    PASSED = "passed", _("call over, not marked")
    HELD = "held", _("call held")
    MISSED = "missed", _("did not come")
    CANCELED = "canceled", _("canceled")
    OFFERED = "offered", Client.Stage.OFFERED.label
    CLIENT = "client", Client.Stage.ACTIVE.label
    LATER = "later", Client.Stage.LATER.label
    NO = "no", Client.Stage.DECLINED.label
    NEW = "new", _("no call yet")


def prospects(clients, now):
    """Everyone among `clients` who is or was a prospect, each with `prospect_status`, `call_at`, `call_pk` and `call_source`."""
    first_calls = Booking.objects.filter(client=OuterRef("pk"), appointment_type__takes_credit=False)
    call = first_calls.annotate(gone=Q(status=Status.CANCELED)).order_by("gone", "-start")
    found = clients.annotate(
        call_pk=Subquery(call.values("pk")[:1]),
        call_at=Subquery(call.values("start")[:1]),
        call_end=Subquery(call.values("end")[:1]),
        call_status=Subquery(call.values("status")[:1]),
    )
    found = found.filter(Q(stage__in=Client.PROSPECT_STAGES) | Exists(first_calls) | Q(offer__isnull=False))
    return found.annotate(prospect_status=_status(now)).select_related("coach", "offer__offered", "check_in")


def _status(now):
    by_stage = {Stage.OFFERED: ProspectStatus.OFFERED, Stage.LATER: ProspectStatus.LATER, Stage.DECLINED: ProspectStatus.NO}
    by_call = {
        Status.HELD: ProspectStatus.HELD,
        Status.NO_SHOW: ProspectStatus.MISSED,
        Status.CANCELED: ProspectStatus.CANCELED,
    }
    return Case(
        When(~Q(stage__in=Client.PROSPECT_STAGES), then=Value(ProspectStatus.CLIENT)),
        *(When(stage=stage, then=Value(prospect_status)) for stage, prospect_status in by_stage.items()),
        *(When(call_status=status, then=Value(prospect_status)) for status, prospect_status in by_call.items()),
        When(call_status=Status.BOOKED, call_end__lte=now, then=Value(ProspectStatus.PASSED)),
        When(call_status=Status.BOOKED, then=Value(ProspectStatus.BOOKED)),
        default=Value(ProspectStatus.NEW),
        output_field=models.CharField(),
    )


def counts(found):
    """{status: how many}, for those that someone has."""
    rows = found.order_by().values("prospect_status").annotate(number=models.Count("pk")).values_list("prospect_status", "number")
    return dict(rows)


def newest_first(found):
    return found.order_by(F("call_at").desc(nulls_last=True), "-created_at", "-pk")
