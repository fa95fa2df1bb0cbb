"""The first person of a client who has just come in."""

from django import forms
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from networking_module.contacts.forms import LineField, UncutTexts
from networking_module.contacts.groups.editing import default_group
from networking_module.contacts.models import Contact


class BeginForm(UncutTexts, forms.ModelForm):
    """A name is all it takes. No rhythm, no company, no import: that comes later, or never."""

    class Meta:
        model = Contact
        fields = ["name"]
        field_classes = {"name": LineField}
        labels = {"name": _("Their name")}
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words", "enterkeyhint": "go"})}


def begin(request):
    """One name, and on to what the client could bring them."""
    form = BeginForm(request.POST or None, instance=Contact(client=request.client, group=default_group(request.client)))
    if request.method == "POST" and form.is_valid():
        return redirect("networking:prepare", form.save().pk)
    return render(request, "networking_module/contacts/onboarding.html", {"form": form})
