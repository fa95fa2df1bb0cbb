from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from coaching.desk.helpers.roles import ROLES, Role


def _named(role: Role) -> SafeString:
    return format_html(
        "<span><strong>{}</strong><br><span class='help-text'>{}</span></span>", _("May %(do)s") % {"do": role.words}, role.more
    )


class RolesForm(forms.Form):
    """What somebody may do."""

    roles = forms.MultipleChoiceField(
        label=_("What may they do?"),
        choices=lambda: [(role.slug, _named(role)) for role in ROLES],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class InviteForm(RolesForm):
    name = forms.CharField(label=_("Their name"), max_length=100)
    email = forms.EmailField(
        label=_("Their email address"), max_length=254, help_text=_("We email them a link. They sign in with this address.")
    )
    field_order = ["name", "email", "roles"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].required = True
        self.fields["roles"].error_messages["required"] = _("Select at least one thing that they may do.")
