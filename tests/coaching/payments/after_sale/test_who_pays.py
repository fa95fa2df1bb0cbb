"""A payment that a bank confirms later or refuses, whoever pays: what each page says, what the desk says, who is mailed."""

from html import unescape
from uuid import uuid4

import pytest
from django.test import Client as Browser
from django.utils import timezone

from coaching.payments.after_sale import attention, reasons
from coaching.payments.bookkeeping import block
from coaching.payments.bookkeeping.story import Story
from coaching.payments.checkout import visitors
from coaching.payments.models import Checkout, Discrepancy, Package, PaymentRequest, Purchase
from coaching.payments.off_line import noting
from coaching.payments.payers import paying, requests
from coaching.payments.payers.links import PAY
from coaching.people.models import Client
from tests.coaching.payments.payers.conftest import ACME, ADA, ask

__all__ = ["ask"]
PARENT, UNIVERSITY = ADA, {**ADA, **ACME}
PAYERS = [PARENT, UNIVERSITY, {**UNIVERSITY, "use_before_paid": True}]
IDS = ["parent", "organization", "organization, used before"]


@pytest.fixture(params=PAYERS, ids=IDS)
def asked(request, ask, stripe):
    return ask(**request.param)


@pytest.fixture
def begun_by_payer(asked, told, mailoutbox):
    paying.start(asked, PAY.path(asked))
    mailoutbox.clear()
    return Checkout.objects.get()


def from_a_bank(stripe, told, checkout, *, fails=False):
    stripe.pay(checkout.session_id, arrived=False)
    told(*stripe.events("checkout.session.completed"))
    if fails:
        stripe.fail(checkout.session_id)
        told(*stripe.events("checkout.session.async_payment_failed"))


def words(browser, page):
    return unescape(browser.get(page).content.decode())


def mailed(mailoutbox, kind=""):
    return sorted((mail.to[0], mail.subject) for mail in mailoutbox)


def desk(coach):
    return {part.heading: [line.words for line in part.lines] for part in block.parts(coach.user, timezone.now())}


def test_a_payers_waiting_payment_is_told_to_payer_client_and_desk(
    asked, begun_by_payer, stripe, told, clara, coach, signed_in, mailoutbox
):
    from_a_bank(stripe, told, begun_by_payer)
    from_a_bank_again = stripe.events("checkout.session.completed")
    told(*from_a_bank_again)
    assert mailed(mailoutbox) == sorted(
        [(asked.payer_email, "Your payment is on its way"), (clara.email, "A payment for you is on its way")]
    )
    assert "Your payment is on its way" in words(Browser(), PAY.path(asked))
    sentence = f"The payment by {asked.payer_name} for “Four sessions” is on its way"
    for page in ("/me/packages/", "/me/sessions/", "/me/"):
        text = words(signed_in(clara), page)
        assert (sentence in text, "$520" in text.split(sentence)[0][-200:]) == (True, False)
    assert desk(coach)["Waiting for a bank"] == [
        f"Test: {asked.payer_name} has ordered Four sessions, $520, for Clara Lind. Their bank has yet to confirm it."
    ]
    assert f"by {asked.payer_name} is on its way: their bank" in attention.of_client(clara)[0]


def test_a_payers_refused_payment_is_told_to_payer_client_and_coach(
    asked, begun_by_payer, stripe, told, clara, coach, signed_in, mailoutbox
):
    from_a_bank(stripe, told, begun_by_payer, fails=True)
    told(*stripe.events("checkout.session.async_payment_failed"))
    assert mailed(mailoutbox[2:]) == sorted(
        [
            (asked.payer_email, "Your payment did not go through"),
            (clara.email, "A payment for you did not go through"),
            (coach.email, "A payment for Clara Lind did not go through"),
        ]
    )
    to_coach = next(mail for mail in mailoutbox if mail.to == [coach.email])
    assert "by Clara" not in to_coach.body
    assert f"The bank of {asked.payer_name} did not confirm" in to_coach.body
    assert "Your bank did not confirm your last payment" in words(Browser(), PAY.path(asked))
    text = words(signed_in(clara), "/me/packages/")
    assert f"The payment by {asked.payer_name} for “Four sessions” did not go through." in text
    assert PAY.path(asked) not in text
    [reason] = reasons.to_decide([clara])
    assert str(reason.reason).startswith(
        f"A payment of $520 for “Four sessions” by {asked.payer_name} (who pays for Clara Lind) did not go through"
    )


