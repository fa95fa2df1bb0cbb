import pytest
from django.urls import reverse

from coaching.people import breaks
from networking_module.bring_value.silence import Silence, silence
from tests.networking_module.factories import DAY, NOW, contact, message, touch

pytestmark = pytest.mark.at(NOW)
WORDS = "2 messages have had no answer"


@pytest.fixture
def unanswered(clara):
    """Two messages of the last five weeks that nobody answered."""
    return [message(contact(clara), sent_at=NOW - days * DAY) for days in (35, 2)]


def page(browser):
    return browser.get(reverse("networking:messages")).content.decode()


def test_weeks_without_an_answer_are_counted(clara, unanswered):
    assert silence(clara, NOW) == Silence(2, NOW - 35 * DAY)


@pytest.mark.parametrize("days", [(35,), (20, 2), ()])
def test_one_message_or_a_few_days_are_no_silence(clara, days):
    for each in days:
        message(contact(clara), sent_at=NOW - each * DAY)
    message(contact(clara))
    assert silence(clara, NOW) is None


@pytest.mark.parametrize("facts", [{"direction": "they_wrote"}, {"direction": "they_helped"}, {"kind": "call"}])
def test_a_word_from_anyone_ends_it(clara, unanswered, facts):
    touch(contact(clara), at=NOW - DAY, **facts)
    assert silence(clara, NOW) is None


def test_only_what_was_sent_after_the_last_answer_counts(clara, unanswered):
    touch(contact(clara), at=NOW - 30 * DAY, direction="they_wrote")
    message(contact(clara), sent_at=NOW - 25 * DAY)
    assert silence(clara, NOW) == Silence(2, NOW - 25 * DAY)


def test_someone_elses_messages_say_nothing(clara, mallory, unanswered):
    assert silence(mallory, NOW) is None


def test_one_quiet_line_leads_to_help(signed_in, clara, unanswered):
    said = page(signed_in(clara))
    assert (WORDS in said, reverse("website:help") in said.partition("<footer")[0]) == (True, True)


def test_nothing_is_said_while_answers_come(signed_in, clara):
    message(contact(clara), sent_at=NOW - 35 * DAY, replied_at=NOW - DAY)
    assert "have had no answer" not in page(signed_in(clara))


def test_a_quiet_week_counts_nothing(signed_in, clara, unanswered):
    breaks.quiet_week(client=clara)
    assert WORDS not in page(signed_in(clara))


def test_the_coach_reads_nothing_of_it(signed_in, clara, coach, unanswered):
    said = signed_in(coach).get(reverse("desk:client", args=[clara.pk])).content.decode()
    assert "no answer" not in said
