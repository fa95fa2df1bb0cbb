from datetime import date, timedelta

import pytest

from coaching.mail import kinds
from coaching.mail.models import Message
from coaching.payments.account import balance, ending, extensions, lots, statement
from coaching.payments.models import ExtensionRequest
from coaching.practice.days import today
from tests.coaching.booking.factories import NOW, booking
from tests.coaching.payments.factories import give, story

LAST = today(NOW, "America/New_York") + timedelta(days=10)
LATER = NOW + timedelta(days=20)
MORE = LAST + timedelta(days=14)


@pytest.fixture
def lot(clara):
    return give(clara, 2, expires_on=LAST).lot


def extend(lot, until=MORE, now=NOW):
    return extensions.extend(lot=lot, until=until, reason="You were ill", by=None, now=now)


def mails():
    return list(Message.objects.order_by("pk").values_list("kind", flat=True))


def test_extending_moves_the_last_day_and_tells_the_client(clara, lot, mailoutbox):
    extend(lot)
    assert balance.of_client(clara, NOW).words == "2 until March 26, 2026"
    assert clara.ledger.latest("pk").reason == "Extended until March 26, 2026: You were ill"
    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == ([clara.email], "You have until March 26, 2026")
    assert "You were ill\n\nYou have 2 of these sessions left." in mail.body


def test_extending_twice_to_a_day_is_once(clara, lot):
    for _press in range(2):
        extend(lot)
    assert (story(clara)[1:], mails()) == ([("extended", 0)], ["payments.extended"])


@pytest.mark.parametrize("closed", [True, False])
def test_extending_after_the_end_brings_back_what_had_ended(clara, lot, closed):
    if closed:
        ending.close_due(LATER)
    extend(lot, now=LATER)
    assert balance.left(clara, LATER) == 2
    ending.close_due(LATER + timedelta(days=20))
    assert balance.left(clara, LATER + timedelta(days=20)) == 0
    assert story(clara)[-1] == ("expired", -2)


@pytest.mark.parametrize(
    ("until", "now", "words"),
    [
        (LAST - timedelta(days=1), NOW, "time is only ever added"),
        (LAST + timedelta(days=1), LATER, "from today on"),
        (date(9999, 1, 1), NOW, "within ten years"),
    ],
)
def test_a_last_day_that_makes_no_sense_is_refused(lot, until, now, words):
    with pytest.raises(extensions.ExtensionError, match=words):
        extend(lot, until, now)
    assert mails() == []


def test_a_lot_without_a_last_day_is_not_extended(clara):
    with pytest.raises(extensions.ExtensionError, match="no last day"):
        extend(give(clara, 1).lot)


def test_a_frozen_lot_that_is_extended_stays_frozen(clara, lot):
    ending.close_due(LATER)
    lots.freeze(lot, LATER)
    extend(lot, now=LATER)
    assert balance.left(clara, LATER) == 0
    lots.thaw(lot, LATER)
    assert balance.left(clara, LATER) == 2


def test_asking_stands_once_and_the_coach_is_told(clara, lot):
    first, again = (extensions.ask(client=clara, lot=lot, now=NOW) for _press in range(2))
    assert (first, first.until) == (again, MORE)
    message = Message.objects.get()
    assert (message.kind, message.to, message.reply_to) == ("coach.extension", clara.coach.email, clara.email)
    assert message.subject == "Clara Lind asks for more time"


def test_asking_after_the_end_asks_for_two_weeks_from_today(clara, lot):
    assert extensions.ask(client=clara, lot=lot, now=LATER).until == today(LATER, clara.timezone) + timedelta(days=14)


def test_extending_answers_the_request(clara, lot):
    extensions.ask(client=clara, lot=lot, now=NOW)
    extend(lot)
    request = ExtensionRequest.objects.get()
    assert (request.answer, request.answered_at) == ("yes", NOW)
    assert extensions.standing(lot := clara.lots.get()) is None
    assert extensions.ask(client=clara, lot=lot, now=NOW).until == MORE + timedelta(days=14)


def test_declining_tells_the_client_once_and_the_answer_stands(clara, lot, mailoutbox):
    request = extensions.ask(client=clara, lot=lot, now=NOW)
    assert [extensions.decline(request=request, word="Let's talk", now=NOW) for _press in range(2)] == [True, False]
    assert mails() == ["coach.extension", "payments.extension_declined"]
    assert "the last day for a session stays March 12, 2026.\n\nDana Reyes writes: Let's talk" in mailoutbox[-1].body
    assert extensions.ask(client=clara, lot=lot, now=NOW).answer == "no"


def test_a_request_that_was_answered_before_its_mail_is_not_sent(clara, lot):
    request = extensions.ask(client=clara, lot=lot, now=NOW)
    extensions.decline(request=request, word="", now=NOW)
    message = Message.objects.get(kind="coach.extension")
    assert kinds.kind(message.kind).still_wanted(message.facts) is False


def test_more_time_with_a_frozen_lot_is_not_asked_for(clara, lot):
    lots.freeze(lot, NOW)
    with pytest.raises(extensions.ExtensionError, match="on hold"):
        extensions.ask(client=clara, lot=lot, now=NOW)


def used_up(lot):
    lots.take_free(lot, 2, "refunded", "Refunded", NOW)
    return lot


def test_what_nothing_is_left_of_is_not_extended(lot):
    with pytest.raises(extensions.ExtensionError, match="Nothing is left"):
        extend(used_up(lot))
    lot.refresh_from_db()
    assert (lot.expires_on, mails()) == (LAST, [])


def test_for_what_nothing_is_left_of_no_more_time_is_asked(clara, lot):
    with pytest.raises(extensions.ExtensionError, match="Nothing is left"):
        extensions.ask(client=clara, lot=used_up(lot), now=NOW)
    assert ExtensionRequest.objects.count() == 0


def test_what_is_booked_alone_is_extended_and_the_mail_counts_nothing(clara, lot, session_type, mailoutbox):
    lots.take_free(lot, 1, "refunded", "Refunded", NOW)
    lots.write(
        lot=lot, kind="reserved", delta=-1, reason="Booked", at=NOW, booking=booking(appointment_type=session_type, client=clara)
    )
    extend(lot)
    (mail,) = mailoutbox
    assert ("0 of these" in mail.body, "booked of it can be moved" in mail.body) == (False, True)


def test_the_statement_offers_more_time_as_the_verb_gives_it(clara, lot):
    for each in (lot, used_up(lot)):
        (shown,) = statement.statements(clara.lots.all(), today(NOW, clara.timezone))
        assert shown.can_extend is extensions.can_extend(each)
