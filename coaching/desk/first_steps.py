"""What a new practice does first: a list that ticks itself, and goes away when all is done."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from coaching.booking.access import coaches_of
from coaching.booking.models import AppointmentType, WeeklyHours
from coaching.desk import trial
from coaching.desk.site_steps import site_steps
from coaching.desk.steps import Step
from coaching.payments.invoices import parties
from coaching.payments.models import Package
from coaching.people.access import coach_of, is_owner
from coaching.people.models import Client, Invitation
from coaching.website.starting.exists import practice_exists
from coaching.website.starting.links import setup_path


def first_steps(user):
    """The steps of this member of staff, in order; none once all are done. Eleven queries at most."""
    coach = _coach(user)
    if coach is None:
        return [_a_coach() if practice_exists() or not is_owner(user) else _a_practice()]
    steps = [
        Step(_("Set your weekly hours"), _("Without them nobody can book."), reverse("booking_admin:hours"), coach.has_hours),
        Step(_("Set up what can be booked"), _("A first call that is free, for example."), *_types(coach)),
        *_where(coach),
        Step(_("Book yourself once"), _("See what a guest sees, and read the emails."), *_trial(coach)),
        *site_steps(user, is_past_it=coach.has_clients),
        *_people(coach),
        *_selling(user, is_past_it=coach.has_clients),
    ]
    return [] if all(step.done for step in steps) else steps


def _coach(user):
    """The coach that this person is, or the first that they look after."""
    own = coach_of(user)
    found = coaches_of(user).filter(pk=own.pk) if own else coaches_of(user)
    mine = {"coach": OuterRef("pk")}
    return found.annotate(
        has_hours=Exists(WeeklyHours.objects.filter(**mine)),
        has_types=Exists(AppointmentType.objects.filter(is_active=True, **mine)),
        without_place=_without_place(mine),
        was_tried=Exists(trial.own_bookings(mine)),
        has_clients=Exists(trial.without_trials(Client.objects.filter(**mine).exclude(user=None))),
    ).first()


def _a_coach():
    why = _("Name, address on the site, time zone. Choose yourself, if it's you.")
    return Step(_("Add a coach"), why, reverse("wagtailsnippets_coaching_coach:add"), False)


def _a_practice():
    why = _("A few questions, and there is a site in your name, with a first call that can be booked.")
    return Step(_("Start your practice"), why, setup_path(), False)


def _selling(user, *, is_past_it):
    """For whoever may say it. A practice that has clients and sells nothing is past it; who sells is asked once something can be
    sold or paid for, until it is said."""
    has_package, has_key = Package.objects.exists(), bool(settings.STRIPE_SECRET_KEY)
    if user.has_perm("coaching.add_package"):
        why = _("What it costs, and how many sessions are in it. Clients and visitors find it on your site.")
        yield Step(_("Add a package"), why, reverse("wagtailsnippets_coaching_package:add"), has_package or is_past_it)
    if is_owner(user):
        why = _("So that packages can be paid for by card. Without it, note what comes by transfer or in cash.")
        yield Step(_("Connect Stripe"), why, reverse("books_admin:connect"), has_key or is_past_it)
    if user.has_perm("coaching.change_billingsettings"):
        why = _("Your name and address are on every receipt, and a receipt that was issued never changes.")
        is_done = parties.has_seller() or (is_past_it and not (has_key or has_package))
        yield Step(_("Say who sells"), why, parties.settings_url(), is_done)


def _people(coach):
    """Both are done once a client has come in: such a practice is past its first hour."""
    tried = Step(
        _("Be the client once"),
        _("Invite yourself at a second address, and read everything as a client does."),
        reverse("desk:try_as_client"),
        coach.has_clients or trial.has_been_client(coach),
    )
    invited = Step(
        _("Invite one client"),
        _("Add them by name, or import all of them from your spreadsheet. Nobody hears about it until you invite them."),
        reverse("desk:bring_in"),
        coach.has_clients or Invitation.objects.filter(client__coach=coach).exclude(client__in=trial.trials(coach)).exists(),
    )
    return tried, invited


def _types(coach):
    return reverse("booking_admin:types" if coach.has_types else "booking_admin:add_type"), coach.has_types


def _without_place(mine):
    """The number of something that can be booked and says neither by which link nor at which address."""
    silent = AppointmentType.objects.filter(is_active=True, place_details="", **mine).exclude(place=AppointmentType.Place.PHONE)
    return Subquery(silent.values("pk")[:1])


def _where(coach):
    """A step that is there as long as somebody who books doesn't learn how to come."""
    if coach.without_place:
        why = _("Whoever books a time has to know by which link, or at which address.")
        yield Step(_("Say where you meet"), why, reverse("booking_admin:edit_type", args=[coach.without_place]), False)


def _trial(coach):
    return reverse("booking:coach", args=[coach.slug]), coach.was_tried or coach.has_clients
