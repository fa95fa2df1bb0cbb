import pytest

from coaching.practice.zones import RENAMED, today_called, validate_zone, zone_choices


@pytest.mark.parametrize(("reported", "called"), [("Asia/Calcutta", "Asia/Kolkata"), ("Europe/Berlin", "Europe/Berlin")])
def test_a_zone_goes_by_the_name_it_has_today(reported, called):
    assert today_called(reported) == called


def test_every_new_name_can_be_chosen_and_no_old_one():
    names = {name for name, _label in zone_choices()}
    assert set(RENAMED.values()) <= names
    assert not set(RENAMED) & names


def test_every_choice_is_a_zone():
    for name, _label in zone_choices():
        validate_zone(name)
