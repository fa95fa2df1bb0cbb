from functools import partial

from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView
from wagtail import hooks

from coaching.desk import admin_urls
from coaching.desk.helpers import admin_urls as helpers_urls
from coaching.desk.home import PANELS
from coaching.desk.reports import admin_urls as reports_urls
from coaching.desk.reports.views import REPORTS
from coaching.people.access import coach_of, is_owner, owner_required
from coaching.people.admin_menu import OwnersMenuItem, StaffMenuItem

# The tokens and the theme first; then what all screens share; then a file a screen. What is printed has the last word.
STYLES = ["tokens", "desk/theme"]
STYLES += [f"desk/{part}" for part in ("page", "lists", "forms", "progress", "exercises")]
STYLES += [
    f"desk/{screen}" for screen in ("today", "client_list", "client_page", "session", "bring_in", "reports", "mails", "money")
]
STYLES += [f"desk/{screen}" for screen in ("agenda", "weekly_hours", "time_off")]
STYLES += ["desk/print"]


@hooks.register("register_admin_urls")
def urls():
    return [
        path("clients/", include(admin_urls)),
        path("reports/", include(reports_urls)),
        path("people-who-help/", include(helpers_urls)),
    ]


@hooks.register("register_admin_urls", order=-1)
def one_list_of_people():
    """Wagtail's screens of users ask for passwords and let the last owner go; ours is the one list."""
    pages = {"users/": "everyone", "users/new/": "invite", "users/edit/<int:pk>/": "helper"}
    return [path(old, owner_required(RedirectView.as_view(pattern_name=f"helpers_admin:{ours}"))) for old, ours in pages.items()]


@hooks.register("register_settings_menu_item")
def helpers_menu_item():
    url = reverse("helpers_admin:everyone")
    return OwnersMenuItem(_("People who help"), url, name="helpers", icon_name="group", order=590)


@hooks.register("register_admin_menu_item")
def clients_menu_item():
    return StaffMenuItem(_("Clients"), reverse("desk:clients"), name="clients", icon_name="group", order=50)


class ReportMenuItem(StaffMenuItem):
    """A report's entry; its address is known once the addresses are."""

    def __init__(self, report, order):
        super().__init__(report.title, report.url, name=f"report-{report.slug}", icon_name=report.icon, order=order)


def money_by_month():
    return StaffMenuItem(
        _("Money by month"), reverse("books_admin:months"), name="report-money", icon_name="tablet-alt", order=50
    )


for order, report in enumerate(REPORTS.values(), 10):
    hooks.register("register_reports_menu_item", partial(ReportMenuItem, report, order))
hooks.register("register_reports_menu_item", money_by_month)


@hooks.register("construct_homepage_panels")
def open_the_desk(request, panels):
    if is_owner(request.user) or coach_of(request.user):
        panels[:] = [panel() for panel in PANELS]


@hooks.register("construct_help_menu")
def leave_out_wagtails_own_help(request, menu_items):
    """News and a guide about Wagtail say nothing of the practice; the shortcuts stay."""
    menu_items[:] = [item for item in menu_items if item.name == "keyboard-shortcuts-trigger"]


@hooks.register("insert_global_admin_css")
def look():
    return format_html_join("", '<link rel="stylesheet" href="{}">', [[static(f"css/{name}.css")] for name in STYLES])
