"""“No time suits me”: a guest says when they could come."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from coaching.booking import access
from coaching.booking.guest import rate_limits
from coaching.booking.guest.sources import NAMED, source_of
from coaching.booking.guest.zones import zone_for
from coaching.booking.requests import asking
from coaching.booking.requests.forms import RequestForm
from coaching.practice.refusals import TOO_MANY_TRIES_OR_WRITE


@never_cache
def ask(request, coach, slug):
    """The form, and what follows when it was sent."""
    appointment_type = access.bookable_type_or_404(request.user, coach, slug)
    form = RequestForm(request.POST or None, zone=zone_for(request, appointment_type.coach.timezone))
    if request.method == "POST":
        if rate_limits.too_often(request, form.data.get("email", "")):
            form.add_error(None, TOO_MANY_TRIES_OR_WRITE)
        if form.is_valid():
            try:
                with rate_limits.one_of_few(request, form.cleaned_data["email"], "asked"):
                    return _ask(request, appointment_type, form)
            except rate_limits.Refused as refused:
                form.add_error(None, str(refused))
    context = {"appointment_type": appointment_type, "form": form, "back": _times(request, appointment_type)}
    return render(request, "coaching/booking/requests/ask.html", context, status=422 if form.errors else 200)


def _ask(request, appointment_type, form):
    words = {name: form.cleaned_data[name] for name in ("name", "email", "phone", "zone", "wishes")}
    asking.ask(appointment_type=appointment_type, form_key=form.key, source=source_of(request), **words)
    thanks = _("Thank you. %(coach)s has your request now and will reply by email. Nothing is booked yet.")
    messages.success(request, thanks % {"coach": appointment_type.coach.name})
    return redirect(_times(request, appointment_type))


def _times(request, appointment_type):
    source = source_of(request)
    return f"{appointment_type.get_absolute_url()}{f'?{urlencode({NAMED: source})}' if source else ''}"
