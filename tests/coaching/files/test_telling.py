"""A client is told once of what their coach gave them: by an email of its own, or by the weekly one."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.client_area.letter import letters_of
from coaching.files import sharing, telling
from coaching.files.models import SharedFile
from coaching.mail.models import Message
from coaching.people import breaks
from coaching.people.preferring import prefer

NOW = timezone.now()
LATER = NOW + timedelta(minutes=6)


def told():
    return list(Message.objects.filter(kind=telling.GIVEN).order_by("pk"))


def test_several_files_are_one_email_and_never_two(from_coach, clara, mailoutbox):
    from_coach(now=NOW)
    from_coach(now=NOW, words="")
    telling.tell_of_new(LATER)
    telling.tell_of_new(LATER)
    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == ([clara.email], f"{clara.coach.name} has 2 files for you")
    assert "• Resume.pdf: Look at page two\n• Resume.pdf\n" in mail.body


def test_a_slip_can_be_undone_before_anyone_is_told(from_coach):
    row = from_coach(now=NOW)
    telling.tell_of_new(NOW + timedelta(minutes=4))
    sharing.take_back(file=row)
    telling.tell_of_new(LATER)
    assert told() == []


def test_an_email_about_what_was_opened_meanwhile_is_not_wanted(from_coach):
    row = from_coach(now=NOW)
    telling.tell_of_new(LATER)
    wanted = telling.still_wanted(told()[0].facts)
    sharing.note_opened(file=row)
    assert (wanted, telling.still_wanted(told()[0].facts)) == (True, False)


def test_what_a_client_gives_is_emailed_to_nobody(from_clara):
    from_clara(now=NOW)
    telling.tell_of_new(LATER)
    assert told() == []


def test_during_a_break_nothing_goes_out_and_afterward_it_does(from_coach, clara):
    breaks.pause(client=clara, now=NOW)
    from_coach(now=NOW)
    telling.tell_of_new(LATER)
    during = told()
    breaks.come_back(client=clara, now=LATER)
    telling.tell_of_new(LATER)
    assert (during, len(told())) == ([], 1)


def test_whoever_reads_weekly_is_told_by_the_weekly_email_once(from_coach, clara):
    prefer(client=clara, zone=clara.timezone, telling="digest")
    from_coach(now=NOW)
    telling.tell_of_new(LATER)
    (step,) = letters_of([clara], LATER)[clara.pk].steps
    assert (told(), step.text, step.why) == ([], "Resume.pdf", "A file from your coach")
    assert [step.mail.take(LATER), step.mail.take(LATER)] == [True, False]
    assert (letters_of([clara], LATER)[clara.pk].steps, SharedFile.objects.get().told_at) == ([], LATER)


@pytest.mark.parametrize(
    ("telling_way", "words"),
    [("at_once", "An email about it goes out in five minutes."), ("digest", "It goes with their weekly email.")],
)
def test_the_coach_reads_what_follows(clara, telling_way, words):
    prefer(client=clara, zone=clara.timezone, telling=telling_way)
    assert telling.of_new(clara, NOW) == words
