"""A choice among things that can go away, such as what the installed modules offer."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils.choices import normalize_choices
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import SelectAdapter

from coaching.practice.lazy_text import StrOrPromise

Choices = Iterable[tuple[Any, Any]]


class KeptSelect(forms.Select):
    """A select that offers the stored value even when it is no longer among the choices.

    Without this, opening and saving an editor's form (Wagtail saves drafts by itself) would silently drop it.
    """

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Choices | Callable[[], Choices] = ()) -> None:
        super().__init__(attrs, normalize_choices(choices))

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        known = {str(key) for key, _ in self.choices}
        gone = [(kept, kept) for kept in value if kept and kept not in known]
        self_with_gone = forms.Select(choices=[*self.choices, *gone])
        return self_with_gone.optgroups(name, value, attrs)


class KeptSelectAdapter(SelectAdapter):
    js_constructor = "coaching.KeptSelect"

    class Media:
        js = ["js/kept_select.js"]


register(KeptSelectAdapter(), KeptSelect)


class KeptChoiceBlock(blocks.FieldBlock):
    """A block that stores one value of `choices`, a callable of the subclass; an unknown stored value stays."""

    @staticmethod
    def choices() -> Choices:
        return []

    def __init__(self, required: bool = True, help_text: StrOrPromise | None = None, **kwargs: Any) -> None:
        widget = KeptSelect(choices=lambda: [("", "---------"), *self.choices()])
        self.field = forms.CharField(required=required, help_text=help_text or "", widget=widget)
        super().__init__(**kwargs)

    def get_default(self) -> Any:
        return self.meta.default or ""

    class Meta:
        icon = "list-ul"
        default = ""
