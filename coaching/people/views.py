from allauth.account.utils import perform_login
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coaching.people import invitations
from coaching.people.access import client_required
from coaching.people.links import INVITATION, going_on, sign_in, someone_elses, used
from coaching.people.module_answers import modules_of
from coaching.people.own_entries import with_entry
from coaching.practice import request_values
from coaching.signed_links.outdated import outdated_page


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request, token):
    """The page behind the mailed link. Looking changes nothing, so that a mail scanner can't use it up.

    It goes on to the page that the mail promised, `next`: after the welcome, or for whom it was used, after signing in.
    """
    opened = INVITATION.open_or_404(token)
    page = request_values.path(request.GET.get("next"))
    if opened.row and opened.row.client.user_id:
        return _used(request, opened, page)
    if not opened.is_valid:
        return outdated_page(request, opened)
    if request.method == "POST":
        return _accept(request, opened.row, page)
    context = {"invitation": opened.row, "is_theirs": invitations.is_for(opened.row, request.user)}
    return render(request, "coaching/people/invitation.html", context)


def _used(request, opened, page):
    if opened.row.client.user_id == request.user.pk:
        return redirect(with_entry(page or reverse("client_area:home"), opened.row.client))
    return outdated_page(request, opened, someone_elses(request.user.email) if request.user.is_authenticated else used(page))


def _accept(request, found, page):
    try:
        user = invitations.accept(invitation=found)
    except invitations.InvitationError as error:
        messages.error(request, str(error))
        return redirect(sign_in(page))
    if user == request.user:
        found.client.refresh_from_db()
        return redirect(with_entry(page or reverse("client_area:home"), found.client))
    if user.last_login:
        # An account that was there may ask for a second factor, which only the sign-in page knows.
        messages.success(request, _("Your coach is connected. Please sign in."))
        return redirect(sign_in(page))
    return perform_login(request, user, redirect_url=going_on(reverse("people:welcome"), page))


def welcome(request):
    """Once, before anything else: what the coach sees and never sees. It goes on to the page that was asked for, `next`."""
    if request.method == "POST":
        request.client.welcomed_at = timezone.now()
        request.client.save(update_fields=["welcomed_at"])
        return redirect(request_values.path(request.GET.get("next")) or _first_step(request.client) or "client_area:home")
    modules = modules_of(request.client)
    context = {
        "client": request.client,
        "sees": [sentence for module in modules for sentence in module.coach_sees()],
        "never_sees": [sentence for module in modules for sentence in module.coach_never_sees()],
    }
    return render(request, "coaching/people/welcome.html", context)


def _first_step(client):
    """Where the first of the client's modules that has a beginning begins."""
    return next((step for module in modules_of(client) if (step := module.first_step(client))), None)


welcome = client_required(welcome, welcomed=False)
