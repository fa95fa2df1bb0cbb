"""Every address of the site, opened by everyone: a stranger, a client, someone else's client, coaches, editor, owner.

An address without a row in ROWS fails, so a new one has to say who may open it.
"""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone

from coaching.booking.links import MANAGE
from coaching.booking.models import BusyCalendar, TimeRequest
from coaching.booking.models.feed import open_feed
from coaching.client_area.links import STOP_WEEKLY_MAIL
from coaching.exercises import files
from coaching.exercises.answers import save_answer, submit
from coaching.exercises.assignments import assign
from coaching.exercises.models import Enrollment, Program
from coaching.exercises.review import drafting
from coaching.exercises.review.reviewing import review
from coaching.mail.models import Message
from coaching.modules import installed_modules
from coaching.payments.models import Package
from coaching.people import invitations
from coaching.people.links import INVITATION
from coaching.people.models import Note
from coaching.pipeline.links import OFFER
from coaching.pipeline.models import Offer
from coaching.privacy.links import STAY
from coaching.privacy.models import DataExport
from tests import factories
from tests.coaching.booking import factories as booking_factories
from tests.module_rows import missing_things, module_rows, module_world, without_a_row
from tests.roles import CLARA, CLIENTS, EVERYONE, HER_COACH, STAFF
from tests.worlds import booking_of, exercise_with_a_question

pytestmark = pytest.mark.walk

