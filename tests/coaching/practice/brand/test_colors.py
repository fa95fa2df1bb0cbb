import pytest

from coaching.practice.brand.colors import contrast, read, schemes


@pytest.mark.parametrize(
    ("typed", "color"),
    [
        ("#1A6B3C", "#1a6b3c"),
        ("1a6b3c", "#1a6b3c"),
        (" #0a5; ", "#00aa55"),
        ("rgb(0, 170, 85)", "#00aa55"),
        ("0,170,85", "#00aa55"),
        ("teal", None),
        ("#12345", None),
        ("rgb(0, 170, 256)", None),
        ("#1a6b3c; } body { display: none", None),
        ("#１２３４５６", None),
        ("", None),
    ],
)
def test_a_color_is_read_as_people_write_it(typed, color):
    assert read(typed) == color


def test_contrast_is_what_wcag_says():
    assert [round(contrast(*pair), 2) for pair in (("#ffffff", "#000000"), ("#777777", "#ffffff"), ("#123456", "#123456"))] == [
        21.0,
        4.48,
        1.0,
    ]


@pytest.mark.parametrize("color", ["#ffff00", "#ffffff", "#000000", "#808080", "#ff69b4", "#1d3a8a", "#00ff00"])
def test_the_nearest_color_can_be_read_in_each_scheme_and_so_can_its_stronger_one_on_its_wash(color):
    for scheme in schemes():
        near = scheme.nearest(color)
        assert scheme.contrast(near) >= 4.5
        assert contrast(scheme.stronger(near), scheme.wash(near)) >= 4.5
        assert scheme.contrast(scheme.stronger(near)) >= 4.5


def test_a_color_that_can_be_read_is_left_alone():
    assert schemes()[0].nearest("#1d3a8a") == "#1d3a8a"


def test_the_lane_of_giving_would_pass_its_own_check():
    light, dark = schemes()
    assert light.is_readable("#0b5f63")
    assert dark.is_readable("#6fd0cb")
