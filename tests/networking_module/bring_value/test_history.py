"""What the two have behind them, as the check takes it."""

import pytest

from networking_module.bring_value.history import shared_with, welcome_of
from networking_module.bring_value.models import OutreachMessage
from tests.networking_module.factories import DAY, NOW, contact, message, touch


@pytest.mark.parametrize(
    ("kind", "direction", "said"),
    [
        ("meeting", "in_touch", "You met on Nov. 17, 2026."),
        ("call", "gave", "You talked on Nov. 17, 2026."),
        ("email", "they_wrote", "They wrote to you on Nov. 17, 2026."),
        ("note", "they_helped", "They helped you on Nov. 17, 2026."),
    ],
)
def test_shared_with_someone_who_took_part_is_told(clara, kind, direction, said):
    draft = message(contact(clara))
    touch(draft.contact, at=NOW - DAY, kind=kind, direction=direction)
    assert str(shared_with(draft)) == said


@pytest.mark.parametrize("direction", ["gave", "asked", "in_touch", "asked_for_job"])
def test_shared_with_someone_who_was_only_written_to_is_nothing(clara, direction):
    draft = message(contact(clara))
    touch(draft.contact, direction=direction)
    assert shared_with(draft) is None


def test_shared_with_is_a_meeting_before_a_newer_answer(clara):
    draft = message(contact(clara))
    touch(draft.contact, at=NOW - 3 * DAY, kind="meeting")
    touch(draft.contact, at=NOW - DAY, direction="they_wrote")
    assert str(shared_with(draft)) == "You met on Nov. 15, 2026."


def test_shared_with_knows_an_answered_message(clara):
    draft = message(contact(clara))
    message(draft.contact, sent_at=NOW - 3 * DAY, replied_at=NOW - DAY)
    assert str(shared_with(draft)) == "They wrote to you on Nov. 17, 2026."


def test_shared_with_is_about_this_contact(clara):
    touch(contact(clara), kind="meeting")
    assert shared_with(message(contact(clara))) is None


@pytest.mark.parametrize(
    ("stored", "met", "welcome"),
    [
        ("", False, ""),
        ("", True, "history"),
        ("no", True, ""),
        ("offered", True, "offered"),
        ("asked", False, "asked"),
    ],
)
def test_welcome_of_a_message_is_what_the_client_says_or_what_happened(clara, stored, met, welcome):
    draft = message(contact(clara), welcome=stored)
    if met:
        touch(draft.contact, kind="meeting")
    assert welcome_of(draft, shared_with(draft)) == welcome


def test_shared_with_costs_two_queries_at_most(clara, django_assert_num_queries):
    draft = OutreachMessage.objects.with_contact().get(pk=message(contact(clara)).pk)
    with django_assert_num_queries(2):
        shared_with(draft)