# name: (who, names of things in the world that fill in the address, method)
ROWS = {
    "after_sign_in": (EVERYONE - {"visitor"}, [], "get"),
    "unsent": (EVERYONE - {"visitor"}, [], "get"),
    "sitemap": (EVERYONE, [], "get"),
    "website:help": (EVERYONE, [], "get"),
    "health:alive": (EVERYONE, [], "get"),
    "health:ready": (EVERYONE, [], "get"),
    "picture": (EVERYONE, ["picture_folder", "picture_name"], "get"),
    "signed_links:send_newest": (EVERYONE, ["link", "token"], "post"),
    "people:invitation": (EVERYONE, ["invitation"], "get"),
    "people:welcome": (CLIENTS, [], "get"),
    "people:device_zone": (CLIENTS, [], "get"),
    "people:use_zone": (CLIENTS, ["zone"], "post"),
    "people:keep_zone": (CLIENTS, ["zone"], "post"),
    "booking:coach": (EVERYONE, ["coach_slug"], "get"),
    "booking:month": (EVERYONE, ["coach_slug", "free_slug"], "get"),
    "booking:book": (EVERYONE, ["coach_slug", "free_slug"], "get"),
    "booking:ask": (EVERYONE, ["coach_slug", "free_slug"], "get"),
    "booking:zone": (EVERYONE, [], "get"),
    "booking:correct_address": (EVERYONE, ["token"], "post"),
    "booking:forget": (EVERYONE, [], "post"),
    "booking:manage": (EVERYONE, ["token"], "get"),
    "booking:calendar_file": (EVERYONE, ["token"], "get"),
    "booking:cancel": (EVERYONE, ["token"], "get"),
    "booking:move": (EVERYONE, ["token"], "get"),
    "booking:feed": (EVERYONE, ["feed_secret"], "get"),
    "booking_admin:agenda": (STAFF, [], "get"),
    "booking_admin:past": (STAFF, [], "get"),
    "booking_admin:mark": (set(), [], "post"),
    "booking_admin:add": (STAFF, [], "get"),
    "booking_admin:for_someone_new": (STAFF, [], "get"),
    "booking_admin:for_client": (HER_COACH, ["clara_pk"], "get"),
    "booking_admin:booking": (HER_COACH, ["booking"], "get"),
    "booking_admin:held": (HER_COACH, ["booking"], "post"),
    "booking_admin:no_show": (HER_COACH, ["booking"], "post"),
    "booking_admin:reopen": (HER_COACH, ["booking"], "post"),
    "booking_admin:move": (HER_COACH, ["booking"], "get"),
    "booking_admin:cancel": (HER_COACH, ["booking"], "get"),
    "booking_admin:hours": (STAFF, [], "get"),
    "booking_admin:dates": (STAFF, [], "get"),
    "booking_admin:requests": (STAFF, [], "get"),
    "booking_admin:request": (HER_COACH, ["asked"], "get"),
    "booking_admin:answered": (HER_COACH, ["asked"], "post"),
    "booking_admin:away": (STAFF, [], "get"),
    "booking_admin:types": (STAFF, [], "get"),
    "booking_admin:add_type": (STAFF, [], "get"),
    "booking_admin:edit_type": (HER_COACH, ["type"], "get"),
    "booking_admin:move_type": (set(), ["type"], "post"),
    "booking_admin:renew_link": (set(), ["type"], "post"),
    "booking_admin:delete_type": (HER_COACH, ["type"], "post"),
    "booking_admin:calendars": (STAFF, [], "get"),
    "booking_admin:read_calendar": (HER_COACH, ["busy_calendar"], "post"),
    "booking_admin:remove_calendar": (HER_COACH, ["busy_calendar"], "get"),
    "booking_admin:make_feed": (STAFF, [], "post"),
    "booking_admin:reset_feed": (STAFF, [], "get"),
    "desk:retry_mail": (HER_COACH, ["failed_mail"], "post"),
    "desk:give_up_mail": (HER_COACH, ["failed_mail"], "post"),
    "mail_admin:mails": (STAFF | {"editor"}, [], "get"),
    "mail_admin:show": (STAFF | {"editor"}, ["mail"], "get"),
    "mail_admin:letter": (STAFF | {"editor"}, ["mail"], "get"),
    "mail_admin:send_test": (STAFF | {"editor"}, ["mail"], "post"),
    "mail_admin:change": ({"editor", "owner"}, ["mail"], "post"),
    "mail_admin:reset": ({"editor", "owner"}, ["mail"], "post"),
    "exercises:list": (CLIENTS, [], "get"),
    "exercises:do": (CLARA, ["assignment"], "get"),
    "exercises:file": (CLARA | HER_COACH, ["file"], "get"),
    "exercises:autosave": (CLARA, ["assignment", "prompt"], "post"),
    "exercises:review_file": (CLARA | HER_COACH, ["review_file"], "get"),
    "exercises:version": (CLARA, ["handed_in", "number"], "get"),
    "exercises:reply": (CLARA, ["assignment"], "post"),
    "exercises:improve": (CLARA, ["assignment"], "post"),
    "exercises:put_back": (CLARA, ["assignment"], "post"),
    "exercises_admin:queue": (STAFF, [], "get"),
    "exercises_admin:assign": (STAFF, [], "get"),
    "exercises_admin:review": (HER_COACH, ["submission"], "get"),
    "exercises_admin:program": (STAFF, ["program"], "get"),
    "exercises_admin:copy_program": (STAFF, ["program"], "get"),
    "exercises_admin:enrollment": (HER_COACH, ["enrollment"], "get"),
    "exercises_admin:step": (HER_COACH, ["assignment"], "post"),
    "exercises_admin:comment": (HER_COACH, ["submission", "prompt"], "post"),
    "exercises_admin:undo_review": (HER_COACH, ["submission"], "post"),
    "exercises_admin:thread": (HER_COACH, ["assignment"], "get"),
    "exercises_admin:reply": (HER_COACH, ["assignment"], "post"),
    "payments:packages": (CLIENTS, [], "get"),
    "payments:buy": (CLIENTS, ["package"], "post"),
    "payments:return": (set(), [], "get"),
    "payments:sessions": (CLIENTS, [], "get"),
    "payments:book": (CLARA, ["session_slug"], "get"),
    "payments:confirm": (CLARA, ["session_slug"], "get"),
    "payments:webhook": (EVERYONE, [], "post"),
    "payments_admin:adjust": (HER_COACH, ["clara_pk"], "get"),
    "payments_admin:book": (HER_COACH, ["clara_pk"], "get"),
    "pipeline:offer": (EVERYONE, ["recap_token"], "get"),
    "pipeline_admin:list": (STAFF, [], "get"),
    "pipeline_admin:export": (STAFF, ["csv"], "get"),
    "pipeline_admin:offer": (HER_COACH, ["prospect_pk"], "get"),
    "pipeline_admin:autosave_offer": (HER_COACH, ["prospect_pk"], "post"),
    "pipeline_admin:preview": (HER_COACH, ["prospect_pk"], "get"),
    "pipeline_admin:later": (HER_COACH, ["prospect_pk"], "post"),
    "pipeline_admin:no": (HER_COACH, ["prospect_pk"], "post"),
    "pipeline_admin:reopen": (HER_COACH, ["prospect_pk"], "post"),
    "pipeline_admin:make_client": (HER_COACH, ["prospect_pk"], "post"),
    "pipeline_admin:undo_conversion": (HER_COACH, ["clara_pk"], "post"),
    "pipeline_admin:join": (HER_COACH, ["prospect_pk", "double_pk"], "get"),
    "client_area:home": (CLIENTS, [], "get"),
    "client_area:progress": (CLIENTS, [], "get"),
    "client_area:track": (set(), ["no_module", "no_track"], "get"),
    "client_area:timeline": (CLIENTS, [], "get"),
    "client_area:preferences": (CLIENTS, [], "get"),
    "client_area:quiet_week": (CLIENTS, [], "post"),
    "client_area:pause": (CLIENTS, [], "post"),
    "client_area:come_back": (CLIENTS, [], "post"),
    "client_area:stop_weekly_mail": (EVERYONE, ["weekly_mail_token"], "get"),
    "privacy:account": (CLIENTS, [], "get"),
    "privacy:ask": (CLIENTS, [], "post"),
    "privacy:download": (CLARA, ["archive"], "get"),
    "privacy:leave": (CLIENTS, [], "get"),
    "privacy:stay": (CLIENTS, [], "post"),
    "privacy:stay_by_link": (EVERYONE, ["stay_token"], "get"),
    "desk:clients": (STAFF, [], "get"),
    "desk:client": (HER_COACH, ["clara_pk"], "get"),
    "desk:timeline": (HER_COACH, ["clara_pk"], "get"),
    "desk:invite": (HER_COACH, ["clara_pk"], "post"),
    "desk:save_note": (HER_COACH, ["clara_pk", "note_key"], "post"),
    "desk:autosave_note": (HER_COACH, ["clara_pk", "note_key"], "post"),
    "desk:delete_note": (HER_COACH, ["note"], "post"),
    **module_rows(),
}
# Libraries' own addresses, which their own suites test; the admin's are walked below.
LIBRARIES = ("account_", "mfa_", "wagtail", "?")


