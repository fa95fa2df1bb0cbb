"""Everything of the practice as one workbook: whose it is, and what is in it."""

from io import BytesIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from coaching.booking.bookings import mark_held
from coaching.booking.models import Booking
from coaching.booking.past import Past, bring_in
from coaching.exercises.answers import save_answer
from coaching.exercises.assignments import assign
from coaching.meetings.actions import tick
from coaching.meetings.exporting import of_many
from coaching.meetings.models import Meeting, SessionAction
from coaching.payments.account.grants import grant
from coaching.people.models import Note
from tests.coaching.exercises.conftest import QUESTION, WORDS, assignment, exercise, hand_in
from tests.coaching.meetings.conftest import coming, day, noted, now, over, sent
from tests.worlds import booking_of

__all__ = ["assignment", "coming", "day", "exercise", "noted", "now", "over", "sent"]  # fixtures


def sheets(content):
    book = load_workbook(BytesIO(content))
    return {sheet.title: [list(row) for row in sheet.values] for sheet in book}


def downloaded(client):
    return sheets(b"".join(client.get(reverse("desk:everything")).streaming_content))


@pytest.fixture
def worked(clara):
    """Clara, of whom there is something on each sheet."""
    now = timezone.now()
    bring_in(client=clara, sessions=[Past(now - timezone.timedelta(days=9), 50, False)], now=now)
    grant(client=clara, sessions=2, reason="=A gift", by=None)
    Note.objects.create(client=clara, text="Nervous about interviews.")
    return clara


def test_a_coach_gets_all_of_their_own_clients(client, worked, mallory):
    client.force_login(worked.coach.user)
    found = downloaded(client)
    assert list(found) == ["Clients", "Sessions", "Session notes", "Purchases", "Credits", "Answers", "Goals", "Private notes"]
    assert [row[0] for row in found["Clients"][1:]] == [worked.name]
    assert found["Sessions"][1][3:] == [50, "Session", "held", "yes", "pro bono"]
    assert found["Credits"][1][3:6] == ["given by the coach", 2, "'=A gift"]
    assert found["Private notes"][1][4] == "Nervous about interviews."
    assert mallory.name not in str(found)


def test_an_owner_gets_everyones(client, owner, worked, mallory):
    client.force_login(owner.user)
    assert {row[0] for row in downloaded(client)["Clients"][1:]} == {worked.name, mallory.name}


def test_answers_are_those_handed_in(client, clara, exercise, assignment):
    hand_in(assignment)
    [draft] = assign(exercise=exercise, clients=[clara], by=clara.coach.user)
    save_answer(assignment=draft, prompt_id=QUESTION, raw=["Not yet"], known_revision=0)
    client.force_login(clara.coach.user)
    [_heading, line] = downloaded(client)["Answers"]
    assert [*line[:4], *line[5:]] == [clara.name, clara.email, "Prepare", 1, "What do you know?", WORDS, None]


def test_what_was_written_about_sessions_is_in_it(client, clara, now, over, coming, noted, sent, day):
    answered = [{"question": "Where are you stuck?", "answer": "At the start"}]
    Meeting.objects.create(booking=over, questions=["Where are you stuck?"], answers=answered, handed_over_at=now)
    sent(private="SECRET", shared="Well done", action_0=("Write to Ruth", day(3)), action_1=("Rest", day(4)))
    tick(action=SessionAction.objects.get(text="Rest"), now=now)
    noted(action_2=("Sing", day(5)))
    Meeting.objects.create(booking=coming)
    client.force_login(clara.coach.user)
    _heading, *lines = downloaded(client)["Session notes"]
    [line] = lines
    assert line[:2] == [clara.name, clara.email]
    assert [*line[5:8], line[9]] == ["Where are you stuck? At the start", "SECRET", "Well done", "Well done"]
    ticked = SessionAction.objects.get(text="Rest").done_on
    actions = [f"Write to Ruth, for {day(3)}, open", f"Rest, for {day(4)}, done on {ticked}", f"Sing, for {day(5)}, not sent"]
    assert line[10].split("\n") == actions


def test_session_notes_cost_the_same_for_one_and_for_many(clara, now, noted, django_assert_num_queries):
    for days in (2, 3, 4):
        noted(booking=mark_held(booking=booking_of(clara, start=now - timezone.timedelta(days=days))), private="SECRET")
    with django_assert_num_queries(3):
        assert len(list(of_many(Booking.objects.all(), "UTC"))) == 4


def test_the_owners_command_writes_the_same(tmp_path, worked):
    file = tmp_path / "practice.xlsx"
    call_command("export_practice", to=file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert sheets(file.read_bytes())["Private notes"][1][4] == "Nervous about interviews."
    with pytest.raises(CommandError, match="exists already"):
        call_command("export_practice", to=file)


def test_a_practice_without_clients_has_headings(client, coach):
    client.force_login(coach.user)
    assert [len(rows) for rows in downloaded(client).values()] == [1] * 8
