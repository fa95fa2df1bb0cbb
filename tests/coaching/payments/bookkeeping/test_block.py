from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from coaching.payments.bookkeeping import block
from coaching.payments.models import ExtensionRequest, InstalmentPlan
from tests import factories

HOME = "wagtailadmin_home"


def said(user, now=None):
    return {part.heading: [line.words for line in part.lines] for part in block.parts(user, now or timezone.now())}


def test_nothing_is_said_where_nothing_is(coach, clara):
    assert said(coach.user) == {}


def test_a_desk_without_news_of_money_has_no_block(signed_in, coach, clara):
    assert 'id="money' not in signed_in(coach).get(reverse(HOME)).content.decode()


def test_in_test_mode_it_says_so_without_an_empty_block(signed_in, coach, clara, settings):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_URL = "sk_test_1", ""
    words = signed_in(coach).get(reverse(HOME)).content.decode()
    assert ('id="money' in words, "No money moves" in words) == (False, True)


def test_what_was_bought_is_told_with_its_payer(coach, clara, bought, asked):
    bought(clara)
    bought(clara, request=asked(clara))
    assert said(coach.user) == {
        "Lately": [
            "Clara Lind bought Four sessions, $520. Acme Inc. pays for it.",
            "Clara Lind bought Four sessions, $520.",
        ]
    }


def test_what_was_bought_is_told_for_fourteen_days(coach, clara, bought):
    now = timezone.now()
    bought(clara, at=now - timedelta(days=14))
    assert said(coach.user, now - timedelta(seconds=1)) != {}
    assert said(coach.user, now) == {}


def test_what_was_put_away_is_gone_for_whoever_did_it(signed_in, coach, owner, clara, bought):
    purchase = bought(clara)
    for _press in range(2):
        answer = signed_in(coach).post(reverse("books_admin:seen", args=[purchase.pk]))
        assert answer.headers["Location"] == reverse(HOME)
    assert said(coach.user) == {}
    assert said(owner.user) != {}


def test_nobody_else_puts_it_away(signed_in, other_coach, coach, clara, bought):
    purchase = bought(clara)
    assert signed_in(other_coach).post(reverse("books_admin:seen", args=[purchase.pk])).status_code == 404
    assert said(coach.user) != {}


def block_day(day, hour):
    """A moment by the clock of New York."""
    return datetime(2026, 11, day, hour, tzinfo=ZoneInfo("America/New_York"))


def test_a_payment_that_waits_for_a_bank_is_told(coach, clara, waiting):
    waiting(clara)
    assert said(coach.user) == {
        "Waiting for a bank": ["Clara Lind has ordered Four sessions, $520. The bank has yet to confirm it."]
    }


def test_another_coachs_clients_are_not_in_it(coach, owner, mallory, bought, waiting, asked):
    ExtensionRequest.objects.create(lot=bought(mallory).lot, until=date(2026, 12, 20))
    waiting(mallory)
    asked(mallory, due_on=date(2026, 1, 1))
    assert said(coach.user) == {}
    assert len(said(owner.user)) == 2


def test_the_first_five_are_shown(coach, clara, bought):
    for _ in range(6):
        bought(clara)
    (part,) = block.parts(coach.user, timezone.now())
    assert (len(part.lines), part.more_url) == (5, "/admin/money/")


def cost(browser):
    browser.get(reverse(HOME))
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(reverse(HOME)).status_code == 200
    return len(captured)


def test_it_costs_the_same_for_few_and_for_many(signed_in, coach, clara, bought, waiting, asked):
    def more(client):
        ExtensionRequest.objects.create(lot=bought(client, request=asked(client)).lot, until=date(2026, 12, 20))
        waiting(client)
        asked(client, due_on=date(2026, 1, 1))

    more(clara)
    browser = signed_in(coach)
    few = cost(browser)
    for _ in range(3):
        more(factories.client(coach=coach))
    assert cost(browser) == few


def test_the_button_has_the_token_of_its_form(signed_in, coach, clara, bought):
    purchase = bought(clara)
    form = signed_in(coach).get(reverse(HOME)).content.decode().split(f"/admin/money/purchases/{purchase.pk}/seen/")[1]
    assert "csrfmiddlewaretoken" in form.split("</form>")[0]


def follow(browser, user, heading):
    """What is behind “See all of them” of a part of the block, once there are more lines than are shown."""
    part = next(part for part in block.parts(user, timezone.now()) if part.heading == heading)
    assert len(part.lines) == block.SHOWN
    return browser.get(part.more_url).content.decode()


def test_all_that_is_to_be_decided_is_on_one_page(signed_in, coach, bought, dispute):
    names = [f"Client {number}" for number in range(12)]
    for name in names:
        dispute(bought(factories.client(coach=coach, name=name)))
    words = signed_in(coach).get(reverse("money_admin:decide")).content.decode()
    assert [name for name in names if f"{name}: $520 is disputed" not in words] == []
    assert "Nothing to decide" not in words


def test_all_monthly_payments_that_begin_are_on_one_page(signed_in, coach, package, waiting):
    names = [f"Client {number}" for number in range(12)]
    for name in names:
        checkout = waiting(factories.client(coach=coach, name=name))
        plan = InstalmentPlan.objects.create(checkout=checkout, customer_id=name, status=InstalmentPlan.Status.ACTIVE)
        plan.instalments.create(number=1, amount=17334, due_on=date(2026, 12, 20))
    words = follow(signed_in(coach), coach.user, "Monthly payments that begin")
    assert [name for name in names if name not in words] == []


@pytest.mark.parametrize(("amount", "expected"), [(52000, "$520 (refunded)"), (5000, "$520 ($50 of it refunded)")])
def test_what_went_back_is_said_with_what_was_bought(amount, expected, coach, clara, bought, refund, stripe, signed_in):
    purchase = bought(clara)
    refund(purchase, amount)
    assert said(coach.user, timezone.now())["Lately"] == [f"Test: Clara Lind bought Four sessions, {expected}."]
    page = signed_in(clara).get("/me/packages/").content.decode()
    assert f"({purchase.back_words}). Buying it again" in page


def test_what_a_bank_gave_back_is_said_with_what_was_bought(coach, clara, bought, dispute, stripe, signed_in):
    dispute(bought(clara), "lost")
    assert said(coach.user, timezone.now())["Lately"] == ["Test: Clara Lind bought Four sessions, $520 (returned by the bank)."]
    assert "(returned by the bank). Buying it again" in signed_in(clara).get("/me/packages/").content.decode()
