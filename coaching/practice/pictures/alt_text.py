"""Words in the place of a picture, for readers who don't see it: what a program or a file's name says there helps nobody."""

import re
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

ENDING = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|heic|svg|tiff?|bmp)\b", re.IGNORECASE)
# What cameras, phones and programs call a file.
BY_A_PROGRAM = re.compile(
    r"(?:img|dsc[nf]?|pxl|vid|imag|screen ?shot|whatsapp image|signal-|untitled|unnamed)[\W_]*\d.{0,60}", re.IGNORECASE
)
WORDS_FOR_ANY = frozenset(
    """a alt an banner bild foto graphic header icon illustration image imagem imagen images img my none null of our photo
    photograph photos pic picture pictures placeholder screenshot tbd test text the thumbnail todo unnamed untitled x""".split()  # noqa: SIM905
)
NO_WORDS = _(
    "“%(text)s” says nothing to someone who can't see the picture. Say what it shows in a few words, such as “A woman laughs "
    "at her desk, a notebook open in front of her”."
)
LONG = 250
TOO_LONG = _("Keep it to one or two sentences: a screen reader can't pause in it. What needs more belongs into the text.")


def check(text: str, file_name: str = "") -> None:
    """Raises ValidationError with a sentence for words that don't say what a picture shows. Nothing at all is no matter here."""
    plain = _plain(text)
    if not plain:
        return
    if len(text) > LONG:
        raise ValidationError(TOO_LONG)
    if _is_name(text, file_name) or _says_nothing(plain):
        raise ValidationError(NO_WORDS, params={"text": text[:80]})


def is_no_title(text: str) -> bool:
    """Whether a picture's title is empty, or what a camera or a program calls a file."""
    plain = ENDING.sub("", text).strip()
    return not plain or bool(BY_A_PROGRAM.fullmatch(plain))


def _is_name(text: str, file_name: str) -> bool:
    stem = PurePath(file_name).stem
    own = re.sub(r"^[0-9a-f]{8}-", "", stem)  # as we keep it
    return bool(ENDING.search(text)) or _plain(text) in {_plain(stem), _plain(own)} or bool(BY_A_PROGRAM.fullmatch(text.strip()))


def _says_nothing(plain: str) -> bool:
    return all(word in WORDS_FOR_ANY or not any(letter.isalpha() for letter in word) for word in plain.split())


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", text).lower().split())
