from datetime import date

import pytest

from networking_module.contacts.interactions.touches import TouchError, rest, snooze, undo_touch
from networking_module.contacts.models import Touch
from tests.networking_module.factories import DAY, NOW, TODAY, contact, touch


@pytest.mark.parametrize("direction", ["gave", "in_touch", "asked", "they_wrote"])
def test_log_touch_from_either_side_resets_the_clock(clara, direction):
    someone = contact(clara, rhythm_days=42)
    assert touch(someone, direction=direction).contact.due_on == TODAY + 42 * DAY


def test_log_touch_about_a_job_leaves_the_clock(clara):
    someone = contact(clara, rhythm_days=42)
    touch(someone, at=NOW - 30 * DAY, kind="call")
    assert touch(someone, direction="asked_for_job").contact.due_on == TODAY + 12 * DAY


def test_log_touch_back_dated_keeps_the_later_one(clara):
    someone = contact(clara, rhythm_days=14)
    touch(someone, at=NOW - DAY)
    assert touch(someone, at=NOW - 9 * DAY).contact.last_touch_on == TODAY - DAY


def test_log_touch_in_the_future_is_refused_with_a_sentence(clara):
    with pytest.raises(TouchError, match="in the future"):
        touch(contact(clara), at=NOW + DAY)


def test_log_touch_ends_a_snooze(clara):
    someone = snooze(contact=contact(clara, rhythm_days=42), days=3, on=TODAY)
    assert touch(someone).contact.due_on == TODAY + 42 * DAY


def test_log_touch_notes_that_the_client_was_active(clara):
    touch(contact(clara), at=NOW - 9 * DAY)
    clara.refresh_from_db()
    assert clara.last_active_at == NOW


def test_two_unanswered_messages_let_the_contact_rest(clara):
    someone = contact(clara, rhythm_days=42)
    assert touch(someone, at=NOW - 20 * DAY).contact.resting is False
    after = touch(someone, kind="linkedin").contact
    assert (after.resting, after.due_on, after.unanswered) == (True, None, 2)


def test_an_answer_in_between_starts_the_count_anew(clara):
    someone = contact(clara, rhythm_days=42)
    touch(someone, at=NOW - 20 * DAY)
    touch(someone, at=NOW - 10 * DAY, direction="they_wrote")
    assert touch(someone).contact.resting is False


@pytest.mark.parametrize(("kind", "direction"), [("email", "they_wrote"), ("call", "in_touch"), ("meeting", "asked")])
def test_a_sign_from_them_wakes_a_resting_contact(clara, kind, direction):
    someone = contact(clara, rhythm_days=42)
    touch(someone, at=NOW - 20 * DAY)
    touch(someone, at=NOW - 10 * DAY)
    after = touch(someone, kind=kind, direction=direction).contact
    assert (after.resting, after.due_on) == (False, TODAY + 42 * DAY)


@pytest.mark.parametrize("kind", ["comment", "shared", "note"])
def test_what_asks_for_no_answer_is_never_unanswered(clara, kind):
    someone = contact(clara)
    touch(someone, at=NOW - DAY, kind=kind)
    assert touch(someone, kind=kind).contact.unanswered == 0


def test_take_back_sets_the_clock_as_before(clara):
    someone = contact(clara, rhythm_days=14)
    touch(someone, at=NOW - 5 * DAY)
    after = undo_touch(touch=touch(someone))
    assert (after.last_touch_on, after.due_on) == (TODAY - 5 * DAY, TODAY + 9 * DAY)


def test_take_back_of_the_second_unanswered_message_wakes_the_contact(clara):
    someone = contact(clara, rhythm_days=14)
    touch(someone, at=NOW - 5 * DAY)
    assert undo_touch(touch=touch(someone)).resting is False


def test_contact_with_a_rhythm_and_no_touch_is_due_at_once(clara):
    assert contact(clara, rhythm_days=42).due_on == TODAY


def test_contact_without_a_rhythm_is_never_due(clara):
    assert touch(contact(clara)).contact.due_on is None


def test_rest_stops_the_clock_and_waking_starts_it(clara):
    someone = touch(contact(clara, rhythm_days=14)).contact
    assert rest(contact=someone, resting=True).due_on is None
    assert rest(contact=someone, resting=False).due_on == TODAY + 14 * DAY


def test_contact_in_words_of_a_log_has_no_name(clara):
    assert "Anna" not in str(contact(clara, "Anna Berg"))


def test_touch_lanes_are_give_and_ask():
    lanes = [Touch(direction=direction, gives=direction == "gave").lane for direction in Touch.Direction]
    assert lanes == ["give", "", "ask", "", "ask", "ask"]


def test_snooze_asks_again_even_without_a_rhythm(clara):
    assert snooze(contact=contact(clara), days=3, on=TODAY).due_on == date(2026, 11, 21)
