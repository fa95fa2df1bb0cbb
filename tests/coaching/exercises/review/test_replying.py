from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.exercises.assignments import assign
from coaching.exercises.models import Reply
from coaching.exercises.review import replying
from coaching.exercises.telling_news import tell_of_news
from tests.worlds import exercise_with_a_question

NOW = timezone.now()


@pytest.fixture
def write(clara, coach):
    """`write(text, minutes)` sends words of the coach, that many minutes after the first."""
    assignment = assign(exercise=exercise_with_a_question()[0], clients=[clara], by=coach.user)[0]

    def sent(text, minutes=0):
        now = NOW + timedelta(minutes=minutes)
        return replying.write(assignment=assignment, author=coach.user, by_coach=True, text=text, now=now)

    return sent


def test_same_words_again_right_away_are_one_reply_and_one_email(write, mailoutbox):
    assert write("The one in May.") == write("The one in May.", minutes=1)
    tell_of_news(NOW + timedelta(minutes=11))
    assert (Reply.objects.count(), len(mailoutbox)) == (1, 1)


@pytest.mark.parametrize(("text", "minutes"), [("The one in June.", 1), ("The one in May.", 60)])
def test_other_words_or_later_ones_are_another_reply(write, text, minutes):
    write("The one in May.")
    write(text, minutes)
    assert Reply.objects.count() == 2
