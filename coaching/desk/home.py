"""The coach's first screen in the admin: what comes next, what is booked, what to do."""

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from coaching.desk import opening
from coaching.desk.first_steps import first_steps
from coaching.desk.today import lines, looks, news, schedule, snoozes
from coaching.jobs import readiness
from coaching.jobs.heartbeat import worker_is_alive
from coaching.payments.bookkeeping import block
from coaching.people import coaches
from coaching.people.access import clients_of, is_owner, zone_of
from coaching.people.notification_policy import is_open
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings
from coaching.practice.reading_once import reading_once


class DeskPanel(Component):
    """A part of the coach's first screen. `order` says where it is."""

    is_desk = True

    def context_for(self, request, now):
        raise NotImplementedError

    def render_html(self, parent_context=None):
        """Times are the reader's, as on all other pages of the desk: Wagtail's own home knows no zone of theirs."""
        with reading_once():
            PracticeSettings.was_read(parent_context["practice"])
            with timezone.override(zone_of(parent_context["request"].user)):
                return super().render_html(parent_context)

    def get_context_data(self, parent_context):
        """With the token of its forms: Wagtail renders a panel without the request that would bring it."""
        request, token = parent_context["request"], parent_context.get("csrf_token", "")
        return {"request": request, "csrf_token": token, **self.context_for(request, timezone.now())}


class WorkerPanel(DeskPanel):
    name, order = "desk_worker", 0
    template_name = "coaching/desk/home/worker.html"

    def context_for(self, request, now):
        return {"worker_is_alive": worker_is_alive(now)}


class StoragePanel(DeskPanel):
    name, order = "desk_storage", 0
    template_name = "coaching/desk/home/storage.html"

    def context_for(self, request, now):
        return {"storage_is_full": readiness.storage() != readiness.OK}


class TodayPanel(DeskPanel):
    name, order = "desk_today", 10
    template_name = "coaching/desk/today/today.html"

    def context_for(self, request, now):
        user, zone = request.user, zone_of(request.user)
        coach, choice = coaches.chosen(user, request.GET.get("coach", ""))
        since, plan = looks.look(user=user, now=now), schedule.schedule(user, now, zone, coach)
        found = lines.waiting(user, now, coach, since)
        return {
            "practice": PracticeSettings.load(),
            "today": today(now, zone),
            "now": now,
            "zone": zone,
            "coach": coach,
            "coaches": choice,
            "several_coaches": bool(choice) and coach is None,
            "schedule": plan,
            "prepare_url": schedule.prepare_url(plan.next) if plan.next else "",
            "groups": found.groups,
            "news": news.since_last_look(user, since, coach),
            "count": len(found.lines),
            "later_count": len(found.later),
            "usual_day": snoozes.usual_day(now, zone),
            "all_url": f"{reverse('desk:waiting')}?coach={coach.slug if coach else ''}",
            "here": request.get_full_path(),
        }


class FirstStepsPanel(DeskPanel):
    name, order = "desk_first_steps", 15
    template_name = "coaching/desk/home/first_steps.html"

    def context_for(self, request, now):
        return {"steps": first_steps(request.user)}


class OpeningPanel(DeskPanel):
    """As long as the practice is being set up: what waits, and the button that opens it."""

    name, order = "desk_opening", 16
    template_name = "coaching/desk/home/opening.html"

    def context_for(self, request, now):
        if is_open():
            return {}
        count = opening.to_be_invited(clients_of(request.user)).count()
        return {"waits": True, "may_open": is_owner(request.user), "invitations": count}


class MoneyPanel(DeskPanel):
    name, order = "desk_money", 20
    template_name = "coaching/payments/books/block.html"

    def context_for(self, request, now):
        return {"parts": block.parts(request.user, now)}


PANELS = [WorkerPanel, StoragePanel, TodayPanel, FirstStepsPanel, OpeningPanel, MoneyPanel]
