from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.practice.fields import choice_field, row_field
from networking_module.contacts.changed_elsewhere import NothingOverwritten, seen_field
from networking_module.contacts.forms import LineField, UncutTexts, rhythm_choices
from networking_module.contacts.groups.editing import groups_of
from networking_module.contacts.models import ContactGroup


class GroupForm(NothingOverwritten, UncutTexts, forms.ModelForm):
    seen = seen_field()
    rhythm_days = forms.TypedChoiceField(label=_("How often"), coerce=int, empty_value=None, required=False)

    class Meta:
        model = ContactGroup
        fields = ["name", "rhythm_days"]
        field_classes = {"name": LineField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choice_field(self, "rhythm_days").choices = [*rhythm_choices(self.instance.rhythm_days), ("", _("No rhythm"))]

    def clean_name(self):
        name = self.cleaned_data["name"]
        others = self.instance.client.contact_groups.exclude(pk=self.instance.pk)
        if any(other.name.casefold() == name.casefold() for other in others):
            raise forms.ValidationError(_("You already have a group with this name."))
        return name


class RemoveForm(forms.Form):
    """Where the people of a group go when it is taken away."""

    to: "forms.ModelChoiceField[ContactGroup]" = forms.ModelChoiceField(
        None, label=_("Where do its people go?"), required=False, empty_label=_("No group, no rhythm")
    )

    def __init__(self, *args, group, **kwargs):
        super().__init__(*args, **kwargs)
        others = groups_of(group.client).exclude(pk=group.pk)
        row_field(self, "to").queryset = others
        self.initial["to"] = others.last()
