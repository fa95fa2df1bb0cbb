"""What the coach's page of one client shows."""

from coaching.booking import reads as booking
from coaching.desk import notes
from coaching.desk.attention import reasons_of
from coaching.exercises import reads as exercises
from coaching.goals import reads as goals
from coaching.goals.forms import NewGoalForm
from coaching.goals.goals import MOST
from coaching.payments.account import balance, statement
from coaching.payments.after_sale import attention as money
from coaching.payments.after_sale.standing import with_state_words
from coaching.payments.bookkeeping import sales
from coaching.payments.instalments import reads as instalments
from coaching.people import standing
from coaching.people.module_answers import modules_of
from coaching.pipeline.forms import LaterForm, NoForm
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings
from coaching.practice.reading_once import reading_once
from coaching.progress.overview import WEEKS, progress_for

ENTRIES, LOTS = 12, 20


@reading_once()
def context(client, now, refused=None):
    """The page's whole context. Never a draft, nor anything a client did not hand in or share. `refused` is a note
    (`notes.NoteField`) that could not be kept as it was sent."""
    panels = [module.coach_panel(client, now) for module in modules_of(client)]
    return {
        "client": client,
        "same_address": client.same_address(),
        **_standing(client),
        "overview": progress_for([client], WEEKS, now)[client.pk],
        "weeks": WEEKS,
        "now": now,
        "panels": [panel for panel in panels if panel],
        "timeline": client.timeline.all()[:ENTRIES],
        "submissions": exercises.submitted_of(client),
        "assignments": exercises.ahead_of(client),
        "programs": exercises.programs_of(client),
        "bookings": booking.of_client(client),
        "intakes": booking.answered_of(client),
        "next_session": booking.upcoming_of(client, now).filter(start__gt=now).first(),
        "goals": goals.open_of(client, now),
        "closed_goals": goals.closed_of(client),
        "goal_form": NewGoalForm(auto_id="goal_%s"),
        "most_goals": MOST,
        "reasons": reasons_of([client], now).get(client.pk, []),
        "sessions_left": balance.of_client(client, now),
        "statements": statement.statements(
            client.lots.order_by("-created_at", "-pk")[:LOTS], today(now, client.timezone), PracticeSettings.load().timezone
        ),
        "requests": with_state_words(client.payment_requests.with_state()[:ENTRIES]),
        **sales.lately_of(client),
        "later_form": LaterForm(client=client, now=now, auto_id="later_%s"),
        "no_form": NoForm(auto_id="no_%s"),
        "check_in_is_over": hasattr(client, "check_in") and client.check_in.is_over(now),
        **money.client_context(client, now),
        **instalments.client_context(client),
        **notes.context(client, refused),
    }


def _standing(client):
    """How far someone is, and the latest decision about it. An end that came by itself is not taken back: it would come again."""
    decision = standing.standing_of(client)
    return {
        "decision": decision,
        "decision_words": standing.told(decision) if decision else "",
        "decision_can_be_undone": bool(decision and decision.by_id and decision.after == client.stage),
    }