def addresses(patterns, namespaces=(), prefix=""):
    """(name, route) of everything that can be opened."""
    for each in patterns:
        route = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            inner = (*namespaces, each.namespace) if each.namespace else namespaces
            yield from addresses(each.url_patterns, inner, route)
        else:
            yield ":".join([*namespaces, each.name or "?"]), route


ALL = list(addresses(get_resolver().url_patterns))
OURS = {name.split(":")[0] for name in ROWS}
ADMIN_OF_OURS = {name for name in OURS if name.endswith("_admin") or name == "desk"}


def is_ours(name, route):
    if route.startswith("admin/"):
        return name.split(":")[0] in ADMIN_OF_OURS
    return not name.startswith(LIBRARIES)


@pytest.fixture
def people(clara, mallory, coach, other_coach, editor, owner):
    users = {"clara": clara, "mallory": mallory, "coach": coach, "other_coach": other_coach, "owner": owner}
    return {"visitor": None, "editor": editor, **{name: person.user for name, person in users.items()}}


@pytest.fixture
def world(people, clara, coach):
    """One thing of each kind, all Clara's or her coach's."""
    booking = booking_of(clara, start=timezone.now() - timedelta(hours=1))
    coming = booking_of(clara, start=timezone.now() + timedelta(days=3))
    session = booking_factories.appointment_type(coach=coach, slug="session", takes_credit=True, audience="clients")
    exercise, prompt = exercise_with_a_question()
    done = assign(exercise=exercise, clients=[clara], by=coach.user)[0]
    save_answer(assignment=done, prompt_id=prompt, raw=["Words"], known_revision=0)
    submission = submit(assignment=done)
    assignment = assign(exercise=exercise, clients=[clara], by=coach.user)[0]
    program = Program.objects.create(title="Six weeks")
    enrollment = Enrollment.objects.create(client=clara, program=program, title="Six weeks", starts_on="2026-11-30")
    prospect = factories.client(coach=coach, with_account=False, stage="prospect")
    package = Package.objects.create(title="One", sessions=1, price=100)
    asked = TimeRequest.objects.create(
        appointment_type=booking.appointment_type, coach=coach, name="Pia", email="pia@example.org", zone="UTC", form_key="key"
    )
    offered = factories.client(coach=coach, with_account=False, stage="offered", email="twice@example.org")
    double = factories.client(coach=coach, with_account=False, email="twice@example.org")
    offer = Offer.objects.create(client=offered, text="Well.", valid_until="2030-01-01", sent_at=timezone.now())
    leaving = factories.client(coach=coach, leaves_at=timezone.now() + timedelta(days=3))
    archive = archive_ready(clara)
    picture = default_storage.save("images/world.png", ContentFile(b"PNG"))
    things = {
        "picture_folder": "images",
        "picture_name": picture.removeprefix("images/"),
        "archive": archive.pk,
        "stay_token": STAY.token(leaving),
        "weekly_mail_token": STOP_WEEKLY_MAIL.token(clara),
        "asked": asked.pk,
        "prospect_pk": offered.pk,
        "double_pk": double.pk,
        "recap_token": OFFER.token(offer),
        "csv": "csv",
        "booking": booking.pk,
        "link": MANAGE.name,
        "token": MANAGE.token(coming),
        "type": booking.appointment_type.pk,
        "free_slug": booking.appointment_type.slug,
        "session_slug": session.slug,
        "coach_slug": coach.slug,
        "busy_calendar": BusyCalendar.objects.create(coach=coach, name="Home", url="nowhere").pk,
        "feed_secret": open_feed(coach).secret,
        "assignment": assignment.pk,
        "file": file_in(done, prompt, submission).pk,
        "program": enrollment.program_id,
        "enrollment": enrollment.pk,
        "review_file": reviewed(submission, coach),
        "handed_in": done.pk,
        "number": 1,
        "prompt": prompt,
        "submission": submission.pk,
        "package": package.pk,
        "clara_pk": clara.pk,
        "note": (note := Note.objects.create(client=clara, author=coach.user, text="Shy")).pk,
        "note_key": note.key,
        "invitation": INVITATION.token(invitations.invite(client=prospect)),
        "no_module": "none",
        "zone": "Pacific/Auckland",
        "no_track": "none",
        "mail": "invitation",
        "failed_mail": failed_mail(coach).pk,
    }
    return {**things, **module_world(clara)}


