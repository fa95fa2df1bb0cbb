from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem

from coaching.booking.admin import urls as admin_urls
from coaching.people.admin_menu import CalendarMenuItem, StaffMenuItem


@hooks.register("register_admin_urls")
def urls():
    return [path("calendar/", include(admin_urls))]


@hooks.register("register_admin_menu_item")
def calendar_menu():
    items = [
        StaffMenuItem(_("Agenda"), reverse("booking_admin:agenda"), name="agenda", icon_name="list-ul", order=1),
        CalendarMenuItem(_("Weekly hours"), reverse("booking_admin:hours"), name="hours", icon_name="time", order=2),
        CalendarMenuItem(_("Time off"), reverse("booking_admin:dates"), name="dates", icon_name="calendar-check", order=3),
        CalendarMenuItem(_("What can be booked"), reverse("booking_admin:types"), name="types", icon_name="tag", order=4),
        CalendarMenuItem(
            _("Other calendars"), reverse("booking_admin:calendars"), name="calendars", icon_name="calendar", order=5
        ),
        StaffMenuItem(
            _("Requests for other times"), reverse("booking_admin:requests"), name="requests", icon_name="mail", order=6
        ),
    ]
    return SubmenuMenuItem(_("Calendar"), Menu(items=items), name="calendar", icon_name="calendar-alt", order=60)
