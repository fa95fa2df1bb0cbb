"""What a client tells of a message that is out: when it was sent and what follows, and whether it was answered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.practice.days import today
from coaching.practice.fields import choice_field, row_field
from networking_module.bring_value.face_forms import AFTER, BEFORE, WHY, face_field
from networking_module.bring_value.offer_days import day_named
from networking_module.bring_value.offers import LONGEST_OFFER
from networking_module.contacts.forms import UncutTexts, day_field
from networking_module.contacts.models import Promise, Touch

FOLLOW_UP = [
    ("", _("On your usual schedule")),
    (7, _("In a week")),
    (14, _("In two weeks")),
    (21, _("In three weeks")),
]


class OwnWordsField(forms.MultipleChoiceField):
    """Words of the client's own to choose from. Those of a page that is older than the draft are theirs, too."""

    def valid_value(self, value):
        return len(value) <= LONGEST_OFFER


class AnswerForm(forms.Form):
    """On which day they answered, a date of the client's own calendar; and how they took it, where something was expected."""

    on = day_field(label=_("When?"))
    taken = face_field(AFTER)

    def __init__(self, data=None, *, message, now):
        super().__init__(data, initial={"on": today(now, message.contact.client.timezone)})
        if message.expected is None:
            del self.fields["taken"]


class SentForm(UncutTexts, forms.Form):
    """What was sent, when, and what follows from it. `on` and `promise_due` are dates of the client's own calendar."""

    on = day_field(label=_("When did you send it?"))
    direction = forms.ChoiceField(
        label=_("What was it?"),
        widget=forms.RadioSelect,
        choices=[pair for pair in Touch.Direction.choices if pair[0] != Touch.Direction.THEY_WROTE],
    )
    kept = forms.ModelMultipleChoiceField(
        label=_("Did it keep a promise?"), queryset=Promise.objects.none(), widget=forms.CheckboxSelectMultiple, required=False
    )
    offers = OwnWordsField(
        label=_("What you offered"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("What is checked becomes a promise, so that you keep it. What waits for their yes isn't checked."),
    )
    promise = forms.CharField(
        label=_("Did you offer something?"),
        required=False,
        max_length=300,
        help_text=_("We save it as a promise, so that you keep it."),
    )
    promise_due = day_field(
        label=_("You will do it by"), required=False, help_text=_("An offer that names a day of its own is due on that day.")
    )
    expected = face_field(BEFORE, WHY)
    follow_up_days = forms.TypedChoiceField(
        label=_("No answer? When shall we remind you?"), choices=FOLLOW_UP, coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args, client, now, offers=(), promises=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.client, self.now = client, now
        self.initial.setdefault("on", today(now, client.timezone))
        self._offer(offers)
        self._ask_what_was_kept(promises)

    def _ask_what_was_kept(self, promises):
        """The open promises to choose from; one that another page has closed meanwhile is left alone."""
        kept, open_ones = row_field(self, "kept"), promises.open() if promises is not None else ()
        if not open_ones:
            del self.fields["kept"]
            return
        kept.queryset = promises.all()
        kept.choices = [(each.pk, each.text) for each in open_ones]

    def _offer(self, offers):
        """What the message offers, in its own words; what is promised in it is checked."""
        choice_field(self, "offers").choices = [(each.text, each.text) for each in offers]
        self.initial.setdefault("offers", [each.text for each in offers if each.is_promise])
        if offers:
            self.fields["promise"].label = _("Something else you offered")
        else:
            del self.fields["offers"]

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on > today(self.now, self.client.timezone):
            raise forms.ValidationError(_("That day is in the future. Choose the day you sent it."))
        return on

    def clean(self):
        if not all(due for _text, due in self._promised()):
            self.add_error("promise_due", _("Choose a day for your promise, or promise nothing."))
        return self.cleaned_data

    def _promised(self):
        """[(what, by when)]: a day that an offer names itself counts from the day the message was sent."""
        texts = [*self.cleaned_data.get("offers", ()), *filter(None, [self.cleaned_data.get("promise")])]
        on, due = self.cleaned_data.get("on"), self.cleaned_data.get("promise_due")
        return [(text, (day_named(text, on) if on else None) or due) for text in texts]

    def facts(self):
        """What `mark_sent` takes."""
        facts = {name: self.cleaned_data[name] for name in ("on", "direction", "follow_up_days", "expected")}
        return {**facts, "promises": self._promised(), "kept": list(self.cleaned_data.get("kept", ()))}
