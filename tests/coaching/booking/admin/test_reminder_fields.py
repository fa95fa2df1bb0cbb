import pytest
from django.forms import ValidationError

from coaching.booking.admin.reminder_fields import RemindersField, written


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("1 day, 2 hours, 15 minutes", [1440, 120, 15]),
        ("24 h, 1 h", [1440, 60]),
        ("15 min and 1 day", [1440, 15]),
        ("1d;90m", [1440, 90]),
        ("An hour before", [60]),
        ("half an hour", [30]),
        ("1.5 hours", [90]),
        ("1 week", [10080]),
        ("30 days, 5 minutes", [43200, 5]),
        ("1 day, 24 hours", [1440]),
        ("", []),
        (" , ", []),
    ],
)
def test_reminders_are_read_as_people_say_them(typed, minutes):
    assert RemindersField().clean(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("soon", "“soon” can't be read"),
        ("1 day 2 hours", "can't be read"),
        ("-1 day", "can't be read"),
        ("4 minutes", "between 5 minutes and 30 days"),
        ("0 days", "between 5 minutes and 30 days"),
        ("31 days", "between 5 minutes and 30 days"),
        ("1d, 2d, 3d, 4d, 5d, 6d", "That makes 6 reminders"),
    ],
)
def test_reminders_that_cannot_be_are_refused_with_a_sentence(typed, sentence):
    with pytest.raises(ValidationError, match=sentence):
        RemindersField().clean(typed)


def test_reminders_are_shown_as_they_can_be_typed():
    minutes = [10080, 2880, 1440, 120, 60, 45]
    assert written(minutes) == "7 days, 2 days, 1 day, 2 hours, 1 hour, 45 minutes"
    assert RemindersField().prepare_value(minutes[1:]) == "2 days, 1 day, 2 hours, 1 hour, 45 minutes"
