"""What a coach says about one thing that can be booked."""

import re

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from coaching.booking.admin.appointment_types import secret_slug
from coaching.booking.admin.reminder_fields import NoticeField, RemindersField
from coaching.booking.guest.forms import validate_phone
from coaching.booking.models import AppointmentType, IntakeQuestion
from coaching.booking.places import CODE
from coaching.practice.addresses import address

QUESTIONS = 5
BRACES = re.compile(r"[{}]")
Audience, Place = AppointmentType.Audience, AppointmentType.Place


class AppointmentTypeForm(forms.ModelForm):
    """One thing that can be booked, asked in parts."""

    minimum_notice = NoticeField(
        label=_("Booked at least … before"), help_text=_("For example “2 hours” or “1 day”. Empty: until it begins.")
    )
    reminders = RemindersField(label=_("Reminders by email"))

    PARTS = [
        (_("What it is"), ["title", "description", "slug"]),
        (_("How long it takes"), ["duration", "buffer_before", "buffer_after"]),
        (_("When it can be booked"), ["increment", "minimum_notice", "horizon_days", "cap_per_day", "cap_per_week"]),
        (_("Where"), ["place", "place_details"]),
        (_("Who may book it"), ["audience", "takes_credit", "is_active"]),
        (_("Reminders"), ["reminders", "remind_coach"]),
    ]

    class Meta:
        model = AppointmentType
        fields = [
            "title",
            "description",
            "slug",
            "duration",
            "buffer_before",
            "buffer_after",
            "increment",
            "minimum_notice",
            "horizon_days",
            "cap_per_day",
            "cap_per_week",
            "place",
            "place_details",
            "audience",
            "takes_credit",
            "is_active",
            "reminders",
            "remind_coach",
        ]
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "duration": _("Length, in minutes"),
            "buffer_before": _("Free minutes before it"),
            "buffer_after": _("Free minutes after it"),
            "increment": _("It can begin every … minutes"),
            "horizon_days": _("Booked at most … days ahead"),
            "cap_per_day": _("At most this many a day"),
            "cap_per_week": _("At most this many a week"),
        }
        help_texts = {
            "description": _("What happens, in a sentence or two. Guests read it before they choose a time."),
            "buffer_before": _("Nothing else can be booked in them. 0 means none."),
            "buffer_after": _("To write a note and take a breath. 0 means none."),
            "increment": _("30 offers 9:00, 9:30, 10:00 …, counted from the start of each opening."),
            "horizon_days": _("60 shows about two months. Leave it empty for a year."),
            "cap_per_day": _("Leave it empty for no limit."),
            "cap_per_week": _("Leave it empty for no limit."),
            "place_details": _(
                "The link to the call, or the address and directions. Where a link that ends in anything you like opens a room, "
                "write {code} there, as in https://meet.example/call-{code}: each booking gets a room of its own. By phone: the "
                "number that guests dial; leave it empty, and you call them at the number that they are asked for."
            ),
            "takes_credit": _("Only clients have packages."),
            "is_active": _("Clear the checkbox to pause it: nobody can book it, and existing bookings stay."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        page = address(f"/book/{self.instance.coach.slug}/…/")
        self.fields["slug"].help_text = _("The last part of its page's address: %(page)s") % {"page": page}
        for name in ("cap_per_day", "cap_per_week", "horizon_days"):
            self.fields[name].widget.attrs["min"] = 1

    @property
    def parts(self):
        """[(legend, fields)]"""
        return [(legend, [self[name] for name in names]) for legend, names in self.PARTS]

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        if self.instance.coach.appointment_types.filter(slug=slug).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("You have another appointment with this address. Choose a different one."))
        return slug

    def clean(self):
        super().clean()
        data = self.cleaned_data
        if data.get("takes_credit") and data.get("audience") != Audience.CLIENTS:
            self.add_error("audience", _("Only clients have a package: choose “clients only”, or don't use a session."))
        if data.get("cap_per_day") and data.get("cap_per_week") and data["cap_per_week"] < data["cap_per_day"]:
            self.add_error(
                "cap_per_week", _("The weekly limit can't be lower than the daily one. Raise it, or lower the daily limit.")
            )
        self._look_at_place(data.get("place"), data.get("place_details", ""))
        return data

    def _look_at_place(self, place, details):
        if place == Place.ADDRESS and not details:
            self.add_error("place_details", _("Write the address: the guest has to find it."))
        if place == Place.VIDEO and details:
            self._look_at_link(details)
        if place == Place.PHONE and details:
            self._look_at_number(details)

    def _look_at_link(self, link):
        if BRACES.findall(link.replace(CODE, "", 1)):
            words = _("Only {code} can be in braces, once: it becomes letters and digits that each booking has for itself.")
            return self.add_error("place_details", words)
        try:
            URLValidator(schemes=["https", "http"])(link.replace(CODE, "code"))
        except forms.ValidationError:
            self.add_error("place_details", _("Write the whole link, beginning with https://, or leave it empty."))

    def _look_at_number(self, number):
        try:
            validate_phone(number)
        except forms.ValidationError as refusal:
            self.add_error("place_details", refusal)

    def save(self, commit=True):
        is_secret = self.cleaned_data["audience"] == Audience.LINK
        if is_secret and {"audience", "slug"} & set(self.changed_data):
            self.instance.slug = secret_slug(self.instance.slug)
        return super().save(commit)


class QuestionForm(forms.ModelForm):
    class Meta:
        model = IntakeQuestion
        fields = ["text", "kind", "choices", "required", "order"]
        widgets = {"choices": forms.Textarea(attrs={"rows": 3})}
        labels = {"order": _("Position")}

    def clean(self):
        super().clean()
        data = self.cleaned_data
        lines = {line.strip() for line in data.get("choices", "").splitlines() if line.strip()}
        if data.get("kind") == IntakeQuestion.Kind.CHOICE and len(lines) < 2:
            self.add_error("choices", _("Write at least two choices, one per line."))
        return data


QuestionFormSet = forms.inlineformset_factory(
    AppointmentType, IntakeQuestion, QuestionForm, extra=QUESTIONS, max_num=QUESTIONS, validate_max=True
)
