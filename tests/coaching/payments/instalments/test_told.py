"""What is said of a plan: docs/money.md holds the sentences as a table; here each state is made, and read everywhere."""

import re
from html import unescape
from pathlib import Path

import pytest
import time_machine
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from coaching.mail.models import Message
from coaching.payments import stripe_billing
from coaching.payments.after_sale import reconciling
from coaching.payments.bookkeeping import sales
from coaching.payments.instalments import cards, changing, reads, starting
from coaching.payments.instalments.reads import TOLD
from coaching.payments.models import Checkout, Instalment, InstalmentPlan, Purchase
from coaching.payments.stripe_api import StripeProblem
from coaching.people.models import Client
from tests.coaching.payments.instalments.conftest import NOW

pytestmark = pytest.mark.django_db
DOC = Path(__file__).resolve().parents[4] / "docs" / "money.md"
HEAD = "| state | the client reads | the coach reads | list of sales |"


def table():
    """The rows of the table: (name, sentence for the client, for the coach, label among sales)."""
    lines = DOC.read_text().split(HEAD)[1].strip().splitlines()[1:]
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
    return rows


def silent(*args, **kwargs):
    raise StripeProblem("APIConnectionError")


@pytest.fixture(autouse=True)
def day():
    with time_machine.travel(NOW, tick=True):
        yield


class Reaching:
    """Brings Clara's plan into the states of the table. `of` gives a fixture by its name."""

    def __init__(self, of):
        self.of, self.stripe, self.monthly = of, of("stripe"), of("monthly")

    def paid(self, *months):
        plan = self.of("start")(self.monthly)
        for succeeds in months:
            self.of("bill")(plan, succeeds)
        plan.refresh_from_db()
        return plan

    def hears(self, *kinds):
        self.of("told")(*self.stripe.events(*kinds))

    def waive(self, number):
        changing.waive(instalment=Instalment.objects.get(number=number), reason="Well", by=self.of("coach").user)

    def stop(self, plan):
        changing.stop(plan=plan, reason="As agreed", by=self.of("coach").user)

    def breaks(self, place, name, by=silent):
        self.of("monkeypatch").setattr(place, name, by)

    def saved(self):
        self.breaks(starting, "_start", by=lambda plan: None)
        self.paid()

    def mended(self):
        plan = self.paid(True, False)
        self.stripe.mend_card(plan.customer_id)
        self.breaks(stripe_billing, "pay")
        with pytest.raises(StripeProblem):
            cards.look(plan, timezone.now())

    def stopping(self):
        plan = self.paid(True)
        self.breaks(stripe_billing, "cancel_schedule")
        with pytest.raises(StripeProblem):
            self.stop(plan)

    def left(self):
        self.paid(True)
        Client.objects.filter(pk=self.of("clara").pk).update(leaves_at=timezone.now())
        reconciling.reconcile(timezone.now())

    def canceled(self):
        stripe_billing.cancel_schedule(self.paid(True).schedule_id, "someone")
        self.hears("subscription_schedule.canceled")

    def waived(self):
        plan = self.paid(True)
        self.waive(3)
        self.of("bill")(plan)

    def refunded(self):
        self.paid(True, True)
        self.stripe.refund(Purchase.objects.get().payments.latest("pk").reference, 5000)
        self.hears("refund.created", "refund.updated")

    def tried(self):
        self.paid(True, False)
        for _try in range(3):
            self.stripe.retry(Instalment.objects.get(number=2).invoice_id, succeeds=False)
        self.hears("invoice.payment_failed")


WAYS = {
    "asked for a card": lambda plan: plan.of("buy")(plan.monthly),
    "card saved": Reaching.saved,
    "first month on its way": lambda plan: plan.paid(),
    "first month failed": lambda plan: plan.paid(False),
    "running": lambda plan: plan.paid(True, True),
    "a month failed": lambda plan: plan.paid(True, False),
    "tried the last time": Reaching.tried,
    "another card set": Reaching.mended,
    "being stopped": Reaching.stopping,
    "all paid": lambda plan: plan.paid(True, True, True),
    "one waived": Reaching.waived,
    "stopped by the coach": lambda plan: plan.stop(plan.paid(True)),
    "stopped, because the client left": Reaching.left,
    "canceled at Stripe": Reaching.canceled,
    "over before the first": lambda plan: plan.stop(plan.paid()),
    "refunded in part": Reaching.refunded,
}


