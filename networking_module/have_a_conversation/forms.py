import re

from django import forms
from django.utils.translation import gettext_lazy as _

from networking_module.contacts.forms import area, day_field, sensible
from networking_module.have_a_conversation import library
from networking_module.have_a_conversation.models import Conversation

RESUME = re.compile(r"\b(resumes?|résumés?|cvs?|curriculum vitae)\b", re.IGNORECASE)
SCALE = [(1, _("Mostly me")), (2, _("More me")), (3, _("Half and half")), (4, _("More them")), (5, _("Mostly them"))]


class ConversationForm(forms.ModelForm):
    """The sheet before a conversation. Times are the client's own clock."""

    at = forms.DateTimeField(
        label=_("When do you talk?"), required=False, validators=[sensible],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )  # fmt: skip
    questions = forms.MultipleChoiceField(
        label=_("Questions for a mentor"), choices=library.QUESTIONS, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Three or four are plenty. The best ones come up while you listen."),
    )  # fmt: skip
    listening = forms.MultipleChoiceField(
        label=_("How I want to listen"), choices=library.LISTENING, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Conversation
        fields = [
            "at", "place", "story_before", "story_turn", "story_next", "questions", "own_questions", "brings", "listening",
        ]  # fmt: skip
        widgets = {
            "story_before": area(2), "story_turn": area(2), "story_next": area(2), "own_questions": area(3), "brings": area(2),
        }  # fmt: skip
        help_texts = {
            "place": _("A café, a call, their office."),
            "story_before": _("One or two sentences, as you would tell a neighbour."),
            "story_turn": _("The moment that set you moving. Being laid off may be said plainly."),
            "story_next": _("What you want to understand, not the job you want to get."),
            "own_questions": _("One a line."),
            "brings": _("News, an introduction, a hand with something. One thing a line."),
        }

    def timing(self):
        return [self[name] for name in ("at", "place")]

    def story(self):
        return [self[name] for name in ("story_before", "story_turn", "story_next")]

    @property
    def speaks_of_resume(self):
        """Whether the sheet brings in a resume, which has no place in a conversation to learn."""
        words = (self["brings"].value(), *(field.value() for field in self.story()))
        return any(RESUME.search(text or "") for text in words)


class AfterForm(forms.ModelForm):
    """What came of it."""

    listened = forms.TypedChoiceField(
        label=_("Who talked more?"), choices=SCALE, coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
    )

    class Meta:
        model = Conversation
        fields = ["learned", "listened", "can_give", "lead"]
        widgets = {"learned": area(4)}
        help_texts = {
            "learned": _("The one thing you will remember is enough."),
            "can_give": _("An answer you owe them, an article, an introduction."),
            "lead": _("Someone to talk to, a book, an event."),
        }


class StepsForm(forms.Form):
    """The dates that make steps of it, on the client's own calendar."""

    thank_by = day_field(label=_("Thank them by"), required=False)
    give_by = day_field(label=_("Give it by"), required=False, help_text=_("For what you can give them."))
    lead_by = day_field(label=_("Follow up by"), required=False, help_text=_("For whom or what they named."))
    next_on = day_field(label=_("Be in touch again on"), required=False)
