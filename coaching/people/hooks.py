from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from coaching.people.models import Coach
from coaching.practice.zones import city_of

CITY = Column("timezone", label=_("Clock"), accessor=lambda coach: city_of(coach.timezone))


class CoachViewSet(SnippetViewSet):
    """The owner's list of coaches."""

    model = Coach
    icon = "user"
    copy_view_enabled = False
    menu_label = _("Coaches")
    list_display = ["name", "email", CITY, "is_active"]
    add_to_settings_menu = True


register_snippet(CoachViewSet)
