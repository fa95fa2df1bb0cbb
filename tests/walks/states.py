"""What the walk through values needs beside the world: things in other states, and quiet neighbors. A fixture."""

import socket
from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from coaching.booking import holidays
from coaching.booking.guest import antispam
from coaching.booking.models import Booking
from coaching.exercises.answers import save_answer, submit
from coaching.exercises.assignments import assign
from coaching.modules import installed_modules
from coaching.payments import purchases, stripe_api
from coaching.payments.models import Package
from coaching.people.models import Client
from coaching.website.models import ArticleIndexPage
from tests import factories
from tests.coaching.booking import factories as booking_factories
from tests.coaching.payments.factories import free_time, give
from tests.coaching.website import factories as website
from tests.walks.parameters import Found, Walkers
from tests.walks.visits import note_no_templates
from tests.walks.world import resolved, things_of
from tests.worlds import booking_of, exercise_with_a_question

MEMORY = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
SESSION = {"id": "cs_walk", "url": "https://pay.example.org/", "status": "open", "payment_status": "unpaid"}
PAID_FOR = {"client_reference_id": "1", "amount_total": 100, "currency": "usd"}


@pytest.fixture(scope="module")
def found(django_db_setup, django_db_blocker, tmp_path_factory):
    """All requests, found once for all tests of a file: none of them leaves a trace."""
    with quiet_neighbors(str(tmp_path_factory.mktemp("media"))), django_db_blocker.unblock(), transaction.atomic():
        people = everyone()
        yield Found.by(Walkers(people), states(Client.objects.get(user=people["clara"])))
        transaction.set_rollback(True)


@contextmanager
def quiet_neighbors(media):
    """Nobody tries too often or fills in a form too quickly; neither files nor Stripe are outside of the test."""
    with pytest.MonkeyPatch.context() as patch, _same_storages_afterwards(), override_settings(**settings_for(media)):
        patch.setattr(antispam, "MIN_SECONDS", -60)
        patch.setattr("coaching.accounts.rate_limits.counted", lambda *_args, **_more: 1)
        note_no_templates(patch)
        patch.setattr("socket.getaddrinfo", nobody_there)
        patch.setattr(stripe_api, "create_session", lambda *_args, **_more: {**SESSION, "id": f"cs_{uuid4()}"})
        patch.setattr(stripe_api, "fetch_session", lambda _id: {**SESSION, **PAID_FOR})
        yield


@contextmanager
def _same_storages_afterwards():
    """The fields of files keep the storages that they were made with, while changed settings make Django forget its own."""
    kept = {alias: storages[alias] for alias in settings.STORAGES}
    yield
    storages._storages = kept


def settings_for(media):
    """Private files are in memory; pictures are read as files."""
    keys = {"STRIPE_SECRET_KEY": "sk_test_walk", "STRIPE_WEBHOOK_SECRET": "whsec_walk"}
    return {**keys, "STORAGES": {**settings.STORAGES, "private": MEMORY}, "MEDIA_ROOT": media}


def everyone():
    """{name: user} of the people of a practice."""
    coach = factories.coach(name="Dana Reyes", timezone="America/New_York")
    other_coach = factories.coach(name="Omar Haddad", timezone="Europe/Berlin")
    clara = factories.client(coach=coach, name="Clara Lind", email="clara@example.org")
    mallory = factories.client(coach=other_coach, name="Mallory Voss", email="mallory@example.org")
    users = {"clara": clara, "mallory": mallory, "coach": coach, "other_coach": other_coach, "owner": factories.owner()}
    return {"visitor": None, "editor": factories.editor(), **{name: person.user for name, person in users.items()}}


def states(clara):
    """The world, with free times, and with things in states that it has none of."""
    world, coach = resolved(things_of(clara)), clara.coach
    booking_factories.open_week(coach)
    call, session = (coach.appointment_types.get(slug=world[name]) for name in ("free_slug", "session_slug"))
    give(clara, 3)
    held = booking_of(clara, start=timezone.now() - timedelta(days=1))
    Booking.objects.filter(pk=held.pk).update(status="held")
    free = free_time(call)
    conflict = booking_of(factories.client(coach=coach), start=free + timedelta(days=7, hours=1))
    holidays.set_days(coach=coach, days=[conflict.start.date()], rows=[])
    coming = booking_of(clara, start=free + timedelta(days=1))
    exercise, prompt = exercise_with_a_question()
    unanswered = submit(assignment=answered_by(clara, exercise, prompt))
    given = assign(exercise=exercise, clients=[clara], by=coach.user)[0]
    track = next(((each.slug, track.slug) for each in installed_modules() for track in each.tracks), ("none", "none"))
    clara.checkouts.create(**TERMS, package_id=world["package"], session_id="cs_walk", idempotency_key="0" * 32)
    bought = purchases.make(client=clara, sold=Package.objects.get(pk=world["package"]), now=timezone.now())
    purchases.receive(purchase=bought, amount=bought.price, now=timezone.now(), reference="pi_walk")
    articles = website.page(ArticleIndexPage, website.home())
    return {
        **world,
        "held": held.pk,
        "free": free.isoformat(),
        "free_session": free_time(session).isoformat(),
        "free_day": free.date().isoformat(),
        "conflict_day": conflict.start.date().isoformat(),
        "open_assignment": given.pk,
        "open_prompt": prompt,
        "unanswered": unanswered.pk,
        "coming": coming.pk,
        "purchase": bought.pk,
        "module": track[0],
        "track": track[1],
        "unlisted": booking_factories.appointment_type(coach=coach, slug="unlisted", audience="link").pk,
        "articles": articles.url,
        "listed_name": clara.contacts.first().name if hasattr(clara, "contacts") else "",
        "newcomer": factories.client(coach=coach, with_account=False, stage="active").pk,
    }


def nobody_there(host, *args, **options):
    """Only this machine is asked for addresses."""
    if host not in {"127.0.0.1", "localhost"}:
        raise OSError(host)
    return ASK(host, *args, **options)


def answered_by(client, exercise, prompt):
    """An exercise of a client who has answered it and not handed it in."""
    given = assign(exercise=exercise, clients=[client], by=client.coach.user)[0]
    save_answer(assignment=given, prompt_id=prompt, raw=["Words"], known_revision=0)
    return given


ASK = socket.getaddrinfo
TERMS = {"title": "One", "sessions": 1, "price": 100}
