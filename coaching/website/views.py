from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coaching.payments.models import Package
from coaching.payments.prices import on_sale
from coaching.people.models import Coach
from coaching.people.own_entries import own_clients
from coaching.practice.addresses import absolute, address
from coaching.practice.help_lines import TEXT, lines_in, nearest_first
from coaching.practice.json_ld import script
from coaching.practice.kept_pages import same_for_all
from coaching.practice.models import PracticeSettings
from coaching.website import structured_data
from coaching.website.buying import main_button
from coaching.website.navigation import consultation_url
from coaching.website.packages import offer_data, url_of


@never_cache
@require_safe
def help_beyond(request):
    """Whom to turn to when it's more than a job search. Nothing about the visit is kept."""
    practice = PracticeSettings.load(request_or_site=request)
    if not practice.help_is_shown:
        raise Http404
    client = own_clients(request.user).first()
    context = {
        "text": practice.help_text or TEXT,
        "client": client,
        "lines": nearest_first(lines_in(practice.help_lines), client.timezone if client else practice.timezone),
    }
    return render(request, "coaching/website/help.html", context)


@require_safe
def packages(request):
    """Everything on sale."""
    same_for_all(request)
    context = {"packages": on_sale(), "address": absolute("website:packages")}
    return render(request, "coaching/website/packages/list.html", context)


@require_safe
def package(request, pk, slug):
    """All there is to know about a package on sale. An older title in the address leads here too: the canonical one is named."""
    same_for_all(request)
    found = get_object_or_404(Package.objects.public(), pk=pk)
    practice = PracticeSettings.load(request_or_site=request)
    button, consultation = main_button(found, request), consultation_url(request)
    context = {
        "package": found,
        "coach": _the_coach(),
        "button": button,
        "consultation": consultation if not button or consultation != button.url else "",
        "address": address(url_of(found)),
        "structured_data": script(
            offer_data(found, practice.name), *structured_data.way([*_way(practice), (found.title, address(url_of(found)))])
        ),
    }
    return render(request, "coaching/website/packages/package.html", context)


def _way(practice):
    """What leads to the packages, for search engines."""
    return [(practice.name, address("/")), (gettext("Packages and prices"), absolute("website:packages"))]


def _the_coach():
    """Whose face goes with what is sold: the coach of a practice that has one, None where several could be meant."""
    coaches = list(Coach.objects.taking_bookings().select_related("photo")[:2])
    return coaches[0] if len(coaches) == 1 else None
