"""Whoever deletes in the admin what others depend on is told what that is, on every way to delete."""

import json
from datetime import timedelta
from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.documents.models import Document
from wagtail.models import Collection, Page, ReferenceIndex, Site

from coaching.booking.models import TimeRequest
from coaching.exercises.models import Exercise, Program, ProgramStep
from coaching.exercises.programs.enrolling import enroll
from coaching.payments.models import Checkout, Package
from coaching.people.models import Client, Coach
from coaching.pipeline.models import Offer
from coaching.practice.deletions import why_kept, why_protected
from coaching.practice.models import PracticeImage
from coaching.testimonials.models import Testimonial
from coaching.website.models import ConsultationPage
from tests import factories
from tests.coaching.booking.factories import appointment_type, booking
from tests.coaching.website.factories import home
from tests.worlds import exercise_with_a_question

User = get_user_model()


@pytest.fixture
def admin(db):
    """The one who may delete everything."""
    person = factories.owner()
    User.objects.filter(pk=person.user.pk).update(is_superuser=True)
    return person


@pytest.fixture
def things(clara, coach, admin):
    """One row of each kind on which something hangs, with the words that say so."""
    made = booking(appointment_type=appointment_type(coach=coach), client=clara)
    words = {"name": "Pia", "email": "pia@example.org", "zone": "UTC", "form_key": "key"}
    TimeRequest.objects.create(appointment_type=made.appointment_type, coach=coach, answered_at=timezone.now(), **words)
    exercise_id, _prompt = exercise_with_a_question()
    exercise = exercise_id if isinstance(exercise_id, Exercise) else Exercise.objects.get(pk=exercise_id)
    program = Program.objects.create(title="Six weeks")
    ProgramStep.objects.create(program=program, exercise=exercise)
    enroll(program=Program.objects.get(), clients=[clara], by=coach.user)
    package = Package.objects.create(title="Four sessions", sessions=4, price=100)
    Checkout.objects.create(
        client=clara, package=package, idempotency_key="00000000-0000-0000-0000-000000000077", **terms(package)
    )
    prospect = factories.client(coach=coach, with_account=False, stage="offered")
    Offer.objects.create(client=prospect, text="Well.", package=package, valid_until=timezone.now() + timedelta(days=9))
    image, saying = picture(), Testimonial.objects.create(name="Ina", words="Good.")
    document = Document.objects.create(title="Guide", file=ContentFile(b"PDF", "guide.pdf"))
    start = home(
        body=[
            ("picture", {"image": image.pk, "caption": "", "text": ""}),
            ("text", f'<a linktype="document" id="{document.pk}">Guide</a>'),
            ("testimonials", {"title": "", "testimonials": [saying.pk]}),
        ]
    )
    ReferenceIndex.create_or_update_for_object(start)
    consult = start.add_child(instance=ConsultationPage(title="Consultation", slug="consultation"))
    return {
        "coach": (coach, "2 clients, 1 booking and 1 request for another time"),
        "coach's account": (coach.user, "1 coach who signs in with it"),
        "client's account": (clara.user, "1 client who signs in with it"),
        "group": (Group.objects.get(name="Coaches"), "1 person in it"),
        "exercise": (exercise, "1 client who has it, 1 version that was published and 1 program with it"),
        "program": (program, "1 client who has it"),
        "package": (package, "1 payment that was begun and 1 offer to a prospect"),
        "picture": (image, "1 place that uses it"),
        "document": (document, "1 place that uses it"),
        "testimonial": (saying, "1 place that uses it"),
        "home page": (start, "1 site that begins there and 1 page on which consultations are booked"),
        "consultation page": (consult, "1 page on which consultations are booked"),
        "site": (Site.objects.get(), "2 pages that visitors read there"),
    }


def terms(package):
    return {"title": package.title, "sessions": package.sessions, "price": package.price, "currency": package.currency}


def picture():
    file = BytesIO()
    Image.new("RGB", (4, 4), "teal").save(file, "PNG")
    return PracticeImage.objects.create(title="A teal wall", file=ImageFile(file, "wall.png"))


KINDS = [
    *("coach", "coach's account", "client's account", "group", "exercise", "program", "package", "picture", "document"),
    *("testimonial", "home page", "consultation page", "site"),
]
ADDRESSES = {
    User: "wagtailusers_users:delete",
    Group: "wagtailusers_groups:delete",
    PracticeImage: "wagtailimages:delete",
    Document: "wagtaildocs:delete",
    Site: "wagtailsites:delete",
}


