from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.people.merge import Plan
from coaching.people.models import Client


class SearchForm(forms.Form):
    """Words of the other entry."""

    q = forms.CharField(label=_("Their other name or address"), required=False, max_length=200)


class MergeForm(forms.Form):
    """Which entry's name and address stay, where that is a choice, and that a second account is to be closed."""

    keep = forms.ChoiceField(label=_("Name and address that stay"), widget=forms.RadioSelect)
    close_account = forms.BooleanField()

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep = self.fields["keep"]
        assert isinstance(keep, forms.ChoiceField)
        pair = sorted((plan.kept, plan.other), key=lambda each: each.pk)
        keep.choices = [(str(each.pk), f"{each.name}, {each.email}") for each in pair]
        self.initial["keep"] = str(plan.kept.pk)
        if not may_choose(*pair):
            del self.fields["keep"]
        if plan.closes:
            words = _("I have asked them: they sign in with one address from now on, and the other account is closed.")
            self.fields["close_account"].label = words
        else:
            del self.fields["close_account"]


def may_choose(one: Client, two: Client) -> bool:
    """Of two entries of which one signs in that one stays."""
    return bool(one.user_id) == bool(two.user_id)
