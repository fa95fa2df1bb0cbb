"""The picture that goes with a page's title when somebody shares it."""

from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.signing import BadSignature, Signer
from wagtail.models import Page

from coaching.practice.addresses import absolute
from coaching.practice.brand.colors import light
from coaching.practice.models import PracticeSettings
from coaching.practice.page_facts import fact
from coaching.storage.not_kept import NotKept
from coaching.website.pictures.drawing import Words, drawn
from coaching.website.pictures.showing import made

FOLDER = "share_pictures"
CHOSEN = "fill-1200x630|format-jpeg"
_seal = Signer(salt="coaching.website.share")


@dataclass(frozen=True)
class SharePicture:
    url: str
    alt: str


def drawn_of(page: Any) -> SharePicture:
    """One that is drawn of the page's title when a first one asks for it."""
    words = words_of(page)
    return SharePicture(absolute("website:share_picture", page.pk, words.digest), _said(words))


def _said(words: Words) -> str:
    return " · ".join(filter(None, [words.title, words.name]))


def drawn_of_title(title: str) -> SharePicture:
    """One of a title alone, for a public page that is no row: our seal keeps strangers from having theirs drawn."""
    words = of_practice(title)
    return SharePicture(absolute("website:share_title", words.digest, sealed(title)), _said(words))


def sealed(title: str) -> str:
    return _seal.sign_object(title)


def unsealed(text: str) -> str | None:
    """The title, or None of one that we never sealed."""
    try:
        return str(_seal.unsign_object(text))
    except BadSignature:
        return None


def of(image: Any) -> SharePicture:
    return fact(f"share:{image.pk}:{image.file_hash}", lambda: _of(image))


def _of(image: Any) -> SharePicture:
    rendition = made(image, [CHOSEN])[CHOSEN]
    return SharePicture(str(rendition.full_url), image.default_alt_text)


def words_of(page: Page) -> Words:
    return of_practice(page.seo_title or page.title)


def of_practice(title: str) -> Words:
    """With the practice's name below, unless the title says it."""
    practice = PracticeSettings.load()
    return Words(title, "" if practice.name in title else practice.name, practice.brand_color or light("give"))


def content_of(page: Page, words: Words) -> bytes:
    return _content(str(page.pk), words)


def content_of_title(words: Words) -> bytes:
    return _content(f"t{sha256(words.title.encode()).hexdigest()[:16]}", words)


def _content(key: str, words: Words) -> bytes:
    """The PNG, drawn once for the same words. A full disk costs the time to draw it again, nothing else."""
    name = f"{FOLDER}/{key}-{words.digest}.png"
    try:
        with default_storage.open(name) as file:
            return bytes(file.read())
    except FileNotFoundError:
        return _kept(name, drawn(words))


def _kept(name: str, content: bytes) -> bytes:
    _forget_older(name)
    with suppress(NotKept):
        default_storage.save(name, ContentFile(content))
    return content


def _forget_older(name: str) -> None:
    """Those of the same page, whose words have changed since."""
    page = name.rpartition("/")[2].partition("-")[0]
    try:
        files = default_storage.listdir(FOLDER)[1]
    except FileNotFoundError:
        return
    for file in files:
        if file.startswith(f"{page}-"):
            default_storage.delete(f"{FOLDER}/{file}")
