from django import forms
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coaching.practice.fields import row_field
from networking_module.contacts.adding.quick_add import LineError, add_lines
from networking_module.contacts.flash_messages import tell
from networking_module.contacts.forms import GroupField, UncutTexts, area, groups_of
from networking_module.contacts.groups.editing import default_group

NAMES = 5


class LinesForm(UncutTexts, forms.Form):
    lines = forms.CharField(
        label=gettext_lazy("Who comes to mind?"),
        max_length=20_000,
        widget=area(4),
        help_text=gettext_lazy("One person per line: name, company, what they do. Add an email or profile if you have one."),
    )
    group = GroupField(label=gettext_lazy("How close are you?"))

    def __init__(self, *args, client, **kwargs):
        super().__init__(*args, **kwargs)
        row_field(self, "group").queryset = groups_of(client)
        self.initial["group"] = default_group(client)

    def chosen(self):
        """The chosen group; the usual one where nobody was asked."""
        return self.cleaned_data["group"] if "group" in self.data else self.initial["group"]


def quick_add(request):
    """People in lines. Shows what was understood, with a way back."""
    form = LinesForm(request.POST or None, client=request.client)
    if request.method == "POST" and form.is_valid():
        try:
            added = add_lines(client=request.client, text=form.cleaned_data["lines"], group=form.chosen())
            tell(request, said(added), added.change)
            return redirect("networking:quick_add")
        except LineError as problem:
            form.add_error("lines", str(problem))
    newest = request.client.last_changes.filter(kind="added").first()
    people = request.client.contacts.filter(pk__in=newest.before["people"]) if newest else []
    context = {"form": form, "people": people, "alike": newest and newest.before["alike"]}
    return render(request, "networking_module/contacts/quick_add.html", context)


def said(added):
    """What came of it, with everyone who is new by name as long as they are few."""
    count = len(added.people)
    if count == 1:
        words = _("%(name)s is on your list.") % {"name": added.people[0].name}
    else:
        words = ngettext("%(count)d person is now on your list.", "%(count)d people are now on your list.", count)
        words %= {"count": count}
    sentences = [words] if count else []
    if added.known:
        sentences.append(_("Already on your list: %(names)s.") % {"names": _names(added.known)})
    if added.alike:
        sentences.append(
            _("Someone on your list has the same name or email address: %(names)s. Are they the same person?")
            % {"names": _names(added.alike)}
        )
    return " ".join(sentences)


def _names(people):
    """The first of them by name, and how many more there are."""
    names = ", ".join(person.name for person in people[:NAMES])
    return names if len(people) <= NAMES else _("%(names)s and %(count)d more") % {"names": names, "count": len(people) - NAMES}
