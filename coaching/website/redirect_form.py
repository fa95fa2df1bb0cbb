"""Wagtail's form of a redirect, for a practice: two addresses, and a sentence where they can't be."""

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.views import CreateView, EditView

from coaching.practice.url_parts import spelled_out
from coaching.website import redirecting

NO_TARGET = _("Say where it leads: choose a page, or write an address.")
BOTH = _("Choose a page or write an address, not both.")
NO_ADDRESS = _("Write an address of this site, such as /about/, or a whole one that begins with https://.")


class OwnRedirectForm(RedirectForm):
    """An address of this site is as good as a page of it; loops and addresses that are taken are refused."""

    redirect_link = forms.CharField(
        label=_("Or to this address"),
        required=False,
        max_length=255,
        help_text=_("Such as /about/, or https:// of another site."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["site"]  # there is one
        self.fields["old_path"].help_text = _("What comes after the site's name, such as /blog/first-post/.")

    def clean_redirect_link(self) -> str:
        typed = str(self.cleaned_data["redirect_link"]).strip()
        is_path = typed.startswith("/") and spelled_out(typed) == typed
        if typed and not is_path:
            URLValidator(["http", "https"], message=NO_ADDRESS)(typed)
        return typed

    def clean(self) -> dict[str, Any]:
        super().clean()
        data: dict[str, Any] = self.cleaned_data
        page, link = data.get("redirect_page"), data.get("redirect_link", "")
        if not self.errors and not (page or link):
            self.add_error("redirect_link", NO_TARGET)
        elif page and link:
            self.add_error("redirect_link", BOTH)
        elif not self.errors:
            self._refuse(data, (page.url if page else link) or "")
        return data

    def _refuse(self, data: dict[str, Any], target: str) -> None:
        old = data["old_path"] = redirecting.normal(data["old_path"])
        others = {path: to for path, to in redirecting.ways().items() if path != self.instance.old_path}
        if sentence := redirecting.refusal(old, target, others, redirecting.live_paths()):
            self.add_error("old_path", sentence)

    def _get_validation_exclusions(self) -> set[str]:
        """The model takes whole addresses alone; this form has looked at what was typed."""
        return {*super()._get_validation_exclusions(), "redirect_link"}

    class Meta(RedirectForm.Meta):
        model = Redirect
        fields = ("old_path", "redirect_page", "redirect_link", "is_permanent", "site")


class Add(CreateView):
    form_class = OwnRedirectForm


class Edit(EditView):
    form_class = OwnRedirectForm
