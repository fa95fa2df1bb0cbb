import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.payments.account import balance, statement
from coaching.payments.after_sale import attention, own_words, sentences
from coaching.payments.models import Checkout, Discrepancy, Dispute, Lot, Payment, Refund
from coaching.payments.payers import paying
from coaching.payments.payers.links import PAY
from tests.coaching.payments.factories import story
from tests.coaching.payments.payers.conftest import ask

__all__ = ["ask"]


@pytest.fixture
def disputed(stripe, payment, told):
    """Clara's payment, disputed and told."""
    dispute = stripe.dispute(payment.reference)
    told(*stripe.events("charge.dispute.created"))
    return dispute


def closed(stripe, told, dispute, status):
    stripe.close_dispute(dispute["id"], status)
    told(*stripe.events("charge.dispute.closed"))


def test_a_dispute_freezes_what_is_unused(disputed, lot, clara, booked):
    lot.refresh_from_db()
    assert (lot.frozen, balance.left(clara), Dispute.objects.get().status) == (True, 0, "open")


def test_what_is_booked_stays_booked(stripe, payment, told, booked, clara):
    booked(1)
    stripe.dispute(payment.reference)
    told(*stripe.events("charge.dispute.created"))
    assert (clara.bookings.get().status, balance.left(clara)) == ("booked", 0)


def test_the_coach_is_told_once_with_the_day_to_answer(stripe, disputed, told, coach, mailoutbox):
    told(*stripe.events("charge.dispute.created", "charge.dispute.funds_withdrawn"))
    mails = [mail for mail in mailoutbox if mail.to == [coach.email]]
    assert [mail.subject for mail in mails] == ["Clara Lind bought Four sessions, $520", "A payment of Clara Lind is disputed"]
    assert "$520" in mails[1].body
    assert "Last day to answer at Stripe: " in mails[1].body


def test_the_desk_names_the_day_and_leads_to_stripe(disputed, coach):
    [(sentence, url)] = attention.to_decide(coach.user)
    assert sentence.startswith("Clara Lind: $520 is disputed. Answer at Stripe by ")
    assert url == f"https://dashboard.stripe.com/test/disputes/{disputed['id']}"


def test_the_client_reads_kindly_why_they_rest(disputed, clara, signed_in):
    [words] = own_words.for_client(clara)
    assert words.startswith("Your bank is looking into the payment for “Four sessions”.")
    assert words in signed_in(clara).get(reverse("payments:sessions")).content.decode()


def test_a_dispute_that_is_won_frees_them(stripe, disputed, told, lot, clara):
    closed(stripe, told, disputed, "won")
    lot.refresh_from_db()
    assert (lot.frozen, balance.left(clara), Dispute.objects.get().status) == (False, 4, "won")


def test_a_dispute_that_is_lost_takes_what_is_unused(stripe, disputed, told, clara, mailoutbox):
    closed(stripe, told, disputed, "lost")
    assert (balance.left(clara), Dispute.objects.get().status) == (0, "lost")
    assert Discrepancy.objects.to_decide().count() == 0
    assert sum(delta for _kind, delta in story(clara)) == 0
    assert "Decided: the payment of Clara Lind" in [mail.subject for mail in mailoutbox]


def test_of_a_lost_dispute_what_was_booked_is_decided_by_the_coach(stripe, payment, told, booked):
    booked(3)
    dispute = stripe.dispute(payment.reference)
    closed(stripe, told, dispute, "lost")
    facts = Discrepancy.objects.to_decide().get().facts
    assert (facts["taken"], facts["more"]) == (1, 3)


def test_an_inquiry_freezes_nothing_and_is_told(stripe, payment, told, lot, clara, coach, mailoutbox):
    stripe.dispute(payment.reference, status="warning_needs_response")
    told(*stripe.events("charge.dispute.created"))
    lot.refresh_from_db()
    assert (lot.frozen, balance.left(clara), Dispute.objects.get().status) == (False, 4, "inquiry")
    subjects = [mail.subject for mail in mailoutbox if mail.to == [coach.email]]
    assert subjects == ["Clara Lind bought Four sessions, $520", "A bank asks about a payment of Clara Lind"]


