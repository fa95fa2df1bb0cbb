from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from coaching.practice.zone_field import Typed, ZoneField
from coaching.practice.zone_search import in_list, places_called, places_near, present, zones_called

JULY = datetime(2026, 7, 1, 16, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Boston", "America/New_York"),
        ("  boston ", "America/New_York"),
        ("India", "Asia/Kolkata"),
        ("Germany", "Europe/Berlin"),
        ("UK", "Europe/London"),
        ("sao paulo", "America/Sao_Paulo"),
        ("Texas", "America/Chicago"),
        ("Kiel, Berlin", ""),
        ("Osnabrück", "Europe/Berlin"),
        ("Osnabrueck", "Europe/Berlin"),
        ("Nürnberg", "Europe/Berlin"),
        ("Saint-Étienne", "Europe/Paris"),
        ("st etienne", "Europe/Paris"),
        ("St. Louis", "America/Chicago"),
        ("Winterthur", "Europe/Zurich"),
        ("Genève", "Europe/Zurich"),
        ("Kleinkleckersdorf, Germany", "Europe/Berlin"),
        ("Kleinkleckersdorf, Deutschland", "Europe/Berlin"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Boston, United States · 3:04 p.m. · UTC−05:00", "America/New_York"),
        ("", ""),
        ("x" * 10_000, ""),
        ("../UTC", ""),
    ],
)
def test_a_zone_is_found_by_city_or_country(words, zone):
    assert zones_called(words) == ([zone] if zone else [])


def test_a_country_with_several_clocks_offers_one_place_for_each():
    cities = [place.city for place in places_called("USA")]
    assert cities[:5] == ["New York", "Chicago", "Denver", "Phoenix", "Los Angeles"]
    assert len(cities) == len(set(cities)) < 10


def test_every_line_of_the_list_is_understood():
    assert [line for line in in_list(JULY) if not zones_called(line)] == []


def test_the_list_says_the_present_time_and_the_offset():
    assert "Boston, United States · 12:04 p.m. · UTC−04:00" in in_list(JULY)
    assert present("Asia/Kathmandu", JULY, clock24=True) == "21:49 · UTC+05:45"


@pytest.mark.parametrize(
    ("posted", "value"),
    [
        ({"zone": "Europe/Berlin"}, "Europe/Berlin"),
        ({"zone": "Europe/Berlin", "zone_place": " "}, "Europe/Berlin"),
        ({"zone": "Europe/Berlin", "zone_place": "India"}, "Asia/Kolkata"),
        ({"zone": "Europe/Berlin", "zone_place": "USA", "zone_which": "America/Chicago"}, "America/Chicago"),
        ({"zone": "Europe/Berlin", "zone_place": "USA", "zone_which": "Asia/Tokyo"}, "USA"),
        ({"zone": "Europe/Berlin", "zone_place": "Mars"}, "Mars"),
        ({"zone_place": "Boston"}, "America/New_York"),
    ],
)
def test_what_is_posted_is_a_zone_or_the_words_that_were_typed(posted, value):
    assert ZoneField().widget.value_from_datadict(posted, None, "zone") == value


def test_words_in_vain_keep_the_zone_from_before_and_offer_what_they_may_mean():
    typed = Typed("USA")
    typed.current = "Europe/Berlin"
    html = ZoneField().widget.render("zone", typed, {"id": "id_zone"})
    assert '<input type="hidden" name="zone" value="Europe/Berlin">' in html
    assert 'value="USA"' in html
    assert '<option value="America/Chicago">Chicago, United States (Central)' in html


@pytest.mark.parametrize(("typed", "found"), [("Berlon", "Berlin, Germany"), ("sao paolo", "Sao Paulo, Brazil")])
def test_a_city_typed_nearly_right_is_named(typed, found):
    assert str(places_near(typed)[0]) == found


@pytest.mark.parametrize("typed", ["", "Xyzzy", "\x00", "²" * 500])
def test_what_is_like_no_city_is_like_none(typed):
    assert places_near(typed) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "Kleinkleckersdorf",
            "We don't know “Kleinkleckersdorf” as one place. Type your country or the nearest big city.",
        ),
        ("USA", "“USA” can be several places. Choose yours from the list."),
    ],
)
def test_a_refused_place_is_told_the_next_step(typed, said):
    with pytest.raises(ValidationError) as refused:
        ZoneField().clean(typed)
    assert refused.value.messages == [said]
