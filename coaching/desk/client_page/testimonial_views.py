"""A client's words about the coaching, for their coach: asked for by a press, read, published."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.desk import access, attention
from coaching.modules import Act, Attention
from coaching.people.access import staff_of, staff_required
from coaching.people.models import Client
from coaching.testimonials import asking, publishing, reads

# About these a coach thinks twice: someone who is quiet, late, or with whom there is something to settle about money.
TROUBLES = frozenset({Act.CALL, Act.SETTLE})


@staff_required
def testimonial(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it stands. A post asks."""
    client, now = access.client_or_404(request.user, pk), timezone.now()
    if request.method == "POST":
        try:
            asking.ask(client=client, by=staff_of(request), now=now)
            messages.success(request, _("%(name)s is asked, by an email and at home.") % {"name": client.first_name})
        except asking.AskError as error:
            messages.error(request, str(error))
        return redirect("desk:testimonial", pk)
    found = asking.latest_of(client)
    if found:
        reads.note_seen(found, now)
    context = {
        "client": client,
        "asked": found,
        "asked_words": asking.asked_words(found, staff_of(request)) if found and found.is_open else "",
        "testimonial": getattr(found, "testimonial", None),
        "pages": reads.pages_showing(getattr(found, "testimonial", None)),
        "places": reads.pages_with_testimonials() if found and found.words else [],
        "problem": asking.refusal(client, staff_of(request), now),
        "troubles": troubles(client),
    }
    return render(request, "coaching/desk/testimonial.html", context)


def troubles(client: Client) -> list[Attention]:
    """Why it may be the wrong moment to ask."""
    return [each for each in attention.all_reasons([client], timezone.now()) if each.act in TROUBLES]


@staff_required
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraws the question."""
    return _act(request, pk, asking.cancel, _("The question is withdrawn."), now=timezone.now())


@staff_required
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """The site may show it."""
    words = _("Published. A page shows it once it is chosen there.")
    return _act(request, pk, publishing.publish, words, by=staff_of(request))


@staff_required
@require_POST
def unpublish(request: HttpRequest, pk: int) -> HttpResponse:
    """The site doesn't show it anymore."""
    return _act(request, pk, publishing.unpublish, _("The site doesn't show it anymore."), by=staff_of(request))


def _act(request: HttpRequest, pk: int, verb: Callable[..., Any], words: str, **more: Any) -> HttpResponse:
    found = asking.latest_of(access.client_or_404(request.user, pk))
    if found is None:
        raise Http404
    try:
        verb(request=found, **more)
        messages.success(request, words)
    except asking.AskError as error:
        messages.error(request, str(error))
    return redirect("desk:testimonial", pk)
