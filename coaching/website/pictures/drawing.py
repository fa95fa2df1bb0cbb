"""A picture of a page's title, for those who share it: our faces, the practice's color, the two lanes."""

from dataclasses import astuple, dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO

from django.contrib.staticfiles import finders
from PIL import Image, ImageDraw, ImageFont

from coaching.practice.brand.colors import light

WIDTH, HEIGHT, EDGE, MARK = 1200, 630, 80, 24
ROOM = WIDTH - 2 * EDGE
VERSION = 1  # of the drawing: another one gives all pictures new addresses
SIZES = (88, 76, 66, 56, 48, 42)
LINES = 4
HEADINGS, READING = "bricolage-grotesque-latin-700-normal", "figtree-latin-wght-normal"
MISSING = "\uffff"  # a letter that no face has


@dataclass(frozen=True)
class Words:
    """`title` of the page, `name` of the practice, `color` (#rrggbb)."""

    title: str
    name: str
    color: str

    @property
    def digest(self) -> str:
        return sha256(repr((VERSION, astuple(self))).encode()).hexdigest()[:16]


def drawn(words: Words) -> bytes:
    """A PNG of 1200 by 630. Letters that our faces lack leave the words out: a row of boxes tells nobody anything."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), light("paper"))
    draw = ImageDraw.Draw(picture)
    _frame(draw, words.color)
    name = _face(READING, 36, 650)
    if can_write(name, words.name):
        draw.text((EDGE, HEIGHT - EDGE - 36), _fitting(words.name, name), font=name, fill=words.color)
    if can_write(_face(HEADINGS, SIZES[0]), words.title):
        size, lines = _wrapped(words.title)
        draw.multiline_text((EDGE, EDGE), "\n".join(lines), font=_face(HEADINGS, size), fill=light("ink"), spacing=size // 4)
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def can_write(face: ImageFont.FreeTypeFont, text: str) -> bool:
    missing = bytes(face.getmask(MISSING))
    return not any(bytes(face.getmask(letter)) == missing for letter in set(text) if not letter.isspace())


def _frame(draw: ImageDraw.ImageDraw, band: str) -> None:
    """A band of the practice's color, and below it the two lanes, each in its direction."""
    draw.rectangle((0, 0, MARK, HEIGHT), fill=band)
    right, foot = WIDTH - EDGE, HEIGHT - EDGE
    up = [(96, 0), (96, 96), (120, 96), (78, 150), (78, 0)]
    down = [(24, 150), (24, 54), (0, 54), (42, 0), (42, 150)]
    for lane, color in ((up, light("give")), (down, light("ask-bright"))):
        draw.polygon([(right - across, foot - high) for across, high in lane], fill=color)


def _wrapped(title: str) -> tuple[int, list[str]]:
    """The largest size in which it fits, and its lines; the smallest one ends with an ellipsis."""
    for size in SIZES:
        face = _face(HEADINGS, size)
        lines = _balanced(title, face)
        if len(lines) <= LINES and all(face.getlength(line) <= ROOM for line in lines):
            return size, lines
    return size, [_fitting(line, face) for line in [*lines[: LINES - 1], " ".join(lines[LINES - 1 :])]]


def _balanced(title: str, face: ImageFont.FreeTypeFont) -> list[str]:
    """As few lines as fit, of much the same length: no word stands alone in the last one."""
    lines = _lines(title, face, ROOM)
    for room in range(ROOM, ROOM // 2, -20):
        narrower = _lines(title, face, room)
        if len(narrower) > len(lines) or any(face.getlength(line) > room for line in narrower):
            break
        lines = narrower
    return lines


def _lines(title: str, face: ImageFont.FreeTypeFont, room: int) -> list[str]:
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], longer] if face.getlength(longer) <= room else [*lines, word]
    return [line for line in lines if line]


def _fitting(line: str, face: ImageFont.FreeTypeFont) -> str:
    if face.getlength(line) <= ROOM:
        return line
    return next(f"{line[:end].rstrip()}…" for end in range(len(line), -1, -1) if face.getlength(f"{line[:end]}…") <= ROOM)


@cache
def _face(file: str, size: int, weight: int | None = None) -> ImageFont.FreeTypeFont:
    """Of a file among the site's fonts, a variable one at a `weight`: each size is read once."""
    face = ImageFont.truetype(str(finders.find(f"fonts/{file}.woff2")), size)
    if weight:
        face.set_variation_by_axes([weight])
    return face
