import re
from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, Revision, Site

from coaching.booking.models import AppointmentType
from coaching.client_area.digest import send_due
from coaching.desk.attention import reasons_of
from coaching.desk.today.schedule import schedule
from coaching.exercises.models import Exercise, Program, Submission
from coaching.mail.models import Message
from coaching.payments.models import Invoice, Package, Payment, Refund
from coaching.people.access import clients_of, coach_of, is_owner
from coaching.people.models import ActiveDay, Client, Coach
from coaching.pipeline.status import prospects
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings
from coaching.testimonials.models import Testimonial
from coaching.website import models
from networking_module.stay_in_touch import lists

pytestmark = pytest.mark.walk

LINK = re.compile(r'(?:href|src)="(/[^"#?]*)')
KEPT = [Page, Revision, Site, Testimonial, models.SiteNavigation, PracticeSettings, Coach, Client, get_user_model()]


@pytest.fixture
def demo(db, settings, tmp_path):
    settings.DEMO, settings.MEDIA_ROOT, settings.SITE_URL = True, tmp_path, "http://testserver"
    call_command("load_demo", verbosity=0)


def test_load_demo_outside_the_demo_is_refused(db, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("load_demo")


def test_load_demo_twice_changes_nothing(demo):
    before = [list(model.objects.order_by("pk").values()) for model in KEPT]
    call_command("load_demo", verbosity=0)
    assert [list(model.objects.order_by("pk").values()) for model in KEPT] == before


def test_load_demo_keeps_what_an_editor_changed(demo):
    page = models.HomePage.objects.get()
    page.headline = "My own words"
    page.save_revision().publish()
    call_command("load_demo", verbosity=0)
    assert models.HomePage.objects.get().headline == "My own words"


def test_everything_in_the_demo_opens_in_its_editor(demo, signed_in):
    browser, addresses, models = signed_in(Coach.objects.get()), AdminURLFinder(), [Exercise, Program, Package, Testimonial]
    rows = [*Page.objects.filter(depth__gt=1), *(row for model in models for row in model.objects.all())]
    urls = {type(row): [] for row in rows}
    for row in rows:
        urls[type(row)].append(addresses.get_edit_url(row))
    copies = [reverse(Exercise.snippet_viewset.get_url_name("copy"), args=[row.pk]) for row in Exercise.objects.all()]
    assert set(urls) == {Page, *models}
    found = {url: browser.get(url).status_code for url in [*copies, *(each for given in urls.values() for each in given)]}
    assert {url: status for url, status in found.items() if status != 200} == {}


def test_demo_has_the_practices_name_and_policies(demo):
    practice = PracticeSettings.objects.get()
    assert (practice.name, practice.privacy_page.slug, practice.terms_page.slug) == ("AdvantEdge Careers", "privacy", "terms")


def test_two_coaches_of_the_demo_have_a_room_each(db, settings, tmp_path):
    settings.DEMO, settings.DEMO_COACHES, settings.MEDIA_ROOT, settings.SITE_URL = True, 2, tmp_path, "http://testserver"
    call_command("load_demo", verbosity=0)
    rooms = set(AppointmentType.objects.values_list("coach__slug", "place_details"))
    own = [("dana-reyes", "dana"), ("omar-haddad", "omar")]
    assert rooms == {(slug, f"https://meet.advantedge.example/{room}") for slug, room in own}


def test_demo_has_one_coach_who_owns_the_practice(demo):
    coach = Coach.objects.get()
    assert is_owner(coach.user)
    assert coach_of(coach.user) == coach


def test_the_weekly_mail_of_the_demos_client_comes_at_once(demo, mailoutbox):
    mailoutbox.clear()
    send_due(timezone.now())
    assert [mail.subject for mail in mailoutbox if mail.to == ["clara@example.org"]] == ["Priya, and two more"]


def test_demo_stores_no_password(demo):
    assert {user.has_usable_password() for user in get_user_model().objects.all()} == {False}


def test_demo_testimonials_are_marked_as_samples(demo, client):
    assert set(Testimonial.objects.values_list("is_sample", flat=True)) == {True}
    assert client.get("/").content.decode().count(">Sample</span>") == 3


def test_demo_article_on_the_principles_has_all_three(demo, client):
    words = client.get(models.ArticlePage.objects.get(slug="two-way-street").get_url()).content.decode()
    for principle in ("One: bring value", "Two: stay in touch", "Three: have a conversation"):
        assert principle in words


def test_every_internal_link_of_the_demo_site_answers(demo, client):
    waiting, seen = ["/"], {}
    while waiting:
        path = waiting.pop()
        response = client.get(path, follow=True)
        seen[path] = response.status_code
        if "html" in response.get("Content-Type", "") and not path.startswith(("/accounts/", "/static/", "/media/")):
            found = set(LINK.findall(response.content.decode()))
            waiting += [link for link in found if link not in seen and link not in waiting and _is_ours(link)]
    assert {path: status for path, status in seen.items() if status != 200} == {}
    assert len(seen) >= 14


def _is_ours(link):
    return not link.startswith(("/static/", "/media/", "//"))


def test_demo_client_has_people_in_every_list(demo):
    client = Client.objects.get(email="clara@example.org")
    counts = lists.counts(client, timezone.now())
    assert counts == {"waiting": 3, "soon": 1, "later": 2, "resting": 1, "everyone": 7}
    assert client.contacts.count() == 7


def test_demo_prospects_stand_at_each_point_of_the_way(demo, mailoutbox):
    found = prospects(clients_of(Coach.objects.get().user), timezone.now())
    assert set(found.values_list("prospect_status", flat=True)) == {
        "booked",
        "held",
        "missed",
        "offered",
        "later",
        "no",
        "client",
    }


def test_the_demo_mails_only_the_documents_of_its_latest_sales(demo):
    subjects = sorted(Message.objects.exclude(kind="exercises.reviewed").values_list("subject", flat=True))
    assert [subject.split(" R-")[0] for subject in subjects] == ["Invoice", "Refunded: $140", "Thank you: One session"]


def test_demo_clients_stand_at_each_stage_of_coaching(demo):
    clients = Client.objects.filter(stage__in=Client.CLIENT_STAGES)
    assert Counter(clients.values_list("stage", flat=True)) == {"active": 8, "paused": 1, "alumni": 3}


def test_demo_sold_at_once_in_months_and_to_an_organization_and_gave_back(demo):
    assert Payment.objects.filter(instalment__isnull=False).count() == 3
    assert Payment.objects.filter(purchase__request__is_organization=True).count() == 1
    assert set(Refund.objects.values_list("amount", flat=True)) == {14000, 26000}


def test_documents_of_the_demo_are_numbered_in_the_order_of_their_days(demo):
    days = list(Invoice.objects.order_by("pk").values_list("issued_on", flat=True))
    assert days == sorted(days)


def test_demo_has_answers_that_wait_for_the_coach(demo):
    assert Submission.objects.filter(assignment__state="submitted").count() == 3


@pytest.mark.parametrize("days", [0, 1, 9])
def test_the_demo_agenda_is_never_empty_today_or_tomorrow(demo, days):
    coach = Coach.objects.get()
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        call_command("load_demo", verbosity=0)
        for ahead in (0, 1):
            assert schedule(coach.user, timezone.now() + timedelta(days=ahead), coach.timezone).days[0].bookings


def test_the_demo_has_two_coaches_where_they_are_asked_for(db, settings, tmp_path):
    settings.DEMO, settings.DEMO_COACHES, settings.MEDIA_ROOT = True, 2, tmp_path
    call_command("load_demo", verbosity=0)
    assert [coach.clients.filter(stage="active").exists() for coach in Coach.objects.all()] == [True, True]


# What clients do themselves, as the timeline has it.
THEIRS = ["exercises.submitted", "meetings.done", "meetings.handed_over", "people.joined"]


def test_each_client_was_active_when_they_last_did_something(demo):
    for client in Client.objects.exclude(user=None):
        done = client.timeline.filter(kind__in=[*THEIRS, "networking.looked_back", "networking.shared"])
        assert all(client.last_active_at >= entry.at for entry in done), client
        last = ActiveDay.objects.filter(client=client).latest("day").day
        assert last == today(client.last_active_at, client.timezone), client


def test_nothing_happened_with_a_client_before_they_were_there(demo):
    for client in Client.objects.filter(stage__in=Client.CLIENT_STAGES):
        assert client.created_at <= client.timeline.earliest("at").at, client
        joined = client.timeline.filter(kind="people.joined").first()
        theirs = client.timeline.filter(kind__in=THEIRS)
        assert joined is None or joined == theirs.earliest("at"), client


def test_clara_is_not_said_to_be_silent(demo):
    clara = Client.objects.get(email="clara@example.org")
    found = [str(reason.reason) for reason in reasons_of([clara], timezone.now()).get(clara.pk, [])]
    assert [words for words in found if "Silent" in words] == []
    assert clara.timeline.earliest("at").text == "Opened an account"