def archive_ready(client):
    """An archive that the client can fetch."""
    archive = DataExport.objects.create(client=client, state=DataExport.State.READY, made_at=timezone.now())
    archive.file.save("world.zip", ContentFile(b"PK"))
    return archive


def file_in(assignment, prompt, submission):
    """A file that was handed in."""
    stored = files.keep(assignment=assignment, prompt_id=prompt, upload=SimpleUploadedFile("plan.txt", b"My plan"))
    submission.answers = {prompt: stored}
    submission.save()
    return files.AnswerFile.objects.get(pk=stored["file"])


def reviewed(submission, coach):
    """A file that the coach sent back with an answer."""
    row = drafting.add_file(submission=submission, upload=SimpleUploadedFile("marked.txt", b"See"))
    review(submission=submission, by=coach.user, outcome="again")
    return row.pk


def failed_mail(coach):
    """A mail to one of the coach's clients that the server refused."""
    fields = {"kind": "invitation", "to": "clara@example.org", "reply_to": coach.email, "cause": "world"}
    return Message.objects.create(state=Message.State.FAILED, due_at=timezone.now(), **fields)


def answer(client, user, url, method):
    """How one person's request ends: open, sign in, not found or broken. Leaves no trace."""
    client.logout()
    if user:
        client.force_login(user)
    with transaction.atomic():
        response = getattr(client, method)(url)
        transaction.set_rollback(True)
    if response.status_code >= 500 and response.status_code != 503:  # which says honestly that no worker runs
        return "broken"
    if response.status_code == 302 and response.url.startswith("/accounts/login/"):
        return "sign in"
    return "not found" if response.status_code == 404 else "open"


ROOMS = sorted({name.rpartition(":")[0] for name in ROWS})


@pytest.mark.parametrize("room", ROOMS, ids=[room or "site" for room in ROOMS])
def test_addresses_are_open_to_the_right_people(room, client, people, world):
    names = [name for name in ROWS if name.rpartition(":")[0] == room]
    names.sort(key=lambda name: ROWS[name][2])  # changes can be rolled back in the database, not on disk
    assert {name: answers(name, client, people, world) for name in names} == {name: right_answers(name) for name in names}


def answers(name, client, people, world):
    """How everyone's request ends."""
    _who, needs, method = ROWS[name]
    assert missing_things(needs, world) == []
    url = reverse(name, args=[world[need] for need in needs])
    return {person: answer(client, user, url, method) for person, user in people.items()}


def right_answers(name):
    closed = {person: "sign in" if person == "visitor" else "not found" for person in EVERYONE}
    return {person: "open" if person in ROWS[name][0] else closed[person] for person in EVERYONE}


def test_every_address_has_a_row():
    missing = sorted({name for name, route in ALL if is_ours(name, route)} - set(ROWS))
    assert [without_a_row(name) for name in missing] == []


def test_every_row_has_an_address():
    assert sorted(set(ROWS) - {name for name, _route in ALL}) == []


def test_modules_are_part_of_the_walk():
    assert {module.slug for module in installed_modules()} <= OURS


@pytest.mark.parametrize("person", ["visitor", "clara"])
def test_the_admin_is_closed_to(person, client, people):
    """Wagtail's own screens too, whatever their address: a client finds nothing, a visitor is asked to sign in."""
    if people[person]:
        client.force_login(people[person])
    routes = {route for name, route in ALL if route.startswith("admin/") and "<" not in route and "(" not in route}
    routes.discard("admin/login/")
    codes = {client.get(f"/{route}", follow=person != "visitor").status_code for route in routes}
    assert codes == ({302} if person == "visitor" else {404})
