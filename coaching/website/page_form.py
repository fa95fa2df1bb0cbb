"""What a page's form fills in by itself."""

import unicodedata
from itertools import chain, count
from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from coaching.practice.days import today
from coaching.practice.models import PracticeSettings

# Letters that no accent was added to, as their languages write them without.
PLAIN = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "đ": "d", "Đ": "D", "ı": "i"}
)
ANY = "page"


class SitePageForm(WagtailAdminPageForm):
    """A new page of today has today's date, where the practice is; an address left empty comes from the title."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "date" in self.fields and not self.initial.get("date"):
            self.initial["date"] = today(timezone.now(), PracticeSettings.load().timezone)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        """Before Wagtail asks whether another page has the address."""
        data = self.cleaned_data
        if data.get("slug") == "" and data.get("title"):
            data["slug"] = free_slug(data["title"], self.parent_page, self.instance)
        cleaned: dict[str, Any] = super().clean()
        return cleaned


def free_slug(title: str, parent: Page | None, page: Page) -> str:
    """The title's address, with a number where another page below the same one has it."""
    slug = slug_of(title)
    numbered = (f"{slug}-{number}" for number in count(2))
    return next(each for each in chain([slug], numbered) if Page._slug_is_available(each, parent, page))


def fill_slug(page: Any) -> None:
    """Gives a page that has its place, and no address yet, the one of its title."""
    if not page.slug and page.title and (page.path or getattr(page, "_cached_parent_obj", None)):
        page.slug = free_slug(page.title, page.get_parent(), page)


def slug_of(title: str) -> str:
    """The last part of a page's address: Latin letters without their accents, other alphabets as they are."""
    letters = "".join(_without_accent(letter) for letter in unicodedata.normalize("NFC", title).translate(PLAIN))
    return slugify(letters, allow_unicode=True)[:200].strip("-_") or ANY


def _without_accent(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter)[0]
    return base if base.isascii() and base.isalnum() else letter
