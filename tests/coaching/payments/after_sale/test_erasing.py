from io import StringIO
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from coaching.mail.models import Message
from coaching.payments.after_sale import deciding, discrepancies, misfits, sentences
from coaching.payments.checkout import checkouts
from coaching.payments.checkout.links import ORDER
from coaching.payments.models import Checkout, Discrepancy, PaymentRequest, Purchase, Refund
from coaching.payments.payers import forgetting
from coaching.people.models import Client
from coaching.privacy import erasing, leaving
from coaching.privacy.person import Person
from tests import factories


def test_what_a_coach_typed_about_money_goes_with_the_client(ask, clara, coach):
    ask(13000, 1, reason="Clara moved away")
    found = discrepancies.note(kind="amount", cause="x", client=clara, amount=100, currency="USD")
    deciding.leave(discrepancy=found, word="Clara knows", by=coach.user)
    erasing.erase(person=Person.of(clara), asked_by="client")
    assert (Refund.objects.get().reason, Refund.objects.get().amount) == ("", 13000)
    assert (Discrepancy.objects.get().resolution, Discrepancy.objects.get().amount) == ("", 100)


def test_who_leaves_while_a_bank_is_asked_leaves_the_checkout_behind(stripe, begun, clara, told):
    stripe.pay(begun.session_id, arrived=False)
    told(*stripe.events("checkout.session.completed"))
    erasing.erase(person=Person.of(clara), asked_by="client")
    stripe.confirm(begun.session_id)
    assert told(*stripe.events("checkout.session.async_payment_succeeded")) == [200]
    assert (Client.objects.get(pk=clara.pk).stage, Discrepancy.objects.get().kind) == (Client.Stage.GONE, "gone")


@pytest.fixture
def farewell(clara):
    """Says farewell to Clara, whose data are still there."""

    def say():
        erasing.say_farewell(Person.of(clara), timezone.now())
        clara.refresh_from_db()

    return say


def mailed():
    return sorted(Message.objects.values_list("kind", flat=True))


def test_the_farewell_closes_the_open_payment_page_at_stripe(stripe, begun, farewell):
    farewell()
    begun.refresh_from_db()
    assert (stripe.find(begun.session_id)["status"], begun.status) == ("expired", "expired")


def test_who_had_announced_to_leave_leaves_with_the_farewell(clara, farewell):
    leaving.ask_to_leave(person=Person.of(clara))
    farewell()
    assert clara.has_left(timezone.now())


def test_money_after_the_farewell_is_not_sold_but_stands_on_the_desk(stripe, begun, farewell, told, clara, coach):
    stripe.pay(begun.session_id, arrived=False)
    told(*stripe.events("checkout.session.completed"))
    farewell()
    Message.objects.all().delete()
    stripe.confirm(begun.session_id)
    assert told(*stripe.events("checkout.session.async_payment_succeeded")) == [200]
    found = Discrepancy.objects.get()
    assert (found.kind, Purchase.objects.count(), mailed()) == ("gone", 0, ["payments.misfit_coach"])
    assert (deciding.can_send_back(found), deciding.can_give(found)) == (True, False)
    with pytest.raises(deciding.DecisionError, match="no client here"):
        deciding.give(discrepancy=found, sessions=1, by=coach.user)


def test_after_the_farewell_no_mail_about_a_payment_goes_to_the_client(stripe, begun, told, clara):
    Client.objects.filter(pk=clara.pk).update(leaves_at=timezone.now())
    stripe.pay(begun.session_id, arrived=False)
    told(*stripe.events("checkout.session.completed"))
    stripe.fail(begun.session_id)
    told(*stripe.events("checkout.session.async_payment_failed"))
    assert mailed() == ["payments.failed_coach"]


@pytest.fixture
def on_its_way(stripe, begun, told):
    """Clara's payment, which her bank has yet to confirm."""
    stripe.pay(begun.session_id, arrived=False)
    told(*stripe.events("checkout.session.completed"))
    return begun