@pytest.fixture
def reach(request, told):
    """`reach(name)` brings Clara's plan into a state of the table."""
    return lambda name: WAYS[name](Reaching(request.getfixturevalue))


def label(owner):
    purchase = sales.purchases(owner.user).first()
    if purchase:
        return sales.label(purchase)
    waiting = sales.pending(owner.user).first()
    return sales.State(waiting.state).label if waiting else "–"


def read(user, address):
    browser = Browser()
    browser.force_login(user)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", browser.get(address).content.decode())).split())


@pytest.mark.parametrize(("name", "client_reads", "coach_reads", "of_sales"), table(), ids=[row[0] for row in table()])
def test_every_place_says_the_sentence_of_the_state(name, client_reads, coach_reads, of_sales, reach, clara, coach, owner):
    reach(name)
    shown = reads.of_checkout(Checkout.objects.select_related("client__coach").get())
    assert (shown.to_client, shown.to_coach, label(owner)) == (client_reads, coach_reads, of_sales)
    assert coach_reads in read(coach.user, clara.get_absolute_url())
    assert "bank" not in read(clara.user, reverse("client_area:home")).lower()
    if shown.plan:
        plan = shown.plan.pk
        places = [reverse("payments:sessions"), reverse("payments:plan", args=[plan])]
        places += [reverse("client_area:home"), reverse("payments:packages")] if shown.state in TOLD else []
        assert [client_reads in read(clara.user, place) for place in places] == [True] * len(places)
        assert coach_reads in read(coach.user, reverse("money_admin:plan", args=[plan]))
    if shown.plan and shown.plan.purchase_id:
        assert coach_reads in read(coach.user, reverse("books_admin:purchase", args=[shown.plan.purchase_id]))
        assert of_sales in read(coach.user, reverse("books_admin:list"))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("first month failed", "payments.instalment_failed"),
        ("a month failed", "payments.instalment_failed"),
        ("stopped by the coach", "payments.instalments_stopped"),
        ("canceled at Stripe", "payments.instalments_stopped"),
        ("over before the first", "payments.instalments_stopped"),
        ("card saved", "payments.card_saved"),
    ],
)
def test_the_mails_say_it_too(name, kind, reach, mailoutbox, clara, coach):
    [wanted] = [row for row in table() if row[0] == name]
    reach(name)
    causes = Message.objects.filter(kind__startswith=kind).values_list("kind", "to")
    assert (kind, clara.email) in causes
    for mail in mailoutbox:
        if mail.to == [clara.email] and _is_about(mail, kind):
            words = " ".join(mail.body.split())
            assert wanted[1] in words
            assert wanted[1] in " ".join(unescape(re.sub(r"<[^>]+>", "", mail.alternatives[0][0])).split())


def _is_about(mail, kind):
    subjects = {
        "payments.instalment_failed": "A monthly payment did not go through",
        "payments.instalments_stopped": "Nothing more is charged for “Five sessions”",
        "payments.card_saved": "Your card is saved: Five sessions",
    }
    return subjects[kind] in mail.subject


def test_the_desk_says_what_failed_until_another_card_is_set(reach, coach, stripe):
    desk = reverse("wagtailadmin_home")
    reach("a month failed")
    assert "The payment of $173.33, due on Feb. 28, 2027, did not go through." in read(coach.user, desk)
    plan = InstalmentPlan.objects.get()
    stripe.mend_card(plan.customer_id)
    cards.look(plan, timezone.now())
    assert "did not go through" not in read(coach.user, desk)


def test_the_desk_says_that_a_first_month_is_on_its_way_and_speaks_of_no_bank(reach, coach):
    reach("first month on its way")
    words = read(coach.user, reverse("wagtailadmin_home"))
    assert "Clara Lind has saved a card. Nothing is charged yet: the first payment, $173.34, is on its way." in words
    assert "bank" not in words.lower()


def test_the_first_month_is_told_to_the_coach_once(reach, start, bill, monthly, stripe, told, coach):
    bill(start(monthly), False)
    stripe.retry(Instalment.objects.get(number=1).invoice_id, succeeds=True)
    told(*stripe.events("invoice.paid"))
    kinds = list(Message.objects.filter(to=coach.email).values_list("kind", flat=True))
    assert sorted(kinds) == ["coach.sold", "payments.instalment_failed_coach"]
