"""What a client's home shows: one thing first, then the rest."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coaching.between_sessions import reads as between
from coaching.booking import reads as booking
from coaching.exercises import reads as exercises
from coaching.exercises.models import Assignment
from coaching.exercises.unread import unread as unread_of
from coaching.files import reads as files
from coaching.goals import reads as goals
from coaching.meetings import actions
from coaching.meetings import reads as meetings
from coaching.payments.account import balance
from coaching.people import standing
from coaching.people.due_words import due_words
from coaching.people.module_answers import modules_of
from coaching.practice.days import today
from coaching.practice.reading_once import reading_once
from coaching.practice.zones import spoken
from coaching.progress.overview import WEEKS, progress_for
from coaching.testimonials import reads as testimonials

SHOWN, SESSIONS, NEWS, LATELY = 6, 3, 5, 6


@dataclass(frozen=True)
class Step:
    """Something to do now; `why` says in a few words where it comes from. `due` is a date in the client's zone, `when` words
    in its place. What is done by a tick has the address that takes it, `done_url`."""

    text: str
    url: str
    why: str = ""
    due: date | None = None
    when: str = ""
    done_url: str = ""


@reading_once()
def context(client, now):
    """The home's whole context. It costs the same number of queries for 3 exercises, comments and entries, and for 300."""
    modules = modules_of(client)
    unread = unread_of(client)
    waiting = [*_question_steps(client, now), *_exercise_steps(client), *_module_steps(modules, client, now)]
    steps = [*_action_steps(client, now), *_in_order(waiting), *_testimonial_steps(client)] or _news_steps(unread)
    panels = [module.client_panel(client, now) for module in modules]
    left = balance.of_client(client, now)
    overview = progress_for([client], WEEKS, now)[client.pk]
    finished = standing.finished_words(client)
    calm = bool(overview.rest or finished)
    words = [] if overview.rest else between.current_of([client], now).get(client.pk, [])
    return {
        "client": client,
        "now": now,
        "weeks": WEEKS,
        "overview": overview,
        "rest": overview.rest,
        "finished": finished,
        "calm": calm,
        "first": steps[0] if steps and not calm else None,
        "steps": [] if calm else steps[1 : SHOWN + 1],
        "more_steps": len(steps) > SHOWN + 1,
        "goals": [] if calm else goals.open_of(client, now),
        "words": [(between.heading(each.word), each.word) for each in words],
        "words_shown": words,
        "news": unread[:NEWS],
        "more_news": max(len(unread) - NEWS, 0),
        "new_files": files.new_of(client)[: files.NEW],
        "panels": [panel for panel in panels if panel],
        "upcoming": _upcoming(client, now),
        "left": left.count,
        "ending": [balance.ends(lot) for lot in left.soon(today(now, client.timezone))],
        "timeline": client.timeline.filter(for_client=True)[:LATELY],
    }


def _action_steps(client, now):
    """What the client took on in a session comes before everything else."""
    return [
        Step(
            action.text,
            reverse("meetings:session", args=[action.meeting.booking_id]),
            _("From your session on %(day)s") % {"day": date_format(action.meeting.booking.start, "F j")},
            when=due_words(action.due_on, client, now),
            done_url=reverse("meetings:tick", args=[action.pk]),
        )
        for action in actions.open_of([client])[: SHOWN + 2]
    ]


def _question_steps(client, now):
    """What was asked before the next session, until something is handed over."""
    if (asked := meetings.asked_of(client, now)) is None:
        return []
    url = reverse("meetings:session", args=[asked.booking_id])
    day = today(asked.booking.start, client.timezone)
    return [Step(_("A few questions before your session"), url, _("If you like"), day)]


def _testimonial_steps(client):
    """A favor, never before what is the client's own."""
    if (asked := testimonials.asked_of(client)) is None:
        return []
    url = reverse("testimonials:page", args=[asked.pk])
    return [Step(_("A few words about the coaching"), url, _("A question from your coach, if you like"))]


def _exercise_steps(client):
    return [
        Step(exercise.version.title, reverse("exercises:do", args=[exercise.pk]), _why(exercise), exercise.due_on)
        for exercise in exercises.to_do(client)[: SHOWN + 2]
    ]


def _why(assignment):
    again = assignment.state == Assignment.State.AGAIN
    return _("Continue with what your coach wrote") if again else _("Exercise from your coach")


def _module_steps(modules, client, now):
    steps = [(module, step) for module in modules for step in module.next_steps(client, now)]
    return [Step(step.text, step.url, str(module.title), step.due) for module, step in steps]


def _in_order(steps):
    """What has a day comes first, the soonest at the top; the others stay as they were."""
    return sorted(steps, key=lambda each: each.due or date.max)


def _news_steps(unread):
    """Nothing to do: then what the coach said comes first."""
    return [Step(each.assignment.version.title, each.url, _("Your coach wrote to you")) for each in unread[:1]]


def _upcoming(client, now):
    found = booking.upcoming_of(client, now)[:SESSIONS]
    return [
        (
            each.appointment_type.title,
            spoken(each.start, client.timezone, each.guest_clock24),
            reverse("meetings:session", args=[each.pk]),
        )
        for each in found
    ]
