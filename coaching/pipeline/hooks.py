from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from coaching.people.admin_menu import StaffMenuItem
from coaching.pipeline import admin_urls


@hooks.register("register_admin_urls")
def urls():
    return [path("prospects/", include(admin_urls))]


@hooks.register("register_admin_menu_item")
def prospects_menu_item():
    return StaffMenuItem(_("Prospects"), reverse("pipeline_admin:list"), name="prospects", icon_name="user", order=55)