def test_an_inquiry_that_ends_changes_nothing(stripe, payment, told, clara):
    dispute = stripe.dispute(payment.reference, status="warning_needs_response")
    closed(stripe, told, dispute, "warning_closed")
    assert (balance.left(clara), Dispute.objects.get().status) == (4, "closed")


def test_events_twice_and_backward_end_the_same(stripe, payment, told, clara, mailoutbox):
    dispute = stripe.dispute(payment.reference)
    stripe.close_dispute(dispute["id"], "won")
    events = stripe.events(*(f"charge.dispute.{each}" for each in ("created", "funds_withdrawn", "closed", "funds_reinstated")))
    assert set(told(*reversed(events), *events)) == {200}
    assert (balance.left(clara), Dispute.objects.get().status) == (4, "won")
    assert [mail.subject for mail in mailoutbox if "payment of Clara" in mail.subject] == ["Decided: the payment of Clara Lind"]


def test_of_two_disputes_the_open_one_keeps_the_rest_frozen(stripe, payment, told, lot, clara):
    first = stripe.dispute(payment.reference, amount=13000)
    told(*stripe.events("charge.dispute.created"))
    second = {**stripe.find(first["id"]), "id": "du_second"}
    stripe.store.objects["du_second"] = second
    told({**stripe.events("charge.dispute.created")[0], "id": "evt_second", "data": {"object": second}})
    closed(stripe, told, first, "lost")
    lot.refresh_from_db()
    assert (lot.frozen, balance.left(clara)) == (True, 0)
    second["status"] = "won"
    told({**stripe.events("charge.dispute.created")[0], "id": "evt_third", "data": {"object": second}})
    assert balance.left(clara) == 3


def test_a_dispute_before_its_payment_is_caught_up(stripe, paid, told, clara):
    stripe.dispute(stripe.find(paid.session_id)["payment_intent"])
    told(*stripe.events("charge.dispute.created"))
    assert Discrepancy.objects.get().kind == "unknown_dispute"
    told(*stripe.events("checkout.session.completed"))
    assert (balance.left(clara), Dispute.objects.count(), Discrepancy.objects.open().count()) == (0, 1, 0)


def lines(lot):
    """What the client reads in the statement, the latest first, and all entries, the first first."""
    (shown,) = statement.statements(Lot.objects.filter(pk=lot.pk), timezone.localdate())
    return shown, [(line.signed, line.latest.reason) for line in shown.lines]


def test_a_lost_dispute_is_no_refund_in_the_statement(stripe, disputed, told, lot):
    closed(stripe, told, disputed, "lost")
    shown, read = lines(lot)
    assert read == [
        ("-4", "Taken: their payment went back in a dispute"),
        ("±0", "No longer on hold, because the bank has decided: Four sessions"),
        ("+4", "Bought: Four sessions"),
    ]
    assert (shown.facts, shown.refunded) == (["4 lost in a dispute"], 0)


def test_each_entry_of_a_lost_dispute_says_why(stripe, disputed, told, clara):
    closed(stripe, told, disputed, "lost")
    assert story(clara) == [("bought", 4), ("frozen", -4), ("thawed", 4), ("lost", -4)]
    assert [entry.reason for entry in clara.ledger.order_by("pk")][2:] == [
        "No longer on hold, because the bank has decided: Four sessions",
        "Taken: their payment went back in a dispute",
    ]


def test_a_dispute_adds_up_with_an_earlier_refund(stripe, payment, told, clara):
    stripe.refund(payment.reference, 19500)  # a session and a half
    told(*stripe.events("charge.refunded"))
    dispute = stripe.dispute(payment.reference, amount=19500)
    told(*stripe.events("charge.dispute.created"))
    closed(stripe, told, dispute, "lost")
    assert balance.left(clara) == 1


def test_a_refund_that_fails_after_a_lost_dispute_gives_back_what_is_not_due(stripe, payment, told, clara):
    refund = stripe.refund(payment.reference, 19500)
    told(*stripe.events("charge.refunded"))
    closed(stripe, told, stripe.dispute(payment.reference, amount=19500), "lost")
    stripe.fail_refund(refund["id"])
    told(*stripe.events("refund.failed"))
    assert balance.left(clara) == 3


