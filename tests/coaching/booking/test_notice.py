from datetime import timedelta

import pytest

from coaching.booking import notice
from tests.coaching.booking import factories
from tests.coaching.booking.factories import NINE

FREE = "Something came up? You can move or cancel it until it begins."


@pytest.mark.parametrize(
    ("takes_credit", "before", "said"),
    [
        (False, timedelta(hours=30), FREE),
        (False, timedelta(hours=2), FREE),
        (True, timedelta(hours=24), "Cancel it at least 24 hours before, and the session stays yours"),
        (
            True,
            timedelta(hours=24) - timedelta(seconds=1),
            "too late to cancel it free of charge: canceled, it counts as used",
        ),
    ],
)
def test_what_is_said_of_canceling_is_true_of_that_time(coach, takes_credit, before, said):
    kind = factories.appointment_type(coach=coach, takes_credit=takes_credit)
    assert said in notice.changing(kind, NINE, NINE - before)


def test_of_what_has_begun_nothing_is_said(coach):
    kind = factories.appointment_type(coach=coach)
    assert notice.changing(kind, NINE, NINE) == ""
