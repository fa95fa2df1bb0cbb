from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.practice.fields import row_field
from networking_module.contacts.forms import UncutTexts, day_field
from networking_module.contacts.models import Contact


class NewsForm(UncutTexts, forms.Form):
    """`on` is a date of the client's own calendar. The page draws the people to choose from (`helpers.choice`)."""

    words = forms.CharField(
        label=_("What is it?"),
        max_length=200,
        required=False,
        help_text=_("For yourself: a title, a place, a feeling. Your coach hears that there is news, but not this."),
    )
    on = day_field(label=_("Starting when?"))
    helped = forms.ModelMultipleChoiceField(
        label=_("Who helped, even a little?"), queryset=Contact.objects.none(), required=False
    )
    unarchive = forms.BooleanField(
        label=_("Put the archived people you selected back on your list"),
        required=False,
        help_text=_("Then they get a thank-you, too. Without it, nothing reminds you of them."),
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

    def __init__(self, *args, client, news=None, **kwargs):
        super().__init__(*args, **kwargs)
        row_field(self, "helped").queryset = client.contacts.all()
        if news:
            del self.fields["slower"]  # the rhythm has been changed by now

    @classmethod
    def as_typed(cls, data, *, client, news=None):
        """The form as it was filled in, while people are searched for: nothing is judged yet."""
        boxes = {name: name in data for name in ("slower", "unarchive")}
        return cls(client=client, news=news, initial={**data.dict(), **boxes})


def told_before(news):
    """What the form to correct it begins with."""
    return {"on": news.on, "words": news.words, "goes_on": "on" if news.goes_on else "end"}
