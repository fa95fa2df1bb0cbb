from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from coaching.payments.bookkeeping import admin_urls
from coaching.payments.bookkeeping.packages import PackageViewSet
from coaching.people.access import is_owner
from coaching.people.admin_menu import StaffMenuItem

register_snippet(PackageViewSet)


class OwnerMenuItem(MenuItem):
    """A menu entry for the owner alone."""

    def is_shown(self, request: HttpRequest) -> bool:
        return is_owner(request.user)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern | URLResolver]:
    return [path("money/", include(admin_urls))]


@hooks.register("register_admin_menu_item")
def sales_menu_item() -> MenuItem:
    return StaffMenuItem(_("Sales"), reverse("books_admin:list"), name="sales", icon_name="list-ul", order=245)


@hooks.register("register_settings_menu_item")
def stripe_menu_item() -> MenuItem:
    return OwnerMenuItem(_("Connect Stripe"), reverse("books_admin:connect"), name="stripe", icon_name="link", order=25)
