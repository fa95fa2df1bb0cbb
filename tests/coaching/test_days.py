"""What happened on a day stays on that day, on every page of the client and of their coach, whatever zone the client moves to."""

import re
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from coaching.exercises.answers import save_answer, submit
from coaching.exercises.assignments import assign
from coaching.exercises.models import Measure
from coaching.exercises.review import replying
from coaching.exercises.review.reviewing import review
from coaching.payments import purchases
from coaching.payments.account import grants
from coaching.payments.models import Lot, Package
from coaching.people.preferring import prefer
from coaching.practice.days import today
from coaching.privacy.export_file import write
from coaching.privacy.person import Person
from tests import factories
from tests.coaching.exercises.conftest import SCALE, published

LATE = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)  # Wednesday the 25th in Auckland and Chicago, Thursday in Kiritimati
EARLY = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)  # Friday the 27th in Auckland and Kiritimati, Thursday in Chicago
NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)  # one week for all of them
ZONES = ["America/Chicago", "Pacific/Kiritimati", "America/Chicago", "Pacific/Auckland"]
A_DAY = re.compile(r"(?:\w+day, )?(?:Nov\.|November|Nov) (\d++)(?:, \d{4})?+(?!, \d+(?::\d+)? [ap]\.m\.)")
MONDAYS = {2, 9, 16, 23}  # what is counted by the week names its first day
OWN = ["exercises:list", "client_area:progress", "client_area:timeline", "payments:sessions"]


@pytest.fixture
def moana(coach):
    """Lives in Auckland, thirteen hours ahead of UTC; much of what there can be happened late one day and early another."""
    moana = factories.client(coach=coach, name="Moana Reid", timezone="Pacific/Auckland")
    for index, now in enumerate((LATE, EARLY)):
        with time_machine.travel(now, tick=False):
            practise(moana, f"Part {index}", now)
            pay(moana, now)
    return moana


def practise(client, title, now):
    """An exercise with everything that is said about it."""
    value = {"question": "How sure?", "low": "not", "high": "very", "steps": 5}
    value["measure"] = Measure.objects.get_or_create(name="Confidence")[0].pk
    by = client.coach.user
    made = assign(exercise=published(title, ("scale", value, SCALE)), clients=[client], by=by)[0]
    save_answer(assignment=made, prompt_id=SCALE, raw=["4"], known_revision=0)
    handed_in = submit(assignment=made, now=now)
    replying.write(assignment=made, author=client.user, by_coach=False, text="Is it enough?", now=now)
    review(submission=handed_in, by=by, outcome="again", comment="Nearly", now=now)
    replying.write(assignment=made, author=by, by_coach=True, text="Say more", now=now)


def pay(client, now):
    terms = {"title": "Four sessions", "sessions": 4, "price": 52000, "currency": "USD"}
    package = Package.objects.create(**terms)
    purchase = purchases.make(client=client, sold=package, package=package, now=now)
    Lot.objects.filter(purchase=purchase).update(expires_on=today(now, client.timezone))
    grants.adjust(client=client, delta=1, reason="A present", by=client.coach.user, now=now)


def days_on(client):
    """{page: the days that it shows}, for the client, for their coach, and in the archive. Moments with a time are none."""
    walked = client.assignments.order_by("pk")[1]  # the other stays unread, so that the list shows it each time
    urls = {client.user: [reverse("exercises:do", args=[walked.pk]), reverse("exercises:version", args=[walked.pk, 1])]}
    urls[client.user] += map(reverse, OWN)
    urls[client.coach.user] = [client.get_absolute_url(), reverse("desk:timeline", args=[client.pk])]
    urls[client.coach.user] += [reviewing(walked)]
    pages = {url: page(user, url) for user, found in urls.items() for url in found}
    return {name: [(each[0], int(each[1])) for each in A_DAY.finditer(text)] for name, text in (pages | archive(client)).items()}


def reviewing(assignment):
    return reverse("exercises_admin:review", args=[assignment.submissions.get().pk])


def page(user, url):
    browser = Browser()
    browser.force_login(get_user_model().objects.get(pk=user.pk))
    found = browser.get(url)
    assert found.status_code == 200, url
    return found.content.decode()


def archive(client):
    file = BytesIO()
    write(file, Person.of(client), timezone.now())
    with ZipFile(file) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist() if name.endswith(".html")}


def move(client, zone):
    prefer(client=client, zone=zone)
    client.refresh_from_db()


@pytest.mark.at(NOW)
def test_a_change_of_zone_moves_no_past_day_on_any_page(moana):
    before = days_on(moana)
    for zone in ZONES:
        move(moana, zone)
        assert days_on(moana) == before, zone


@pytest.mark.at(NOW)
def test_all_pages_say_the_days_that_it_was_for_the_client(moana):
    move(moana, "America/Chicago")
    said = {name: {number for _words, number in days} - MONDAYS for name, days in days_on(moana).items()}
    said[reviewing(moana.assignments.order_by("pk")[1])] -= {28}  # “Opened on November 28.”: that was this walk
    said[moana.get_absolute_url()] -= {26}  # of money, whose days are the practice's: here New York's
    assert set().union(*said.values()) == {25, 27}
    assert all(said.values())


@pytest.mark.at(NOW)
def test_the_coach_answered_on_one_day_among_the_exercises(signed_in, moana):
    move(moana, "America/Chicago")
    home = signed_in(moana).get(reverse("exercises:list")).content.decode()
    assert ("Your coach answered · Friday, November 27" in home, "Thursday, November 26" in home) == (True, False)


@pytest.mark.at(NOW)
def test_the_last_active_day_stays(signed_in, coach, moana):
    progress = reverse("client_area:progress")
    for zone in ZONES:
        move(moana, zone)
        assert "Last active on Friday, November 27." in signed_in(moana).get(progress).content.decode(), zone
        assert "Last active on Friday, November 27." in signed_in(coach).get(moana.get_absolute_url()).content.decode(), zone
    assert sorted(each.day for each in moana.active_days.all()) == [date(2026, 11, 25), date(2026, 11, 27)]
