"""Several coaches in one practice: an owner meets columns and filters, a coach alone none of it, and nobody another's notes."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.booking.models import TimeRequest
from coaching.desk import notes
from coaching.exercises.answers import save_answer, submit
from coaching.exercises.assignments import assign
from coaching.payments import purchases
from coaching.payments.models import Package
from coaching.people.models import Note
from tests import factories
from tests.worlds import booking_of, exercise_with_a_question

PAST = "booking_admin:past"
LISTS = [
    "wagtailadmin_home",
    "desk:clients",
    "desk:waiting",
    "pipeline_admin:list",
    "booking_admin:agenda",
    PAST,
    "booking_admin:requests",
    "books_admin:list",
    "exercises_admin:queue",
    "words_admin:list",
    "wagtailsnippets_coaching_exercise:list",
    "wagtailsnippets_coaching_program:list",
]


def practice_of(coach):
    """A line of each list, about a client and a prospect of this coach."""
    client = factories.client(coach=coach)
    factories.client(coach=coach, with_account=False, stage="prospect")
    past = booking_of(client, start=timezone.now() - timedelta(days=1))
    booking_of(client, start=timezone.now() + timedelta(hours=30))
    fields = {"email": f"pia-{coach.pk}@example.org", "zone": "UTC", "form_key": f"key {coach.pk}"}
    TimeRequest.objects.create(appointment_type=past.appointment_type, coach=coach, name=f"Pia of {coach.pk}", **fields)
    exercise, prompt = exercise_with_a_question()
    given = assign(exercise=exercise, clients=[client], by=coach.user)[0]
    save_answer(assignment=given, prompt_id=prompt, raw=["Words"], known_revision=0)
    submit(assignment=given)
    package = Package.objects.create(title="One", sessions=1, price=100)
    purchases.make(client=client, sold=package, now=timezone.now(), package=package)
    return client


def body(browser, name, **asked):
    """A page without Wagtail's frame, which greets whoever is signed in, and without the words in addresses."""
    return browser.get(reverse(name), asked).content.decode().partition("<main")[2]


@pytest.mark.parametrize("name", LISTS)
def test_a_coach_alone_meets_no_coach(name, owner, signed_in):
    practice_of(owner)
    page = body(signed_in(owner), name)
    assert (owner.name in page, 'name="coach"' in page, ">Coach<" in page, "Author" in page) == (False,) * 4


@pytest.mark.parametrize("name", LISTS[:-2])
def test_an_owner_of_several_has_a_filter(name, owner, other_coach, signed_in):
    practice_of(owner), practice_of(other_coach)
    assert ('name="coach"' in (page := body(signed_in(owner), name)), other_coach.name in page) == (True, True)


@pytest.mark.parametrize("name", [PAST, "booking_admin:requests", "books_admin:list", "exercises_admin:queue", "desk:clients"])
def test_a_list_is_narrowed_to_one_coach(name, owner, other_coach, signed_in):
    own, other = practice_of(owner), practice_of(other_coach)
    words = {"booking_admin:requests": [f"Pia of {each.coach_id}" for each in (own, other)]}.get(name, [own.name, other.name])
    everyone, narrowed = body(signed_in(owner), name), body(signed_in(owner), name, coach=other_coach.slug)
    assert [each in everyone for each in words] == [True, True]
    assert [each in narrowed for each in words] == [False, True]


@pytest.mark.parametrize("name", LISTS[:-2])
def test_a_coach_among_several_meets_no_filter(name, coach, other_coach, signed_in):
    practice_of(coach)
    page = body(signed_in(coach), name)
    assert ('name="coach"' in page, other_coach.name in page) == (False, False)


def note(client, author, text="Shy"):
    return notes.save_note(client=client, author=author.user, key=uuid4(), text=text, known_revision=0)


def test_nobody_overwrites_anothers_note(clara, coach, owner, signed_in):
    found, browser = note(clara, coach), signed_in(owner)
    for name in ("desk:save_note", "desk:autosave_note"):
        said = {"text": "Bold", "text-revision": "1", "value": "Bold", "revision": "1"}
        assert browser.post(reverse(name, args=[clara.pk, found.key]), said).status_code == 404
    assert browser.post(reverse("desk:delete_note", args=[found.pk])).status_code == 404
    assert Note.objects.get().text == "Shy"


def test_anothers_note_is_read_with_its_authors_name(clara, coach, owner, signed_in):
    found = note(clara, coach)
    page = signed_in(owner).get(clara.get_absolute_url()).content.decode()
    assert ("Shy" in page, "Dana Reyes</span>" in page, reverse("desk:delete_note", args=[found.pk]) in page) == (
        True,
        True,
        False,
    )
    own = signed_in(coach).get(clara.get_absolute_url()).content.decode()
    assert ("Dana Reyes</span>" in own, reverse("desk:delete_note", args=[found.pk]) in own) == (False, True)


def test_a_note_whose_author_is_gone_is_everyones_who_may_see_the_client(clara, coach, owner):
    found = note(clara, coach)
    Note.objects.update(author=None)
    again = notes.save_note(client=clara, author=owner.user, key=found.key, text="Bold", known_revision=1)
    assert again.text == "Bold"


def test_the_page_of_another_coachs_client_names_the_coach(signed_in, owner, coach, clara):
    assert f"client of {coach.name}" in signed_in(owner).get(clara.get_absolute_url()).content.decode()
    assert "client of " not in signed_in(coach).get(clara.get_absolute_url()).content.decode()
