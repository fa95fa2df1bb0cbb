"""What can be done with several ticked people: one list to choose from, and a sentence that counts."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy as say

from coaching.practice.fields import choice_field
from networking_module.contacts.forms import UncutTexts, rhythm_choices
from networking_module.contacts.groups.editing import groups_of
from networking_module.contacts.groups.tagging import TagError, words_in
from networking_module.contacts.listing.bulk import add_word, change_fields, remove_word
from networking_module.contacts.rhythm import rhythm_words

NOBODY = _("It was already that way, so nothing changed.")


class ActionForm(UncutTexts, forms.Form):
    """`what` is “subject:value”. A new word is written beside it."""

    what = forms.ChoiceField(
        label=_("What would you like to do with them?"), error_messages={"required": _("Choose what to do with them.")}
    )
    new_word = forms.CharField(label=_("The new tag"), required=False, max_length=40)

    def __init__(self, *args, client, away=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.client = client
        self.groups, self.words = list(groups_of(client)), list(client.contact_tags.all())
        choice_field(self, "what").choices = [("", _("Choose…")), *self._choices(away)]

    def _choices(self, away):
        yield _("Move to a group"), [*((f"group:{group.pk}", group.name) for group in self.groups), ("group:", _("No group"))]
        rhythms = [(f"rhythm:{days}", words) for days, words in rhythm_choices()]
        yield (
            _("How often to be in touch"),
            [("rhythm:", _("same as their group")), *rhythms, ("rhythm:0", _("without a rhythm"))],
        )
        yield (
            _("Add a tag"),
            [*((f"word:{word.pk}", word.name) for word in self.words), ("word:", _("A new tag, written below"))],
        )
        if self.words:
            yield _("Remove a tag"), [(f"wordless:{word.pk}", word.name) for word in self.words]
        yield _("Rest"), [("resting:1", _("Let them rest")), ("resting:", _("Wake them up"))]
        yield _("The list"), [("away:", _("Unarchive"))] if away else [("away:1", _("Archive"))]
        yield _("Together"), [("together:", _("I was in touch with all of them")), ("one:", _("Merge these two"))]

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        if cleaned.get("what") == "word:" and "new_word" in cleaned:
            self._check_word(cleaned["new_word"])
        return cleaned

    def _check_word(self, text):
        try:
            words = words_in(text)
        except TagError as problem:
            self.add_error("new_word", str(problem))
            return
        if not words:
            self.add_error("new_word", _("Write the tag you would like to give them."))
        elif len(words) > 1:
            self.add_error("new_word", _("These are several tags. Please give them one at a time."))

    @property
    def subject(self):
        return self.cleaned_data["what"].partition(":")[0]

    @property
    def value(self):
        return self.cleaned_data["what"].partition(":")[2]

    def act(self, contacts, now):
        """Does it. Returns (`LastChange` or None, a sentence that counts)."""
        return getattr(self, f"_{self.subject}")({"client": self.client, "contacts": contacts}, now)

    def _group(self, them, now):
        group = next((each for each in self.groups if str(each.pk) == self.value), None)
        change = change_fields(**them, group_id=group.pk if group else None)
        return _said(change, "group", group=group.name) if group else _said(change, "no group")

    def _rhythm(self, them, now):
        days = int(self.value) if self.value else None
        rhythm = _("same as their group") if days is None else rhythm_words(days) or _("without a rhythm")
        return _said(change_fields(**them, rhythm_days=days), "rhythm", rhythm=rhythm)

    def _word(self, them, now):
        word = self._named() or words_in(self.cleaned_data["new_word"])[0]
        return _said(add_word(**them, word=word), "word", word=word)

    def _wordless(self, them, now):
        tag = next(word for word in self.words if str(word.pk) == self.value)
        return _said(remove_word(**them, tag=tag), "wordless", word=tag.name)

    def _resting(self, them, now):
        return _said(change_fields(**them, resting=bool(self.value)), "rest" if self.value else "wake")

    def _away(self, them, now):
        return _said(change_fields(**them, archived_at=now if self.value else None), "away" if self.value else "back")

    def _named(self):
        return next((word.name for word in self.words if str(word.pk) == self.value), "")


SAID = {
    "group": say("%(count)d person is now in “%(group)s”.", "%(count)d people are now in “%(group)s”.", "count"),
    "no group": say("%(count)d person is now in no group.", "%(count)d people are now in no group.", "count"),
    "rhythm": say("Changed for %(count)d person: %(rhythm)s.", "Changed for %(count)d people: %(rhythm)s.", "count"),
    "word": say("%(count)d person now has “%(word)s”.", "%(count)d people now have “%(word)s”.", "count"),
    "wordless": say("“%(word)s” is removed from %(count)d person.", "“%(word)s” is removed from %(count)d people.", "count"),
    "rest": say("%(count)d person is now resting.", "%(count)d people are now resting.", "count"),
    "wake": say("%(count)d person is awake again.", "%(count)d people are awake again.", "count"),
    "away": say("%(count)d person is archived.", "%(count)d people are archived.", "count"),
    "back": say("%(count)d person is back on your list.", "%(count)d people are back on your list.", "count"),
}


def _said(change, what, **facts):
    return change, SAID[what] % {"count": len(change.before["people"]), **facts} if change else NOBODY
