"""The coach's page of one session, in the Wagtail admin: prepare it, note while talking, send the summary."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.autosave import responses
from coaching.autosave.revisions import sent_by_script
from coaching.autosave.stash import keeps_words_about, sent_or_stashed
from coaching.booking.access import booking_or_404
from coaching.meetings import access, exporting, frames, mails, noting, parts, prepare, summaries
from coaching.meetings.errors import AlreadySent, MeetingError
from coaching.meetings.forms import SummaryForm
from coaching.meetings.models import NOTE_PARTS
from coaching.people.access import clients_of, staff_required, zone_of
from coaching.practice.tables import FORMATS, download


@keeps_words_about("coaching.Booking")
@staff_required
def session(request, pk):
    """Everything for one session on one page. A call with a prospect has its own page and recap."""
    booking = booking_or_404(request.user, pk)
    if not frames.is_session(booking):
        return redirect("booking_admin:booking", pk)
    words = sent_or_stashed(request)
    return _show(request, booking) if words is None else _save(request, booking, words)


@staff_required
@require_POST
def autosave(request, pk, part):
    """Saves one part of the notes as it is typed."""
    booking, name = access.session_or_404(request.user, pk), access.part_or_404(part, NOTE_PARTS)
    numbers, problems = noting.save_notes(booking=booking, author=request.user, sent={name: sent_by_script(request)})
    if name in problems:
        return responses.refused(problems[name], responses.Part(name, problem=problems[name]))
    return responses.saved(numbers.get(name, 0))


@staff_required
def summary(request, pk):
    """The email as the client will get it, with its first sentence to change; the button sends it, once."""
    booking, now = access.session_or_404(request.user, pk), timezone.now()
    try:
        meeting, found = summaries.ready(booking, now)
    except MeetingError as error:
        messages.warning(request, str(error))
        return redirect("meetings_admin:session", pk)
    form = SummaryForm(request.POST or None, meeting=meeting, summary=found)
    if form.is_valid() and _send(request, booking, form):
        return redirect("meetings_admin:session", pk)
    mark = "\0"
    email = mails.preview(meeting, found.note, found.actions, mark)
    above, _mark, below = email["text"].partition(mark)
    context = {"booking": booking, "client": booking.client, "meeting": meeting, "form": form, "email": email}
    context |= {"above": above.strip(), "below": below.strip()}
    return render(request, "coaching/meetings/admin/summary.html", context, status=422 if form.errors else 200)


@staff_required
@require_safe
def export(request, pk, fmt):
    """All sessions of a client with the notes, as CSV or XLSX, for whoever may see them."""
    client = get_object_or_404(clients_of(request.user), pk=pk)
    if fmt not in FORMATS:
        raise Http404
    return download("sessions", fmt, exporting.table(client, zone_of(request.user)))


def _send(request, booking, form):
    """Whether there is nothing more to do on the page of the email."""
    try:
        summaries.send_summary(booking=booking, by=request.user, **form.cleaned_data)
        messages.success(request, _("The summary is on its way to %(email)s.") % {"email": booking.client.email})
    except AlreadySent as error:
        messages.info(request, str(error))
    except MeetingError as error:
        form.look_again(error)
        return False
    return True


def _save(request, booking, words):
    """Saves what the form holds; the page comes back when something can't be kept as it is."""
    sent = parts.sent(NOTE_PARTS, words)
    _numbers, problems = noting.save_notes(booking=booking, author=request.user, sent=sent)
    if problems:
        messages.warning(request, parts.not_saved(len(problems), len(sent)))
        return _show(request, booking, problems, sent)
    if "summary" in words:
        return redirect("meetings_admin:summary", booking.pk)
    messages.success(request, _("Saved. Nothing was emailed."))
    return redirect("meetings_admin:session", booking.pk)


def _show(request, booking, problems=None, sent=None):
    context = prepare.context(booking, request.user, timezone.now(), zone_of(request.user), problems, sent)
    return render(request, "coaching/meetings/admin/session.html", context, status=409 if problems else 200)
