"""Colors that can be read: contrast as WCAG 2 measures it, against paper and ink as the file of tokens has them."""

import colorsys
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

ENOUGH = 4.5  # for words of any size: WCAG 2.2, 1.4.3
STEP = 0.005  # of lightness, less than the eye sees
TOKEN = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
RGB = re.compile(r"(?:rgb\()?\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)?", re.IGNORECASE)
Numbers = tuple[float, float, float]


@dataclass(frozen=True)
class Scheme:
    """The light or the dark scheme: what is behind words, and the words of a button."""

    papers: tuple[str, ...]
    on_button: str
    away: int  # the direction of lightness that leads away from the paper

    def contrast(self, color: str) -> float:
        """The lowest it has as words on paper, and below the words of a button."""
        return min(contrast(color, other) for other in (*self.papers, self.on_button))

    def is_readable(self, color: str) -> bool:
        return self.contrast(color) >= ENOUGH

    def nearest(self, color: str) -> str:
        """The color itself, or the nearest of its hue that can be read."""
        return _moved(color, self.away, self.is_readable)

    def stronger(self, color: str) -> str:
        """For what a pointer is on, also as words on the wash."""
        wash = self.wash(color)
        return _moved(shifted(color, 0.07 * self.away), self.away, lambda each: contrast(each, wash) >= ENOUGH)

    def wash(self, color: str) -> str:
        """A breath of the color on paper."""
        return mixed(color, self.papers[0], 0.14)


@cache
def tokens() -> dict[str, tuple[str, str]]:
    """{name: (light, dark)} of the colors in the file of tokens, each #rrggbb."""
    text = Path(str(finders.find("css/tokens.css"))).read_text()
    return {name: (light, dark) for name, light, dark in TOKEN.findall(text)}


def light(name: str) -> str:
    """A token's color on a light page."""
    return tokens()[name][0]


@cache
def schemes() -> tuple[Scheme, Scheme]:
    """The light one and the dark one."""
    found = tokens()
    papers = ("paper", "paper-raised", "paper-sunk")
    light, dark = (Scheme(tuple(found[name][n] for name in papers), found["on-give"][n], -1 + 2 * n) for n in (0, 1))
    return light, dark


def read(typed: str) -> str | None:
    """The color that was typed, such as #0a5, 00AA55 or “0, 170, 85”, as #rrggbb; None for anything else."""
    typed = typed.strip().rstrip(";")
    if found := HEX.fullmatch(typed):
        digits = found[1].lower()
        return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))
    found = RGB.fullmatch(typed)
    numbers = [int(part) for part in found.groups()] if found else [256]
    return "#" + "".join(f"{number:02x}" for number in numbers) if max(numbers) < 256 else None


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(color: str, paper: str, share: float) -> str:
    return _hex(tuple(a * share + b * (1 - share) for a, b in zip(_numbers(color), _numbers(paper), strict=True)))


def shifted(color: str, by: float) -> str:
    """Lighter by that much of the whole way from black to white; darker by less than nothing."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_numbers(color))
    return _hex(colorsys.hls_to_rgb(hue, min(1, max(0, lightness + by)), saturation))


def _moved(color: str, direction: int, is_enough: Callable[[str], bool]) -> str:
    steps = (shifted(color, direction * STEP * count) if count else color for count in range(round(1 / STEP) + 1))
    return next(each for each in steps if is_enough(each))


def _luminance(color: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _numbers(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _numbers(color: str) -> Numbers:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(numbers: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(number * 255):02x}" for number in numbers)
