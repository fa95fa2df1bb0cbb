"""The form of a form page: an editor's fields with the traps of the booking form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.forms import FormBuilder

from coaching.booking.guest.address_question import AsksAboutAddress
from coaching.booking.guest.antispam import TrappedForm

LONGEST_TEXT = 5000
KINDS = (
    ("singleline", _("A line of text")),
    ("multiline", _("Several lines of text")),
    ("email", _("Email address")),
    ("number", _("Number")),
    ("url", _("Web address")),
    ("date", _("Date")),
    ("checkbox", _("Box to check")),
    ("checkboxes", _("Several boxes")),
    ("radio", _("One of a few")),
    ("dropdown", _("One of many")),
)


class PageForm(AsksAboutAddress, TrappedForm):
    """Wagtail tells a form which page it is on and who is signed in; neither changes this one."""

    def __init__(self, *args: Any, page: Any = None, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    @property
    def email(self) -> str:
        """The first address that was typed, or ""."""
        return next((self.data[name] for name in self._addresses() if self.data.get(name)), "")

    def clean(self) -> dict[str, Any]:
        for name in filter(self.cleaned_data.get, self._addresses()):
            try:
                self.cleaned_data[name] = self.address_meant(name)
            except forms.ValidationError as question:
                self.add_error(name, question)
                break  # one question at a time
        return dict(super().clean())

    def _addresses(self) -> list[str]:
        return [name for name, field in self.fields.items() if isinstance(field, forms.EmailField)]

    def answers(self) -> dict[str, Any]:
        """What was typed, without the traps."""
        return {name: value for name, value in self.cleaned_data.items() if name not in TrappedForm.base_fields}


class PageFormBuilder(FormBuilder):
    def create_multiline_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        return forms.CharField(max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 5}), **options)

    def create_email_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        return forms.EmailField(widget=forms.EmailInput(attrs={"autocomplete": "email"}), **options)

    def create_date_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}), **options)

    def create_number_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        return forms.DecimalField(max_digits=15, **options)

    def create_dropdown_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        choices = [("", _("Please choose")), *self.get_formatted_field_choices(field)]
        return forms.ChoiceField(choices=choices, **options)

    def get_form_class(self) -> type[PageForm]:
        return type("PageForm", (PageForm,), dict(self.formfields))
