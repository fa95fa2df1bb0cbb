"""Asking a client for a few words about the coaching: once, kindly, and never again for a year after a no."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.people.authors import in_name_of, name_of
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


def refusal(client: Client, user: User, now: datetime) -> str:
    """Why this client can't be asked now, in words for this member of staff; "" when they can."""
    name = {"name": client.first_name}
    if client.stage not in client.CLIENT_STAGES:
        return _("%(name)s isn't a client yet.") % name
    if words := out_of_reach([client], now).get(client.pk):
        return words
    last = latest_of(client)
    if last is None:
        return ""
    if last.is_open:
        return asked_words(last, user)
    if last.is_agreed:
        return _("%(name)s wrote already.") % name
    over = (last.withdrawn_at or last.answered_at or last.asked_at) + A_YEAR
    words = _("%(name)s would rather not. You can ask again from %(day)s on.")
    return words % {**name, "day": _day(over, client)} if now < over else ""


def asked_words(request: TestimonialRequest, user: User) -> str:
    """That the question waits, and who asked it: only whoever did reads “you”."""
    client, who = request.client, name_of(request.by) or request.client.coach.name
    facts = {"name": client.first_name, "day": _day(request.asked_at, client), "who": who, "coach": client.coach.name}
    if request.by_id == user.pk:
        coach = in_name_of(client, user)
        words = _("You asked %(name)s in the name of %(coach)s on %(day)s.") if coach else _("You asked %(name)s on %(day)s.")
    elif client.coach.user_id == user.pk and request.by_id:
        words = _("%(who)s asked %(name)s in your name on %(day)s.")
    else:
        words = _("%(who)s asked %(name)s on %(day)s.")
    return " ".join([words % facts, _("The answer is still to come.")])


@transaction.atomic
def ask(*, client: Client, by: User, now: datetime) -> TestimonialRequest:
    """Asks by an email, and on the client's home. Raises AskError, for a second press too."""
    client = Client.objects.select_for_update(of=("self",)).select_related("coach").get(pk=client.pk)
    if problem := refusal(client, by, now):
        raise AskError(problem)
    request = TestimonialRequest.objects.create(client=client, by=by, asked_at=now)
    text = _("%(coach)s asked for a few words about the coaching") % {"coach": client.coach.name}
    record(client=client, kind="testimonials.asked", text=text, by=by, at=now)
    mails.asked(request)
    return request


@transaction.atomic
def cancel(*, request: TestimonialRequest, now: datetime) -> TestimonialRequest:
    """Withdraws the question. What its client had begun to write stays theirs to copy. Raises AskError where it is answered."""
    request = locked(request)
    if request.answered_at:
        raise AskError(_("%(name)s has answered meanwhile.") % {"name": request.client.first_name})
    if request.canceled_at is None:
        request.canceled_at = now
        request.save(update_fields=["canceled_at"])
    return request


def locked(request: TestimonialRequest) -> TestimonialRequest:
    rows = TestimonialRequest.objects.select_for_update(of=("self",)).select_related("client__coach", "by__coach")
    return rows.get(pk=request.pk)


def _day(at: datetime, client: Client) -> str:
    return date_format(today(at, client.coach.timezone), "F j, Y")
