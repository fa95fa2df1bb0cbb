import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.payments import purchases
from coaching.payments.checkout import settling
from coaching.people.models import Break


@pytest.fixture
def told(mailoutbox, coach):
    """`told()` is what the coach was mailed, as (subject, text)."""
    return lambda: [(each.subject, each.body) for each in mailoutbox if each.to == [coach.email]]


def test_a_coach_is_told_what_was_bought(coach, clara, bought, told):
    bought(clara)
    ((subject, text),) = told()
    assert subject == "Clara Lind bought Four sessions, $520"
    assert "Clara Lind bought “Four sessions” for $520: 4 sessions." in text
    assert "$520 has arrived through Stripe." in text


def test_one_session_is_told_as_one(clara, bought, package, told):
    package.sessions = 1
    package.save()
    bought(clara)
    assert ": 1 session." in told()[0][1]


def test_a_payment_by_transfer_is_told_as_one(clara, bought, told):
    bought(clara, method="transfer")
    assert "$520 has arrived by bank transfer." in told()[0][1]


def test_it_is_told_once_though_the_money_comes_in_parts(clara, bought, told):
    purchase = bought(clara, amount=13000)
    purchases.receive(purchase=purchase, amount=39000, now=timezone.now(), reference="pi_2")
    ((_subject, text),) = told()
    assert "Of $520, $130 has arrived through Stripe." in text


def test_a_sale_through_stripe_is_told_once_however_often_it_is_noticed(paid, told):
    for _ in range(2):
        settling.settle(session_id=paid.session_id)
    assert [subject for subject, _text in told()] == ["Clara Lind bought Four sessions, $520"]
    assert told()[0][1].startswith("TEST: this email is about a payment that only pretends.")


def test_whoever_pays_instead_is_named(clara, bought, asked, told):
    bought(clara, request=asked(clara))
    assert "Acme Inc. pays for it." in told()[0][1]


def test_what_can_be_used_before_it_is_paid_is_bought_only_once_money_is_there(clara, bought, asked, told):
    purchase = bought(clara, amount=0, request=asked(clara, use_before_paid=True))
    ((subject, text),) = told()
    assert (subject, "It isn't paid yet." in text, "bought" in text) == (
        "Clara Lind has Four sessions, not paid yet",
        True,
        False,
    )
    for amount in (12000, 40000):
        purchases.receive(purchase=purchase, amount=amount, now=timezone.now(), reference=f"pi_{amount}")
    assert [subject for subject, _text in told()[1:]] == ["Clara Lind bought Four sessions, $520"]


def test_what_can_be_used_before_it_is_paid_is_called_bought_nowhere(clara, bought, asked, signed_in, coach):
    purchase = bought(clara, amount=0, request=asked(clara, use_before_paid=True))
    pages = [signed_in(clara).get(path) for path in ("/me/sessions/", "/me/timeline/")]
    desk = ("/admin/", clara.get_absolute_url(), reverse("books_admin:purchase", args=[purchase.pk]))
    pages += [signed_in(coach).get(path) for path in desk]
    words = [" ".join(re.sub(r"<[^>]*>", " ", page.content.decode()).split()) for page in pages]
    assert [[hit for hit in re.findall(r".{20}[Bb]ought.{20}", page)] for page in words] == [[]] * len(pages)
    assert [page.status_code for page in pages] == [200] * len(pages)


def test_a_coach_is_told_though_the_client_is_on_a_break(clara, bought, told):
    day = timezone.now().date()
    Break.objects.create(client=clara, kind=Break.Kind.PAUSE, first_day=day, last_day=day + timedelta(days=9))
    bought(clara)
    assert len(told()) == 1
