"""What a buyer agrees to before there is money: the practice's page of terms, as it is published at that moment."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from coaching.payments.models import Checkout
from coaching.practice.models import PracticeSettings
from coaching.practice.zones import spoken


@dataclass(frozen=True)
class Agreement:
    """`to` names the page and its version, `at` (aware, UTC) is when it was agreed to."""

    to: str
    at: datetime


class Agreeing(forms.Form):
    """A form before money: where the practice has a page of terms, whoever sends it agrees to them."""

    agree = forms.BooleanField(
        label=_("I agree to the terms"),
        error_messages={"required": _("Please read the terms and agree to them; then you can pay.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.terms = terms()
        if self.terms is None:
            del self.fields["agree"]
            return
        link = format_html('<a href="{}">{}</a>', self.terms.url, self.terms.title)
        self.fields["agree"].help_text = format_html("{} {}", _("They are here:"), link)

    def agreement(self, now: datetime) -> Agreement | None:
        """What the sender of a valid form agreed to; None where there are no terms."""
        return Agreement(_version(self.terms), now) if self.terms else None


def terms() -> Page | None:
    """The page of terms that visitors can read now."""
    page = PracticeSettings.load().terms_page
    return page if page and page.live else None


def of(checkout: Checkout) -> Agreement | None:
    """What was agreed to for a checkout, for another one that goes on with it."""
    return Agreement(checkout.agreed_to, checkout.agreed_at) if checkout.agreed_at else None


def note(checkout: Checkout, agreement: Agreement | None) -> None:
    """Notes on a checkout what was agreed to, unless it says so already. What was agreed to first stays."""
    if agreement:
        rows = Checkout.objects.filter(pk=checkout.pk, agreed_at=None)
        rows.update(agreed_to=agreement.to, agreed_at=agreement.at)


def _version(page: Page) -> str:
    if page.last_published_at is None:
        return page.title
    at = spoken(page.last_published_at, PracticeSettings.load().timezone)
    values = {"title": page.title, "at": at, "number": page.live_revision_id or 0}
    return _now("%(title)s, published %(at)s (revision %(number)d)") % values
