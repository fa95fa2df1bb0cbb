"""People who are on the list twice."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from networking_module.contacts.access import own_or_404
from networking_module.contacts.discretion.cautions import Cautions
from networking_module.contacts.duplicates.find import pairs_of
from networking_module.contacts.duplicates.forms import MergeForm
from networking_module.contacts.duplicates.merging import merge
from networking_module.contacts.duplicates.not_duplicates import tell_two_apart
from networking_module.contacts.flash_messages import page_of, tell
from networking_module.contacts.models import Contact
from networking_module.contacts.selection import picked

PER_PAGE = 10


@require_safe
def twins(request):
    """Pairs with one profile, one mail, one name and company, or one name."""
    page = Paginator(pairs_of(request.client), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "networking_module/contacts/duplicates.html", {"page": page})


@require_safe
def merge_ticked(request):
    """The two ticked people, on the page that compares them."""
    ticked = picked(request.GET)
    if len(ticked) == 2:
        return redirect("networking:merge", *ticked)
    messages.warning(request, _("Select exactly two people to merge them."))
    return redirect("networking:everyone")


@transaction.atomic
def merge_two(request, pk, other):
    """Side by side, field by field; then one, as long as they are still what the page showed."""
    one, two = _pair(request, pk, other)
    form = MergeForm(request.POST if request.method == "POST" else None, one=one, other=two)
    if request.method == "POST" and form.is_valid():
        change = merge(kept=one, other=two, chosen=form.chosen())
        tell(request, _("Merged: %(name)s is now one person, with everything that happened.") % {"name": one.name}, change)
        return redirect(one)
    return render(
        request,
        "networking_module/contacts/merge.html",
        {
            "form": form,
            "pair": [one, two],
            "must_not_know": Cautions(request.client.pk).among([one, two]),
        },
        status=409 if form.is_outdated else 200,
    )


def _pair(request, pk, other):
    """The two; locked, both at once, while they are merged."""
    if pk == other:
        raise Http404
    if request.method == "POST":
        list(request.client.contacts.filter(pk__in=[pk, other]).order_by("pk").select_for_update())
    people = Contact.objects.select_related("group", "client").prefetch_related("tags")
    return own_or_404(people, request.client, pk), own_or_404(people, request.client, other)


@require_POST
def tell_apart(request, pk, other):
    """Two people with one name: we don't ask again."""
    if pk == other:
        raise Http404
    one, two = (own_or_404(Contact.objects.select_related("client"), request.client, each) for each in (pk, other))
    tell(request, _("Two people, then. We won't ask about them again."), tell_two_apart(one, two))
    return redirect(page_of(request) or "networking:twins")
