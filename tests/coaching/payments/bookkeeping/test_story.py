from datetime import UTC, date, datetime, timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from coaching.mail.outbox import put
from coaching.payments import purchases
from coaching.payments.account import lots
from coaching.payments.bookkeeping.story import Story
from coaching.payments.checkout import settling
from coaching.payments.models import Checkout, InstalmentPlan, Invoice
from coaching.people.models import Client

BOUGHT = datetime(2026, 11, 1, 3, 30, tzinfo=UTC)  # October 31 in New York, November 1 in Auckland


def told(purchase, zone="America/New_York"):
    return [(f"{event.day:%m-%d}", event.what) for event in Story(purchase, zone).events()]


def page(browser, purchase):
    return browser.get(reverse("books_admin:purchase", args=[purchase.pk]))


def invoice(purchase, number=1):
    return Invoice.objects.create(
        number=900 + number,
        code=f"R-{900 + number}",
        kind="receipt",
        cause=f"test:{number}",
        client=purchase.client,
        purchase=purchase,
        issued_on=date(2026, 11, 2),
        seller_name="Coaching",
        buyer_name="Clara",
        lines=[],
        currency="USD",
        total=52000,
    )


def without_mails(found):
    return [line for line in found if not line[1].startswith("Email")]


@pytest.mark.at(BOUGHT)
def test_everything_is_one_line_of_time_by_the_practices_calendar(clara, bought, refund, dispute, asked):
    purchase = bought(clara, request=asked(clara, created_at=BOUGHT - timedelta(days=3)), at=BOUGHT)
    refund(purchase, 13000)
    purchase.payments.get().refunds.update(at=BOUGHT + timedelta(days=5))
    closed = dispute(purchase, "won", closed_at=BOUGHT + timedelta(days=9))
    closed.opened_at = BOUGHT + timedelta(days=8)
    closed.save()
    lots.write(lot=purchase.lot, kind="extended", delta=0, reason="Two more weeks", at=BOUGHT + timedelta(days=20))
    assert without_mails(told(purchase)) == [
        ("10-28", "Someone else was asked to pay"),
        ("10-31", "Bought: Four sessions"),
        ("10-31", "$520 arrived through Stripe"),
        ("10-31", "Receipt R-1"),
        ("11-05", "Refund of $130: refunded"),
        ("11-08", "The payer's bank questions $520"),
        ("11-09", "Dispute: decided for you"),
        ("11-20", "Sessions: ±0"),
    ]


def test_a_document_stands_with_what_it_was_issued_for(clara, bought):
    purchase = bought(clara, at=BOUGHT)
    lots.write(lot=purchase.lot, kind="reserved", delta=-1, reason="Booked", at=BOUGHT + timedelta(hours=1))
    lines = [what for _day, what in without_mails(told(purchase))]
    assert lines == ["Bought: Four sessions", "$520 arrived through Stripe", "Receipt R-1", "Sessions: -1"]


def test_a_monthly_payment_that_arrived_is_one_line(clara, bought, package):
    purchase = bought(clara, amount=13000)
    checkout = Checkout.objects.create(client=clara, idempotency_key=uuid4(), status="paid", **package.terms)
    plan = InstalmentPlan.objects.create(checkout=checkout, purchase=purchase, customer_id="cus_1", payment_method_id="pm_1")
    paid = {"status": "paid", "payment": purchase.payments.get()}
    for number, more in ((1, paid), (2, {})):
        plan.instalments.create(
            number=number, amount=13000, due_on=timezone.now().date() + timedelta(days=30 * number), sessions=1, **more
        )
    found = [(event.what, event.words.split(",")[0]) for event in Story(purchase, "UTC").events()]
    assert [line for line in found if "Monthly" in line[0] + line[1]] == [
        ("$130 arrived through Stripe", "Monthly payment 1"),
        ("Monthly payment 2, $130: to come", ""),
    ]


def test_mails_about_it_are_in_it_and_others_are_not(clara, bought, refund):
    purchase, other = bought(clara), bought(clara)
    back = refund(purchase, 100)
    words = {"subject": "Money went back", "text": "", "html": ""}
    put("test", to="clara@example.org", cause=f"refund:{back.pk}:done", words=words)
    put("test", to="clara@example.org", cause=f"refund:{back.pk}9", words=words)
    mails = [what for _day, what in told(purchase) if what.startswith("Email")]
    assert sorted(mails) == [
        "Email: Clara Lind bought Four sessions, $520",
        "Email: Money went back",
        "Email: Thank you: Four sessions",
    ]
    assert len([what for _day, what in told(other) if what.startswith("Email")]) == 2


def test_a_transfer_stands_at_the_day_it_came(clara, bought):
    purchase = bought(clara, method="transfer", at=BOUGHT, on=date(2026, 10, 12))
    assert told(purchase)[0] == ("10-12", "$520 arrived by bank transfer")


def test_a_coach_reads_terms_money_and_story(signed_in, coach, clara, bought, refund, package):
    package.conditions, package.validity_days = "No refund after a month.", 90
    package.save()
    purchase = bought(clara)
    refund(purchase, 13000)
    package.title = package.conditions = "Changed"
    package.save()
    answer = page(signed_in(coach), purchase)
    words = answer.content.decode()
    assert answer.context["amounts"] == ["$520", "$130", "$0", "$390"]
    assert "No refund after a month." in words
    assert "partly refunded" in words
    assert "Changed" not in words


