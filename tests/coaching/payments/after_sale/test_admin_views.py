from datetime import UTC, date, datetime
from html import unescape
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coaching.payments import purchases, stripe_mode
from coaching.payments.account import balance
from coaching.payments.after_sale import attention, dashboard, discrepancies
from coaching.payments.models import Discrepancy, Payment, Refund
from coaching.practice.models import PracticeSettings

DECIDE = "/admin/money/decide/"


def refund_of(payment):
    return reverse("money_admin:refund", args=[payment.pk])


def typed(**values):
    return {"amount": "130", "sessions": "1", "reason": "Moved away", "key": str(uuid4()), "sure": "1", **values}


@pytest.fixture
def note(clara):
    """`note(...)` puts something of Clara's on the desk."""

    def noted(cause="x", kind="amount", **values):
        fields = {"client": clara, "amount": 52000, "currency": "USD", "payment_intent": "pi_1", **values}
        return discrepancies.note(kind=kind, cause=cause, **fields)

    return noted


def act(browser, found, **sent):
    answer = browser.post(reverse("money_admin:act", args=[found.pk]), sent, follow=True)
    return [str(message) for message in answer.context["messages"]]


def test_the_form_refunds_and_says_so(signed_in, coach, payment, clara):
    browser = signed_in(coach)
    assert b"$520 can be refunded." in browser.get(refund_of(payment)).content
    answer = browser.post(refund_of(payment), typed(), follow=True)
    assert [str(message) for message in answer.context["messages"]] == ["$130 is refunded. The client is told by email."]
    assert (Refund.objects.get().reason, balance.left(clara)) == ("Moved away", 3)


def test_the_form_sent_again_by_the_back_button_refunds_once(signed_in, coach, payment):
    browser, sent = signed_in(coach), typed(amount="520", sessions="4")
    for _time in range(2):
        assert browser.post(refund_of(payment), sent).status_code == 302
    assert Refund.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("amount", "521", "Write an amount up to $520"),
        ("amount", "0", "Write an amount up to $520"),
        ("amount", "a lot", "Enter a number"),
        ("sessions", "5", "4 sessions are unused"),
        ("sessions", "-1", "greater than or equal to 0"),
        ("key", "x", "valid UUID"),
    ],
)
def test_what_makes_no_sense_is_refused_and_kept(signed_in, coach, payment, field, value, words):
    answer = signed_in(coach).post(refund_of(payment), typed(**{field: value}))
    assert answer.status_code == 422
    assert words in answer.content.decode().replace("&#x27;", "'")
    assert "Moved away" in answer.content.decode()
    assert Refund.objects.count() == 0


def test_after_a_no_of_stripe_the_form_can_be_sent_again(signed_in, coach, payment, stripe):
    browser = signed_in(coach)
    stripe.refund(payment.reference, 50000)
    answer = browser.post(refund_of(payment), typed())
    assert answer.status_code == 422
    assert b"Stripe refused this refund" in answer.content
    key = answer.context["form"]["key"].value()
    assert browser.post(refund_of(payment), typed(amount="20", sessions="0", key=key)).status_code == 302
    assert sorted(Refund.objects.values_list("amount", "status")) == [(2000, "succeeded"), (13000, "failed")]


def test_while_stripe_is_silent_the_page_says_what_happens(signed_in, coach, payment, settings):
    settings.STRIPE_API_URL = "http://127.0.0.1:9"
    answer = signed_in(coach).post(refund_of(payment), typed(), follow=True)
    [message] = answer.context["messages"]
    assert str(message) == "Stripe doesn't answer. The refund of $130 is noted, and we ask again by ourselves."


def test_by_hand_the_page_says_so(signed_in, coach, payment):
    Payment.objects.update(method="cash", reference=None)
    browser = signed_in(coach)
    assert b"only noted here: pay the money back to Clara Lind by hand" in browser.get(refund_of(payment)).content
    [message] = browser.post(refund_of(payment), typed(), follow=True).context["messages"]
    assert "pay it to Clara Lind by hand" in str(message)


def test_what_is_refunded_in_whole_has_no_form(signed_in, coach, payment, ask):
    ask(52000, 4)
    words = signed_in(coach).get(refund_of(payment)).content.decode()
    assert "Nothing is left to refund of this payment." in words
    assert 'name="amount"' not in words


