from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.practice.days import instant_on, today
from networking_module.contacts.models import Contact, Promise, Touch
from networking_module.contacts.rhythm import rhythm_words

RHYTHMS = [14, 28, 42, 91, 182]
USUAL_RHYTHM = 42


# Beyond these no clock of the world can be told any more, and nobody means them.
FIRST_YEAR, LAST_YEAR = 1950, 2100


def sensible(day):
    """Refuses a date or datetime that can only be a slip of the finger."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise forms.ValidationError(_("Please look at the year again."))


def day_field(**options):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(widget=widget, validators=[sensible], **options)


def area(rows=3):
    return forms.Textarea(attrs={"rows": rows})


class ContactForm(forms.ModelForm):
    """A name is enough to begin with."""

    rhythm_days = forms.TypedChoiceField(
        label=_("How often would you like to be in touch?"),
        help_text=_("Light is fine. Every 6 weeks keeps a friendship warm."),
        coerce=int,
        empty_value=None,
        required=False,
    )

    class Meta:
        model = Contact
        fields = ["name", "company", "role", "email", "rhythm_days", "how_we_met", "cares_about", "notes"]
        widgets = {"how_we_met": area(2), "cares_about": area(2), "notes": area(3)}
        help_texts = {
            "how_we_met": _("A class, a project, a friend you share."),
            "cares_about": _("Their work, a cause, a team. This is where ideas for a kind note come from."),
            "notes": _("Only you read these. Please leave out health and family matters: they are someone else's to tell."),
        }

    basic = ["name", "company", "rhythm_days"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = [self.instance.rhythm_days] if self.instance.rhythm_days else []
        days = sorted({*RHYTHMS, *own})
        self.fields["rhythm_days"].choices = [("", _("No rhythm")), *((each, rhythm_words(each)) for each in days)]
        if not self.instance.pk:
            self.initial["rhythm_days"] = USUAL_RHYTHM

    def basics(self):
        return [self[name] for name in self.basic]

    def more(self):
        return [field for field in self.visible_fields() if field.name not in self.basic]

    @property
    def more_is_open(self):
        return any(field.errors or field.value() for field in self.more())


class TouchForm(forms.Form):
    """`on` is a date of the client's own calendar."""

    kind = forms.ChoiceField(label=_("How were you in touch?"), choices=Touch.Kind, widget=forms.RadioSelect)
    direction = forms.ChoiceField(
        label=_("Which way did it go?"), choices=Touch.Direction, widget=forms.RadioSelect,
        initial=Touch.Direction.IN_TOUCH,
        help_text=_("Asking about a job is fine to write down, but it doesn't count as staying in touch."),
    )  # fmt: skip
    on = day_field(label=_("When?"))
    note = forms.CharField(
        label=_("A note for yourself"), required=False, max_length=2000, widget=area(2), help_text=_("Only you read it.")
    )

    def __init__(self, *args, client, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.client, self.now = client, now
        self.initial.setdefault("on", today(now, client.timezone))

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on > today(self.now, self.client.timezone):
            raise forms.ValidationError(_("That day is still to come. Choose today or an earlier day."))
        return on

    def facts(self):
        """What `log_touch` takes."""
        facts = {name: self.cleaned_data[name] for name in ("kind", "direction", "note")}
        return {**facts, "at": instant_on(self.cleaned_data["on"], self.now, self.client.timezone)}


class PromiseForm(forms.ModelForm):
    due = day_field(label=_("By when?"))

    class Meta:
        model = Promise
        fields = ["text", "due"]
