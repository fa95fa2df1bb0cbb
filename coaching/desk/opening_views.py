"""Inviting several at once, opening the practice, and being one's own client."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import ngettext as n_
from django.views.decorators.http import require_POST

from coaching.booking.access import calendar_or_404
from coaching.desk import opening, trial
from coaching.desk.bring_in.models import ClientImport
from coaching.desk.bring_in.undoing import uninvited
from coaching.desk.ticked import chosen, for_those_ticked
from coaching.people.access import owner_required, staff_required
from coaching.people.adding import KnownAddress
from coaching.people.models import Client
from coaching.people.notification_policy import is_open
from coaching.practice.request_values import number


@staff_required
@for_those_ticked
def invite(request: HttpRequest) -> HttpResponse:
    """Asks once more, with whom it is about, and invites them."""
    clients = _whom(request)
    if request.method == "POST":
        _tell(request, opening.invite_many(clients=clients, now=timezone.now()))
        return redirect("desk:clients")
    now = timezone.now()
    context = {
        "clients": [client for client in clients if not client.user_id and not client.has_left(now)],
        "others": [client for client in clients if client.user_id or client.has_left(now)],
        "at_once": opening.goes_at_once(len(clients)),
        "is_open": is_open(),
        "of_import": "import" in request.GET,
    }
    return render(request, "coaching/desk/opening/invite.html", context)


def _whom(request: HttpRequest) -> list[Client]:
    """Those who were selected, or all of an import who have no account and no invitation yet."""
    if "import" not in request.GET:
        return chosen(request)
    found = get_object_or_404(ClientImport.objects.visible_to(request.user), pk=number(request.GET["import"]))
    return list(uninvited(found).select_related("coach"))


@owner_required
@require_POST
def open_practice(request: HttpRequest) -> HttpResponse:
    """The practice is open: what waited goes out, and everything else as it comes."""
    invited = opening.open_practice(now=timezone.now())
    messages.success(request, _("Your practice is open."))
    _tell(request, invited)
    return redirect("wagtailadmin_home")


def _tell(request: HttpRequest, invited: opening.Invited) -> None:
    if count := len(invited.sent):
        words = n_("%(count)d invitation is on its way.", "%(count)d invitations are on their way.", count)
        messages.success(request, words % {"count": count})
    if count := len(invited.waiting):
        words = n_(
            "%(count)d invitation waits until you open the practice.",
            "%(count)d invitations wait until you open the practice.",
            count,
        )
        messages.success(request, words % {"count": count})
    for problem in invited.problems:
        messages.error(request, problem)


class TrialForm(forms.Form):
    """The second address."""

    email = forms.EmailField(
        label=gettext_lazy("A second address of yours"),
        help_text=gettext_lazy("Not the one you sign in with as a coach. The invitation goes there at once."),
    )


@staff_required
def try_as_client(request: HttpRequest) -> HttpResponse:
    """Invites the coach as a client of their own."""
    coach, _coaches = calendar_or_404(request)
    form = TrialForm(request.POST if request.method == "POST" else None)
    known = None
    if form.is_valid():
        try:
            client = trial.begin(coach=coach, email=form.cleaned_data["email"], now=timezone.now())
        except KnownAddress as error:
            known = error.client
            form.add_error("email", str(error))
        except trial.TrialError as error:
            form.add_error("email", str(error))
        else:
            words = _("The invitation is on its way to %(email)s. Open it in a private window, so that you stay signed in here.")
            messages.success(request, words % {"email": client.email})
            return redirect("desk:client", client.pk)
    context = {"form": form, "known": known}
    return render(request, "coaching/desk/opening/try.html", context, status=422 if form.errors else 200)
