import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.booking.models import AppointmentType, TimeRequest
from coaching.website.models import ConsultationPage
from tests.coaching.booking import factories
from tests.coaching.booking.pages import text
from tests.coaching.website.factories import home

TYPE = {
    "title": "Free consultation",
    "slug": "call",
    "duration": 30,
    "increment": 30,
    "buffer_before": 0,
    "buffer_after": 15,
    "minimum_notice": "1 hour",
    "audience": "public",
    "place": "video",
    "is_active": "on",
    "questions-TOTAL_FORMS": 1,
    "questions-INITIAL_FORMS": 0,
    "questions-0-text": "Why now?",
    "questions-0-kind": "short",
    "questions-0-order": 0,
}


def url(name, *args, **query):
    return reverse(f"booking_admin:{name}", args=args, query=query)


@pytest.mark.parametrize("name", ["hours", "dates", "types", "add_type"])
def test_another_coachs_calendar_is_not_found(signed_in, coach, other_coach, name):
    assert signed_in(coach).get(url(name, coach=other_coach.slug)).status_code == 404


@pytest.mark.parametrize("name", ["agenda", "hours", "dates", "types", "add_type"])
def test_an_editor_finds_no_calendar(signed_in, editor, name):
    assert signed_in(editor).get(url(name)).status_code == 404


def test_an_appointment_is_added_with_its_questions(signed_in, coach):
    assert signed_in(coach).post(url("add_type"), TYPE).status_code == 302
    made = coach.appointment_types.get()
    assert [each.text for each in made.questions.all()] == ["Why now?"]
    assert made.title in signed_in(coach).get(url("types")).content.decode()


def test_an_address_is_used_once_per_coach(signed_in, coach, call):
    content = signed_in(coach).post(url("add_type"), TYPE).content
    assert b"another appointment with this address" in content


def test_an_appointment_for_whoever_has_the_link_gets_a_secret_address(signed_in, coach):
    signed_in(coach).post(url("add_type"), {**TYPE, "audience": "link"})
    made = coach.appointment_types.get()
    assert made.slug.startswith("call-")
    assert len(made.slug) == len("call-") + 16


def test_what_takes_a_session_is_for_clients_only(signed_in, coach):
    content = signed_in(coach).post(url("add_type"), {**TYPE, "takes_credit": "on"}).content
    assert b"Only clients have a package" in content
    assert not AppointmentType.objects.exists()


def test_a_question_with_choices_needs_them(signed_in, coach):
    content = signed_in(coach).post(url("add_type"), {**TYPE, "questions-0-kind": "choice"}).content
    assert b"at least two choices" in content


def test_another_coachs_appointment_is_not_found(signed_in, other_coach, call):
    assert signed_in(other_coach).get(url("edit_type", call.pk)).status_code == 404


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"increment": 0}, "greater than or equal to 5"),
        ({"cap_per_day": 0}, "greater than or equal to 1"),
        ({"cap_per_day": 4, "cap_per_week": 3}, "The weekly limit can't be lower than the daily one"),
        ({"minimum_notice": "soon"}, "Write it as 2 hours or 1 day"),
        ({"minimum_notice": "1 day, 2 hours"}, "Write a single length of time"),
        ({"place": "video", "place_details": "my room"}, "Write the whole link"),
        ({"place": "video", "place_details": "https://meet.example/{name}"}, "Only {code} can be in braces"),
        ({"place": "video", "place_details": "https://meet.example/{code}-{code}"}, "Only {code} can be in braces"),
        ({"place": "phone", "place_details": "call me"}, "Write the whole number"),
        ({"place": "address"}, "Write the address"),
        ({"slug": "a b"}, "valid “slug”"),
        ({"questions-0-kind": "choice", "questions-0-choices": "Yes\nYes"}, "at least two choices"),
    ],
)
def test_what_cannot_work_gets_a_sentence_and_keeps_the_rest(signed_in, coach, typed, words):
    answer = signed_in(coach).post(url("add_type"), {**TYPE, **typed})
    assert (answer.status_code, words in text(answer)) == (422, True)
    assert 'value="Free consultation"' in text(answer)


