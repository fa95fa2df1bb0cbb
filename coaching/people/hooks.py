from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from coaching.people.models import Coach


class CoachViewSet(SnippetViewSet):
    """The owner's list of coaches."""

    model = Coach
    icon = "user"
    copy_view_enabled = False
    menu_label = _("Coaches")
    list_display = ["name", "email", "timezone", "is_active"]
    add_to_settings_menu = True


register_snippet(CoachViewSet)