def test_another_coach_and_the_client_find_nothing(signed_in, other_coach, clara, payment, note):
    found = note()
    for person in (other_coach, clara):
        browser = signed_in(person)
        assert browser.get(refund_of(payment)).status_code in {302, 404}
        assert browser.post(refund_of(payment), typed()).status_code in {302, 404}
        assert browser.post(reverse("money_admin:act", args=[found.pk]), {"do": "leave"}).status_code in {302, 404}
    assert (Refund.objects.count(), Discrepancy.objects.open().count()) == (0, 1)


def test_the_list_says_what_happened_and_what_to_do(signed_in, coach, note, stripe):
    note()
    words = signed_in(coach).get(DECIDE).content.decode()
    assert "$520 came from Clara Lind: another amount than was sold. No sessions were given." in words
    assert "Give sessions for it, or refund it." in words
    assert "https://dashboard.stripe.com/test/payments/pi_1" in words


def test_an_empty_list_says_that_all_fits(signed_in, coach):
    assert b"Nothing to decide: all money that came in or went back fits." in signed_in(coach).get(DECIDE).content


def test_what_is_decided_elsewhere_is_on_the_first_page_of_the_list(signed_in, coach, payment, note):
    disputes = [{"stripe_id": f"dp_{day}", "answer_by": datetime(2026, 12, day, tzinfo=UTC)} for day in range(1, 29)]
    for each in disputes:
        payment.disputes.create(amount=100, status="open", reason="fraudulent", **each)
    for each in range(21):
        note(cause=f"cause:{each}")
    browser = signed_in(coach)
    pages = [browser.get(DECIDE, {"page": number}).content.decode() for number in (1, 2)]
    assert [page.count("Clara Lind: $1 is disputed.") for page in pages] == [28, 0]


def test_what_is_about_no_client_is_the_owners(signed_in, coach, owner, note):
    note(client=None, kind="unknown")
    assert b"not begun here" not in signed_in(coach).get(DECIDE).content
    assert b"not begun here" in signed_in(owner).get(DECIDE).content
    assert (len(attention.to_decide(coach.user)), len(attention.to_decide(owner.user))) == (0, 1)


def test_money_of_nobody_known_is_told_apart_by_its_day_and_id(owner, note):
    note(
        client=None,
        kind="unknown",
        cause="a",
        amount=14000,
        payment_intent="pi_3QaaaaB1",
        now=datetime(2026, 11, 2, 12, tzinfo=UTC),
    )
    note(
        client=None,
        kind="unknown",
        cause="b",
        amount=14000,
        payment_intent="pi_3QaaaaC2",
        now=datetime(2026, 11, 3, 12, tzinfo=UTC),
    )
    note(client=None, kind="unreadable", cause="c", amount=None, payment_intent=None, now=datetime(2026, 11, 4, 12, tzinfo=UTC))
    assert [words for words, _url in attention.to_decide(owner.user)] == [
        "Stripe told of a payment that your key can't read. Noticed on Nov. 4, 2026.",
        "$140 came through a payment page that was not begun here. Noticed on Nov. 3, 2026; its id at Stripe ends in aaaaC2.",
        "$140 came through a payment page that was not begun here. Noticed on Nov. 2, 2026; its id at Stripe ends in aaaaB1.",
    ]


def test_a_word_takes_it_off_the_list_once(signed_in, coach, note):
    browser, found = signed_in(coach), note()
    assert act(browser, found, do="leave", word="We talked") == ["Done."]
    assert act(browser, found, do="leave", word="Again") == ["That was decided already."]
    found.refresh_from_db()
    assert (found.resolution, found.resolved_by) == ("We talked", coach.user)


def test_sessions_are_taken_for_what_was_decided(signed_in, coach, note, payment, clara):
    found = note(kind="refund", purchase=payment.purchase_id, more=2)
    browser = signed_in(coach)
    assert act(browser, found, do="take", sessions="5") == ["4 sessions are unused and not booked."]
    assert act(browser, found, do="take", sessions="2") == ["Done."]
    assert act(browser, found, do="take", sessions="2") == ["That was decided already."]
    assert balance.left(clara) == 2


