"""What a guest fills in, and what keeps programs from filling it in."""

import time

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from coaching.booking.models import AppointmentType, IntakeQuestion

MIN_SECONDS, MAX_SECONDS = 2, 6 * 60 * 60
SALT = "coaching.booking.form"


def stamp():
    """A signed note of when the form was shown."""
    return signing.dumps(int(time.time()), salt=SALT)


class BookingForm(forms.Form):
    """Name, address and the coach's questions. `website` is a trap: people don't see it, programs fill it in."""

    name = forms.CharField(label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The invitation goes there. Nothing else does."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Your phone number"),
        max_length=50,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )
    plain_title = forms.BooleanField(
        label=_("Use a plain title in my calendar"),
        required=False,
        help_text=_("Without the word coaching and without our name: colleagues may see your calendar."),
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, appointment_type, **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = list(appointment_type.questions.all()[:5])
        self.fields["phone"].required = appointment_type.place == AppointmentType.Place.PHONE
        self.initial.setdefault("shown", stamp())
        for question in self.questions:
            self.fields[f"question_{question.pk}"] = _field(question)
        self.order_fields(["name", "email", "phone", *(f"question_{each.pk}" for each in self.questions), "plain_title"])

    def clean(self):
        """Refuses what only a program does; a person who was quick loses nothing and presses once more."""
        if self.cleaned_data.get("website"):
            raise forms.ValidationError(_("This could not be sent. Please write to us instead."))
        if not self._was_read():
            self.data = {**self.data.dict(), "shown": stamp()}
            raise forms.ValidationError(
                _("That was very quick, or the page was open for long. Please press the button once more.")
            )
        return self.cleaned_data

    def _was_read(self):
        try:
            shown = signing.loads(self.cleaned_data.get("shown") or "", salt=SALT)
        except signing.BadSignature:
            return False
        return MIN_SECONDS <= time.time() - shown <= MAX_SECONDS

    def answers(self):
        """[{question, answer}] in the coach's order."""
        return [{"question": each.text, "answer": self.cleaned_data[f"question_{each.pk}"]} for each in self.questions]

    def guest(self, zone):
        return {**{name: self.cleaned_data[name] for name in ("name", "email", "phone")}, "zone": zone}


def _field(question):
    options = {"label": question.text, "required": question.required}
    if question.kind == IntakeQuestion.Kind.CHOICE:
        lines = [line.strip() for line in question.choices.splitlines() if line.strip()]
        return forms.ChoiceField(choices=[("", _("Please choose")), *((line, line) for line in lines)], **options)
    long = question.kind == IntakeQuestion.Kind.LONG
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 4}) if long else forms.TextInput, max_length=2000, **options)
