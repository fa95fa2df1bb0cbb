from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from coaching.practice.default_texts import ChangedOnly
from networking_module.bring_value.explanations.models import Explanation
from networking_module.bring_value.explanations.supplied import SUPPLIED


class EditWords(EditView):
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.autosave_enabled = False  # there are no drafts: half a sentence would be read by clients


class ExplanationViewSet(SnippetViewSet):
    """The text of the message check, for the people who edit the site."""

    model = Explanation
    icon = "comment"
    menu_label = _("Message check")
    menu_order = 220
    add_to_settings_menu = True
    edit_view_class = EditWords
    copy_view_enabled = False
    list_per_page = 50
    list_display = ["__str__", Column("group", label=_("where")), BooleanColumn("is_own", label=_("in your own words"))]

    def get_queryset(self, request):
        return Explanation.objects.filter(key__in=SUPPLIED)


register_permission_policy(Explanation, ChangedOnly(Explanation))
register_snippet(ExplanationViewSet)
