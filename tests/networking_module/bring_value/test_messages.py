from datetime import date

import pytest

from coaching.people.models import TimelineEntry
from networking_module.bring_value import messages
from networking_module.bring_value.models import OutreachMessage
from networking_module.bring_value.preparing import PreparationError, make_ready, sheet_for
from networking_module.contacts.models import Contact
from tests.networking_module.factories import DAY, NOW, TODAY, contact, message, preparation

GIVING = "Hi Anna, your talk on timber bridges stayed with me. I can introduce you to Ben, who builds them. Warm regards, Clara"
GIFT = "Hi Anna, here is the page on forms that took us two years: it cut our waiting time by half."
THANKS = "Hi Anna, thank you for the afternoon on which you made me present the numbers. My voice held last week."
JOB = "Hi Anna, do you know of any job openings in your company? Could you refer me to the hiring manager? Thanks, Clara"
LEARNING = "Hi Anna, I loved your talk on timber bridges. Could I ask you how you got into this work, in twenty minutes? Clara"


def sent(some, direction="gave", on=TODAY, **fields):
    return messages.mark_sent(message=some, direction=direction, on=on, now=NOW, **fields)


def test_mark_sent_logs_being_in_touch(clara):
    someone = contact(clara, rhythm_days=42)
    touch = sent(message(someone, channel="linkedin"), on=TODAY - DAY)
    assert (touch.kind, touch.direction, touch.on) == ("linkedin", "gave", TODAY - DAY)
    assert Contact.objects.get().due_on == TODAY + 41 * DAY


def test_mark_sent_keeps_what_the_check_said(clara):
    sent(message(contact(clara), text=GIVING))
    found = OutreachMessage.objects.get()
    assert (found.verdict, found.with_value, "offers_value" in found.elements) == ("two_way", True, True)


def test_mark_sent_of_a_mere_ask_has_no_value(clara):
    sent(message(contact(clara), text=JOB), direction="asked_for_job")
    assert OutreachMessage.objects.get().with_value is False


@pytest.mark.parametrize(
    ("text", "direction", "gives"), [("GIVING", "asked", False), ("JOB", "gave", True), ("GIVING", "gave", True)]
)
def test_mark_sent_takes_the_word_of_the_client_for_giving(clara, text, direction, gives):
    touch = sent(message(contact(clara), text={"GIVING": GIVING, "JOB": JOB}[text]), direction=direction)
    assert (touch.gives, OutreachMessage.objects.get().with_value) == (gives, gives)


def test_mark_sent_turns_an_offer_into_a_dated_promise(clara):
    someone = contact(clara)
    some = message(someone)
    sent(some, promises=[("Introduce Ben", date(2026, 11, 25))])
    promise = someone.promises.get()
    assert (promise.text, promise.due, promise.is_open, promise.message) == ("Introduce Ben", date(2026, 11, 25), True, some)


def test_mark_sent_asks_again_when_the_client_chose(clara):
    sent(message(contact(clara, rhythm_days=42)), follow_up_days=7)
    assert Contact.objects.get().due_on == TODAY + 7 * DAY


def test_mark_sent_tells_the_timeline_no_name(clara):
    sent(message(contact(clara, "Anna Berg")))
    assert [entry.text for entry in TimelineEntry.objects.filter(client=clara)] == ["Sent a message to someone in their network"]


@pytest.mark.parametrize(("fields", "words"), [({"text": " "}, "still empty"), ({"sent_at": NOW}, "already marked")])
def test_mark_sent_of_what_cannot_be_sent_says_why(clara, fields, words):
    with pytest.raises(messages.MessageError, match=words):
        sent(message(contact(clara), **fields))


def test_answered_resets_the_clock_and_wakes_the_contact(clara):
    someone = contact(clara, rhythm_days=42)
    sent(message(someone), on=TODAY - 20 * DAY)
    second = message(someone)
    sent(second, on=TODAY - 10 * DAY)
    assert Contact.objects.get().resting is True
    messages.answered(message=second, now=NOW)
    after = Contact.objects.get()
    assert (after.resting, after.last_touch_on) == (False, TODAY)


def test_answered_works_once_and_only_when_sent(clara):
    draft = message(contact(clara))
    with pytest.raises(messages.MessageError):
        messages.answered(message=draft, now=NOW)
    sent(draft)
    messages.answered(message=draft, now=NOW)
    with pytest.raises(messages.MessageError):
        messages.answered(message=draft, now=NOW)


@pytest.mark.parametrize(
    ("text", "fields", "direction"),
    [
        (GIFT, {}, "gave"),
        (GIVING, {}, "in_touch"),
        (THANKS, {}, "gave"),
        (f"{GIFT} Do you know of any openings?", {}, "asked_for_job"),
        (JOB, {}, "asked_for_job"),
        (JOB, {"welcome": "asked"}, "asked"),
        (JOB, {"welcome": "no"}, "asked_for_job"),
        (JOB, {"disagreed": True}, "asked"),
        (LEARNING, {}, "asked"),
        ("Hi Anna, happy birthday! I hope you have a lovely day with the family.", {}, "in_touch"),
    ],
)
def test_direction_of_a_message_is_what_it_does(clara, text, fields, direction):
    some = message(contact(clara, "Anna Berg"), text=text, **fields)
    assert messages.direction_of(some, messages.check_message(some)) == direction


def test_start_message_goes_on_with_the_open_draft(clara):
    draft = message(contact(clara))
    assert messages.start_message(contact=draft.contact) == draft


def test_start_message_belongs_to_the_sheet_in_use(clara):
    sheet = preparation(contact(clara))
    assert messages.start_message(contact=sheet.contact).preparation == sheet


def test_make_ready_without_anything_to_bring_is_refused(clara):
    with pytest.raises(PreparationError, match="at least one thing"):
        make_ready(preparation=preparation(contact(clara), brings=" \n"), now=NOW)


def test_make_ready_keeps_the_first_time(clara):
    sheet = make_ready(preparation=preparation(contact(clara)), now=NOW - DAY)
    assert make_ready(preparation=sheet, now=NOW).ready_at == NOW - DAY


def test_sheet_for_begins_anew_once_a_message_came_of_it(clara):
    sheet = preparation(contact(clara), knows="Builds bridges")
    assert sheet_for(sheet.contact) == sheet
    message(sheet.contact, preparation=sheet, sent_at=NOW)
    fresh = sheet_for(sheet.contact)
    assert (fresh.pk, fresh.knows, fresh.brings) == (None, "Builds bridges", "")
