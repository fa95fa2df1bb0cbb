from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.desk.today.models import Snooze
from coaching.desk.today.nudging import NudgeError, first_words, nudge, refusal
from coaching.mail.models import Message
from coaching.mail.outbox import deliver
from coaching.modules import Act, Attention
from coaching.people import breaks
from coaching.people.models import TimelineEntry
from tests import factories

NOW = timezone.now()


def send(client, now=NOW, subject="A short hello"):
    words = "Hello Clara,\n\nHow are you?\n\nDana"
    return nudge(client=client, subject=subject, words=words, about=["people.silent"], by=client.coach.user, now=now)


def test_it_is_sent_in_the_coachs_name(clara, coach, mailoutbox):
    send(clara)
    [message] = Message.objects.filter(kind="desk.nudge")
    assert (message.to, message.reply_to, message.subject) == (clara.email, coach.email, "A short hello")
    [mail] = mailoutbox
    html = mail.alternatives[0][0]
    assert [words in part for part in (mail.body, html) for words in ("How are you?", "/me/")] == [True] * 4


def test_it_is_on_the_timeline_and_its_reason_is_put_off_for_a_week(clara, coach):
    send(clara)
    entry = TimelineEntry.objects.get(client=clara, kind="desk.nudge")
    assert entry.text == "Dana Reyes wrote: “A short hello”"
    assert [(each.key, each.lasts(NOW)) for each in Snooze.objects.all()] == [("people.silent", True)]


def test_words_in_braces_stay_as_they_are(clara):
    send(clara, subject="{url} and {words}")
    assert Message.objects.get(kind="desk.nudge").subject == "{url} and {words}"


@pytest.mark.parametrize(("days", "goes"), [(13, False), (14, True)])
def test_one_in_fourteen_days(clara, days, goes):
    send(clara)
    later = NOW + timedelta(days=days)
    assert (refusal(clara, later) == "") is goes
    if not goes:
        with pytest.raises(NudgeError, match="the next one can go out on"):
            send(clara, later)
    assert Message.objects.filter(kind="desk.nudge").count() == 1


def test_a_second_press_is_told_that_it_is_on_its_way(clara):
    send(clara)
    with pytest.raises(NudgeError, match="is on its way already"):
        send(clara, NOW + timedelta(seconds=5))


@pytest.mark.parametrize("rest", [breaks.quiet_week, breaks.pause])
def test_none_in_a_break(clara, rest):
    rest(client=clara, now=NOW)
    with pytest.raises(NudgeError, match="Nothing goes out until it is over"):
        send(clara)
    assert Message.objects.count() == 0


def test_a_break_that_begins_meanwhile_keeps_it_back(clara):
    send(clara, timezone.now())
    message = Message.objects.get(kind="desk.nudge")
    Message.objects.update(state=Message.State.WAITING, attempts=0, due_at=NOW)
    breaks.quiet_week(client=clara)
    deliver.func(message.pk)
    message.refresh_from_db()
    assert message.state == Message.State.DROPPED


def test_whoever_has_no_account_is_invited_instead(coach):
    invited = factories.client(coach=coach, with_account=False)
    assert "has no account yet" in refusal(invited, NOW)


def test_whoever_leaves_is_left_alone(clara):
    clara.leaves_at = NOW + timedelta(days=3)
    assert "is leaving" in refusal(clara, NOW)


def test_the_first_words_say_what_waits(clara):
    letter = "One of your exercises is still open."
    found = first_words(clara, [Attention(clara.pk, "Late", "late", NOW, letter=letter)])
    assert found == {"subject": "A short hello", "words": f"Hello Clara,\n\n{letter}\n\nDana"}


def test_two_reasons_of_one_kind_are_said_once(clara):
    reasons = [Attention(clara.pk, "Ends", "ends", NOW, Act.BOOK, letter="You have 1 session left to book by May 1.")]
    reasons.append(Attention(clara.pk, "None", "none", NOW, Act.BOOK, letter="You have sessions left."))
    words = first_words(clara, reasons)["words"]
    assert ("by May 1." in words, "You have sessions left." in words) == (True, False)
