"""“This is the same person as …”: finding the other entry, seeing what comes together, and merging the two."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coaching.desk import access
from coaching.desk.same_person.forms import MergeForm, SearchForm
from coaching.people.access import clients_of, staff_required
from coaching.people.entries import looked_for
from coaching.people.merge import MergeError, Plan, in_order, merge, plan
from coaching.people.models import Client
from coaching.people.twins import likely_twins

MOST = 20


@staff_required
@require_safe
def find(request: HttpRequest, pk: int) -> HttpResponse:
    """Who it may be: likely ones, and a search."""
    client = access.client_or_404(request.user, pk)
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    context = {
        "client": client,
        "form": form,
        "words": words,
        "twins": likely_twins(client),
        "found": _found(request, client, words)[:MOST] if words.strip() else [],
        "most": MOST,
    }
    return render(request, "coaching/desk/same_person/find.html", context)


@staff_required
def merge_two(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """What comes together and what can't be undone, then the deed."""
    one, two = access.client_or_404(request.user, pk), access.client_or_404(request.user, other)
    if one.pk == two.pk:  # merged before
        return redirect("desk:client", one.pk)
    found = plan(*_ordered(request, one, two))
    form = MergeForm(request.POST if request.method == "POST" else None, plan=found)
    if form.is_valid():
        try:
            return _done(request, found, form)
        except MergeError as error:
            form.add_error(None, str(error))
    context = {"form": form, "plan": found, "client": one, "may_choose": _may_choose(one, two)}
    return render(request, "coaching/desk/same_person/merge.html", context, status=422 if form.errors else 200)


def _done(request: HttpRequest, found: Plan, form: MergeForm) -> HttpResponse:
    kept = merge(kept=found.kept, other=found.other, close_account=form.cleaned_data.get("close_account", False))
    messages.success(request, _("Merged. Everything of %(name)s is on this page now.") % {"name": kept.name})
    return redirect("desk:client", kept.pk)


def _ordered(request: HttpRequest, one: Client, two: Client) -> tuple[Client, Client]:
    """(kept, other), as the form or the address says where that is a choice."""
    kept, other = in_order(one, two)
    asked = request.POST.get("keep") or request.GET.get("keep")
    return (other, kept) if _may_choose(one, two) and asked == str(other.pk) else (kept, other)


def _may_choose(one: Client, two: Client) -> bool:
    """Of two entries of which one signs in that one stays."""
    return bool(one.user_id) == bool(two.user_id)


def _found(request: HttpRequest, client: Client, words: str) -> QuerySet[Client]:
    others = clients_of(request.user).filter(coach=client.coach_id).exclude(pk=client.pk).exclude(stage=Client.Stage.GONE)
    return looked_for(others, words, "phone")
