"""The questions, as the page asks them. At most five are typed; the rest is chosen, or fine as it is."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from coaching.booking.guest.address_question import AsksAboutAddress
from coaching.booking.guest.forms import validate_name
from coaching.booking.models import AppointmentType
from coaching.practice.zone_field import ZoneField
from coaching.website.starting import looks
from coaching.website.starting.answers import CALL, HOURS, MINUTES, PLACES, Answers

LONGEST_CALL = 45  # letters: buttons name it, and say what to do
LENGTH = ngettext_lazy("%d minute", "%d minutes")
NO_LINK = _("This isn't a link that opens a room. Copy it from your video program: it begins with https://.")
LIKE_YOU = _("This password is too much like your name or your email address.")
WHERE = {
    AppointmentType.Place.VIDEO: _("By video"),
    AppointmentType.Place.PHONE: _("By phone: anyone who books leaves a number, and you call"),
    AppointmentType.Place.ADDRESS: _("In person"),
}


class StartForm(AsksAboutAddress):
    """`answers` is what was answered, once the form is valid."""

    practice = forms.CharField(
        label=_("What is your practice called?"),
        max_length=100,
        help_text=_("As people say it. Your own name is a fine one."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    coach = forms.CharField(
        label=_("Your name"), max_length=100, validators=[validate_name], widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Your email address"),
        help_text=_("You sign in with it, and people who write to the practice reach you there."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    password = forms.CharField(
        label=_("A password"),
        required=False,
        strip=False,
        help_text=_("To sign in with from now on. Without one, a code is emailed to you each time."),
        # Shown to nobody else, and kept nowhere: what comes back after a question is as it was typed.
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
    )
    zone = ZoneField(
        label=_("Which city has your time?"),
        help_text=_("Your hours are read by its clocks, in summer and winter."),
        error_messages={"required": _("Type the largest city near you, or your country.")},
    )
    call = forms.CharField(label=_("What is the first call named?"), max_length=LONGEST_CALL, initial=CALL)
    minutes = forms.TypedChoiceField(
        label=_("How long is it?"), coerce=int, choices=[(each, LENGTH % each) for each in MINUTES], initial=30
    )
    place = forms.ChoiceField(
        label=_("How do you meet?"), choices=[(each.value, WHERE[each]) for each in PLACES], initial=PLACES[0].value
    )
    place_details = forms.CharField(
        label=_("The link to your video room, or your address"),
        required=False,
        max_length=300,
        help_text=_(
            "Whoever books a time reads it in the confirmation. If you have no link yet, leave this empty: your first steps ask "
            "again, and your guests read that it is still to come."
        ),
    )
    hours = forms.ChoiceField(
        label=_("When can it be booked?"),
        choices=[(name, words) for name, (words, _minutes) in HOURS.items()],
        initial="day",
        help_text=_("You set each day exactly afterward."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.looks = looks.fields()
        self.fields.update(self.looks)

    def clean_email(self) -> str:
        return self.address_meant("email").lower()

    def clean_place_details(self) -> str:
        """Of a video call a link, which may lack its beginning."""
        typed = str(self.cleaned_data["place_details"]).strip()
        if not typed or self.cleaned_data.get("place") != AppointmentType.Place.VIDEO:
            return typed
        return str(forms.URLField(assume_scheme="https", error_messages={"invalid": NO_LINK}).clean(typed))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if password := data.get("password"):
            self._check_password(password, User(email=data.get("email", ""), first_name=data.get("coach", "")[:150]))
        self._check_looks(data)
        return data

    def _check_password(self, password: str, person: User) -> None:
        """All that is against it, each once: the form has no first name that it could be too much like."""
        try:
            password_validation.validate_password(password, person)
        except forms.ValidationError as error:
            self.add_error("password", [LIKE_YOU if each.code == "password_too_similar" else each for each in error.error_list])

    def _check_looks(self, data: dict[str, Any]) -> None:
        found = looks.checked({name: data[name] for name in self.looks if name in data})
        if found.is_valid():
            data.update({name: value for name, value in found.cleaned_data.items() if name in self.looks})
        for name in set(found.errors) & set(self.looks):
            self.add_error(name, found.errors[name].as_data())

    @property
    def answers(self) -> Answers:
        data = dict(self.cleaned_data)
        return Answers(looks={name: data.pop(name) for name in self.looks}, **data)