def test_a_payer_who_pays_after_all_leaves_nothing_behind(asked, begun_by_payer, stripe, told, clara, coach):
    from_a_bank(stripe, told, begun_by_payer, fails=True)
    paying.start(asked, PAY.path(asked))
    stripe.pay(Checkout.objects.latest("pk").session_id)
    told(*stripe.events("checkout.session.completed"))
    assert Purchase.objects.get().payments.count() == 1
    assert (attention.of_client(clara), Discrepancy.objects.open().count()) == ([], 0)
    assert "did not confirm" not in words(Browser(), PAY.path(asked))


def test_what_failed_leaves_the_desk_once_it_is_asked_for_no_more(asked, begun_by_payer, stripe, told):
    from_a_bank(stripe, told, begun_by_payer, fails=True)
    assert Discrepancy.objects.open().count() == 1
    requests.cancel(request=asked)
    assert Discrepancy.objects.open().count() == 0


def test_what_failed_leaves_desk_and_page_once_the_coach_notes_money(begun, package, stripe, told, clara, coach, signed_in):
    from_a_bank(stripe, told, begun, fails=True)
    assert (Discrepancy.objects.open().count(), len(attention.of_client(clara))) == (1, 1)
    noting.note(client=clara, sold=package, package=package, method="cash", on=timezone.localdate(), by=coach.user, key=uuid4())
    assert (Discrepancy.objects.open().count(), attention.of_client(clara)) == (0, [])


def test_what_failed_stays_on_the_desk_when_something_else_is_paid(begun, stripe, told, clara, coach):
    from_a_bank(stripe, told, begun, fails=True)
    other = Package.objects.create(title="Two sessions", sessions=2, price=30000, currency="USD")
    noting.note(client=clara, sold=other, package=other, method="cash", on=timezone.localdate(), by=coach.user, key=uuid4())
    assert Discrepancy.objects.open().count() == 1


def test_nothing_is_paid_before_the_bank_has_confirmed_it(asked, begun_by_payer, stripe, told, clara, mailoutbox):
    from_a_bank(stripe, told, begun_by_payer)
    mail = next(mail for mail in mailoutbox if mail.to == [clara.email])
    assert f"A payment by {asked.payer_name} for “Four sessions” is on its way." in mail.body
    assert " paid" not in mail.body


def test_what_is_paid_another_way_meanwhile_is_not_asked_for_again(
    asked, begun_by_payer, stripe, told, clara, coach, signed_in, mailoutbox
):
    stripe.pay(begun_by_payer.session_id, arrived=False)
    told(*stripe.events("checkout.session.completed"))
    found = PaymentRequest.objects.get()
    requests.note_payment(request=found, method="transfer", on=timezone.localdate(), by=coach.user)
    stripe.fail(begun_by_payer.session_id)
    told(*stripe.events("checkout.session.async_payment_failed"))
    last = next(mail for mail in mailoutbox[::-1] if mail.to == [asked.payer_email])
    assert "It is not asked for anymore" in last.body
    assert "did not go through" not in words(signed_in(clara), "/me/packages/")


def test_a_payers_waiting_payment_stops_the_clients_own(asked, begun_by_payer, stripe, told, clara, package, signed_in):
    from_a_bank(stripe, told, begun_by_payer)
    browser = signed_in(clara)
    assert "Buy Four sessions" not in words(browser, "/me/packages/")
    answer = browser.post(f"/me/packages/{package.pk}/buy/", follow=True)
    assert "A payment for this is on its way already" in unescape(answer.content.decode())
    assert Checkout.objects.count() == 1


