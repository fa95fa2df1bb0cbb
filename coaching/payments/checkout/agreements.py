"""What a buyer agrees to before there is money: what is sold, as the page showed it, and the practice's page of terms."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from coaching.payments.models import Checkout, Package
from coaching.payments.models.terms import Terms
from coaching.people.models import Client
from coaching.practice.models import PracticeSettings
from coaching.practice.zones import spoken


@dataclass(frozen=True)
class Agreement:
    """`to` names the page and its version, `at` (aware, UTC) is when it was agreed to."""

    to: str
    at: datetime


class Agreeing(forms.Form):
    """A form before money. Whoever sends it has seen what is `sold`; changed since, it asks again, once its page says so.

    Where the practice has a page of terms, they are agreed to; who `agreed` to this version already isn't asked again. `begun`
    is what someone goes on with: what a form shows that doesn't say what it has shown.
    """

    agree = forms.BooleanField(
        label=_("I agree to the terms"),
        error_messages={"required": _("Please read the terms and agree to them; then you can pay.")},
    )

    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, sold: Terms | None = None, begun: Terms | None = None, agreed: Agreement | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sold, self.begun, self.agreed = sold, begun or sold, agreed
        self.terms = terms()
        if sold:
            self.initial["seen"] = sold.fingerprint
        else:
            del self.fields["seen"]
        if self.terms is None or (agreed and agreed.to == _version(self.terms)):
            del self.fields["agree"]
            return
        link = format_html('<a href="{}">{}</a>', self.terms.url, self.terms.title)
        self.fields["agree"].help_text = format_html("{} {}", _("They are here:"), link)

    def agreement(self, now: datetime) -> Agreement | None:
        """What the sender of a valid form agreed to, now or before; None where there are no terms."""
        return Agreement(_version(self.terms), now) if self.terms and "agree" in self.fields else self.agreed

    def clean_seen(self) -> str:
        assert self.sold
        assert self.begun
        if (self.cleaned_data["seen"] or self.begun.fingerprint) != self.sold.fingerprint:
            self.data = {name: value for name, value in self.data.items() if name != "agree"} | {"seen": self.sold.fingerprint}
            now = self.sold.price_in_payments
            self.add_error(
                None, _("This has changed since you began: now it is %(price)s. Please read it again.") % {"price": now}
            )
        return self.sold.fingerprint


def changed(begun: Terms, sold: Terms) -> str:
    """What is said to someone who goes on with what they have `begun`, before they are asked for money; "" for the same terms."""
    if begun.terms == sold.terms:
        return ""
    if (begun.price, begun.currency) != (sold.price, sold.currency):
        return _now("The price has changed to %(price)s since you began.") % {"price": sold.price_in_payments}
    return _now("What you get for it has changed since you began. Please read it again.")


def terms() -> Page | None:
    """The page of terms that visitors can read now."""
    page = PracticeSettings.load().terms_page
    return page if page and page.live else None


def of(checkout: Checkout) -> Agreement | None:
    """What was agreed to for a checkout, for another one that goes on with it."""
    return Agreement(checkout.agreed_to, checkout.agreed_at) if checkout.agreed_at else None


def unpaid(client: Client, package: Package | None) -> Checkout | None:
    """What a client began for a package and has not paid, open or over: they go on with that."""
    last = Checkout.objects.filter(client=client, package=package, request=None).order_by("pk").last()
    return last if last and last.status != Checkout.Status.PAID else None


def of_unpaid(begun: Checkout | None, sold: Terms) -> Agreement | None:
    """What was agreed to for what was begun, while the same is sold."""
    return of(begun) if begun and begun.terms == sold.terms else None


def note(checkout: Checkout, agreement: Agreement | None) -> None:
    """Notes on a checkout what was agreed to. The first time that a version was agreed to stays."""
    if agreement:
        rows = Checkout.objects.filter(pk=checkout.pk).exclude(agreed_to=agreement.to)
        rows.update(agreed_to=agreement.to, agreed_at=agreement.at)


def _version(page: Page) -> str:
    if page.last_published_at is None:
        return page.title
    at = spoken(page.last_published_at, PracticeSettings.load().timezone)
    values = {"title": page.title, "at": at, "number": page.live_revision_id or 0}
    return _now("%(title)s, published %(at)s (revision %(number)d)") % values
