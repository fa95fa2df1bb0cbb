"""What a guest fills in."""

import re

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coaching.booking.brought_along import said_with
from coaching.booking.guest.address_question import AsksAboutAddress
from coaching.booking.guest.antispam import TrappedForm
from coaching.booking.guest.brought import LONGEST
from coaching.booking.models import Booking, IntakeQuestion

OPEN_PER_ADDRESS = 3
DIGITS = 5  # of a number that can be dialed
WEB_ADDRESS = re.compile(r"://|www\.", re.IGNORECASE)
MARKUP = re.compile(r"[<>]")


def validate_name(name):
    """Refuses what is no name: mails greet people by it, and senders of spam would have us send their links."""
    if WEB_ADDRESS.search(name):
        raise forms.ValidationError(_("Write a name only, without a web address."))
    if MARKUP.search(name):
        raise forms.ValidationError(_("Write the name without the signs < and >."))


def refusal_of_name(name: str) -> str:
    """Why `validate_name` refuses a name, or ""."""
    try:
        validate_name(name)
    except forms.ValidationError as error:
        return str(error.messages[0])
    return ""


def validate_phone(number):
    """Refuses what nobody could dial."""
    if sum(each.isdigit() for each in number) < DIGITS:
        raise forms.ValidationError(_("Write the whole number, beginning with + and the country if it is abroad."))


class GuestForm(AsksAboutAddress, TrappedForm):
    """Who writes: name, address and, if they like, a phone number."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=150,
        validators=[validate_name],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(label=_("Your email address"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    phone = forms.CharField(
        label=_("Your phone number"),
        max_length=50,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )

    def clean_email(self):
        return self.address_meant("email")


class BookingForm(GuestForm):
    """The guest, and the coach's questions. A signed-in `client` is known and only answers the questions."""

    plain_title = forms.BooleanField(
        label=_("Use a plain title in my calendar"),
        required=False,
        help_text=_("Without the word coaching and without our name: colleagues may see your calendar."),
    )
    brought = forms.CharField(
        label=_("A message to look at together"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        validators=[MaxLengthValidator(LONGEST)],
    )
    brings = forms.BooleanField(
        label=_("Bring this message to the call"),
        required=False,
        help_text=_("Your coach reads it before you talk. It is stored with your booking, and deleted with it."),
    )
    booker_name = forms.CharField(label=_("Your own name"), max_length=150, required=False, validators=[validate_name])
    booker_email = forms.EmailField(label=_("Your own email address"), required=False)
    OF_BOOKER = ("booker_name", "booker_email")
    BROUGHT = ("brought", "brings")

    def __init__(self, *args, appointment_type, client=None, brought=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.client = client
        if brought is None:
            self.fields = {name: field for name, field in self.fields.items() if name not in self.BROUGHT}
        self.initial = {**self.initial, "brought": brought, "brings": bool(brought)}
        self.questions = list(appointment_type.questions.all()[:5])
        self.fields["email"].help_text = _("The invitation and reminders go there. Nothing else does.")
        self._ask_for_the_number(appointment_type)
        for name in ("name", "email", *self.OF_BOOKER, *(() if appointment_type.calls_guest else ("phone",))) if client else ():
            del self.fields[name]
        for question in self.questions:
            self.fields[f"question_{question.pk}"] = _field(question)
        questions = (f"question_{each.pk}" for each in self.questions)
        self.order_fields(["name", "email", "phone", *questions, *self.BROUGHT, "plain_title"])

    def clean_email(self):
        email = super().clean_email()
        if Booking.objects.waiting_for(email).count() >= OPEN_PER_ADDRESS:
            raise forms.ValidationError(
                _("Three times are already booked with this address. Move or cancel one with the link in its email.")
            )
        return email

    def clean_phone(self):
        number = self.cleaned_data["phone"]
        if self.fields["phone"].required:
            validate_phone(number)
        return number

    def clean(self):
        data = super().clean()
        typed = [name for name in self.OF_BOOKER if data.get(name)]
        for name in self.OF_BOOKER if typed else ():
            if name not in typed and name not in self.errors:
                self.add_error(name, _("To book for someone else, give your own name and address too, or leave both empty."))
        return data

    def _ask_for_the_number(self, appointment_type):
        """Where the coach calls, the number is needed: of a client who is known, the one that we have."""
        if appointment_type.calls_guest:
            calls = _("%(coach)s calls you at this number.") % {"coach": appointment_type.coach.name}
            self.fields["phone"].required, self.fields["phone"].help_text = True, calls
            self.initial.setdefault("phone", self.client.phone if self.client else "")

    @property
    def own_fields(self):
        return [field for field in self.visible_fields() if field.name not in self.OF_BOOKER]

    @property
    def booker_fields(self):
        """What someone who books for another person fills in, separately: most people book for themselves."""
        return [self[name] for name in self.OF_BOOKER if name in self.fields]

    @property
    def is_for_someone_else(self):
        return any(field.value() or field.errors for field in self.booker_fields)

    def answers(self):
        """[{question, answer}] in the coach's order, and what the guest brings."""
        answers = [
            {"question": question.text, "answer": self.cleaned_data[f"question_{question.pk}"]} for question in self.questions
        ]
        brought = self.cleaned_data.get("brought") if self.cleaned_data.get("brings") else ""
        return [*answers, *([said_with(gettext("A message to look at together"), brought)] if brought else [])]

    def guest(self, zone, clock24):
        """Who comes and who booked for them, as `bookings.book` takes it."""
        known = {"zone": zone, "clock24": clock24}
        if self.client:
            return {"name": self.client.name, "email": self.client.email, "phone": self.cleaned_data.get("phone", ""), **known}
        return {**{name: self.cleaned_data[name] for name in ("name", "email", "phone", *self.OF_BOOKER)}, **known}


def _field(question):
    options = {"label": question.text, "required": question.required}
    if question.kind == IntakeQuestion.Kind.CHOICE:
        lines = [line.strip() for line in question.choices.splitlines() if line.strip()]
        return forms.ChoiceField(choices=[("", _("Please choose")), *((line, line) for line in lines)], **options)
    long = question.kind == IntakeQuestion.Kind.LONG
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 4}) if long else forms.TextInput, max_length=2000, **options)


class AddressForm(forms.Form):
    """Where the invitation should have gone."""

    email = forms.EmailField(label=_("The right address"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))