def address_of(row):
    if isinstance(row, Page):
        return reverse("wagtailadmin_pages:delete", args=[row.pk])
    name = ADDRESSES.get(type(row)) or f"wagtailsnippets_{row._meta.app_label}_{row._meta.model_name}:delete"
    return reverse(name, args=[row.pk])


def bulk_address_of(row):
    kind = ("wagtailcore", "page") if isinstance(row, Page) else (row._meta.app_label, row._meta.model_name)
    return f"{reverse('wagtail_bulk_action', args=[*kind, 'delete'])}?id={row.pk}&next=/admin/"


def counts():
    kinds = (
        User,
        Group,
        Coach,
        Client,
        Exercise,
        Program,
        Package,
        PracticeImage,
        Document,
        Testimonial,
        Page,
        Site,
        Offer,
    )
    return [kind.objects.count() for kind in kinds]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_others_depend_on_stays_in_words(kind, method, things, admin, signed_in):
    row, words = things[kind]
    before = counts()
    answer = getattr(signed_in(admin), method)(address_of(row))
    assert (answer.status_code, f"stays because of {words}." in text(answer)) == (409, True)
    assert "Nothing was deleted." in text(answer)
    assert counts() == before


IN_BULK = [kind for kind in KINDS if kind not in ("group", "site")]


@pytest.mark.parametrize("kind", IN_BULK)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_others_depend_on_stays_among_many(kind, method, things, admin, signed_in):
    row, words = things[kind]
    before = counts()
    answer = getattr(signed_in(admin), method)(bulk_address_of(row))
    assert (answer.status_code, words in text(answer)) == (409, True)
    assert counts() == before


def test_those_among_many_that_may_go_are_said_to(things, admin, signed_in):
    kept, free = things["package"][0], Package.objects.create(title="Ten", sessions=10, price=1)
    answer = signed_in(admin).post(f"{bulk_address_of(kept)}&id={free.pk}")
    assert "The others you selected may go" in text(answer)
    assert Package.objects.count() == 2


@pytest.mark.parametrize("model", [Package, Program, Testimonial])
def test_what_nothing_depends_on_is_deleted_as_ever(model, admin, signed_in):
    fields = {
        Package: {"title": "Ten", "sessions": 10, "price": 1},
        Program: {"title": "Six"},
        Testimonial: {"name": "Ina", "words": "!"},
    }
    row = model.objects.create(**fields[model])
    assert signed_in(admin).get(address_of(row)).status_code == 200
    signed_in(admin).post(address_of(row))
    assert not model.objects.exists()


def test_a_picture_that_nothing_shows_is_deleted_as_ever(admin, signed_in):
    signed_in(admin).post(address_of(picture()))
    assert not PracticeImage.objects.exists()


def test_a_parent_page_keeps_what_is_below_it(things):
    page = things["home page"][0].add_child(instance=Page(title="Above", slug="above"))
    assert why_kept(page) == ""
    page.add_child(instance=ConsultationPage(title="Second", slug="second"))
    assert "1 page on which consultations are booked" in why_kept(Page.objects.get(pk=page.pk))


@pytest.mark.django_db(transaction=True)
def test_a_script_is_told_in_a_sentence(things, admin, signed_in):
    address = reverse("wagtailimages:delete_multiple", args=[things["picture"][0].pk])
    answer = signed_in(admin).post(address, headers={"x-requested-with": "XMLHttpRequest"})
    assert (answer.status_code, "1 place that uses it" in json.loads(answer.content)["error"]) == (409, True)
    assert PracticeImage.objects.exists()


def test_a_collection_with_pictures_below_it_stays(admin, signed_in):
    above = Collection.get_first_root_node().add_child(name="Above")
    below = above.add_child(name="Below")
    PracticeImage.objects.filter(pk=picture().pk).update(collection=below)
    signed_in(admin).post(reverse("wagtailadmin_collections:delete", args=[above.pk]))
    assert (PracticeImage.objects.count(), Collection.objects.filter(name="Below").exists()) == (1, True)


def test_rows_that_no_room_named_are_called_by_their_kind(coach, clara):
    with pytest.raises(ProtectedError) as caught:
        coach.delete()
    assert why_protected(caught.value.protected_objects) == "This stays because of 1 client."


def text(answer):
    return " ".join(answer.content.decode().replace("&#x27;", "'").split())
