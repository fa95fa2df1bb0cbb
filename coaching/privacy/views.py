"""A client's account: addresses, everything in one file, and deleting it."""

from allauth.account.models import EmailAddress
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from coaching.people.access import client_required
from coaching.practice.zones import spoken_day
from coaching.privacy import access, exports, leaving, reauthentication
from coaching.privacy.forms import LeaveForm
from coaching.privacy.links import STAY
from coaching.privacy.person import Person
from coaching.signed_links.outdated import outdated_page
from coaching.storage import serving


@never_cache
@client_required
@require_safe
def account(request):
    """Where someone signs in from, what they can take with them, and the way out."""
    context = {
        "client": request.client,
        "export": request.client.exports.first(),
        "now": timezone.now(),
        "addresses": EmailAddress.objects.filter(user=request.user).order_by("-primary", "email"),
    }
    return render(request, "coaching/privacy/account.html", context)


@client_required
@require_POST
def ask(request):
    """Starts making the archive."""
    try:
        exports.ask(client=request.client)
        messages.success(request, _("We're putting everything together. We'll email you when you can download it."))
    except exports.ExportError as error:
        messages.info(request, str(error))
    return redirect("privacy:account")


@never_cache
@client_required
@require_safe
def download(request, pk):
    """The file, for the one whose data it holds."""
    export = access.export_or_404(request.user, pk)
    return serving.download(request, export.file, filename=f"my-data-{export.made_at:%Y-%m-%d}.zip")


@never_cache
@client_required
def leave(request):
    """What goes and what stays, and the last word."""
    now, person = timezone.now(), Person.of(request.client)
    is_recent = reauthentication.is_recent(request, now)
    form = LeaveForm(request.POST or None) if is_recent else LeaveForm()
    if request.method == "POST" and is_recent and form.is_valid():
        leaving.ask_to_leave(person=person, now=now)
        messages.success(request, _("Your account will be deleted in fourteen days. Until then you can change your mind."))
        return redirect("privacy:account")
    day = spoken_day(now + leaving.WAIT, request.client.timezone)
    context = {
        "client": request.client,
        "person": person,
        "form": form,
        "is_recent": is_recent,
        "day": day,
        **leaving.what_is_at_stake(person, now),
    }
    return render(request, "coaching/privacy/leave.html", context, status=422 if form.errors else 200)


@client_required
@require_POST
def stay(request):
    return _stay(request, request.client, "privacy:account")


@never_cache
def stay_by_link(request, token):
    """The page behind the mailed link. Looking changes nothing; its one button keeps the account."""
    opened = STAY.open_or_404(token)
    if not opened.is_valid:
        return outdated_page(request, opened)
    if request.method == "POST":
        return _stay(request, opened.row, "after_sign_in" if request.user.is_authenticated else "account_login")
    return render(request, "coaching/privacy/stay.html", {"client": opened.row})


def _stay(request, client, where):
    try:
        leaving.stay(person=Person.of(client))
        messages.success(request, _("Your account stays, with everything in it. Good to have you with us."))
    except leaving.LeavingError as error:
        messages.info(request, str(error))
    return redirect(where)
