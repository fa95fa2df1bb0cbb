"""What was said in the last session of some clients, and what they wrote before the next one."""

from datetime import timedelta

from django.utils import timezone

from coaching.autosave.revisions import Sent
from coaching.booking.models import Booking
from coaching.mail.models import Message
from coaching.meetings import answering, frames, noting, summaries
from coaching.meetings.actions import tick
from coaching.meetings.models import Meeting
from coaching.people.models import Client
from coaching.practice.days import today
from coachsite.demo.reading import read


def load_frames(now=None):
    """Once for each session: for those of whom the stories tell."""
    now, mails = now or timezone.now(), set(Message.objects.values_list("pk", flat=True))
    for words in read("clients")["clients"]:
        client = Client.objects.filter(email=words["email"]).first()
        if client and "talked" in words:
            _last(client, words["talked"])
        if client and "writes" in words:
            _next(client, words["writes"], now)
    Message.objects.exclude(pk__in=mails).delete()


def _last(client, words):
    held = client.bookings.filter(status=Booking.Status.HELD, appointment_type__takes_credit=True).order_by("-start").first()
    if held is None or Meeting.objects.filter(booking=held).exists():
        return
    at = held.end + timedelta(minutes=20)
    days = [(today(at, client.timezone) + timedelta(days=each["in_days"])).isoformat() for each in words["actions"]]
    sent = {"private": [words["private"]], "shared": [words["shared"]]}
    sent |= {f"action-{number}": [each["text"], days[number]] for number, each in enumerate(words["actions"])}
    noting.save_notes(booking=held, author=client.coach.user, sent={name: Sent(values, 0, None) for name, values in sent.items()})
    _meeting, summary = summaries.ready(held, at)
    opening = str(summaries.OPENING)
    meeting = summaries.send_summary(booking=held, seen=summary.fingerprint, number=0, opening=opening, now=at)
    for action, each in zip(meeting.actions.order_by("position"), words["actions"], strict=True):
        if "done_after" in each:
            tick(action=action, now=at + timedelta(days=each["done_after"]))


def _next(client, answers, now):
    coming = client.bookings.filter(status=Booking.Status.BOOKED, start__gt=now, appointment_type__takes_credit=True)
    booking = coming.order_by("start").first()
    if booking is None or Meeting.objects.filter(booking=booking).exists():
        return
    meeting = frames.ask(booking=booking, now=now - timedelta(hours=20))
    parts = {f"answer-{number}": Sent([text], 0, None) for number, text in enumerate(answers[: len(meeting.questions)])}
    if parts:
        answering.save_answers(booking=booking, sent=parts, now=now - timedelta(hours=3))
        answering.hand_over(booking=booking, now=now - timedelta(hours=3))
