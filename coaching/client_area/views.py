"""A client's own pages."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from coaching.client_area import home as home_page
from coaching.client_area.items import items_behind
from coaching.people.access import client_required


@client_required
def home(request):
    """What a client sees first."""
    return render(request, "coaching/client_area/home.html", home_page.context(request.client, timezone.now()))


@client_required
def progress(request, module, strand):
    """What is behind the numbers of one strand, week by week, for the client alone."""
    found = items_behind(request.client, module, strand, timezone.now())
    if found is None:
        raise Http404
    return render(request, "coaching/client_area/progress.html", found)