@pytest.mark.parametrize(
    "sent", [{}, {"do": "x"}, {"do": "give"}, {"do": "give", "sessions": "x"}, {"do": "leave", "word": "x" * 201}]
)
def test_a_button_that_makes_no_sense_changes_nothing(signed_in, coach, note, sent):
    found = note()
    assert act(signed_in(coach), found, **sent) != ["Done."]
    assert Discrepancy.objects.open().count() == 1


def test_a_silent_stripe_keeps_it_on_the_list(signed_in, coach, note, settings):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_URL = "sk_test", "http://127.0.0.1:9"
    [message] = act(signed_in(coach), note(), do="refund")
    assert message.startswith("Stripe doesn't answer.")
    assert Discrepancy.objects.open().count() == 1


def test_list_and_desk_cost_the_same_for_three_and_for_many(signed_in, owner, note):
    browser, costs = signed_in(owner), []
    browser.get(DECIDE)  # the practice's settings have a row from then on
    attention.to_decide(owner.user)  # who remembers what they may do
    PracticeSettings.load()  # the first of all makes the row
    for number in (3, 15):
        for each in range(number):
            note(cause=f"{number}:{each}")
        with CaptureQueriesContext(connection) as page:
            browser.get(DECIDE)
        with CaptureQueriesContext(connection) as desk:
            attention.to_decide(owner.user)
        costs.append((len(page), len(desk)))
    assert costs[0] == costs[1]


def test_the_coachs_page_of_a_client_has_the_payments(signed_in, coach, payment, clara):
    words = signed_in(coach).get(clara.get_absolute_url()).content.decode()
    assert f'href="{refund_of(payment)}"' in words


def test_what_is_refunded_in_whole_is_not_offered_anywhere(signed_in, coach, payment, clara, ask):
    browser, pages = signed_in(coach), [clara.get_absolute_url(), reverse("books_admin:purchase", args=[payment.purchase_id])]
    ask(51999, 0)
    assert [refund_of(payment) in browser.get(page).content.decode() for page in pages] == [True, True]
    ask(1, 0)
    assert [refund_of(payment) in browser.get(page).content.decode() for page in pages] == [False, False]
    assert "$520 · Four sessions" in browser.get(pages[0]).content.decode()


def shown(browser, payment, **values):
    """The second step for what was typed, and its hidden number of sessions."""
    sent = {key: value for key, value in typed(**values).items() if key != "sure"}
    answer = browser.post(refund_of(payment), sent)
    return unescape(" ".join(answer.content.decode().split())), answer.context["sure"]["hidden"]["sessions"]


@pytest.mark.parametrize(("amount", "sessions"), [("520", 4), ("260", 2), ("194.99", 1), ("10", 0)])
def test_without_a_number_as_many_sessions_as_the_amount_stands_for(amount, sessions, signed_in, coach, payment):
    words, proposed = shown(signed_in(coach), payment, amount=amount, sessions="")
    assert (proposed, Refund.objects.count()) == (sessions, 0)
    assert (f"{sessions} of 4 unused session" in words) is bool(sessions)
    assert ("No session is taken." in words) is not bool(sessions)


def test_no_more_sessions_are_proposed_than_are_unused(signed_in, coach, payment, booked):
    booked(3)
    assert shown(signed_in(coach), payment, amount="520", sessions="")[1] == 1


def test_what_is_proposed_adds_up_with_what_went_back_at_stripe(signed_in, coach, payment, stripe, told):
    stripe.refund(payment.reference, 6500)
    told(*stripe.events("charge.refunded"))
    assert shown(signed_in(coach), payment, amount="65", sessions="")[1] == 1


def test_the_second_step_is_sent_or_changed(signed_in, coach, payment, clara):
    browser, sent = signed_in(coach), typed(amount="260", sessions="")
    del sent["sure"]
    second = browser.post(refund_of(payment), sent).context["sure"]["hidden"]
    changed = browser.post(refund_of(payment), {**second, "change": "1"})
    assert (changed.status_code, changed.context["form"]["amount"].value()) == (200, "260")
    assert browser.post(refund_of(payment), {**second, "sure": "1"}).status_code == 302
    assert (Refund.objects.get().sessions, balance.left(clara)) == (2, 2)


