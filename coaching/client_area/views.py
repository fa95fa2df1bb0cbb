"""A client's own pages."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from coaching.between_sessions import reads as between
from coaching.client_area import home as home_page
from coaching.client_area import how_far
from coaching.client_area.items import items_behind
from coaching.people.access import client_required

PER_PAGE = 50


@client_required
@require_safe
def home(request):
    """What a client sees first."""
    now = timezone.now()
    context = home_page.context(request.client, now, more="more" in request.GET)
    response = render(request, "coaching/client_area/home.html", context)
    if request.method == "GET":
        between.note_read(context["words_shown"], now)
    return response


@client_required
@require_safe
def progress(request):
    """How far a client has come: the numbers that the coach sees too."""
    now, client = timezone.now(), request.client
    return render(request, "coaching/client_area/progress.html", how_far.context(client, now))


@client_required
@require_safe
def track(request, module, track):
    """What is behind the numbers of one track, week by week, for the client alone."""
    found = items_behind(request.client, module, track, timezone.now())
    if found is None:
        raise Http404
    return render(request, "coaching/client_area/track.html", found)


@client_required
@require_safe
def timeline(request):
    """Everything that happened, the latest first."""
    entries = request.client.timeline.filter(for_client=True)
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "coaching/client_area/timeline.html", {"page": page})
