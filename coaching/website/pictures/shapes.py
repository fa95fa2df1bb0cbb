"""The sizes in which pictures are shown: each place of a page names a shape, the browser takes the size that it needs."""

from dataclasses import dataclass

FORMATS = ("avif", "webp")  # webp for the few browsers without the first
REM = 16  # CSS pixels


@dataclass(frozen=True)
class Shape:
    """`widths` in pixels, from the smallest; `sizes` tells the browser how wide the place is. `ratio` (height by width) cuts
    the picture around its focal point; without one it stays whole."""

    widths: tuple[int, ...]
    sizes: str
    ratio: float | None = None

    def specs(self, width: int, height: int) -> list[str]:
        """Wagtail's filters, for a picture of this size: none is larger than it is."""
        own = min(width, int(height / self.ratio)) if self.ratio else width
        widths = sorted({min(each, own) for each in self.widths})
        return [f"{self._filter(each)}|format-{form}" for form in FORMATS for each in widths]

    def _filter(self, width: int) -> str:
        return f"fill-{width}x{round(width * self.ratio)}" if self.ratio else f"width-{width}"

    def place(self, width: int, height: int) -> dict[str, str]:
        """How wide the place is, and that it is filled when a reader comes near."""
        return {"sizes": self.sizes, "loading": "lazy"}


@dataclass(frozen=True)
class Box:
    """The picture stays whole and is at most `width` by `height` CSS pixels, on screens with up to `scale` pixels for each. It
    is in the first screen of every page, and never the largest thing there: it is neither waited for nor hurried."""

    width: int
    height: int
    scale: int = 3

    def specs(self, width: int, height: int) -> list[str]:
        """As of a shape: none is larger than the picture."""
        scales = [each for each in range(1, self.scale + 1) if (each - 1) * self._fit(width, height) < 1]
        return [f"max-{self.width * each}x{self.height * each}|format-{form}" for form in FORMATS for each in scales]

    def place(self, width: int, height: int) -> dict[str, str]:
        return {"sizes": f"{width * self._fit(width, height) / REM:g}rem"}

    def _fit(self, width: int, height: int) -> float:
        return min(self.width / width, self.height / height)


SHAPES: dict[str, Shape | Box] = {
    "wide": Shape((480, 800, 1200, 1600), "(min-width: 48rem) 46rem, 95vw"),
    "beside": Shape((320, 480, 800, 1200), "(min-width: 68rem) 26rem, (min-width: 48rem) 40vw, 95vw"),
    "card": Shape((320, 480, 800), "(min-width: 48rem) 22rem, 95vw", ratio=0.625),
    "face": Shape((160, 320, 480), "10rem", ratio=1.0),
    "badge": Shape((112, 192, 288), "5rem", ratio=1.0),
    "coach": Shape((352, 528, 720, 960), "(min-width: 48rem) 26rem, 22rem", ratio=1.0),
    "head": Shape((480, 800, 1100), "(min-width: 48rem) 34rem, 95vw"),
    "service": Shape((360, 560, 880), "(min-width: 48rem) 27rem, 95vw", ratio=0.75),
    "thumb": Shape((96, 192, 288), "6rem", ratio=0.75),
    "video": Shape((480, 800, 1200), "(min-width: 48rem) 46rem, 95vw", ratio=0.5625),
    "logo": Box(240, 40),  # .brand-logo
}