def test_buttons_lead_to_the_other_rooms(signed_in, coach, clara, bought, package):
    package.validity_days = 90
    purchase = bought(clara)
    words = page(signed_in(coach), purchase).content.decode()
    for address in (
        f"/admin/money/payments/{purchase.payments.get().pk}/refund/",
        reverse("payments_admin:extend", args=[purchase.lot.pk]),
    ):
        assert f'href="{address}"' in words


@pytest.mark.parametrize("person", ["other_coach", "editor", "clara", "mallory"])
def test_others_find_no_purchase(request, signed_in, clara, bought, person):
    purchase = bought(clara)
    assert page(signed_in(request.getfixturevalue(person)), purchase).status_code in {302, 404}


def cost(browser, purchase):
    with CaptureQueriesContext(connection) as captured:
        assert page(browser, purchase).status_code == 200
    return len(captured)


def test_it_costs_the_same_for_a_short_and_a_long_story(signed_in, coach, clara, bought, refund):
    purchase = bought(clara)
    refund(purchase, 1)
    browser = signed_in(coach)
    cost(browser, purchase)
    short = cost(browser, purchase)
    for number in range(10):
        refund(purchase, 1)
        invoice(purchase, number)
        lots.write(lot=purchase.lot, kind="adjusted", delta=0, reason="Hm", at=timezone.now(), by=coach.user)
    assert cost(browser, purchase) == short


def test_it_is_linked_from_the_clients_page(signed_in, coach, clara, bought):
    purchase = bought(clara)
    words = signed_in(coach).get(clara.get_absolute_url()).content.decode()
    assert f'href="/admin/money/purchases/{purchase.pk}/"' in words


@pytest.mark.at(BOUGHT)
def test_money_has_the_practices_day_and_validity_the_clients(signed_in, coach, clara, package, bought):
    clara.timezone = "Pacific/Auckland"
    clara.save()
    package.validity_days = 10
    package.save()
    purchase = bought(clara, at=BOUGHT)
    words = " ".join(page(signed_in(coach), purchase).content.decode().split())
    assert "<dt>Bought on</dt><dd>Oct. 31, 2026</dd> <dt>Valid for</dt><dd>10 days, until Nov. 11, 2026</dd>" in words
    whose = "The last day is on the calendar of Clara Lind (Pacific/Auckland), all other dates are on the practice's"
    assert unescape(words).count(f"{whose} (America/New_York).") == 1
    assert "More time" not in words
    purchase.lot.expires_on = date(2026, 11, 25)
    purchase.lot.save()
    words = " ".join(page(signed_in(coach), purchase).content.decode().split())
    assert "10 days, until Nov. 11, 2026</dd> <dt>More time, until</dt><dd>Nov. 25, 2026</dd>" in words


def test_the_button_says_what_it_does_and_of_several_payments_what_is_left(signed_in, coach, clara, bought, refund):
    purchase = bought(clara, amount=40000)
    refund(purchase, 10000)
    browser = signed_in(coach)
    words = browser.get(reverse("books_admin:purchase", args=[purchase.pk])).content.decode()
    assert ("Give money back</a>" in words, "Refund of $400" in words) == (True, False)
    purchases.receive(purchase=purchase, amount=12000, now=timezone.now(), reference="pi_more")
    words = browser.get(reverse("books_admin:purchase", args=[purchase.pk])).content.decode()
    assert ("Give money back: up to $300 of " in words, "Give money back: up to $120 of " in words) == (True, True)


def test_of_a_payment_that_is_back_nothing_is_offered_anymore(signed_in, coach, clara, bought, refund):
    purchase = bought(clara)
    refund(purchase, 52000)
    words = signed_in(coach).get(reverse("books_admin:purchase", args=[purchase.pk])).content.decode()
    assert "Give money back" not in words


def test_agreed_terms_stand_with_one_period(signed_in, coach, clara, paid):
    settling.settle(session_id=paid.session_id)
    Checkout.objects.update(agreed_to="Terms, published yesterday", agreed_at=timezone.now())
    purchase = Checkout.objects.get().purchase
    words = signed_in(coach).get(reverse("books_admin:purchase", args=[purchase.pk])).content.decode()
    assert (", before paying, the buyer agreed to Terms, published yesterday." in words, "m.." in words) == (True, False)


def test_more_time_is_not_offered_for_a_purchase_that_never_ends(signed_in, coach, clara, bought):
    assert "Give more time" not in page(signed_in(coach), bought(clara)).content.decode()


def test_of_someone_who_left_no_zone_is_named(signed_in, owner, clara, package, bought):
    package.validity_days = 10
    package.save()
    purchase = bought(clara)
    Client.objects.filter(pk=clara.pk).update(name="Someone who left", stage="gone", timezone="UTC")
    words = unescape(" ".join(page(signed_in(owner), purchase).content.decode().split()))
    assert "The last day was on the client's own calendar. They have left, and their time zone isn't kept." in words
    assert "UTC" not in words
