"""The coach's pages about one client, in the Wagtail admin."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.desk import access
from coaching.desk.client_page import context as client_page
from coaching.desk.client_page.timeline import entries
from coaching.desk.client_page.timeline import subjects as known_subjects
from coaching.people import invitations
from coaching.people.access import staff_required
from coaching.pipeline.clients import make_client
from coaching.practice import request_values
from coaching.practice.reading_once import reading_once

ENTRIES_PER_PAGE = 50


@staff_required
@require_safe
@reading_once()
def client(request, pk):
    """All about one client on one page; of someone who has left, what the books have to keep."""
    found, now = access.seen_client_or_404(request.user, pk), timezone.now()
    if found.pk != pk:  # merged since
        return redirect("desk:client", found.pk)
    template = "coaching/desk/client_left.html" if found.has_left(now) else "coaching/desk/client.html"
    return render(request, template, client_page.context(found, request.user, now))


@staff_required
@require_safe
def timeline(request, pk):
    """Everything that happened with one client, or what is about one subject (`?about=`), the latest first."""
    found, about = access.seen_client_or_404(request.user, pk), request.GET.get("about", "")
    page = Paginator(entries(found, about), ENTRIES_PER_PAGE).get_page(request.GET.get("page"))
    subjects = [(each, title) for each, (title, _kinds) in known_subjects().items()]
    context = {"client": found, "page": page, "subjects": subjects, "about": about}
    return render(request, "coaching/desk/timeline.html", context)


@staff_required
@require_POST
def invite(request, pk):
    """Makes a prospect a client and mails the invitation, or mails it again."""
    found = access.client_or_404(request.user, pk)
    try:
        make_client(client=found)
        messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": found.email})
    except invitations.InvitationError as error:
        messages.error(request, str(error))
    return redirect(request_values.path(request.POST.get("next")) or found.get_absolute_url())
