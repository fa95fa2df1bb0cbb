"""A message on its way: started, sent by the client's own hand, answered."""

import re
from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from coaching.people.timeline import record
from coaching.practice.days import today
from networking_module.bring_value.check import ContactFacts, check
from networking_module.bring_value.check.own_words import own_words
from networking_module.bring_value.check.result import Result
from networking_module.bring_value.faces import Face
from networking_module.bring_value.history import shared_with, welcome_of
from networking_module.bring_value.models import OutreachMessage
from networking_module.bring_value.offers import brings_now
from networking_module.bring_value.preparing import sheet_for
from networking_module.contacts.interactions.promises import close_kept, make_promise, open_ones
from networking_module.contacts.interactions.touches import log_touch, snooze
from networking_module.contacts.models import Contact, Promise, Touch

# A thank-you for something, not the courtesy at the end of a request.
THANKS = re.compile(
    r"\b(?:thank you|thanks)(?: so much| very much| again)? for (?!(?:your|the) (?:time|consideration|attention|understanding)\b"
    r"|considering|reading)|\bwant(?:ed)? to (?:thank|say thank)|\bgrateful (?:to you )?for\b",
    re.IGNORECASE,
)


class MessageError(Exception):
    """This can't be done with the message as it is; the words say why."""


def start_message(*, contact: Contact) -> OutreachMessage:
    """The contact's open draft, or a new one that belongs to the sheet in use."""
    draft = contact.messages.filter(sent_at=None).first()
    sheet = sheet_for(contact)
    return draft or OutreachMessage.objects.create(contact=contact, preparation=sheet if sheet.pk else None)


def check_message(message: OutreachMessage, welcome: str | None = None) -> Result:
    """What the check says of the message as it stands. Nothing is stored. `welcome` is looked up unless the caller knows it."""
    welcome = welcome_of(message, shared_with(message)) if welcome is None else welcome
    return check(message.text, contact=_facts(message), welcome=welcome)


def _facts(message: OutreachMessage) -> ContactFacts:
    """What is known of the reader, in words that a message about this person may contain."""
    contact = message.contact
    known = (contact.company, contact.role, contact.cares_about, message.preparation.knows if message.preparation else "")
    return ContactFacts(contact.name, tuple(words for words in known if words))


def direction_of(message: OutreachMessage, result: Result) -> Touch.Direction:
    """Which way a message most likely goes (`Touch.Direction`), until the client says: their word counts."""
    asks_for_job = "asks_for_job_or_referral" in result.elements
    if asks_for_job and not (result.welcomed or message.disagreed):
        return Touch.Direction.ASKED_FOR_JOB
    if brings_now(message.text, result.findings):
        return Touch.Direction.GAVE
    if asks_for_job or "asks_to_learn" in result.elements:
        return Touch.Direction.ASKED
    return Touch.Direction.GAVE if THANKS.search(own_words(message.text).text) else Touch.Direction.IN_TOUCH


@transaction.atomic
def mark_sent(
    *,
    message: OutreachMessage,
    direction: str,
    on: date,
    now: datetime,
    promises: Collection[tuple[str, date]] = (),
    kept: Collection[Promise] = (),
    follow_up_days: int | None = None,
    expected: Face | None = None,
) -> Touch:
    """The client sent it on `on`, a date of their calendar: that was being in touch. `direction` is what it was, in
    their word: only what they call giving gives, and an open promise that it `kept`. `promises` are what it offered, with the
    days they are due, `expected` is how they think it will be taken.

    Raises MessageError for an empty message or one that was sent before.
    """
    message = OutreachMessage.objects.select_for_update().get(pk=message.pk)
    if not message.is_draft:
        raise MessageError(_("This message is already marked as sent."))
    if not message.text.strip():
        raise MessageError(_("The message is still empty. Write it first."))
    kept = open_ones(message.contact, kept)
    _remember_check(message)
    touch = log_touch(contact=message.contact, kind=message.channel, direction=direction, on=on, now=now, keeps=kept)
    message.sent_on, message.sent_at, message.sent_touch, message.with_value = on, touch.at, touch, touch.gives
    message.expected = expected
    message.save()
    close_kept(kept, now)
    for text, due in promises:
        make_promise(contact=touch.contact, text=text, due=due, now=now, made_on=on, message=message)
    if follow_up_days:
        snooze(contact=touch.contact, days=follow_up_days, on=on)
    record(client=touch.contact.client, kind="networking.sent", text=_("Sent a message to someone in their network"), at=now)
    return touch


def _remember_check(message: OutreachMessage) -> None:
    result = check_message(message)
    message.verdict, message.elements = result.verdict, list(result.elements)


@transaction.atomic
def answered(*, message: OutreachMessage, now: datetime, on: date | None = None, taken: Face | None = None) -> OutreachMessage:
    """They wrote back, on a date of the client's calendar (today if not given): a sign from their side, which wakes a resting
    contact. `taken` is how they took it, in the client's eyes. Raises MessageError unless it was sent, TouchError for a day that
    is still to come."""
    message = OutreachMessage.objects.select_for_update().get(pk=message.pk)
    if not message.waits_for_answer:
        raise MessageError(_("Only a message that was sent can be answered, and only once."))
    client = message.contact.client
    on, direction = on or today(now, client.timezone), Touch.Direction.THEY_WROTE
    if message.sent_on and on < message.sent_on:
        raise MessageError(_("You wrote on a later day than that. Choose the day on which they answered."))
    message.answer_touch = log_touch(contact=message.contact, kind=message.channel, direction=direction, on=on, now=now)
    message.replied_on, message.replied_at, message.taken = on, message.answer_touch.at, taken
    message.save()
    return message
