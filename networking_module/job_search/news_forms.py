from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.practice.fields import row_field
from networking_module.contacts.forms import UncutTexts, day_field
from networking_module.contacts.models import Contact
from networking_module.job_search.news import likely_helpers

AT_MOST = 100  # names to tick; whoever is further down the alphabet is thanked from their own page


class Helpers(forms.ModelMultipleChoiceField):
    def label_from_instance(self, contact):
        return f"{contact.name}, {contact.company}" if contact.company else contact.name


class NewsForm(UncutTexts, forms.Form):
    """`on` is a date of the client's own calendar. The people who helped or answered lately stand first."""

    words = forms.CharField(
        label=_("What is it?"),
        max_length=200,
        required=False,
        help_text=_("For yourself: a title, a place, a feeling. Your coach hears that there is news, but not this."),
    )
    on = day_field(label=_("Starting when?"))
    helped = Helpers(
        label=_("Who helped, even a little?"),
        queryset=Contact.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("We add a thank-you to each of them to your promises."),
    )
    slower = forms.BooleanField(
        label=_("A slower rhythm with everyone"),
        required=False,
        initial=True,
        help_text=_("Twice as long between contacts. A network you look after now is there when you need it."),
    )
    goes_on = forms.TypedChoiceField(
        label=_("And the coaching?"),
        widget=forms.RadioSelect,
        coerce=lambda value: value == "on",
        initial="end",
        choices=[("end", _("It has done its work. I would like to finish well.")), ("on", _("I would like to continue."))],
    )

    def __init__(self, *args, client, **kwargs):
        super().__init__(*args, **kwargs)
        first = list(likely_helpers(client))
        others = client.contacts.current().exclude(pk__in=[each.pk for each in first])[: AT_MOST - len(first)]
        helped = row_field(self, "helped")
        helped.queryset = client.contacts.current()
        helped.choices = [(each.pk, helped.label_from_instance(each)) for each in [*first, *others]]

    @classmethod
    def of(cls, news, data):
        """The form to correct what was told: without the rhythm, which has been changed by now."""
        helped = list(news.helped.all())
        goes_on = "on" if news.goes_on else "end"
        initial = {"on": news.on, "words": news.words, "goes_on": goes_on, "helped": [each.pk for each in helped]}
        form = cls(data, client=news.client, initial=initial)
        del form.fields["slower"]
        field = row_field(form, "helped")
        likely = cast("list[tuple[int, str]]", field.choices)
        shown = {pk for pk, _name in likely}
        field.choices = [*((each.pk, field.label_from_instance(each)) for each in helped if each.pk not in shown), *likely]
        return form