def test_notice_is_shown_as_people_say_it(signed_in, coach, call):
    call.minimum_notice = 2880
    call.save()
    assert 'value="2 days"' in text(signed_in(coach).get(url("edit_type", call.pk)))


@pytest.fixture
def secret(call):
    call.audience, call.slug = "link", "call-0123456789abcdef"
    call.save()
    return call


def test_a_new_secret_link_kills_the_old_one(signed_in, coach, secret):
    old = secret.get_absolute_url()
    browser = signed_in(coach)
    browser.post(url("renew_link", secret.pk))
    secret.refresh_from_db()
    assert secret.slug.startswith("call-")
    assert (browser.get(old).status_code, browser.get(secret.get_absolute_url()).status_code) == (404, 200)
    assert secret.get_absolute_url() in text(browser.get(url("edit_type", secret.pk)))


def test_what_is_public_has_no_secret_link(signed_in, coach, call):
    assert signed_in(coach).post(url("renew_link", call.pk)).status_code == 404


def test_saving_again_keeps_the_secret_link(signed_in, coach, secret):
    signed_in(coach).post(url("edit_type", secret.pk), {**TYPE, "slug": secret.slug, "audience": "link"})
    secret.refresh_from_db()
    assert secret.slug == "call-0123456789abcdef"


@pytest.mark.parametrize(("to", "order"), [("up", ["second", "call"]), ("down", ["call", "second"])])
def test_the_order_is_the_coachs(signed_in, coach, call, to, order):
    second = factories.appointment_type(coach=coach, slug="second", order=1)
    signed_in(coach).post(url("move_type", second.pk), {"to": to})
    assert [each.slug for each in coach.appointment_types.all()] == order


def test_what_was_never_booked_can_be_deleted(signed_in, coach, call):
    signed_in(coach).post(url("delete_type", call.pk))
    assert not AppointmentType.objects.exists()


def test_what_was_booked_stays_with_a_sentence(signed_in, coach, booking):
    answer = signed_in(coach).post(url("delete_type", booking.appointment_type.pk), follow=True)
    assert "Pause it, and nobody can book it" in text(answer)
    assert AppointmentType.objects.exists()


def test_what_someone_asked_about_stays_with_a_sentence(signed_in, coach, call):
    asked = {"name": "Pia", "email": "pia@example.org", "zone": "UTC", "form_key": "key", "answered_at": timezone.now()}
    TimeRequest.objects.create(appointment_type=call, coach=coach, **asked)
    assert "stays because of 1 request for another time" in text(signed_in(coach).post(url("delete_type", call.pk), follow=True))
    assert AppointmentType.objects.exists()


def test_what_a_page_books_stays_with_a_sentence(signed_in, coach, call):
    home().add_child(instance=ConsultationPage(title="Call", slug="call", appointment_type=call))
    answer = signed_in(coach).post(url("delete_type", call.pk), follow=True)
    assert "stays because of 1 page on which it is booked" in text(answer)
    assert AppointmentType.objects.exists()


@pytest.mark.parametrize("name", ["move_type", "renew_link", "delete_type"])
def test_another_coach_changes_nothing(signed_in, other_coach, secret, name):
    assert signed_in(other_coach).post(url(name, secret.pk), {"to": "up"}).status_code == 404


@pytest.mark.parametrize(("person", "code"), [("coach", 200), ("owner", 200), ("other_coach", 404), ("editor", 404)])
def test_a_coach_sees_what_is_for_clients_as_they_do(request, signed_in, call, person, code):
    AppointmentType.objects.update(audience="clients")
    assert signed_in(request.getfixturevalue(person)).get(call.get_absolute_url()).status_code == code
