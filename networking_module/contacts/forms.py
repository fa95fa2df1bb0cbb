from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.practice.fields import choice_field, row_field
from coaching.practice.text import one_line
from networking_module.contacts.changed_elsewhere import NothingOverwritten, seen_field
from networking_module.contacts.discretion.cautions import Cautions
from networking_module.contacts.discretion.rules import add_employer
from networking_module.contacts.groups.editing import default_group, groups_of
from networking_module.contacts.groups.tagging import TagError, set_tags, words_in
from networking_module.contacts.models import Contact
from networking_module.contacts.normalize import company_key
from networking_module.contacts.rhythm import rhythm_words

RHYTHMS = [7, 14, 21, 28, 42, 56, 91, 182]
USUAL_RHYTHM = 42
LINES = ("name", "company", "role", "phone", "shared_school", "shared_employer", "shared_place")

# Beyond these no clock of the world can be told any more, and nobody means them.
FIRST_YEAR, LAST_YEAR = 1950, 2100

TOO_LONG = _("This is %(show_value)d characters long, and the limit is %(limit_value)d. Please shorten it: it isn't saved yet.")


class LineField(forms.CharField):
    """Text on one line. What nobody sees is not there: a name of nothing else is none."""

    def to_python(self, value):
        return one_line(super().to_python(value) or "")


class UncutTexts(forms.BaseForm):
    """A form that says when a text is too long. A browser would cut off without a word what is pasted into it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["max_length"] = TOO_LONG
            field.widget.attrs.pop("maxlength", None)


def sensible(day):
    """Refuses a date or datetime that can only be a slip of the finger."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise forms.ValidationError(_("Please check the year."))


def day_field(**options):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(widget=widget, validators=[sensible], **options)


class MomentField(forms.DateTimeField):
    """A moment on the client's own clock."""

    def __init__(self, **options):
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(widget=widget, validators=[sensible], **options)

    def to_python(self, value):
        try:
            return super().to_python(value)
        except forms.ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            raise forms.ValidationError(
                _("The clocks change that night: this hour doesn't exist, or comes twice. Choose one a little earlier or later.")
            ) from error


def area(rows=3):
    return forms.Textarea(attrs={"rows": rows})


def rhythm_choices(own=None):
    """(days, words) to choose from, with a rhythm of the client's own among them."""
    return [(days, rhythm_words(days)) for days in sorted({*RHYTHMS, own or RHYTHMS[0]})]


class GroupField(forms.ModelChoiceField):
    def __init__(self, **options):
        super().__init__(queryset=None, required=False, empty_label=_("No group"), **options)

    def label_from_instance(self, group):
        return group.with_rhythm


class ContactForm(NothingOverwritten, UncutTexts, forms.ModelForm):
    """A name is enough to begin with."""

    profile = forms.URLField(label=_("LinkedIn or other profile"), required=False, max_length=300, assume_scheme="https")
    group = GroupField(label=_("How close are you?"), help_text=_("It sets how often we remind you of them."))
    rhythm_days = forms.TypedChoiceField(label=_("How often for them?"), coerce=int, empty_value=None, required=False)
    words = forms.CharField(
        label=_("Your own tags for them"),
        required=False,
        max_length=2000,
        help_text=_("Separated by commas, such as: design, soccer, from the fair. You can search by them."),
    )

    everyone_there = forms.BooleanField(label=_("Nobody at their company must know it"), required=False)
    seen = seen_field()

    class Meta:
        model = Contact
        fields = [*Contact.WRITTEN, "must_not_know"]
        field_classes = dict.fromkeys(LINES, LineField)
        widgets = {"how_we_met": area(2), "cares_about": area(2), "notes": area(3), "phone": forms.TextInput({"type": "tel"})}
        help_texts = {
            "how_we_met": _("A class, a project, a friend you share."),
            "cares_about": _("Their work, a cause, a team. This is where ideas for a kind note come from."),
            "shared_school": _("News from a place you both know is a gift you always have."),
            "must_not_know": _("We remind you before you write to them. Only you see this."),
            "notes": _("Only you read these. Please leave out health and family matters: they are someone else's to tell."),
        }

    field_order = [*Contact.WRITTEN[:-1], "words", "notes", "must_not_know", "everyone_there"]
    basic = ["name", "company", "role", "group"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        contact = self.instance
        row_field(self, "group").queryset = groups_of(contact.client)
        choices = [("", _("Same as their group")), *rhythm_choices(contact.rhythm_days), (0, _("No rhythm"))]
        choice_field(self, "rhythm_days").choices = choices
        if company_key(contact.company) in Cautions(contact.client_id).employers:
            del self.fields["everyone_there"]
        if contact.pk:
            self.initial["words"] = ", ".join(tag.name for tag in contact.tags.all())
        else:
            self.initial["group"] = default_group(contact.client)

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        if cleaned.get("everyone_there") and not company_key(cleaned.get("company", "")):
            self.add_error("everyone_there", _("Write their company first."))
        return cleaned

    def clean_words(self):
        try:
            return words_in(self.cleaned_data["words"])
        except TagError as problem:
            raise forms.ValidationError(str(problem)) from problem

    def save(self, commit=True):
        contact = super().save(commit)
        set_tags(contact, self.cleaned_data["words"])
        if self.cleaned_data.get("everyone_there"):
            add_employer(client=contact.client, name=contact.company)
        return contact

    def known_words(self):
        """The words the client uses already."""
        return [tag.name for tag in self.instance.client.contact_tags.all()]

    def basics(self):
        return [self[name] for name in self.basic]

    def more(self):
        return [field for field in self.visible_fields() if field.name not in self.basic]

    @property
    def more_is_open(self):
        return any(field.errors or field.value() for field in self.more())
