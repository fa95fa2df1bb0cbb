from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.people.merge import Plan


class SearchForm(forms.Form):
    """Words of the other entry."""

    q = forms.CharField(label=_("Their other name or address"), required=False, max_length=200)


class MergeForm(forms.Form):
    """That it is meant; of two accounts, that one is to be closed."""

    close_account = forms.BooleanField(
        label=_("I have asked them: they sign in with one address from now on, and the other account is closed.")
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not plan.closes:
            del self.fields["close_account"]
