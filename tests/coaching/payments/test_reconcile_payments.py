from django.core.management import call_command

from coaching.payments.account import balance
from coaching.payments.checkout import checkouts
from coaching.payments.models import Checkout


def test_what_was_paid_and_not_noticed_is_recorded(paid, clara, capsys):
    call_command("reconcile_payments")
    assert balance.left(clara) == 4
    assert capsys.readouterr().out == f"{paid.session_id}: recorded\n"


def test_what_is_not_paid_stays_open(begun, clara, capsys):
    call_command("reconcile_payments")
    assert (balance.left(clara), Checkout.objects.get().status) == (0, "open")
    assert capsys.readouterr().out == f"{begun.session_id}: not paid\n"


def test_run_again_records_nothing_more(paid, clara):
    call_command("reconcile_payments")
    call_command("reconcile_payments")
    assert balance.left(clara) == 4


def test_one_that_stripe_does_not_know_stops_no_other(stripe, package, begun, clara, capsys):
    del stripe.sessions[begun.session_id]
    begun.status = Checkout.Status.EXPIRED
    begun.save()
    checkouts.start(client=clara, package=package)
    Checkout.objects.filter(pk=begun.pk).update(package=None, status=Checkout.Status.OPEN)
    stripe.pay(Checkout.objects.latest("pk").session_id)
    call_command("reconcile_payments")
    assert balance.left(clara) == 4
    assert begun.session_id in capsys.readouterr().err