def farewell_to(person, mailoutbox):
    """The words of the mail to that address that the farewell sent."""
    [mail] = [mail for mail in mailoutbox if mail.to == [person.email] and "being deleted" in mail.subject]
    return " ".join(mail.body.split())


BACK = "When it arrives, nothing is bought with it: Dana Reyes is asked to send it back the way it came."


def test_the_farewell_says_what_becomes_of_a_payment_on_its_way(on_its_way, farewell, clara, coach, mailoutbox):
    farewell()
    words = farewell_to(clara, mailoutbox)
    assert "Your payment of $520 for “Four sessions” is still on its way from your bank." in words
    assert (BACK in words, "because your address is deleted" in words) == (True, True)
    assert "“Money to decide”, to be refunded" in farewell_to(coach, mailoutbox)


def test_the_farewell_speaks_of_no_payment_where_none_is_on_its_way(begun, farewell, clara, coach, mailoutbox):
    farewell()
    assert ["bank" in farewell_to(person, mailoutbox) for person in (clara, coach)] == [False, False]


def test_what_was_paid_as_a_visitor_with_the_same_address_is_said_too(on_its_way, farewell, clara, coach, mailoutbox):
    EmailAddress.objects.get_or_create(user=clara.user, email=clara.email, defaults={"verified": True})
    visitor = factories.client(coach=coach, name="Clara", email=clara.email, with_account=False, stage="prospect")
    Checkout.objects.update(client=visitor)
    farewell()
    assert "Your payment of $520" in farewell_to(clara, mailoutbox)


@pytest.mark.parametrize(
    ("asked_by", "asked_before", "says_so"), [("client", False, True), ("operator", False, False), ("operator", True, True)]
)
def test_the_farewell_says_as_you_asked_to_who_asked_alone(asked_by, asked_before, says_so, clara, coach, mailoutbox):
    if asked_before:
        leaving.ask_to_leave(person=Person.of(clara))
    clara.refresh_from_db()
    erasing.say_farewell(Person.of(clara), timezone.now(), asked_by)
    mails = [farewell_to(person, mailoutbox) for person in (clara, coach)]
    assert ["asked" in words for words in mails] == [says_so, says_so]
    assert ["Whoever runs this site has deleted it." in words for words in mails] == [not says_so] * 2


def test_who_is_about_to_leave_reads_of_a_payment_on_its_way(on_its_way, clara, signed_in):
    page = signed_in(clara).get(reverse("privacy:leave")).content.decode()
    assert "Your payment of $520 for “Four sessions” is on its way from your bank." in page


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_who_erases_by_hand_reads_of_a_payment_on_its_way(on_its_way, clara, options):
    out = StringIO()
    call_command("erase_client", clara.pk, *options, stdout=out)
    assert out.getvalue().startswith("A payment of $520 for “Four sessions” is still on its way from a bank.")


def test_the_order_of_who_left_promises_no_email(on_its_way, clara, client, stripe, told):
    Checkout.objects.update(without_account=True)
    page = ORDER.path(Checkout.objects.get())
    promise, instead = "you get an email", "Nothing is bought with your payment of $520"
    assert promise in client.get(page).content.decode()
    erasing.erase(person=Person.of(clara), asked_by="client")
    words = client.get(page).content.decode()
    assert (promise in words, instead in words) == (False, True)
    stripe.confirm(on_its_way.session_id)
    words = client.get(page).content.decode()
    assert ("write to you." in words, instead in words) == (False, True)


