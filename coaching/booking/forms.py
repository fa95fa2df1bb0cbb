"""What a guest fills in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.booking.models import AppointmentType, Booking, IntakeQuestion
from coaching.booking.traps import TrappedForm

OPEN_PER_ADDRESS = 3


class BookingForm(TrappedForm):
    """Name, address and the coach's questions. A signed-in `client` is known and only answers the questions."""

    name = forms.CharField(label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The invitation and reminders go there. Nothing else does."),
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

    def __init__(self, *args, appointment_type, client=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.client = client
        self.questions = list(appointment_type.questions.all()[:5])
        self.fields["phone"].required = appointment_type.place == AppointmentType.Place.PHONE
        for name in ("name", "email", "phone") if client else ():
            del self.fields[name]
        for question in self.questions:
            self.fields[f"question_{question.pk}"] = _field(question)
        self.order_fields(["name", "email", "phone", *(f"question_{each.pk}" for each in self.questions), "plain_title"])

    def clean_email(self):
        email = self.cleaned_data["email"]
        if Booking.objects.waiting_for(email).count() >= OPEN_PER_ADDRESS:
            raise forms.ValidationError(
                _("Three times are booked with this address already. Move or cancel one with the link in its mail.")
            )
        return email

    def answers(self):
        """[{question, answer}] in the coach's order."""
        return [{"question": each.text, "answer": self.cleaned_data[f"question_{each.pk}"]} for each in self.questions]

    def guest(self, zone):
        """Who comes, as `bookings.book` takes it."""
        if self.client:
            return {"name": self.client.name, "email": self.client.email, "zone": zone}
        return {**{name: self.cleaned_data[name] for name in ("name", "email", "phone")}, "zone": zone}


def _field(question):
    options = {"label": question.text, "required": question.required}
    if question.kind == IntakeQuestion.Kind.CHOICE:
        lines = [line.strip() for line in question.choices.splitlines() if line.strip()]
        return forms.ChoiceField(choices=[("", _("Please choose")), *((line, line) for line in lines)], **options)
    long = question.kind == IntakeQuestion.Kind.LONG
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 4}) if long else forms.TextInput, max_length=2000, **options)
