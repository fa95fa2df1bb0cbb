"""A client's page of one session: what they write before it, and what came of it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.autosave import responses
from coaching.autosave.errors import SaveError
from coaching.autosave.revisions import sent_by_script
from coaching.autosave.stash import keeps_words_about, sent_or_stashed
from coaching.booking import places
from coaching.booking.links import MANAGE
from coaching.booking.models import Booking
from coaching.meetings import access, actions, answering, frames, parts
from coaching.meetings.errors import Begun, CanceledMeanwhile, MeetingError
from coaching.meetings.models import SessionAction, question_parts
from coaching.people.access import client_required
from coaching.people.due_words import due_words
from coaching.practice import request_values
from coaching.practice.zones import same_clock, spoken


@keeps_words_about("coaching.Booking")
@client_required
def session(request, pk):
    """One session on one calm page; without JavaScript its buttons save and hand over."""
    booking = access.own_session_or_404(request.client, pk)
    words = sent_or_stashed(request)
    return _show(request, booking) if words is None else _save(request, booking, words)


@client_required
@require_POST
def autosave(request, pk, part):
    """Saves one answer as it is typed."""
    booking = access.own_session_or_404(request.client, pk)
    access.part_or_404(part, question_parts(frames.of(booking)))
    try:
        meeting, problems = answering.save_answers(booking=booking, sent={part: sent_by_script(request)}, now=timezone.now())
    except (Begun, CanceledMeanwhile) as error:
        return responses.refused(error, None)
    if part in problems:
        return responses.refused(problems[part], responses.Part(part, problem=problems[part]))
    return responses.saved(meeting.revisions.get(part, 0))


def _save(request, booking, words):
    """Saves what the form holds and, if asked, hands it over. The page comes back when something can't be kept as it is."""
    sent, now = parts.sent(question_parts(frames.of(booking)), words), timezone.now()
    try:
        _meeting, problems = answering.save_answers(booking=booking, sent=sent, now=now)
        if problems:
            messages.warning(request, parts.not_saved(len(problems), len(sent)))
            return _show(request, booking, problems, sent)
        if "hand_over" in words:
            answering.hand_over(booking=booking, now=now)
    except (Begun, CanceledMeanwhile) as error:
        messages.warning(request, str(error))
        return _show(request, booking, lost=[each.text for each in sent.values() if each.text.strip()])
    except (SaveError, MeetingError) as error:
        messages.warning(request, str(error))
        return redirect("meetings:session", booking.pk)
    messages.success(request, _said(booking) if "hand_over" in words else _("Saved. Only you can read it."))
    return redirect("meetings:session", booking.pk)


def _said(booking):
    return _("Thank you. %(coach)s reads it before you talk.") % {"coach": booking.coach.name}


def _show(request, booking, problems=None, sent=None, lost=()):
    """`lost` are words that came too late to be kept, to be copied."""
    now, client = timezone.now(), request.client
    is_open = answering.is_open(booking, now)
    meeting = frames.with_questions(booking) if is_open and frames.is_session(booking) else frames.of(booking)
    labels = dict(zip(question_parts(meeting), meeting.questions, strict=True))
    context = {
        "booking": booking,
        "meeting": meeting,
        "is_open": is_open,
        "parts": parts.shown(meeting, labels, problems or {}, sent or {}),
        **_when(booking, client),
        "lost": lost,
        "manage_url": MANAGE.path(booking) if is_open else "",
        "actions": [(each, due_words(each.due_on, client, now)) for each in meeting.actions.all()] if meeting.pk else [],
    }
    return render(request, "coaching/meetings/session.html", context, status=409 if problems or lost else 200)


def _when(booking: Booking, client):
    """By the client's clock, and by the coach's where that shows another time."""
    theirs = "" if same_clock(booking.start, client.timezone, booking.coach.timezone) else booking.coach.timezone
    return {
        "when": spoken(booking.start, client.timezone, booking.guest_clock24),
        "coach_when": spoken(booking.start, theirs, booking.guest_clock24) if theirs else "",
        "place": "" if booking.status == Booking.Status.CANCELED else places.where(booking),
    }


@client_required
@require_POST
def tick(request, pk):
    """An action is done."""
    try:
        found = actions.tick(action=access.own_action(request.client, pk), now=timezone.now())
    except SessionAction.DoesNotExist:
        return _not_on_the_list(request)
    words = _("Done: %(text)s") % {"text": found.text}
    messages.success(request, words, extra_tags=reverse("meetings:untick", args=[pk]))
    return redirect(_back(request, found))


@client_required
@require_POST
def untick(request, pk):
    """It is not done after all."""
    try:
        found = actions.untick(action=access.own_action(request.client, pk), now=timezone.now())
    except SessionAction.DoesNotExist:
        return _not_on_the_list(request)
    messages.success(request, _("It waits for you again."))
    return redirect(_back(request, found))


def _not_on_the_list(request):
    """A page that was open while the coach changed what was agreed may still show it; someone else's is answered the same."""
    return render(request, "coaching/meetings/not_on_the_list.html", status=404)


def _back(request, action):
    return request_values.path(request.POST.get("next")) or reverse("meetings:session", args=[action.meeting.booking_id])