def test_a_disputed_payment_offers_no_refund_and_says_what_to_do(signed_in, coach, payment, stripe, told):
    dispute = stripe.dispute(payment.reference)
    told(*stripe.events("charge.dispute.created"))
    browser = signed_in(coach)
    words = unescape(browser.get(refund_of(payment)).content.decode())
    assert "This payment is disputed, so Stripe refunds nothing of it" in words
    assert ("accept the dispute there" in words, f"/test/disputes/{dispute['id']}" in words) == (True, True)
    assert 'name="amount"' not in words
    assert browser.post(refund_of(payment), typed()).status_code == 422
    assert Refund.objects.count() == 0


def test_a_payment_that_was_lost_in_part_offers_no_refund_of_the_rest(signed_in, coach, payment, stripe, told):
    stripe.close_dispute(stripe.dispute(payment.reference, amount=13000)["id"], "lost")
    told(*stripe.events("charge.dispute.closed"))
    words = unescape(signed_in(coach).get(refund_of(payment)).content.decode())
    assert "$130 of this payment went back in a dispute, and Stripe refunds nothing more of it." in words
    assert 'name="amount"' not in words


def test_a_refund_made_at_stripe_stands_on_the_desk_until_it_is_seen(signed_in, coach, payment, stripe, told):
    stripe.refund(payment.reference, 13000)
    told(*stripe.events("charge.refunded"))
    browser = signed_in(coach)
    words = "$130 of “Four sessions” (Clara Lind) was refunded at Stripe. 1 unused session was taken for it."
    assert words in browser.get("/admin/").content.decode()
    [news] = attention.to_know(coach.user)
    assert act(browser, news, do="seen") == ["It's off your desk."]
    assert words not in browser.get("/admin/").content.decode()


def test_a_refund_made_here_is_no_news(coach, payment, ask):
    ask()
    assert list(attention.to_know(coach.user)) == []


def test_what_has_to_be_decided_is_not_put_away_unseen(signed_in, coach, note):
    found = note()
    act(signed_in(coach), found, do="seen")
    assert Discrepancy.objects.open().get() == found


@pytest.mark.parametrize(
    ("key", "livemode", "expected"),
    [("rk_test_1", None, True), ("rk_test_1", True, False), ("sk_live_1", None, False), ("sk_live_1", False, True)],
)
def test_a_link_to_the_dashboard_is_of_the_mode_of_the_thing(key, livemode, expected, settings):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_URL = key, ""
    assert ("/test/" in dashboard.link("pi_1", livemode=livemode)) is expected


def test_a_link_to_the_dashboard_is_of_test_mode_while_the_strip_says_so(settings):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_URL = "anything", "http://127.0.0.1:9"
    assert (stripe_mode.is_test(), "/test/" in dashboard.link("pi_1")) == (True, True)


@pytest.mark.at(datetime(2026, 11, 30, 12, tzinfo=UTC))
def test_all_dates_of_money_on_a_clients_page_are_the_practices(signed_in, coach, bought_in_the_night, clara):
    """November 30 in Auckland, where the client is."""
    words = " ".join(signed_in(coach).get(clara.get_absolute_url()).content.decode().split())
    bought = words.count('<time datetime="2026-11-29">Nov. 29, 2026</time>')
    assert (bought, words.count("bought on Nov. 29, 2026</h4>")) == (2, 2)
    assert ("Four sessions · Nov. 29, 2026" in words, "Four sessions · Nov. 12, 2026" in words) == (True, True)


def test_what_is_to_be_decided_has_the_practices_date(signed_in, owner, note):
    owner.timezone = "Pacific/Auckland"
    owner.save()
    note(client=None, kind="unknown", payment_intent="pi_3QaaaaB1", now=datetime(2026, 11, 2, 15, tzinfo=UTC))
    words = signed_in(owner).get(DECIDE).content.decode()
    assert (words.count("Nov. 2, 2026"), words.count("Nov. 3, 2026")) == (3, 0)


@pytest.fixture
def bought_in_the_night(clara, package):
    clara.timezone = "Pacific/Auckland"
    clara.save()
    at = datetime(2026, 11, 29, 15, tzinfo=UTC)
    made = []
    for method, on in (("stripe", date(2026, 11, 29)), ("transfer", date(2026, 11, 12))):
        purchase = purchases.make(client=clara, sold=package, now=at, package=package)
        purchases.receive(purchase=purchase, amount=52000, now=at, method=method, on=on)
        made.append(purchase)
    return made
