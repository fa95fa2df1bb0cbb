"""The coach's first screen in the admin: needs attention, today's agenda, the clients."""

from django.utils import timezone
from wagtail.admin.ui.components import Component

from coaching.booking import reads as booking
from coaching.desk import failed_mails, opening
from coaching.desk.attention import needs_attention
from coaching.desk.client_list import sorting
from coaching.desk.first_steps import first_steps
from coaching.desk.overview import listed, overview
from coaching.jobs import readiness
from coaching.jobs.heartbeat import worker_is_alive
from coaching.payments.bookkeeping import block
from coaching.people.access import clients_of, is_owner, zone_of
from coaching.people.notification_policy import is_open
from coaching.pipeline import attention as pipeline

SHOWN, ASKED = 25, 5


class DeskPanel(Component):
    """A part of the coach's first screen. `order` places it above Wagtail's own panels."""

    def context_for(self, user, now):
        raise NotImplementedError

    def render_html(self, parent_context=None):
        """Times are the reader's, as on all other pages of the desk: Wagtail's own home knows no zone of theirs."""
        with timezone.override(zone_of(parent_context["request"].user)):
            return super().render_html(parent_context)

    def get_context_data(self, parent_context):
        """With the token of its forms: Wagtail renders a panel without the request that would bring it."""
        request, token = parent_context["request"], parent_context.get("csrf_token", "")
        return {"request": request, "csrf_token": token, **self.context_for(request.user, timezone.now())}


class WorkerPanel(DeskPanel):
    name, order = "desk_worker", 0
    template_name = "coaching/desk/home/worker.html"

    def context_for(self, user, now):
        return {"worker_is_alive": worker_is_alive(now)}


class StoragePanel(DeskPanel):
    name, order = "desk_storage", 0
    template_name = "coaching/desk/home/storage.html"

    def context_for(self, user, now):
        return {"storage_is_full": readiness.storage() != readiness.OK}


class FirstStepsPanel(DeskPanel):
    name, order = "desk_first_steps", 1
    template_name = "coaching/desk/home/first_steps.html"

    def context_for(self, user, now):
        return {"steps": first_steps(user)}


class OpeningPanel(DeskPanel):
    """As long as the practice is being set up: what waits, and the button that opens it."""

    name, order = "desk_opening", 2
    template_name = "coaching/desk/home/opening.html"

    def context_for(self, user, now):
        if is_open():
            return {}
        return {"waits": True, "may_open": is_owner(user), "invitations": opening.to_be_invited(clients_of(user)).count()}


class FailedMailsPanel(DeskPanel):
    name, order = "desk_failed_mails", 5
    template_name = "coaching/desk/home/failed_mails.html"

    def context_for(self, user, now):
        return failed_mails.shown(user)


class MoneyPanel(DeskPanel):
    name, order = "desk_money", 12
    template_name = "coaching/payments/books/block.html"

    def context_for(self, user, now):
        return {"parts": block.parts(user, now)}


class AttentionPanel(DeskPanel):
    name, order = "desk_attention", 10
    template_name = "coaching/desk/home/attention.html"

    def context_for(self, user, now):
        clients = clients_of(user)
        found = needs_attention(clients.active(), now, prospects=pipeline.attention(clients, now))
        return {"needs": found[:SHOWN], "more": max(len(found) - SHOWN, 0)}


class RequestsPanel(DeskPanel):
    name, order = "desk_requests", 15
    template_name = "coaching/desk/home/requests.html"

    def context_for(self, user, now):
        return {"requests": booking.asked(user)[:ASKED]}


class AgendaPanel(DeskPanel):
    name, order = "desk_agenda", 20
    template_name = "coaching/desk/home/agenda.html"

    def context_for(self, user, now):
        return {
            **booking.today(user, now),
            "unreadable": booking.unreadable(user, now),
            "half_read": booking.half_read(user),
        }


class ClientsPanel(DeskPanel):
    name, order = "desk_clients", 30
    template_name = "coaching/desk/home/clients.html"

    def context_for(self, user, now):
        active = clients_of(user).active()
        soonest = sorting.ordered(listed(active, now), "next")[:SHOWN]
        return {"rows": overview(soonest, now), "count": active.count(), "headings": sorting.headings("")}


PANELS = [
    WorkerPanel,
    StoragePanel,
    FirstStepsPanel,
    OpeningPanel,
    FailedMailsPanel,
    AttentionPanel,
    MoneyPanel,
    RequestsPanel,
    AgendaPanel,
    ClientsPanel,
]
