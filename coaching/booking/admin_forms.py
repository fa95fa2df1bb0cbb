"""What a coach fills in about the own calendar."""

import secrets

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.booking.models import AppointmentType, IntakeQuestion
from coaching.booking.reminder_times import RemindersField

QUESTIONS = 5


class CancelForm(forms.Form):
    """What the guest reads with a cancellation."""

    word = forms.CharField(
        label=_("A word to the guest"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("It stands in their mail and on their page. Leave it empty to say nothing more."),
    )  # fmt: skip


class AppointmentTypeForm(forms.ModelForm):
    """One thing that can be booked."""

    reminders = RemindersField(label=_("Reminders by mail"))

    class Meta:
        model = AppointmentType
        fields = [
            "title", "slug", "description", "duration", "increment", "buffer_before", "buffer_after", "minimum_notice",
            "horizon_days", "cap_per_day", "cap_per_week", "place", "place_details", "reminders", "remind_coach",
            "audience", "takes_credit", "is_active",
        ]  # fmt: skip
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        if self.instance.coach.appointment_types.filter(slug=slug).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("You have another appointment with this address. Choose a different one."))
        return slug

    def clean(self):
        data = super().clean()
        if data.get("takes_credit") and data.get("audience") != AppointmentType.Audience.CLIENTS:
            self.add_error("audience", _("Only clients have a package: choose “clients only”, or take no session."))
        return data

    def save(self, commit=True):
        is_secret = self.cleaned_data["audience"] == AppointmentType.Audience.LINK
        if is_secret and {"audience", "slug"} & set(self.changed_data):
            # Whoever has the link may book: the address itself is the secret.
            self.instance.slug = f"{self.instance.slug[:30]}-{secrets.token_hex(8)}"
        return super().save(commit)


class QuestionForm(forms.ModelForm):
    class Meta:
        model = IntakeQuestion
        fields = ["text", "kind", "choices", "required", "order"]
        widgets = {"choices": forms.Textarea(attrs={"rows": 3})}

    def clean(self):
        data = super().clean()
        if data.get("kind") == IntakeQuestion.Kind.CHOICE and not data.get("choices", "").strip():
            self.add_error("choices", _("Write at least two choices, one a line."))
        return data


QuestionFormSet = forms.inlineformset_factory(
    AppointmentType, IntakeQuestion, QuestionForm, extra=QUESTIONS, max_num=QUESTIONS, validate_max=True
)
