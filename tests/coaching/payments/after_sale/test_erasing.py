import pytest
from django.utils import timezone

from coaching.mail.models import Message
from coaching.payments.after_sale import deciding, discrepancies
from coaching.payments.checkout import checkouts
from coaching.payments.models import Checkout, Discrepancy, Purchase, Refund
from coaching.people.models import Client
from coaching.privacy import erasing, leaving
from coaching.privacy.person import Person


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
