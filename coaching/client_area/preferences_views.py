"""How a client wants to be reached, and being left alone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from coaching.client_area.digest import comes_next
from coaching.client_area.forms import PauseForm, PreferencesForm
from coaching.client_area.links import STOP_WEEKLY_MAIL
from coaching.client_area.weekly_entry import file_for_client
from coaching.coaching_hours import consent
from coaching.people import breaks
from coaching.people.access import client_required
from coaching.people.models import Client, Preferences
from coaching.people.preferring import preferences_of
from coaching.practice.hour_format import clock24_for
from coaching.practice.zones import spoken
from coaching.signed_links.outdated import outdated_page
from coaching.testimonials import reads as testimonials


@client_required
def preferences(request):
    """Zone, weekly mail, comments; pause and quiet week have forms of their own."""
    found = preferences_of(request.client)
    form = PreferencesForm(request.POST or None, instance=found, clock24=clock24_for(request))
    if request.method == "POST" and form.is_valid():
        before = _at(found.client)
        kept = form.keep()
        messages.success(request, _saved(kept, clock24_for(request)))
        return redirect(reverse("client_area:preferences") + ("?moved" if _at(kept.client) != before else ""))
    return _show(request, form, PauseForm())


def _at(client):
    """What an entry in the client's own calendar repeats by."""
    kept = Preferences.objects.get(client=client)
    return kept.digest_day, kept.digest_hour, Client.objects.values_list("timezone", flat=True).get(pk=client.pk)


def _saved(kept, clock24):
    if not kept.wants_digest:
        return _("Saved. You get no weekly email; everything is on your page.")
    when = spoken(comes_next(kept, timezone.now()), kept.client.timezone, clock24)
    return _("Saved. Your next weekly email comes on %(when)s.") % {"when": when}


def _show(request, form, pause_form):
    named = consent.consent_of(request.client)
    given = testimonials.written_by(request.client)
    context = {"client": request.client, "form": form, "pause_form": pause_form, "named": named, "given": given}
    context |= {"weekly": preferences_of(request.client), "moved": "moved" in request.GET}
    status = 422 if form.errors or pause_form.errors else 200
    return render(request, "coaching/client_area/preferences.html", context, status=status)


@client_required
@require_safe
def weekly_entry(request):
    """Fifteen minutes a week as a file for the client's own calendar."""
    headers = {"Content-Disposition": 'attachment; filename="fifteen-minutes.ics"'}
    file = file_for_client(preferences_of(request.client), timezone.now())
    return HttpResponse(file, content_type="text/calendar; charset=utf-8", headers=headers)


@client_required
@require_POST
def quiet_week(request):
    """One tap; the way back stands where it leads."""
    breaks.quiet_week(client=request.client)
    messages.success(request, _("This week is quiet. Nothing is asked of you until Monday."))
    return redirect("client_area:home")


@client_required
@require_POST
def pause(request):
    form = PauseForm(request.POST)
    if form.is_valid():
        try:
            breaks.pause(client=request.client, until=form.cleaned_data["until"])
        except breaks.BreakError as error:
            form.add_error("until", str(error))
        else:
            messages.success(request, _("You're on a pause. Your coach can see that, and nothing is asked of you."))
            return redirect("client_area:home")
    unchanged = PreferencesForm(instance=preferences_of(request.client), clock24=clock24_for(request))
    return _show(request, unchanged, form)


@client_required
@require_POST
def come_back(request):
    breaks.come_back(client=request.client)
    if pause := breaks.current(request.client, timezone.now()):
        messages.info(request, _("%(pause)s. Write to your coach to go on earlier.") % {"pause": pause.own_words})
    else:
        messages.success(request, _("Good to have you back."))
    return redirect("client_area:home")


@client_required
@require_POST
def agree_to_be_named(request):
    """The client may be named in their coach's log of hours."""
    consent.agree(client=request.client, by=request.user)
    messages.success(request, _("Thank you. Your coach may name you in their log of hours."))
    return redirect("client_area:preferences")


@client_required
@require_POST
def withdraw_name(request):
    """The client is not named anymore."""
    consent.withdraw(client=request.client)
    messages.success(request, _("Your coach doesn't name you in their log of hours anymore."))
    return redirect("client_area:preferences")


@csrf_exempt  # a mail program posts here for its reader (RFC 8058); the signed link says for whom
def stop_weekly_mail(request, token):
    """The page behind the link in a weekly mail. Looking changes nothing; its one button stops them."""
    opened = STOP_WEEKLY_MAIL.open_or_404(token)
    if not opened.is_valid:
        return outdated_page(request, opened)
    client = opened.existing_row
    if request.method == "POST":
        found = preferences_of(client)
        found.wants_digest = False
        found.save(update_fields=["wants_digest"])
    else:
        found = getattr(client, "preferences", None)
    stopped = bool(found and not found.wants_digest)
    return render(request, "coaching/client_area/stop_weekly_mail.html", {"client": client, "stopped": stopped})
