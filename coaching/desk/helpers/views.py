"""People who help: who may do what, inviting, pausing and going on. For the owner; and the page by which someone comes."""

from typing import Any

from allauth.account.utils import perform_login
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from coaching.booking.models import Booking
from coaching.desk.helpers import helping
from coaching.desk.helpers.forms import InviteForm, RolesForm
from coaching.desk.helpers.links import JOIN
from coaching.desk.helpers.people import has_come, helpers, is_client_too, is_paused, keeps_own_pages, name_of
from coaching.desk.helpers.roles import COACHING, roles_of
from coaching.people.access import coach_of, owner_required, staff_of
from coaching.practice.undo_message import with_undo
from coaching.signed_links.outdated import outdated_page

TEMPLATES = "coaching/desk/helpers"


@owner_required
@require_safe
def everyone(request: HttpRequest) -> HttpResponse:
    """Who helps, and what each may do."""
    rows = [{**_of(user), "is_you": user == request.user} for user in helpers()]
    return render(request, f"{TEMPLATES}/list.html", {"rows": rows, "is_alone": len(rows) < 2})


@owner_required
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    form, known = InviteForm(request.POST or None), None
    if form.is_valid():
        try:
            return _invited(request, helping.invite(by=staff_of(request), **form.cleaned_data))
        except helping.HelpsAlready as error:
            known = error.person
            form.add_error("email", str(error))
    status = 422 if form.errors else 200
    return render(request, f"{TEMPLATES}/invite.html", {"form": form, "known": known}, status=status)


@owner_required
@require_http_methods(["GET", "HEAD", "POST"])
def helper(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: what they may do, to be changed; pausing them, or going on."""
    person = get_object_or_404(helpers(), pk=pk)
    form = RolesForm(request.POST if request.method == "POST" else None, initial={"roles": [r.slug for r in roles_of(person)]})
    if form.is_valid():
        return _changed(request, person, form.cleaned_data["roles"])
    context = {**_of(person), "form": form, **_client(person), "coming": _coming(person)}
    return render(request, f"{TEMPLATES}/helper.html", context, status=422 if form.errors else 200)


@owner_required
@require_POST
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(helpers(), pk=pk)
    if _done(request, lambda: helping.invite_again(person=person, by=staff_of(request))):
        messages.success(request, _("The email is on its way to %(email)s.") % {"email": person.email})
    return redirect("helpers_admin:everyone")


@owner_required
@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(helpers(), pk=pk)
    if _done(request, lambda: helping.pause(person=person, by=staff_of(request))):
        keeps = _("%(name)s is paused, and keeps the pages of a client.")
        words = (keeps if keeps_own_pages(person) else _("%(name)s is paused, and can't sign in.")) % {"name": name_of(person)}
        messages.success(request, with_undo(request, words, reverse("helpers_admin:resume", args=[pk])))
    return redirect("helpers_admin:everyone")


@owner_required
@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(helpers(), pk=pk)
    helping.resume(person=person)
    words = _("%(name)s is no longer paused, and may do what they could before.") % {"name": name_of(person)}
    messages.success(request, with_undo(request, words, reverse("helpers_admin:pause", args=[pk])))
    return redirect("helpers_admin:everyone")


@owner_required
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(helpers(), pk=pk)
    name = name_of(person)
    if _done(request, lambda: helping.take_back(person=person)):
        messages.success(request, _("The invitation of %(name)s is undone, and its link leads nowhere.") % {"name": name})
    return redirect("helpers_admin:everyone")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link changes nothing; the button signs in. A second factor is still asked for."""
    opened = JOIN.open_or_404(token)
    if not opened.is_valid:
        return outdated_page(request, opened)
    person = opened.existing_row
    if request.method != "POST":
        return render(request, f"{TEMPLATES}/join.html", {"person": person, "roles": roles_of(person)})
    if request.user == person:
        return redirect("after_sign_in")
    return perform_login(request, person, email_verification="none", redirect_url=reverse("after_sign_in"))


def _of(user: User) -> dict[str, Any]:
    return {
        "person": user,
        "is_paused": is_paused(user),
        "name": name_of(user),
        "roles": roles_of(user),
        "has_come": has_come(user),
    }


def _client(user: User) -> dict[str, bool]:
    return {"is_client": is_client_too(user), "keeps_own_pages": keeps_own_pages(user)}


def _coming(user: User) -> int:
    """How many of their sessions are to come."""
    coach = coach_of(user)
    return Booking.objects.filter(coach=coach, status=Booking.Status.BOOKED, start__gt=timezone.now()).count() if coach else 0


def _done(request: HttpRequest, verb: Any) -> bool:
    """Whether it was done; if not, the page says why."""
    try:
        verb()
    except helping.HelperError as error:
        messages.error(request, str(error))
        return False
    return True


def _invited(request: HttpRequest, person: User) -> HttpResponse:
    words = _("%(name)s may help, and the invitation is on its way to %(email)s.")
    said = words % {"name": name_of(person), "email": person.email}
    messages.success(request, with_undo(request, said, reverse("helpers_admin:take_back", args=[person.pk])))
    return redirect("helpers_admin:everyone")


def _changed(request: HttpRequest, person: User, roles: list[str]) -> HttpResponse:
    before: list[str] = []
    if not _done(request, lambda: before.extend(helping.change(person=person, roles=roles, by=staff_of(request)))):
        return redirect("helpers_admin:helper", person.pk)
    fields = [("roles", slug) for slug in before]
    words = _("What %(name)s may do is changed.") % {"name": name_of(person)}
    undo = with_undo(request, words, reverse("helpers_admin:helper", args=[person.pk]), fields)
    messages.success(request, undo if COACHING in before or COACHING not in roles else words)
    return redirect("helpers_admin:everyone")
