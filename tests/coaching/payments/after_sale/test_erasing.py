from coaching.payments.after_sale import deciding, discrepancies
from coaching.payments.models import Discrepancy, Refund
from coaching.people.models import Client
from coaching.privacy import erasing
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
