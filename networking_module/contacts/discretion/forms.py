from django import forms

from networking_module.contacts.forms import LineField, UncutTexts
from networking_module.contacts.models import UnawareEmployer


class EmployerForm(UncutTexts, forms.ModelForm):
    class Meta:
        model = UnawareEmployer
        fields = ["name"]
        field_classes = {"name": LineField}
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "off"})}
