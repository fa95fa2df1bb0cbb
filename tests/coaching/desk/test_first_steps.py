from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from coaching.booking.past import Past, bring_in
from coaching.desk import trial
from coaching.desk.first_steps import first_steps
from coaching.payments.models import BillingSettings, Package
from coaching.people.invitations import invite
from coaching.people.models import Client, Coach
from coaching.practice.models import PracticeSettings
from coaching.website.models import HomePage
from coaching.website.starting.answers import Answers
from coaching.website.starting.start import start_practice
from coaching.website.unfinished import unfinished_pages
from tests import factories
from tests.coaching.booking import factories as booking_factories
from tests.coaching.website import factories as website_factories

LINK = "https://meet.example/dana"


@pytest.fixture
def superuser(db):
    """Who has just set the site up."""
    return get_user_model().objects.create_superuser("ava", "ava@example.org")


def steps(person):
    return [(step.text, step.done) for step in first_steps(getattr(person, "user", person))]


def test_before_there_is_a_practice_there_is_one_step(superuser):
    assert steps(superuser) == [("Start your practice", False)]


def test_a_site_without_a_coach_needs_one(superuser):
    website_factories.home()
    assert steps(superuser) == [("Add a coach", False)]


@pytest.mark.parametrize(
    "name",
    [
        "desk:add",
        "desk:bring_in",
        "desk:try_as_client",
        "booking_admin:add",
        "booking_admin:for_someone_new",
        "booking_admin:hours",
        "booking_admin:types",
        "booking_admin:add_type",
    ],
)
def test_what_needs_a_coach_leads_to_adding_one(client, superuser, name):
    client.force_login(superuser)
    answer = client.get(reverse(name), follow=True)
    assert answer.redirect_chain == [(reverse("wagtailsnippets_coaching_coach:add"), 302)]
    assert "First add a coach" in answer.content.decode()


def test_another_practices_coach_is_still_not_found(client, superuser, coach):
    client.force_login(superuser)
    assert client.get(reverse("booking_admin:hours"), {"coach": "nobody"}).status_code == 404


def test_each_step_ticks_itself(coach):
    own = ["Set your weekly hours", "Set up what can be booked", "Book yourself once"]
    names = [*own, "Be the client once", "Invite one client"]
    assert steps(coach) == [(name, False) for name in names]
    booking_factories.open_week(coach)
    assert [done for _name, done in steps(coach)] == [True, *[False] * 4]
    call = booking_factories.appointment_type(coach=coach, place_details=LINK)
    assert [done for _name, done in steps(coach)] == [True, True, *[False] * 3]
    booking_factories.booking(appointment_type=call)
    assert [done for _name, done in steps(coach)] == [True, True, *[False] * 3]
    booking_factories.booking(appointment_type=call, start=booking_factories.NINE + timedelta(hours=2), guest_email=coach.email)
    assert [done for _name, done in steps(coach)] == [*[True] * 3, False, False]
    someone = trial.begin(coach=coach, email="second@example.org", now=timezone.now())
    assert [done for _name, done in steps(coach)] == [*[True] * 3, False, False]
    Client.objects.filter(pk=someone.pk).update(welcomed_at=timezone.now())
    assert [done for _name, done in steps(coach)] == [*[True] * 4, False]
    invite(client=factories.client(coach=coach, with_account=False))
    assert steps(coach) == []


@pytest.mark.parametrize(("fields", "asked"), [({}, True), ({"place": "phone"}, False), ({"place_details": LINK}, False)])
def test_a_call_without_a_link_asks_for_one_until_it_is_there(coach, fields, asked):
    call = booking_factories.appointment_type(coach=coach, **fields)
    found = {step.text: step.url for step in first_steps(coach.user)}
    assert found.get("Say where you meet") == (reverse("booking_admin:edit_type", args=[call.pk]) if asked else None)


def test_past_sessions_tick_nothing(coach):
    someone = factories.client(coach=coach, with_account=False)
    bring_in(client=someone, sessions=[Past(timezone.now() - timedelta(days=9), 60)], now=timezone.now())
    assert not any(done for _name, done in steps(coach))


def test_a_practice_with_clients_is_past_its_first_hour(coach, clara):
    assert dict(steps(coach)) | {"Be the client once": True, "Invite one client": True} == dict(steps(coach))


def test_a_new_practice_is_led_to_package_stripe_and_who_sells(superuser, coach):
    assert steps(superuser)[-3:] == [("Add a package", False), ("Connect Stripe", False), ("Say who sells", False)]


def test_a_practice_with_clients_that_sells_nothing_is_past_selling(superuser, coach, clara):
    assert steps(superuser)[-3:] == [("Add a package", True), ("Connect Stripe", True), ("Say who sells", True)]


def test_a_coach_is_asked_for_the_own_steps_alone(coach, other_coach):
    booking_factories.open_week(other_coach)
    assert not any(done for _name, done in steps(coach))


