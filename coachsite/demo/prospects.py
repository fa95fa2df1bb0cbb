"""The demo's prospects, each at another point of the way. No mail goes out for them."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from coaching.booking.models import Booking
from coaching.payments.models import Package
from coaching.people.models import Client
from coaching.pipeline import promises
from coaching.pipeline.models import CheckIn, Offer
from coaching.practice.days import today
from coachsite.demo.reading import read

VALID_FOR = timedelta(days=10)


def load_prospects(coach):
    """As long as nobody has booked with the coach."""
    if not coach.bookings.exists():
        for words in read("prospects")["prospects"]:
            _load(coach, words, timezone.now())


def _load(coach, words, now):
    fields = {name: words[name] for name in ("name", "email", "timezone", "source")}
    client = Client.objects.create(
        coach=coach, stage=words.get("stage", "prospect"), stage_reason=words.get("reason", ""), **fields
    )
    _book(coach, client, words, now)
    if "offer" in words:
        _offer(client, words["offer"], now)
    if "ask_again_in" in words:
        on = today(now, coach.timezone) + timedelta(days=words["ask_again_in"])
        CheckIn.objects.create(client=client, on=on, decided_at=now)


def _book(coach, client, words, now):
    day = today(now, coach.timezone) + timedelta(days=words["day"])
    start = datetime.combine(day, time(words["hour"]), ZoneInfo(coach.timezone))
    call = coach.appointment_types.first()
    blocked_start, blocked_end = call.blocked(start)
    Booking.objects.create(
        coach=coach,
        appointment_type=call,
        client=client,
        start=start,
        end=start + timedelta(minutes=call.duration),
        blocked_start=blocked_start,
        blocked_end=blocked_end,
        status=words.get("status", "booked"),
        guest_name=client.name,
        guest_email=client.email,
        guest_zone=client.timezone,
        source=client.source,
        answers=[{"question": question, "answer": answer} for question, answer in words.get("answers", [])],
    )


def _offer(client, text, now):
    until = today(now, client.coach.timezone) + VALID_FOR
    package = Package.objects.on_sale().first()
    offer = Offer.objects.create(client=client, text=text, package=package, valid_until=until, sent_at=now, times_sent=1)
    promises.keep_up(offer, now)
