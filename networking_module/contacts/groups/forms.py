from django import forms
from django.utils.translation import gettext_lazy as _

from networking_module.contacts.forms import rhythm_choices
from networking_module.contacts.groups.editing import groups_of
from networking_module.contacts.models import ContactGroup


class GroupForm(forms.ModelForm):
    rhythm_days = forms.TypedChoiceField(label=_("How often"), coerce=int, empty_value=None, required=False)

    class Meta:
        model = ContactGroup
        fields = ["name", "rhythm_days"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rhythm_days"].choices = [*rhythm_choices(self.instance.rhythm_days), ("", _("No rhythm"))]

    def clean_name(self):
        name = self.cleaned_data["name"]
        others = self.instance.client.contact_groups.exclude(pk=self.instance.pk)
        if any(other.name.casefold() == name.casefold() for other in others):
            raise forms.ValidationError(_("You already have a group with this name."))
        return name


class RemoveForm(forms.Form):
    """Where the people of a group go when it is taken away."""

    to = forms.ModelChoiceField(None, label=_("Where do its people go?"), required=False, empty_label=_("No group, no rhythm"))

    def __init__(self, *args, group, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = groups_of(group.client).exclude(pk=group.pk)
        self.initial["to"] = self.fields["to"].queryset.last()