def test_a_clients_waiting_payment_stops_a_payers(asked, begun, stripe, told, clara):
    from_a_bank(stripe, told, begun)
    answer = Browser().post(f"{PAY.path(asked)}card/", follow=True)
    assert "A payment for this is on its way already" in unescape(answer.content.decode())
    assert Checkout.objects.count() == 1


def test_a_payers_own_second_try_while_the_bank_is_asked_leads_back(asked, begun_by_payer, stripe, told):
    from_a_bank(stripe, told, begun_by_payer)
    assert paying.start(asked, PAY.path(asked)) == PAY.path(asked)
    assert Checkout.objects.count() == 1


@pytest.fixture
def visitor(stripe, package, coach, told):
    """The checkout of a buyer without an account, whose page at Stripe is open."""
    guest = {"name": "Pia", "email": "pia@example.org", "zone": "UTC", "source": ""}
    checkout = visitors.begin(package=package, coach=coach, guest=guest, form_key=str(uuid4()))
    visitors.pay(checkout=checkout)
    checkout.refresh_from_db()
    return checkout


@pytest.mark.parametrize(
    ("fails", "subject", "heading"),
    [
        (False, "Your payment is on its way", "On its way"),
        (True, "Your payment did not go through", "The payment did not go through"),
    ],
)
def test_a_buyer_without_an_account_is_led_to_their_own_page(fails, subject, heading, visitor, stripe, told, coach, mailoutbox):
    from_a_bank(stripe, told, visitor, fails=fails)
    mail = next(mail for mail in mailoutbox if mail.subject == subject)
    assert (mail.to, visitor.order_path in mail.body, "/me/" in mail.body) == (["pia@example.org"], True, False)
    assert heading in words(Browser(), visitor.order_path)
    assert attention.to_know(coach.user).exists() is fails
    stops = visitors.pay(checkout=Checkout.objects.get()) == visitor.order_path
    assert stops is not fails


def test_what_the_bank_confirms_later_is_told_by_receipt_alone(asked, begun_by_payer, stripe, told, clara, coach, mailoutbox):
    from_a_bank(stripe, told, begun_by_payer)
    stripe.confirm(begun_by_payer.session_id)
    told(*stripe.events("checkout.session.async_payment_succeeded"))
    mails = [(mail.to[0], mail.subject.split()[0]) for mail in mailoutbox[2:]]
    assert set(mails) == {(asked.payer_email, "Receipt"), (clara.email, "Paid:"), (coach.email, "Clara")}
    assert Client.objects.get(pk=clara.pk).lots.count() == 1


def test_the_story_tells_of_each_try_and_of_a_second_payment(asked, begun_by_payer, stripe, told, clara, coach):
    from_a_bank(stripe, told, begun_by_payer, fails=True)
    paying.start(asked, PAY.path(asked))
    last = Checkout.objects.latest("pk")
    stripe.pay(last.session_id, arrived=False)
    told(*stripe.events("checkout.session.completed"))
    requests.note_payment(request=PaymentRequest.objects.get(), method="transfer", on=timezone.localdate(), by=coach.user)
    stripe.confirm(last.session_id)
    told(*stripe.events("checkout.session.async_payment_succeeded"))
    lines = [event.what for event in Story(Purchase.objects.get(), "UTC").events()]
    for words in ("The bank has yet to confirm the payment", "The bank refused the payment", "$520 came a second time"):
        assert words in lines
    assert lines.count("The payment page was opened") >= 1


def test_who_pays_for_whom_stands_in_one_pair_of_parentheses(asked, begun_by_payer, stripe, told, coach):
    stripe.pay(begun_by_payer.session_id)
    told(*stripe.events("checkout.session.completed"))
    stripe.refund(Purchase.objects.get().payments.get().reference, 13000)
    told(*stripe.events("charge.refunded"))
    [news] = reasons.to_decide(Client.objects.all())
    assert f"$130 of “Four sessions” ({asked.payer_name}, who pays for Clara Lind) was refunded at Stripe." in str(news.reason)
