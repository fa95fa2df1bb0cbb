"""Who must not know that a client is looking: employers and people, on one page of the client's own."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from networking_module.contacts.access import own_or_404
from networking_module.contacts.discretion import rules
from networking_module.contacts.discretion.forms import EmployerForm
from networking_module.contacts.flash_messages import page_of, tell
from networking_module.contacts.models import Contact, UnawareEmployer

PER_PAGE, FOUND = 25, 10


def must_not_know(request):
    """The rules, a line for another employer, a search for another person."""
    form = EmployerForm(request.POST or None, instance=UnawareEmployer(client=request.client))
    if request.method == "POST" and form.is_valid():
        try:
            change = rules.add_employer(client=request.client, name=form.cleaned_data["name"])
            said = _("Noted. Before you write to anyone at %(employer)s, we remind you.") if change else _("It's already named.")
            tell(request, said % {"employer": form.cleaned_data["name"]}, change)
            return redirect(page_of(request) or "networking:must_not_know")
        except rules.RuleError as problem:
            form.add_error("name", str(problem))
    context = {"form": form, **_employers(request), **_people(request)}
    return render(request, "networking_module/contacts/discretion/page.html", context)


def _employers(request):
    """Each with how many people are there, and with companies on the list that may be the same."""
    employers = list(request.client.unaware_employers.all())
    companies = request.client.contacts.exclude(company_key="").order_by("company_key").values_list("company_key", "company")
    counted = dict(companies.values_list("company_key").annotate(people=Count("pk")))
    similar = rules.similar_companies(employers, companies.distinct())
    return {"employers": [(each, counted.get(each.company_key, 0), similar[each.company_key]) for each in employers]}


def _people(request):
    marked = request.client.contacts.filter(must_not_know=True)
    words = request.GET.get("q", "").strip()[:200]
    found = request.client.contacts.filter(must_not_know=False).search(words) if words else Contact.objects.none()
    return {
        "words": words,
        "found": found[:FOUND],
        "more": max(0, found.count() - FOUND),
        "page": Paginator(marked, PER_PAGE).get_page(request.GET.get("page")),
    }


@require_POST
def mark(request, pk):
    """Someone by themselves: they must not know, or they may."""
    contact = own_or_404(Contact.objects.select_related("client", "group"), request.client, pk)
    must_not = request.POST.get("must_not_know") == "yes"
    change = rules.set_must_not_know(contact=contact, must_not_know=must_not)
    said = _("Noted. Before you write to %(name)s, we remind you.") if must_not else _("Noted. %(name)s may know.")
    tell(request, said % {"name": contact.first_name}, change)
    return redirect(page_of(request) or contact)


@require_POST
def remove_employer(request, pk):
    employer = own_or_404(UnawareEmployer.objects.select_related("client"), request.client, pk)
    change = rules.remove_employer(employer=employer)
    tell(request, _("Noted. At %(employer)s they may know.") % {"employer": employer.name}, change)
    return redirect("networking:must_not_know")
