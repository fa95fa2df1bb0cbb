from coaching.practice.brand.color_input import DARK, ColorInput
from coaching.practice.brand.colors import schemes


def test_a_color_is_typed_or_picked_and_compared_with_its_scheme():
    html = ColorInput(scheme=DARK).render("brand_color_dark", "#88ccbb", {"id": "id_dark"})
    by_night = schemes()[DARK]
    assert 'name="brand_color_dark" value="#88ccbb"' in html
    assert f'data-beside="{" ".join([*by_night.papers, by_night.on_button])}" data-enough="4.5"' in html
