import pytest
from django.urls import reverse

from coaching.booking.models import AppointmentType
from tests.coaching.booking import factories

WEEK = {"timezone": "America/New_York", "day_0": "9-12, 13-17", "day_4": "10:00–12:00"}
TYPE = {
    "title": "Free consultation", "slug": "call", "duration": 30, "increment": 30, "buffer_before": 0, "buffer_after": 15,
    "minimum_notice": 60, "audience": "public", "place": "video", "is_active": "on",
    "questions-TOTAL_FORMS": 1, "questions-INITIAL_FORMS": 0, "questions-0-text": "Why now?", "questions-0-kind": "short",
    "questions-0-order": 0,
}  # fmt: skip


def url(name, *args, **query):
    return reverse(f"booking_admin:{name}", args=args, query=query)


def hours_of(coach):
    return [(row.weekday, row.start, row.end) for row in coach.weekly_hours.all()]


def test_the_week_is_saved_as_typed(signed_in, coach):
    signed_in(coach).post(url("hours"), WEEK)
    assert hours_of(coach) == [(0, 540, 720), (0, 780, 1020), (4, 600, 720)]


def test_the_week_shows_what_is_saved(signed_in, coach):
    factories.open_week(coach)
    assert signed_in(coach).get(url("hours")).content.decode().count("09:00–17:00") == 5


def test_a_week_that_cannot_be_read_keeps_every_word_and_the_old_hours(signed_in, coach):
    factories.open_week(coach)
    content = signed_in(coach).post(url("hours"), {**WEEK, "day_1": "late"}).content.decode()
    assert "late” can&#x27;t be read" in content
    assert 'value="9-12, 13-17"' in content
    assert len(hours_of(coach)) == 5


def test_a_coach_who_moves_keeps_the_hours_in_the_new_zone(signed_in, coach):
    signed_in(coach).post(url("hours"), {**WEEK, "timezone": "Europe/Lisbon"})
    coach.refresh_from_db()
    assert coach.timezone == "Europe/Lisbon"


def test_a_solo_coach_meets_no_picker(signed_in, coach):
    assert b"Whose calendar" not in signed_in(coach).get(url("hours")).content


def test_an_owner_chooses_among_several(signed_in, owner, other_coach):
    browser = signed_in(owner)
    assert b"Whose calendar" in browser.get(url("hours")).content
    browser.post(url("hours", coach=other_coach.slug), WEEK)
    assert len(hours_of(other_coach)) == 3


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
