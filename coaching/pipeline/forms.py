"""What a coach fills in about a prospect, and what a prospect answers."""

from datetime import timedelta

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coaching.payments.checkout.agreements import Agreeing
from coaching.payments.models import Package
from coaching.people.entries import looked_for
from coaching.pipeline.mails import was_asked
from coaching.pipeline.models import Offer
from coaching.pipeline.offers import ASK_AGAIN_AFTER
from coaching.pipeline.status import ProspectStatus
from coaching.practice.days import end_of, start_of, today, years_later
from coaching.practice.fields import offer_coaches, row_field
from coaching.practice.page_names import names_of
from coaching.practice.searching import containing

TWO_WEEKS, MOST_YEARS = timedelta(days=14), 2
DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ProspectFilter(forms.Form):
    """Which prospects the list shows. What can't be read narrows nothing."""

    q = forms.CharField(label=_("Name or email"), required=False)
    prospect_status = forms.ChoiceField(required=False, choices=[("", ""), *ProspectStatus.choices], widget=forms.HiddenInput)
    source = forms.CharField(label=_("Came from page"), required=False)
    since = forms.DateField(label=_("Call since"), required=False, widget=DATE)
    until = forms.DateField(label=_("until"), required=False, widget=DATE)
    coach = forms.ChoiceField(label=_("Coach"), required=False)

    def __init__(self, *args, coaches, zone, **kwargs):
        super().__init__(*args, **kwargs)
        self.zone = zone
        offer_coaches(self, coaches)

    def narrowed(self, found):
        """All that was asked but the status: what the counts beside it are of."""
        self.is_valid()
        data = getattr(self, "cleaned_data", {})
        found = looked_for(found, data.get("q", ""))
        if data.get("source"):
            found = containing(found, data["source"], "source", also=_on_pages_called(found))
        lookups = {"coach__slug": data.get("coach")}
        if data.get("since"):
            lookups["call_at__gte"] = start_of(data["since"], self.zone)
        if data.get("until"):
            lookups["call_at__lt"] = end_of(data["until"], self.zone)
        return found.filter(**{name: value for name, value in lookups.items() if value})

    def chosen(self, found):
        prospect_status = getattr(self, "cleaned_data", {}).get("prospect_status")
        return found.filter(prospect_status=prospect_status) if prospect_status else found


def _on_pages_called(found):
    """Who came from a page whose name, as the list shows it, has a word."""

    def on(word):
        return Q(source__in=[path for path, name in pages.items() if word.casefold() in name.casefold()])

    pages = names_of(set(found.order_by().values_list("source", flat=True)))
    return on


class OfferForm(forms.ModelForm):
    """What was said, and the offer."""

    class Meta:
        model = Offer
        fields = ["text", "package", "valid_until"]
        widgets = {"text": forms.Textarea(attrs={"rows": 10}), "valid_until": DATE}
        help_texts = {
            "text": _("Write it like a letter: what they told you, what you suggest, what comes first."),
            "package": _(
                "Leave it empty for a recap without an offer. What you send stays as it is until the last day, also when "
                "the package changes."
            ),
            "valid_until": _("They are reminded once, three days before."),
        }

    def __init__(self, *args, now, **kwargs):
        super().__init__(*args, **kwargs)
        offered = Package.objects.filter(pk=self.instance.package_id)  # stays offered when it is no longer on sale
        row_field(self, "package").queryset = Package.objects.on_sale() | offered
        self.first_day = today(now, self.instance.client.coach.timezone)
        self.initial["valid_until"] = self.instance.valid_until or self.first_day + TWO_WEEKS

    def clean_valid_until(self):
        date = self.cleaned_data["valid_until"]
        if date < self.first_day and date != self.initial["valid_until"]:
            raise forms.ValidationError(_("Choose today or a later day."))
        if date > years_later(self.first_day, MOST_YEARS) and date != self.initial["valid_until"]:
            raise forms.ValidationError(_("That is more than two years from now. Check the year."))
        return date


class LaterForm(forms.Form):
    """Not now, and when to ask again."""

    on = forms.DateField(
        label=_("Check in again on"), required=False, widget=DATE, help_text=_("One email, on that day. Empty: no email.")
    )
    reason = forms.CharField(label=_("Reason (only you see it)"), required=False, max_length=200)

    def __init__(self, *args, client, now, **kwargs):
        super().__init__(*args, **kwargs)
        zone, is_later = client.coach.timezone, client.stage == client.Stage.LATER
        self.first_day = today(now, zone)
        noted = getattr(client, "check_in", None)
        self.initial = {
            "on": noted.on if noted else None if is_later else today(now + ASK_AGAIN_AFTER, zone),
            "reason": client.stage_reason if is_later else "",
        }
        if was_asked(client):
            del self.fields["on"]
            self.fields["reason"].help_text = _("You have already checked in once; no second email goes out.")

    def clean_on(self):
        date = self.cleaned_data["on"]
        if date and date <= self.first_day:
            raise forms.ValidationError(_("Choose a day after today."))
        return date


class NoForm(forms.Form):
    reason = forms.CharField(label=_("Reason (only you see it)"), required=False, max_length=200)


class AnswerForm(Agreeing):
    """The prospect's own answer. A yes that `leads_to_paying` agrees to the practice's terms."""

    answer = forms.ChoiceField(choices=Offer.Answer)
    reason = forms.CharField(label=_("Would you like to add a message?"), required=False, max_length=200)
    read = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args, leads_to_paying, **kwargs):
        super().__init__(*args, **kwargs)
        if not leads_to_paying:
            self.fields.pop("agree", None)
        elif self.data.get("answer") != Offer.Answer.YES and "agree" in self.fields:
            self.fields["agree"].required = False
