from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.practice.request_values import numbers
from networking_module.contacts.discretion.cautions import Cautions
from networking_module.contacts.importing import first_few
from networking_module.contacts.importing.forms import RhythmForm

PER_PAGE = 25
MOST_PICKED = 3 * PER_PAGE  # what an address can carry from page to page


def choose(request):
    """Choose whom to begin with. Who is ticked travels in the address from page to page; one button begins."""
    form = RhythmForm(request.POST or None)
    people = Choice(request.client, request.POST or request.GET)
    if request.method == "POST" and request.POST.get("go") != "begin":
        return redirect(people.address(request.POST.get("go", "")))
    if request.method == "POST" and form.is_valid() and _begun(request, people.picked, form):
        return redirect("networking:people")
    return render(
        request,
        "networking_module/contacts/importing/first_few.html",
        {
            "form": form,
            "people": people,
            "page": people.page,
            "cautions": Cautions(request.client.pk),
            "limit": first_few.AT_FIRST,
            "begun": first_few.beginning(request.client).count(),
        },
    )


class Choice:
    """The client's resting people as `asked` for: {pick: who is ticked, q: words, page}."""

    def __init__(self, client, asked):
        self.asked, self.words = asked, asked.get("q", "").strip()[:100]
        self.resting = first_few.to_choose_from(client)
        self.picked = self.resting.filter(pk__in=numbers(asked.getlist("pick"))[:MOST_PICKED])

    @cached_property
    def page(self):
        return Paginator(self.resting.search(self.words), PER_PAGE).get_page(self.asked.get("page"))

    @property
    def elsewhere(self):
        """Who is ticked and not on this page."""
        return [each for each in self.picked if each not in self.page.object_list]

    def __bool__(self):
        return bool(self.page or self.picked or self.words)

    def address(self, button):
        """Where "search" and "page:3" lead; who is ticked comes along."""
        query = {"pick": [each.pk for each in self.picked], "q": self.words}
        if button.startswith("page:"):
            query["page"] = button.removeprefix("page:")
        return f"{reverse('networking:begin_with')}?{urlencode(query, doseq=True)}"


def _begun(request, picked, form):
    """Begins, and says so; returns whether it could."""
    rhythm_days = form.cleaned_data["rhythm_days"]
    if not request.POST.getlist("pick"):
        messages.warning(request, _("Nobody is selected yet. Select someone whose news you would like to hear."))
        return False
    try:
        begun = first_few.begin(client=request.client, contacts=picked, rhythm_days=rhythm_days, now=timezone.now())
    except first_few.TooMany as error:
        messages.warning(request, str(error))
        return False
    messages.success(request, _said(len(begun)))
    return True


def _said(count):
    if not count:
        return _("You have already started with them.")
    words = ngettext(
        "A good start: %(count)d person. We'll remind you when it's time to write.",
        "A good start: %(count)d people. We'll remind you of three a week.",
        count,
    )
    return words % {"count": count}
