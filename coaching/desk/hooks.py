from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from coaching.desk import admin_urls
from coaching.desk.home import PANELS
from coaching.people.access import coach_of, is_owner
from coaching.people.admin_menu import StaffMenuItem

STYLES = ["desk", "desk_today"]


@hooks.register("register_admin_urls")
def urls():
    return [path("clients/", include(admin_urls))]


@hooks.register("register_admin_menu_item")
def clients_menu_item():
    return StaffMenuItem(_("Clients"), reverse("desk:clients"), name="clients", icon_name="group", order=50)


@hooks.register("construct_homepage_panels")
def open_the_desk(request, panels):
    if is_owner(request.user) or coach_of(request.user):
        panels[:] = [panel() for panel in PANELS]


@hooks.register("insert_global_admin_css")
def look():
    return format_html_join("", '<link rel="stylesheet" href="{}">', [[static(f"css/{name}.css")] for name in STYLES])
