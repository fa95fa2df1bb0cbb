import pytest

from coaching.payments.validity import spoken_days


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "1 day"),
        (7, "7 days"),
        (14, "2 weeks"),
        (30, "30 days"),
        (84, "12 weeks"),
        (90, "90 days"),
        (180, "180 days"),
        (364, "364 days"),
        (365, "one year"),
        (366, "366 days"),
        (730, "2 years"),
    ],
)
def test_a_number_of_days_is_said_as_people_say_it(days, words):
    assert spoken_days(days) == words
