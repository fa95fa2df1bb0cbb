"""Mails about money that only pretends say so, whoever reads them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.mail import kinds, outbox
from coaching.payments import stripe_mode

pytestmark = pytest.mark.django_db
NOTICE = "TEST: this email is about a payment that only pretends. No money moves."
ROOM = [kind for kind in kinds._kinds if kind.startswith("payments.") or kind == "coach.sold"]


def marked(**context):
    """The kinds of this room whose mail begins with the notice, in text and HTML, where each is written once."""
    later = timezone.now() + timedelta(days=1)  # what goes out is blanked
    written = [
        outbox.send(kind, to="a@example.org", context={**kinds.kind(kind).placeholders, **context}, cause=kind, due_at=later)
        for kind in ROOM
    ]
    return {each.kind for each in written if each.text.startswith(NOTICE) and NOTICE in each.html}


def test_in_test_mode_every_mail_about_money_says_so(stripe):
    assert len(ROOM) > 40
    assert marked() == set(ROOM) - stripe_mode.ABOUT_NO_MONEY


def test_several_sessions_booked_at_once_are_about_no_money(stripe):
    assert kinds.notice_of("payments.series", {}) == ""


def test_about_real_money_no_mail_says_so(stripe):
    assert marked(is_test=False) == set()


def test_what_is_about_no_money_are_mails_that_there_are():
    assert set(ROOM) >= stripe_mode.ABOUT_NO_MONEY


def test_mails_of_other_rooms_say_nothing_of_it(stripe):
    assert {kinds.notice_of(kind, {}) for kind in kinds._kinds if kind not in ROOM} == {""}
