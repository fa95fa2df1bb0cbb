from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from coaching.practice.days import today
from networking_module.contacts.changed_elsewhere import NothingOverwritten, seen_field
from networking_module.contacts.forms import LineField, UncutTexts, area, day_field
from networking_module.contacts.interactions.usual import usual_sending
from networking_module.contacts.models import Promise, Touch


def not_to_come(on, day):
    """The date, unless it is after `day`."""
    if on > day:
        raise forms.ValidationError(_("That day is in the future. Choose today or an earlier day."))
    return on


class TouchForm(NothingOverwritten, UncutTexts, forms.Form):
    """`on` is a date of the client's own calendar."""

    kind = forms.ChoiceField(label=_("How were you in touch?"), choices=Touch.Kind, widget=forms.RadioSelect)
    direction = forms.ChoiceField(
        label=_("Which way did it go?"),
        choices=Touch.Direction,
        widget=forms.RadioSelect,
        initial=Touch.Direction.IN_TOUCH,
        help_text=_("Asking about a job is fine to write down, but it doesn't count as staying in touch."),
    )
    on = day_field(label=_("When?"))
    note = forms.CharField(
        label=_("A note for yourself"),
        required=False,
        max_length=2000,
        widget=area(2),
        help_text=_("Only you read it. Please leave out health and family matters."),
    )
    seen = seen_field()

    def __init__(self, *args, client, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.client, self.now = client, now
        self.initial.setdefault("on", today(now, client.timezone))

    @classmethod
    def of(cls, touch, data, *, client, now):
        """The form to correct what was written down."""
        initial = {"kind": touch.kind, "direction": touch.direction, "note": touch.note, "on": touch.on}
        form = cls(data, client=client, now=now, initial=initial)
        form.of_stored = True
        return form

    def clean_on(self):
        return not_to_come(self.cleaned_data["on"], today(self.now, self.client.timezone))

    def facts(self):
        """What `log_touch` takes."""
        return {name: self.cleaned_data[name] for name in ("kind", "direction", "on", "note")}


class KeptForm(forms.Form):
    """How and on which day the client sent it, not before the day they promised it (`since`). Dates are their own calendar's."""

    kind = forms.ChoiceField(label=_("How?"), choices=Touch.Kind)
    on = day_field(label=_("When?"))

    def __init__(self, data=None, *, contact, now, since):
        self.today = today(now, contact.client.timezone)
        self.since = min(since, self.today)  # a client who has moved west may have promised tomorrow
        super().__init__(data, initial={"kind": usual_sending(contact), "on": self.today})

    def clean_on(self):
        on = not_to_come(self.cleaned_data["on"], self.today)
        if on < self.since:
            day = date_format(self.since, "MONTH_DAY_FORMAT")
            raise forms.ValidationError(_("You promised it on %(day)s. Choose that day or a later one.") % {"day": day})
        return on


class PromiseForm(UncutTexts, forms.ModelForm):
    due = day_field(label=_("By when?"))

    class Meta:
        model = Promise
        fields = ["text", "due"]
        field_classes = {"text": LineField}


class MoveForm(NothingOverwritten, forms.ModelForm):
    due = day_field(label=_("By when?"))
    seen = seen_field()

    class Meta:
        model = Promise
        fields = ["due"]
