from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coaching.people.access import own_clients
from coaching.practice.help_lines import TEXT, lines_in, nearest_first
from coaching.practice.models import PracticeSettings


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
