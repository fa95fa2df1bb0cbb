from django import forms

from networking_module.contacts.forms import UncutTexts
from networking_module.contacts.models import UnawareEmployer


class EmployerForm(UncutTexts, forms.ModelForm):
    class Meta:
        model = UnawareEmployer
        fields = ["name"]
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "off"})}
