"""The practice's colors as a stylesheet of their own, beside the two lanes, which mean giving and asking everywhere."""

import hashlib
from functools import lru_cache

from coaching.practice.brand.colors import schemes

STYLESHEET = """@media screen {{
  :root {{
    --brand: light-dark({light}, {dark});
    --brand-strong: light-dark({light_strong}, {dark_strong});
    --brand-wash: light-dark({light_wash}, {dark_wash});
    --on-brand: light-dark({on_light}, {on_dark});
  }}
}}
"""


def dark_of(light: str) -> str:
    """The same hue, light enough for the dark scheme."""
    return schemes()[1].nearest(light)


@lru_cache(maxsize=8)
def stylesheet(light: str, dark: str) -> str:
    """ "" without a color. `dark` may be left out."""
    if not light:
        return ""
    dark = dark or dark_of(light)
    by_day, by_night = schemes()
    return STYLESHEET.format(
        light=light,
        dark=dark,
        light_strong=by_day.stronger(light),
        dark_strong=by_night.stronger(dark),
        light_wash=by_day.wash(light),
        dark_wash=by_night.wash(dark),
        on_light=by_day.on_button,
        on_dark=by_night.on_button,
    )


@lru_cache(maxsize=8)
def digest(light: str, dark: str) -> str:
    """What the address is made of, so that an address never has other content; "" without a color."""
    return hashlib.sha256(stylesheet(light, dark).encode()).hexdigest()[:16] if light else ""
