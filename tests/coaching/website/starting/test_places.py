import pytest

from coaching.practice.zones import is_zone
from coaching.website.starting.places import cities, places, similar_places, zone_of_place


def test_each_place_is_a_city_of_a_zone():
    found = [each for _continent, names in places() for each in names]
    assert len(found) == len(dict(found)) > 350
    assert [zone for zone, _name in found if not is_zone(zone)] == []
    assert [name for _zone, name in found if "/" in name or "_" in name or name in {"UTC", "Eastern", "NSW"}] == []


def test_places_are_in_the_order_of_their_names():
    europe = next(names for continent, names in places() if continent == "Europe")
    assert [name for _zone, name in europe] == sorted(name for _zone, name in europe)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Berlin", "Europe/Berlin"),
        (" new york ", "America/New_York"),
        ("Indianapolis", "America/Indiana/Indianapolis"),
        ("Kolk", "Asia/Kolkata"),
        ("Europe/Berlin", None),
        ("San", None),
        ("", None),
    ],
)
def test_a_city_is_found_by_its_name(typed, zone):
    assert zone_of_place(typed) == zone


def test_similar_cities_are_named():
    assert similar_places("Sao Paolo") == ["Sao Paulo"]
    assert "Paris" in similar_places("pari")
    assert similar_places("") == []


def test_no_two_cities_are_called_the_same():
    assert len(set(cities().values())) == len(cities())