def test_every_step_leads_somewhere(client, superuser, coach):
    client.force_login(superuser)
    assert [client.get(step.url, follow=True).status_code for step in first_steps(superuser)] == [200] * 10
    coach.delete()
    assert client.get(first_steps(superuser)[0].url).status_code == 200


@pytest.fixture
def ready(coach):
    """Dana, of whose calendar all is done."""
    booking_factories.open_week(coach)
    booking_factories.booking(appointment_type=booking_factories.appointment_type(coach=coach, place_details=LINK))
    factories.client(coach=coach)
    return coach


def test_before_anything_can_be_sold_nobody_is_asked_who_sells(superuser, ready):
    assert steps(superuser) == []


@pytest.mark.parametrize("sells", ["a package", "a key"])
def test_who_sells_is_to_be_said_before_the_first_receipt(client, superuser, ready, settings, sells):
    if sells == "a package":
        Package.objects.create(title="Four sessions", sessions=4, price=52000)
    else:
        settings.STRIPE_SECRET_KEY = "sk_test_1"
    assert steps(superuser)[-1] == ("Say who sells", False)
    client.force_login(superuser)
    assert client.get(first_steps(superuser)[-1].url, follow=True).status_code == 200
    BillingSettings.objects.update_or_create(defaults={"seller_address": "1 Main Street"})
    assert steps(superuser) == []


def test_the_practices_own_address_says_who_sells(superuser, ready, settings):
    settings.STRIPE_SECRET_KEY = "sk_test_1"
    PracticeSettings.objects.update_or_create(defaults={"address": "1 Main Street"})
    assert steps(superuser) == []


def test_a_coach_who_may_not_say_it_is_not_asked(ready, settings):
    settings.STRIPE_SECRET_KEY = "sk_test_1"
    assert steps(ready) == []


def test_the_home_shows_them_and_no_calendar_without_a_coach(client, superuser):
    client.force_login(superuser)
    content = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Start your practice" in content
    assert reverse("booking_admin:hours") not in content
    factories.coach()
    assert reverse("booking_admin:hours") in client.get(reverse("wagtailadmin_home")).content.decode()


def test_another_coachs_calendar_is_not_found_all_the_same(signed_in, owner, coach):
    assert signed_in(owner).get(reverse("booking_admin:hours"), {"coach": "nobody"}).status_code == 404


@pytest.fixture
def nora(db):
    """Whose practice has just begun."""
    answers = Answers(practice="Berg & Weg", coach="Nora Berg", email="nora@example.org", zone="Europe/Berlin")
    return start_practice(answers=answers, now=timezone.now())


SITE = [
    "Put your home page into your own words",
    "Say who you are",
    "Read your privacy page",
    "Go through the other pages",
    "Name your practice",
    "Say where people reach you",
    "Show your face",
]


def of_the_site(coach):
    return {text: done for text, done in steps(coach) if text in SITE}


def finish(page):
    """Publishes it without the places that wait."""
    page.body = [(block.block_type, block.value) for block in page.body if block.block_type != "unfinished"]
    page.save_revision().publish()


def test_a_new_site_waits_for_its_owners_words(nora):
    done = {"Name your practice", "Say where people reach you"}
    assert of_the_site(nora) == {name: name in done for name in SITE}


def test_a_page_is_ticked_once_nothing_in_it_waits(nora):
    finish(HomePage.objects.get())
    assert of_the_site(nora)["Put your home page into your own words"]
    for slug, step in {"about": "Say who you are", "privacy": "Read your privacy page"}.items():
        finish(Page.objects.get(slug=slug).specific)
        assert of_the_site(nora)[step]
    assert not of_the_site(nora)["Go through the other pages"]
    for page in Page.objects.filter(pk__in=unfinished_pages()).specific():
        finish(page)
    assert of_the_site(nora)["Go through the other pages"]


def test_a_draft_ticks_nothing(nora):
    page = HomePage.objects.get()
    page.body = []
    page.save_revision()
    assert not of_the_site(nora)["Put your home page into your own words"]


def test_a_face_and_an_address_tick_themselves(nora):
    PracticeSettings.objects.update(contact_email="")
    assert not of_the_site(nora)["Say where people reach you"]
    Coach.objects.update(photo=website_factories.picture())
    assert of_the_site(Coach.objects.get())["Show your face"]


def test_what_waits_on_a_page_waits_with_clients_too(nora):
    factories.client(coach=nora)
    assert [name for name, done in of_the_site(nora).items() if not done] == SITE[:4]


def test_every_step_of_the_site_leads_somewhere(client, nora):
    client.force_login(nora.user)
    assert [client.get(step.url, follow=True).status_code for step in first_steps(nora.user) if step.text in SITE] == [200] * 7


def test_steps_cost_as_much_for_many_pages(nora, django_assert_max_num_queries):
    nora = Coach.objects.get()
    with django_assert_max_num_queries(14):
        first_steps(nora.user)
