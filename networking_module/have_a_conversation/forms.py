from django import forms
from django.utils.translation import gettext_lazy as _

from networking_module.contacts.forms import MomentField, UncutTexts, area, day_field
from networking_module.have_a_conversation import library
from networking_module.have_a_conversation.models import Conversation

SCALE = [(1, _("Mostly me")), (2, _("More me")), (3, _("Half and half")), (4, _("More them")), (5, _("Mostly them"))]


class ConversationForm(UncutTexts, forms.ModelForm):
    """The sheet before a conversation, saved field by field. Times are the client's own clock."""

    at = MomentField(label=_("When do you talk?"), required=False)
    questions = forms.MultipleChoiceField(
        label=_("Questions for a mentor"), choices=library.groups(), required=False, widget=forms.CheckboxSelectMultiple
    )
    listening = forms.MultipleChoiceField(
        label=_("How I want to listen"),
        choices=library.LISTENING,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose two. Nobody can think of eight things while listening."),
    )

    class Meta:
        model = Conversation
        fields = [
            "at",
            "place",
            "story_before",
            "story_turn",
            "story_next",
            "questions",
            "own_questions",
            "brings",
            "asked_for",
            "listening",
        ]
        widgets = {
            "story_before": area(2),
            "story_turn": area(2),
            "story_next": area(2),
            "own_questions": area(3),
            "brings": area(2),
        }
        help_texts = {
            "place": _("A café, a call, their office."),
            "story_before": _("One or two sentences, as you would tell a neighbor."),
            "story_turn": _("The moment that set you moving. You can say plainly that you were laid off."),
            "story_next": _("What you want to understand, not the job you want to get."),
            "own_questions": _("One per line."),
            "brings": _("News, an introduction, a hand with something. One thing per line."),
            "asked_for": _("Then we won't mention it again. Even so, it's better sent by email than handed over."),
        }


class AfterForm(UncutTexts, forms.ModelForm):
    """What came of it, saved field by field."""

    listened = forms.TypedChoiceField(
        label=_("Who talked more?"), choices=SCALE, coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
    )

    class Meta:
        model = Conversation
        fields = ["learned", "listened", "they_got", "can_give", "lead"]
        widgets = {"learned": area(4), "they_got": area(2)}
        help_texts = {
            "learned": _("The one thing you will remember is enough."),
            "they_got": _("A laugh, a fresh look, a name, being heard. You may have given more than you think."),
            "can_give": _("An answer you owe them, an article, an introduction."),
            "lead": _("Someone to talk to, a book, an event. For a person, begin with the name."),
        }


class StepsForm(forms.Form):
    """The dates that make steps of it, on the client's own calendar."""

    thank_by = day_field(label=_("Thank them by"), required=False)
    give_by = day_field(label=_("Give or send it by"), required=False)
    lead_by = day_field(label=_("Follow it up by"), required=False)
    next_on = day_field(label=_("Be in touch again on"), required=False)
