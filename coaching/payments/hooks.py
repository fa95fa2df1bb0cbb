from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from coaching.payments import admin_urls
from coaching.payments.after_sale import admin_urls as after_sale_urls
from coaching.payments.models import Package


class PackageViewSet(SnippetViewSet):
    model = Package
    icon = "pick"
    menu_label = _("Packages")
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["title", "sessions", "price_text", "is_active"]


register_snippet(PackageViewSet)


@hooks.register("register_admin_urls")
def urls():
    return [path("sessions/", include(admin_urls)), path("money/", include(after_sale_urls))]
