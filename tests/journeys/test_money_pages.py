"""Every page about money, as coach, owner and client: on a practice just begun and on one that has sold; light and dark, wide and
on a phone. axe looks at each, and none is wider than a phone."""

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.booking.models import Booking
from coaching.payments import purchases
from coaching.payments.account import extensions, grants
from coaching.payments.after_sale import discrepancies
from coaching.payments.models import Invoice, Package, PaymentRequest
from coaching.people.models import Client
from coaching.practice.days import today
from tests import factories
from tests.journeys.conftest import Person
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser
LOOKS = {
    "wide and light": {"color_scheme": "light"},
    "wide and dark": {"color_scheme": "dark"},
    "phone and light": {"phone": True, "color_scheme": "light"},
    "phone and dark": {"phone": True, "color_scheme": "dark"},
}
OF_COACHES = ["books_admin:list", "books_admin:months", "money_admin:decide", "documents_admin:list"]
OF_CLIENTS = ["payments:packages", "payments:sessions", "documents:list"]


@pytest.fixture
def clara(site):
    Client.objects.update(welcomed_at=timezone.now())
    return Client.objects.select_related("coach__user", "user").get(email="clara@example.org")


@pytest.fixture
def sold(clara):
    """A purchase with a refund, sessions that end soon, a request for time, money that fits nothing, someone else who pays."""
    package, now = Package.objects.first(), timezone.now()
    purchase = purchases.make(client=clara, sold=package, now=now, package=package)
    payment = purchases.receive(purchase=purchase, amount=package.price, now=now, reference="pi_1")
    payment.refunds.create(amount=1000, status="succeeded", on=today(now, clara.timezone), reason="Kind")
    lot = grants.grant(client=clara, sessions=2, reason="A gift", by=None, expires_on=today(now, clara.timezone))
    extensions.ask(client=clara, lot=lot)
    facts = {"client": clara, "amount": 4200, "currency": "USD", "payment_intent": "pi_9"}
    discrepancies.note(kind="amount", cause="test", **facts)
    return purchase


def pages_of_coaches(purchase):
    client = purchase.client
    lot = client.lots.exclude(expires_on=None).latest("pk")
    request = PaymentRequest.objects.filter(client__coach=client.coach).first()
    return [
        *map(reverse, OF_COACHES),
        "/admin/",
        client.get_absolute_url(),
        f"{reverse('books_admin:list')}?state=rich",
        f"{reverse('books_admin:list')}?order=-price&q=nobody",
        reverse("books_admin:purchase", args=[purchase.pk]),
        reverse("money_admin:refund", args=[purchase.payments.get().pk]),
        reverse("payments_admin:adjust", args=[client.pk]),
        reverse("payments_admin:book", args=[client.pk]),
        reverse("payments_admin:extend", args=[lot.pk]),
        reverse("payments_admin:more_time", args=[lot.extension_requests.get().pk]),
        reverse("off_line_admin:note", args=[client.pk]),
        reverse("payers_admin:ask", args=[client.pk]),
        reverse("documents_admin:page", args=[Invoice.objects.get(purchase=purchase).pk]),
        *([reverse("payers_admin:request", args=[request.pk])] if request else []),
    ]


def look_at(who, addresses):
    for address in addresses:
        page = who.go(address)
        width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert width <= 0, f"{address} is {width} pixels too wide"


@pytest.mark.long
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_coach_who_has_sold_reads_every_page(person, sold, look):
    coach = person(**look)
    come_in(coach, sold.client.coach.user)
    look_at(coach, pages_of_coaches(sold))


@pytest.mark.long
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_client_who_has_bought_reads_every_page(person, sold, look):
    client = person(**look)
    come_in(client, sold.client.user)
    lots = [reverse("payments:lot", args=[lot.pk]) for lot in sold.client.lots.all()]
    ending = sold.client.lots.exclude(expires_on=None).latest("pk")
    look_at(client, [*map(reverse, OF_CLIENTS), *lots, reverse("payments:more_time", args=[ending.pk])])


@pytest.fixture
def begun(live_server, settings):
    """A practice just begun: an owner who coaches, one client, and nothing set, sold or connected."""
    settings.SITE_URL = live_server.url
    settings.STRIPE_SECRET_KEY = settings.STRIPE_WEBHOOK_SECRET = settings.STRIPE_API_URL = ""
    assert not Package.objects.exists()
    assert not Booking.objects.exists()
    return factories.client(coach=factories.owner())


@pytest.mark.long
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_practice_just_begun_has_no_poor_page(browser, begun, live_server, look):
    context_options = dict(look)
    size = {"width": 390, "height": 844} if context_options.pop("phone", False) else {"width": 1280, "height": 900}
    context = browser.new_context(viewport=size, reduced_motion="reduce", **context_options)
    owner = Person(context.new_page(), live_server.url)
    come_in(owner, begun.coach.user)
    own = ["payments_admin:adjust", "payments_admin:book", "off_line_admin:note", "payers_admin:ask"]
    look_at(owner, [*map(reverse, OF_COACHES), reverse("books_admin:connect"), *(reverse(name, args=[begun.pk]) for name in own)])
    owner.page.context.clear_cookies()
    come_in(owner, begun.user)
    look_at(owner, map(reverse, OF_CLIENTS))
    context.close()
    assert owner.problems == []
