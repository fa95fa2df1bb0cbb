"""Everyone the client knows: found, and changed many at once."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.practice.days import today
from networking_module.contacts.discretion.cautions import Cautions
from networking_module.contacts.flash_messages import tell
from networking_module.contacts.listing.actions import ActionForm
from networking_module.contacts.listing.filters import FindForm
from networking_module.contacts.normalize import company_key
from networking_module.contacts.selection import picked

PER_PAGE = 25


@require_safe
def everyone(request):
    """All the client's people; what is asked for is in the address."""
    find = FindForm(request.GET, client=request.client)
    away = find.asked("state") == "away"
    return _show(request, find, ActionForm(client=request.client, away=away))


def _show(request, find, actions, ticked=(), status=200):
    page = Paginator(find.found().prefetch_related("tags"), PER_PAGE).get_page(request.GET.get("page"))
    facts = {
        "find": find,
        "page": page,
        "actions": actions,
        "ticked": ticked,
        "cautions": Cautions(request.client.pk),
        "today": today(timezone.now(), request.client.timezone),
    }
    return render(request, "networking_module/contacts/list.html", facts, status=status)


@require_POST
def bulk(request):
    """One change for the ticked people, or for all that were found. Comes back to the same question."""
    find = FindForm(request.GET, client=request.client)
    actions = ActionForm(request.POST, client=request.client, away=find.asked("state") == "away")
    ticked, every = picked(request.POST), "all" in request.POST
    if not (ticked or every):
        messages.warning(request, _("Nobody is selected yet. Select the people first."))
    if not (ticked or every) or not actions.is_valid():
        return _show(request, find, actions, ticked, status=422)
    if actions.subject in ELSEWHERE:
        return redirect(f"{reverse(ELSEWHERE[actions.subject])}?{urlencode({'pick': ticked}, doseq=True)}")
    contacts = find.found() if every else request.client.contacts.filter(pk__in=ticked)
    change, said = actions.act(contacts, timezone.now())
    tell(request, said, change)
    return redirect(f"{reverse('networking:everyone')}?{_question(request.GET)}")


ELSEWHERE = {"together": "networking:together", "one": "networking:merge_ticked"}


def _question(asked):
    kept = QueryDict(mutable=True)
    kept.update({name: value for name, value in asked.items() if value and name != "page"})
    return kept.urlencode()


@require_safe
def at_company(request):
    """Whom do I know at …? The same company in another writing is the same company."""
    company = request.GET.get("company", "").strip()[:150]
    key = company_key(company)
    people = request.client.contacts.filter(company_key=key) if key else request.client.contacts.none()
    page = Paginator(people, PER_PAGE).get_page(request.GET.get("page"))
    employer = Cautions(request.client.pk).employers.get(key)
    facts = {"company": company, "asked": key, "page": page, "unaware_employer": employer}
    return render(request, "networking_module/contacts/at_company.html", facts)
