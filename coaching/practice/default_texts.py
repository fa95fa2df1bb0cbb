"""Words that come with the software and that an editor may change: one row for each, in the editor's words or empty."""

from typing import Any

from django.contrib.auth.models import User
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.permission_policies import ModelPermissionPolicy


class SuppliedWordsForm(WagtailAdminModelForm):
    """Starts with the words that are read now; the row's `supplied()` returns {field: words}.

    Words left as they are supplied are not kept: they stay the supplied ones.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, supplied in self.instance.supplied().items():
            self.fields[name].required = False
            self.initial[name] = self.initial.get(name) or supplied

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        for name, supplied in self.instance.supplied().items():
            words = data.get(name, "").replace("\r\n", "\n").strip()
            data[name] = "" if words == supplied.strip() else words
        return data


class ChangedOnly(ModelPermissionPolicy):
    """Each text has its one row: it is changed, never added or deleted."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action not in {"add", "delete"} and super().user_has_permission(user, action)
