"""Asking a client for a few words about the coaching: once, kindly, and never again for a year after a no."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.people.models import Client
from coaching.people.notification_policy import out_of_reach
from coaching.people.timeline import record
from coaching.practice.days import today
from coaching.testimonials import mails
from coaching.testimonials.models import TestimonialRequest

A_YEAR = timedelta(days=365)


class AskError(Exception):
    """The client can't be asked, or what was asked is over; the message is a sentence for whoever pressed."""


def latest_of(client: Client) -> TestimonialRequest | None:
    """The last time they were asked, unless it was withdrawn."""
    asked = TestimonialRequest.objects.filter(client=client, canceled_at=None)
    return asked.select_related("testimonial", "client__coach", "by__coach").first()


def refusal(client: Client, now: datetime) -> str:
    """Why this client can't be asked now, in words; "" when they can."""
    name = {"name": client.first_name}
    if client.stage not in client.CLIENT_STAGES:
        return _("%(name)s is not a client of yours yet.") % name
    if words := out_of_reach([client], now).get(client.pk):
        return words
    last = latest_of(client)
    if last is None:
        return ""
    if last.is_open:
        return _("You asked %(name)s on %(day)s. The answer is still to come.") % {**name, "day": _day(last.asked_at, client)}
    if last.is_agreed:
        return _("%(name)s wrote for you already.") % name
    over = (last.withdrawn_at or last.answered_at or last.asked_at) + A_YEAR
    words = _("%(name)s would rather not. You can ask again from %(day)s on.")
    return words % {**name, "day": _day(over, client)} if now < over else ""


@transaction.atomic
def ask(*, client: Client, by: User, now: datetime) -> TestimonialRequest:
    """Asks by an email, and on the client's home. Raises AskError, for a second press too."""
    client = Client.objects.select_for_update(of=("self",)).select_related("coach").get(pk=client.pk)
    if problem := refusal(client, now):
        raise AskError(problem)
    request = TestimonialRequest.objects.create(client=client, by=by, asked_at=now)
    text = _("%(coach)s asked for a few words about the coaching") % {"coach": client.coach.name}
    record(client=client, kind="testimonials.asked", text=text, at=now)
    mails.asked(request)
    return request


@transaction.atomic
def cancel(*, request: TestimonialRequest, now: datetime) -> TestimonialRequest:
    """Withdraws the question, with what its client had begun to write. Raises AskError where it is answered."""
    request = locked(request)
    if request.answered_at:
        raise AskError(_("%(name)s has answered meanwhile.") % {"name": request.client.first_name})
    if request.canceled_at is None:
        request.canceled_at, request.draft = now, ""
        request.save(update_fields=["canceled_at", "draft"])
    return request


def locked(request: TestimonialRequest) -> TestimonialRequest:
    rows = TestimonialRequest.objects.select_for_update(of=("self",)).select_related("client__coach", "by__coach")
    return rows.get(pk=request.pk)


def _day(at: datetime, client: Client) -> str:
    return date_format(today(at, client.coach.timezone), "F j, Y")
