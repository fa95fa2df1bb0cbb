"""What the coach's page of one client shows."""

from coaching.booking import reads as booking
from coaching.desk import attention, note_search, notes
from coaching.desk.today import news
from coaching.exercises import reads as exercises
from coaching.files import reads as files
from coaching.goals import reads as goals
from coaching.payments import client_money
from coaching.payments.account import balance
from coaching.people import standing
from coaching.people.activity import WEEKS
from coaching.people.agreed_pauses import decisions_of
from coaching.people.module_answers import in_words, modules_of
from coaching.people.twins import likely_twins
from coaching.pipeline.forms import LaterForm, NoForm
from coaching.practice.present import only_present
from coaching.practice.reading_once import reading_once
from coaching.progress.overview import progress_for

ENTRIES, EXERCISES, PROGRAMS, INTAKES = 12, 50, 20, 30


@reading_once()
def context(client, user, now, refused=None):
    """The page's whole context. Never a draft, nor anything a client did not hand in or share. `refused` is a note
    (`notes.NoteField`) that could not be kept as it was sent."""
    overview = progress_for([client], WEEKS, now)[client.pk]
    panels = [module.coach_panel(client, now) for module in modules_of(client)]
    rare, waits = only_present(_rarely_there(client, now), attention.rarely_there([client], now))
    noted = notes.context(client, user, refused)
    timeline = list(news.marked(client.timeline.all(), user)[:ENTRIES])
    bookings, next_session = booking.of_client_with_next(client, now)
    return {
        "client": client,
        "twins": rare.get("twins", []),
        "former_entries": rare.get("former_entries", []),
        **_standing(client),
        "overview": overview,
        "weeks": WEEKS,
        "told": in_words(client, WEEKS, now, own=False),
        "now": now,
        "panels": [panel for panel in panels if panel],
        "timeline": timeline,
        "news": news.of_lines(timeline),
        "submissions": exercises.submitted_of(client),
        "assignments": overview.ahead[:EXERCISES],
        "programs": overview.enrollments[:PROGRAMS],
        "files": rare.get("files", []),
        "bookings": bookings,
        "intakes": booking.answered_of(client, now)[:INTAKES],
        "next_session": next_session,
        "reasons": attention.reasons_of([client], now, {client.pk: overview.rest} if overview.rest else {}, waits).get(
            client.pk, []
        ),
        **goals.of_client_page(client, rare.get("goals", []), now),
        "sessions_left": balance.of_client(client, now),
        **client_money.context(client, now, rare),
        **_of_prospect(client, now),
        "last_note": note_search.last_note(noted["notes"], rare.get("talked", [])),
        **noted,
    }


def _rarely_there(client, now):
    """What the page shows, and few clients have any of."""
    return {
        "twins": likely_twins(client),
        "former_entries": client.former_entries.all(),
        "goals": goals.of_client(client),
        "files": files.of_client(client),
        "talked": note_search.of_sessions(client),
        **client_money.rare(client, now),
    }


def _of_prospect(client, now):
    """The forms for those who are no client yet."""
    forms = {}
    if client.is_prospect:
        forms = {"later_form": LaterForm(client=client, now=now, auto_id="later_%s"), "no_form": NoForm(auto_id="no_%s")}
    return forms | {"check_in_is_over": hasattr(client, "check_in") and client.check_in.is_over(now)}


def _standing(client):
    """How far someone is, and the latest decision about it. An end that came by itself is not taken back: it would come again."""
    decision = next(iter(decisions_of([client.pk]).get(client.pk, [])), None)
    return {
        "decision": decision,
        "decision_words": standing.told(decision) if decision else "",
        "decision_can_be_undone": bool(decision and decision.by_id and decision.after == client.stage),
    }
