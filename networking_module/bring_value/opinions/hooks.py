from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from networking_module.bring_value.opinions.models import CheckOpinion

TITLE = _("What people see differently")


class OnlyRead(ModelPermissionPolicy):
    """Writers say it; the practice reads it."""

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)


class OpinionList(IndexView):
    def get_page_title(self):
        return TITLE

    def get_context_data(self, **kwargs):
        counts = CheckOpinion.objects.order_by().values("said", "opinion").annotate(count=Count("pk")).order_by("-count", "said")
        names = dict(CheckOpinion.Said.choices)
        rows = [(names[each["said"]], names[each["opinion"]], each["count"]) for each in counts]
        return {**super().get_context_data(**kwargs), "counts": rows}


class OpinionViewSet(SnippetViewSet):
    """Where people disagree with the message check, to read and to take along as a file."""

    model = CheckOpinion
    icon = "comment"
    menu_label = TITLE
    menu_order = 221
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["on", "said", "verdict", "opinion", "elements", "text"]
    index_view_class = OpinionList
    index_template_name = "networking_module/bring_value/opinions.html"
    list_display = [
        Column("get_said_display", label=_("The check said"), sort_key="said"),
        Column("get_opinion_display", label=_("The writer says"), sort_key="opinion"),
        Column("text", label=_("The message, if shown")),
        Column("on", label=_("Day"), sort_key="on"),
    ]
    list_filter = ["said", "opinion", "on"]
    list_export = ["on", "said", "verdict", "opinion", "elements", "safe_text"]
    export_headings = {"safe_text": _("the message, if shown")}
    export_filename = "message-check-opinions"


register_permission_policy(CheckOpinion, OnlyRead(CheckOpinion))
register_snippet(OpinionViewSet)
