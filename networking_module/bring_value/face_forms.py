"""Asking with faces: words beneath drawings, none of them chosen, and none that has to be."""

from django import forms
from django.utils.translation import gettext_lazy as _

from networking_module.bring_value.faces import Face, face
from networking_module.bring_value.models import OutreachMessage

BEFORE, AFTER = _("How will they take it?"), _("How did they take it?")
WHY = _("For you alone. Later you see how often people were gladder than you feared. Leave it open if you like.")


class FaceSelect(forms.RadioSelect):
    """Radio buttons with a drawing each."""

    template_name = "networking_module/bring_value/faces.html"


def face_field(label, help_text="") -> forms.TypedChoiceField:
    """None where nothing was chosen."""
    return forms.TypedChoiceField(
        label=label,
        help_text=help_text,
        choices=Face.choices,
        coerce=lambda value: Face(int(value)),
        empty_value=None,
        required=False,
        widget=FaceSelect,
    )


class FacesForm(forms.Form):
    """Both faces of a message that was sent: what was expected, and, once an answer is there, how it was. Silence has no face."""

    expected = face_field(BEFORE)
    taken = face_field(AFTER)

    def __init__(self, data=None, *, message: OutreachMessage):
        super().__init__(data, initial={"expected": message.expected, "taken": message.taken})
        if message.replied_at is None:
            del self.fields["taken"]
        else:
            self.fields["expected"].label = _("What you expected")

    def facts(self) -> dict[str, Face | None]:
        """What `expectations.note` takes."""
        return {"expected": self.cleaned_data["expected"], "taken": self.cleaned_data.get("taken")}


def said(value: int | None) -> str:
    """A face in words, or nothing."""
    found = face(value)
    return str(found.label) if found else ""
