"""Two entries side by side: what is a choice, which texts are kept, and what is said before anything is merged."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from coaching.autosave.plain_text import plain
from coaching.practice.fields import column
from networking_module.contacts.duplicates.newest import TEXTS, is_newest, marks_of, new_lines
from networking_module.contacts.duplicates.words import together, with_lines
from networking_module.contacts.models import Contact
from networking_module.contacts.rhythm import rhythm_words

CHOICES = ("group", "rhythm_days")  # what a click chose and nobody wrote
LINES = [name for name in Contact.WRITTEN if name not in (*TEXTS, *CHOICES)]
BOTH_TOO_LONG = _(
    "One is %(one)d characters long and the other %(other)d. All of it would be %(count)d, and there is room for %(longest)d: "
    "please shorten it here before you merge them."
)
TOO_LONG = _("This is %(count)d characters long, and the limit is %(longest)d. Please shorten it: nothing is merged yet.")
WITH_LINES_TOO_LONG = _(
    "With the lines that go into it this is %(count)d characters long, and the limit is %(longest)d. Please shorten it: nothing "
    "is merged yet."
)

CHANGED = _(
    "These two were changed on another page or device, so nothing is merged yet. This is the newest; new words come after yours."
)


def shown(contact, name):
    """A field as the client reads it."""
    if name == "group":
        return contact.group.name if contact.group else ""
    if name == "rhythm_days":
        return "" if contact.rhythm_days is None else rhythm_words(contact.rhythm_days) or _("No rhythm")
    return plain(getattr(contact, name))


def label_of(name):
    return capfirst(column(Contact, name).verbose_name)


def room_in(name):
    """How many characters a field holds."""
    return column(Contact, name).max_length or 0


class MergeForm(forms.Form):
    """One question for each field where the two differ: which of two, or both texts in one field to shorten.

    A line that isn't chosen goes into the notes, so nothing that was written is lost. `marks` is what the page sends back as
    `seen`; with others, the form `is_outdated` and shows the newest with what was typed.
    """

    def __init__(self, *args, one, other, **kwargs):
        super().__init__(*args, **kwargs)
        self.pair = (one, other)
        for name in Contact.WRITTEN:
            if self._is_asked(name):
                self.fields[name] = self._text(name) if name in TEXTS else self._choice(name)
        self.marks, self.is_outdated = marks_of(self.pair), self.is_bound and not is_newest(self._seen, self.pair)
        if self.is_outdated:
            self.data = self._with_the_newest()

    @property
    def _seen(self):
        return self.data.get("seen", "")

    def _with_the_newest(self):
        """What was typed, and what the page had not shown yet."""
        data = {name: self.data[name] for name in self.data}
        for name, field in self.fields.items():
            if name not in data:
                data[name] = field.initial
            elif name in TEXTS:
                data[name] = with_lines(plain(data[name]), new_lines(self._seen, self.pair, name))
        return data

    def _is_asked(self, name):
        if name in TEXTS and name in self.data:
            return True
        if name == "notes" and any(self._both(line) for line in LINES):
            return True
        return shown(self.pair[0], name) != shown(self.pair[1], name) if name in CHOICES else self._both(name)

    def _both(self, name):
        """Whether each has something there, and not the same."""
        one, other = (shown(each, name) for each in self.pair)
        return bool(one and other and one != other)

    def _choice(self, name):
        nothing = {"group": _("No group"), "rhythm_days": _("Same as their group")}.get(name, "")
        one, other = (shown(each, name) for each in self.pair)
        return forms.ChoiceField(
            label=label_of(name),
            choices=[("one", one or nothing), ("other", other or nothing)],
            initial="one" if one else "other",
            widget=forms.RadioSelect,
        )

    def _text(self, name):
        text = self._both_texts(name)
        return forms.CharField(
            label=label_of(name),
            initial=text,
            required=False,
            strip=False,
            widget=forms.Textarea(attrs={"rows": min(16, 4 + text.count("\n") + len(text) // 80)}),
            help_text=self._help(name, text),
        )

    def _both_texts(self, name):
        return together(*(getattr(each, name) for each in self.pair))

    def _help(self, name, text):
        """What is in the field, what will be, and both lengths where it can't hold it all."""
        sentences = [str(_("Both texts, one below the other. Change whatever you like."))] if self._both(name) else []
        added = [max(self._also(line), key=len) for line in LINES if self._both(line)] if name == "notes" else []
        if added:
            facts = {"line": added[0]}
            sentences.append(_("What you don't choose above becomes a line here, such as “%(line)s”.") % facts)
        count, longest = len(with_lines(text, added)), room_in(name)
        if count > longest and not self.is_bound:
            sentences.append(self._lengths(name, count, longest))
        return " ".join(sentences)

    def _lengths(self, name, count, longest):
        one, other = (len(plain(getattr(each, name))) for each in self.pair)
        return BOTH_TOO_LONG % {"one": one, "other": other, "count": count, "longest": longest}

    def _also(self, name):
        """What goes into the notes of a line that isn't chosen: that of the one and that of the other."""
        label = str(column(Contact, name).verbose_name)
        return [_("Also: %(value)s (%(label)s)") % {"value": shown(each, name), "label": label} for each in self.pair]

    def clean(self):
        cleaned = super().clean()
        if self.is_outdated:
            self.add_error(None, CHANGED)
        for name in [name for name in TEXTS if name in self.fields and name not in self.errors]:
            count, longest = len(self._value(name)), room_in(name)
            if count > longest:
                self.add_error(name, self._too_long(name, count, longest))
        return cleaned

    def _too_long(self, name, count, longest):
        with_others = name == "notes" and count > len(plain(self.cleaned_data[name]))
        return (WITH_LINES_TOO_LONG if with_others else TOO_LONG) % {"count": count, "longest": longest}

    def alike(self):
        """(label, value) of what needs no question."""
        values = [(label_of(name), self._filled(name)) for name in Contact.WRITTEN if name not in self.fields]
        tags = sorted({tag.name for each in self.pair for tag in each.tags.all()}, key=str.casefold)
        return [(label, value) for label, value in [*values, (_("Your tags"), ", ".join(tags))] if value]

    def _filled(self, name):
        return next((value for value in (shown(each, name) for each in self.pair) if value), "")

    def chosen(self):
        """What `merge` takes."""
        return {name: self._value(name) for name in Contact.WRITTEN}

    def _value(self, name):
        if name in TEXTS:
            text = plain(self.cleaned_data[name]).strip() if name in self.data else self._both_texts(name)
            return with_lines(text, self._unchosen()) if name == "notes" else text
        return getattr(self._taken(name), name)

    def _unchosen(self):
        """The lines that aren't chosen, as the notes have them."""
        sides = [(name, 1 if self._taken(name) is self.pair[0] else 0) for name in LINES if self._both(name)]
        return [self._also(name)[side] for name, side in sides]

    def _taken(self, name):
        """Whose field stays."""
        one, other = self.pair
        answer = self.cleaned_data.get(name) or ("one" if shown(one, name) else "other")
        return one if answer == "one" else other