def test_whose_payment_for_a_client_is_on_its_way_is_told_after_the_client_left(on_its_way, clara, stripe, told, mailoutbox):
    payer = {"payer_name": "Ada", "payer_email": "ada@example.net", "key": uuid4()}
    request = PaymentRequest.objects.create(client=clara, **payer, **on_its_way.terms)
    Checkout.objects.update(request=request)
    erasing.erase(person=Person.of(clara), asked_by="client")
    mailoutbox.clear()
    stripe.confirm(on_its_way.session_id)
    told(*stripe.events("checkout.session.async_payment_succeeded"))
    assert [mail.subject for mail in mailoutbox if mail.to == ["ada@example.net"]] == ["Your payment of USD 520.00"]
    forgetting.forget_of_gone()
    misfits.sent_back(Discrepancy.objects.get(), by=None)
    assert [mail.subject for mail in mailoutbox if mail.to == ["ada@example.net"]][1:] == ["Refund: USD 520.00"]
    assert (forgetting.forget_of_gone(), PaymentRequest.objects.get().payer_email) == (1, "")


def test_what_a_visitor_pays_with_the_address_of_who_leaves_is_not_sold(stripe, begun, farewell, told, clara, coach):
    visitor = Client.objects.create(coach=coach, name="Clara", email=clara.email)
    Checkout.objects.update(client=visitor, without_account=True)
    stripe.pay(begun.session_id)
    farewell()
    told(*stripe.events("checkout.session.completed"))
    assert (Discrepancy.objects.get().kind, Purchase.objects.count()) == ("gone", 0)


def test_who_has_only_announced_to_leave_buys_as_before(stripe, begun, told, clara):
    leaving.ask_to_leave(person=Person.of(clara))
    stripe.pay(begun.session_id)
    told(*stripe.events("checkout.session.completed"))
    assert (Purchase.objects.count(), Discrepancy.objects.count()) == (1, 0)


def test_after_the_farewell_no_payment_page_is_begun(stripe, clara, package, farewell):
    farewell()
    with pytest.raises(checkouts.NotBegun, match="being deleted"):
        checkouts.start(client=clara, package=package)
    assert Checkout.objects.count() == 0


def test_the_farewell_does_not_call_deleted_what_is_there_still(clara, farewell):
    farewell()
    subjects = dict(Message.objects.values_list("kind", "subject"))
    assert subjects == {
        "privacy.gone": "Your account is being deleted",
        "coach.gone": "Clara Lind is leaving: the account is being deleted",
    }


@pytest.fixture
def erased_order(on_its_way, clara, stripe, told):
    """The path of the order of Clara, who is erased while her bank is asked; then the money comes."""
    Checkout.objects.update(without_account=True)
    erasing.erase(person=Person.of(clara), asked_by="client")
    stripe.confirm(on_its_way.session_id)
    told(*stripe.events("checkout.session.async_payment_succeeded"))
    return ORDER.path(Checkout.objects.get())


def test_the_order_of_who_left_says_where_the_money_is(erased_order, client):
    assert "It has arrived, and Dana Reyes is asked to send it back" in client.get(erased_order).content.decode()
    misfits.sent_back(Discrepancy.objects.get(), by=None)
    words = client.get(erased_order).content.decode()
    assert ("It was sent back the way it came." in words, "is asked to send it back" in words) == (True, False)


def test_of_an_order_of_who_left_the_page_to_buy_knows_nothing(erased_order, client, package):
    client.get(erased_order)
    page = client.get(reverse("payments:buy_public", args=[package.pk])).content.decode()
    assert ("You have paid" in page, "See my order" in page) == (False, False)


def test_the_coach_reads_why_money_of_who_left_bought_nothing(erased_order, coach, mailoutbox):
    words = "$520 for “Four sessions” came from someone who left. The client's account was deleted, so nothing was bought."
    assert sentences.what(Discrepancy.objects.get()) == words
    [mail] = [mail for mail in mailoutbox if mail.to == [coach.email] and "nothing was bought" in mail.body]
    assert mail.reply_to == []


def test_money_of_who_is_about_to_leave_is_told_apart(on_its_way, farewell, stripe, told):
    farewell()
    stripe.confirm(on_its_way.session_id)
    told(*stripe.events("checkout.session.async_payment_succeeded"))
    words = "came from Clara Lind. The client's account is being deleted, so nothing was bought."
    assert words in sentences.what(Discrepancy.objects.get())