@pytest.mark.parametrize(
    ("status", "subject", "on_the_page"),
    [
        (None, "Some of your sessions are on hold: Four sessions", "Your bank is looking into the payment"),
        (
            "won",
            "Your sessions are no longer on hold: Four sessions",
            "Your bank has decided: the payment for “Four sessions” stands",
        ),
        ("lost", "The payment went back: Four sessions", "it gave $520 back to you"),
    ],
)
def test_the_client_is_told_of_each_state_once(status, subject, on_the_page, stripe, disputed, told, clara, mailoutbox):
    if status:
        mailoutbox.clear()
        closed(stripe, told, disputed, status)
        told(*stripe.events("charge.dispute.funds_reinstated", "charge.dispute.closed"))
    subjects = [mail.subject for mail in mailoutbox if mail.to == [clara.email] and "Thank you" not in mail.subject]
    assert subjects == [subject]
    assert [on_the_page in words for words in own_words.for_client(clara)] == [True]


def test_a_payer_and_the_client_read_of_a_payers_dispute(ask, stripe, told, clara, client, mailoutbox):
    asked = ask()
    paying.start(asked, PAY.path(asked))
    stripe.pay(Checkout.objects.get().session_id)
    told(*stripe.events("checkout.session.completed"))
    closed(stripe, told, stripe.dispute(Payment.objects.get().reference), "lost")
    assert (
        "Your bank gave you back the USD 520.00 that you paid for “Four sessions”."
        in client.get(PAY.path(asked)).content.decode()
    )
    [words] = own_words.for_client(clara)
    assert words.startswith("The bank of Ada Berg has decided")
    assert ("$" in words, "money of it went back to whoever paid" in words) == (False, True)
    [mail] = [mail for mail in mailoutbox if mail.to == [clara.email] and mail.subject.startswith("The payment went back")]
    assert ("$" in mail.body, "money of it went back to whoever paid" in mail.body) == (False, True)


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, "Nothing of it was booked. There is nothing to do."), (1, "What is booked stays booked.")],
)
def test_of_a_lost_dispute_the_desk_speaks_of_booked_sessions_where_there_are_some(
    count, expected, stripe, payment, told, booked, coach
):
    booked(count)
    closed(stripe, told, stripe.dispute(payment.reference), "lost")
    news = attention.to_know(coach.user).get(kind=Discrepancy.Kind.DECIDED)
    assert sentences.what_to_do(news).startswith(expected)


@pytest.mark.parametrize("count", [0, 1])
@pytest.mark.parametrize("status", ["open", "lost"])
def test_of_booked_sessions_is_spoken_where_there_are_some(
    count, status, stripe, payment, told, booked, clara, coach, signed_in, mailoutbox
):
    booked(count)
    dispute = stripe.dispute(payment.reference)
    if status == "lost":
        closed(stripe, told, dispute, status)
    else:
        told(*stripe.events("charge.dispute.created"))
    words = "What you have booked takes place."
    bodies = [mail.body for mail in mailoutbox if mail.to == [clara.email] and "“Four sessions”" in mail.body][1:]
    assert [words in body for body in bodies] == [bool(count)]
    assert [words in each for each in own_words.for_client(clara)] == [bool(count)]
    if status == "open":
        assert "are on hold." in bodies[0]
        pages = [signed_in(clara).get(reverse("payments:sessions")), signed_in(coach).get(clara.get_absolute_url())]
        assert [words in pages[0].content.decode(), b"What is booked stays booked." in pages[1].content] == [bool(count)] * 2


def test_in_test_mode_mails_about_a_dispute_say_so(stripe, disputed, told, clara, coach, mailoutbox):
    mailoutbox.clear()
    closed(stripe, told, disputed, "lost")
    assert {mail.to[0] for mail in mailoutbox if mail.body.startswith("TEST: ")} == {clara.email, coach.email}


