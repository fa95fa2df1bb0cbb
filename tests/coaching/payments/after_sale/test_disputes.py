import pytest
from django.urls import reverse

from coaching.payments.account import balance
from coaching.payments.after_sale import attention, own_words
from coaching.payments.models import Discrepancy, Dispute
from tests.coaching.payments.factories import story


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
    assert (balance.left(clara), Dispute.objects.get().status, Discrepancy.objects.count()) == (0, "lost", 0)
    assert sum(delta for _kind, delta in story(clara)) == 0
    assert "Decided: the payment of Clara Lind" in [mail.subject for mail in mailoutbox]


def test_of_a_lost_dispute_what_was_booked_is_decided_by_the_coach(stripe, payment, told, booked):
    booked(3)
    dispute = stripe.dispute(payment.reference)
    closed(stripe, told, dispute, "lost")
    facts = Discrepancy.objects.get().facts
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
