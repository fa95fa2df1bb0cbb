"""What a client hears by email of sessions that came in, and until when they last."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from coaching.mail.models import Message
from coaching.payments import purchases
from coaching.payments.account import extensions, grants, mails
from coaching.payments.after_sale import deciding
from coaching.payments.models import Discrepancy
from coaching.practice.days import today
from tests.coaching.booking.factories import NOW
from tests.coaching.payments.account.test_extensions import LAST, MORE, extend, lot
from tests.coaching.payments.payers.conftest import ACME, ask

__all__ = ["ask", "lot"]

ANY_TIME = "Choose a time whenever you like."


def body(mailoutbox):
    (mail,) = mailoutbox
    return " ".join(mail.body.split())


@pytest.mark.parametrize(
    ("until", "when"),
    [(LAST, "The last day for a session is March 12, 2026. Choose a time while there are many."), (None, ANY_TIME)],
)
def test_what_a_coach_gives_is_mailed_with_the_word_and_the_last_day(clara, coach, mailoutbox, until, when):
    grants.adjust(client=clara, delta=2, reason="A gift", by=coach.user, expires_on=until, now=NOW)
    assert (mailoutbox[0].to, mailoutbox[0].subject) == ([clara.email], "Dana Reyes has given you 2 sessions")
    assert f"Dana Reyes has given you 2 sessions. You have 2 sessions left. Dana Reyes writes: A gift {when}" in body(mailoutbox)


def test_a_form_sent_twice_is_mailed_once(clara, coach, mailoutbox):
    key = uuid4()
    for _press in range(2):
        grants.adjust(client=clara, delta=2, reason="A gift", by=coach.user, key=key)
    assert len(mailoutbox) == 1


def test_what_was_given_and_undone_at_once_is_not_mailed(clara, coach, mailoutbox, monkeypatch):
    monkeypatch.setattr(mails, "send", lambda *args, **values: sent.append(values["facts"]))
    sent = []
    grants.adjust(client=clara, delta=2, reason="A gift", by=coach.user)
    entry = clara.ledger.get()
    assert mails._stands(sent[0])
    grants.undo(entry=entry, by=coach.user)
    assert not mails._stands(sent[0])


def test_sessions_for_money_that_fitted_nothing_are_mailed_without_a_word(clara, coach, mailoutbox):
    found = Discrepancy.objects.create(kind="amount", cause="x", client=clara, amount=100, currency="XXX")
    deciding.give(discrepancy=found, sessions=1, by=coach.user)
    words = body(mailoutbox)
    assert ("Dana Reyes has given you 1 session." in words, "writes:" in words) == (True, False)


def test_an_extension_says_whose_words_the_reason_is(lot, mailoutbox):
    extend(lot)
    assert "Dana Reyes writes: You were ill" in body(mailoutbox)


def test_a_yes_with_one_click_quotes_no_word_that_nobody_wrote(clara, coach, signed_in, mailoutbox):
    last = today(timezone.now(), clara.timezone) - timedelta(days=1)
    given = grants.grant(client=clara, sessions=2, reason="A gift", by=None, expires_on=last)
    asked = extensions.ask(client=clara, lot=given)
    ended = f"The last day was {date_format(last)}: it has ended. Unused: 2 sessions."
    assert f"“Given sessions”, until {date_format(asked.until)}. {ended}" in body(mailoutbox)
    url, browser = reverse("payments_admin:more_time", args=[asked.pk]), signed_in(coach)
    assert "it has ended." in browser.get(url).content.decode()
    browser.post(url)
    assert (mailoutbox[-1].subject[:14], "writes:" in mailoutbox[-1].body) == ("You have until", False)


def test_a_request_that_is_declined_says_whose_words_they_are(lot, clara, mailoutbox):
    extensions.decline(request=extensions.ask(client=clara, lot=lot, now=NOW), word="Let's talk", now=NOW)
    assert "Dana Reyes writes: Let's talk" in " ".join(mailoutbox[-1].body.split())


def test_sessions_that_can_be_used_before_they_are_paid_are_told_without_an_amount(ask, clara, mailoutbox):
    ask(**ACME, use_before_paid=True)
    (mail,) = [mail for mail in mailoutbox if mail.to == [clara.email]]
    words = " ".join(mail.body.split())
    assert mail.subject == "Your sessions are there: Four sessions"
    assert "are there: 4 sessions. Acme University is asked to pay for them" in words
    assert ("You have 4 sessions left." in words, ANY_TIME in words, "520" in words) == (True, True, False)


def test_what_is_to_be_paid_first_is_not_told_as_there(ask, clara, mailoutbox):
    ask(**ACME)
    assert [mail for mail in mailoutbox if mail.to == [clara.email]] == []


@pytest.mark.parametrize(("days", "when"), [(9, "The last day for a session is"), (None, ANY_TIME)])
def test_the_receipt_names_the_last_day(clara, package, mailoutbox, days, when):
    package.validity_days = days
    purchase = purchases.make(client=clara, sold=package, now=timezone.now(), package=package)
    purchases.receive(purchase=purchase, amount=52000, now=timezone.now())
    [text] = Message.objects.filter(kind="payments.receipt").values_list("kind", flat=True)
    (mail,) = [mail for mail in mailoutbox if mail.to == [clara.email]]
    assert (text, when in mail.body) == ("payments.receipt", True)


def test_sessions_that_are_over_already_are_told_so(clara, package, mailoutbox):
    package.validity_days = 9
    purchase = purchases.make(client=clara, sold=package, now=NOW, package=package)
    extensions.Lot.objects.filter(pk=purchase.lot.pk).update(expires_on=MORE)
    purchase.lot.refresh_from_db()
    purchases.receive(purchase=purchase, amount=52000, now=timezone.now(), method="transfer")
    (mail,) = [mail for mail in mailoutbox if mail.to == [clara.email]]
    assert "The last day for a session was March 26, 2026." in mail.body