def test_about_payments_the_sessions_page_says_three_things_of_the_last_month(payment, clara, signed_in):
    for day in range(5):
        at = timezone.now() - timedelta(days=day)
        Refund.objects.create(payment=payment, amount=1000 + 100 * day, status="succeeded", on=at.date(), at=at)
    old = timezone.now() - timedelta(days=31)
    Refund.objects.create(payment=payment, amount=5000, status="succeeded", on=old.date(), at=old)
    assert [words.split()[0] for words in own_words.for_client(clara)] == ["$10", "$11", "$12", "$13", "$14"]
    browser = signed_in(clara)
    page = browser.get(reverse("payments:sessions")).content.decode()
    assert (page.count("was refunded to you"), "See all of it" in page) == (3, True)
    assert page.index("<h1") < page.index("The paperwork") < page.index("was refunded to you")
    assert browser.get(reverse("documents:list")).content.decode().count("was refunded to you") == 6


def test_a_payers_page_says_what_went_back_and_no_thanks(ask, stripe, told, clara, client):
    asked = ask()
    paying.start(asked, PAY.path(asked))
    stripe.pay(Checkout.objects.get().session_id)
    told(*stripe.events("checkout.session.completed"))
    assert "<h1>Paid. Thank you.</h1>" in client.get(PAY.path(asked)).content.decode()
    dispute = Payment.objects.get().disputes.create(stripe_id="dp_1", amount=13000, status="lost")
    assert "<h1>Partly returned by the bank</h1>" in client.get(PAY.path(asked)).content.decode()
    Dispute.objects.filter(pk=dispute.pk).update(amount=52000)
    page = client.get(PAY.path(asked)).content.decode()
    assert "<h1>Returned by the bank</h1>" in page
    assert re.search("Returned by the bank on .+: USD 520.00", page)


def test_the_clients_receipt_says_what_went_back(stripe, disputed, told, clara, signed_in):
    browser = signed_in(clara)
    assert "Returned by the bank" not in browser.get(reverse("documents:list")).content.decode()
    closed(stripe, told, disputed, "lost")
    assert re.search("Returned by the bank on .+: USD 520.00", browser.get(reverse("documents:list")).content.decode())


def test_an_inquiry_is_nothing_of_the_clients(stripe, payment, told, clara, mailoutbox):
    dispute = stripe.dispute(payment.reference, status="warning_needs_response")
    told(*stripe.events("charge.dispute.created"))
    closed(stripe, told, dispute, "warning_closed")
    assert [mail.subject for mail in mailoutbox if mail.to == [clara.email]] == ["Thank you: Four sessions"]
    assert own_words.for_client(clara) == []


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("won", "The dispute about $520 of “Four sessions” (Clara Lind) was decided for you."),
        ("lost", "decided for the payer: the money is lost. 4 unused sessions were taken for it."),
    ],
)
def test_a_decided_dispute_stands_on_the_desk_until_it_is_seen(status, words, stripe, disputed, told, coach, signed_in):
    closed(stripe, told, disputed, status)
    browser = signed_in(coach)
    [news] = attention.to_know(coach.user)
    assert words in browser.get("/admin/").content.decode()
    page = browser.get("/admin/money/decide/").content.decode()
    assert (words in page, f"https://dashboard.stripe.com/test/disputes/{disputed['id']}" in page) == (True, True)
    for _press in range(2):
        assert browser.post(f"/admin/money/decide/{news.pk}/", {"do": "seen"}).url == "/admin/"
    assert words not in browser.get("/admin/").content.decode()
    told(*stripe.events("charge.dispute.closed"))
    assert list(attention.to_know(coach.user)) == []


def test_a_lost_dispute_that_is_won_after_all_gives_everything_back(stripe, payment, told, booked, clara, coach):
    booked(1)
    dispute = stripe.dispute(payment.reference)
    closed(stripe, told, dispute, "lost")
    assert (balance.left(clara), Discrepancy.objects.open().to_decide().count()) == (0, 1)
    stripe.find(dispute["id"])["status"] = "won"
    told({**stripe.events("charge.dispute.closed")[-1], "id": "evt_appeal"})
    assert (balance.left(clara), Discrepancy.objects.open().to_decide().count()) == (3, 0)
    assert [news.facts["decided"] for news in attention.to_know(coach.user)] == ["won"]
