import pytest
from django.urls import reverse

from coaching.booking.models import AppointmentType

TYPE = {
    "title": "Free consultation", "slug": "call", "duration": 30, "increment": 30, "buffer_before": 0, "buffer_after": 15,
    "minimum_notice": 60, "audience": "public", "place": "video", "is_active": "on",
    "questions-TOTAL_FORMS": 1, "questions-INITIAL_FORMS": 0, "questions-0-text": "Why now?", "questions-0-kind": "short",
    "questions-0-order": 0,
}  # fmt: skip


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
