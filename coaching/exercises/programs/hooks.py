"""Programs in the Wagtail admin."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from coaching.exercises.library import AuthoredByItsMaker, AuthorFilterSet, LibraryChooserViewSet, LibraryIndexView
from coaching.exercises.models import Program
from coaching.exercises.programs.not_ready import NotReadyPanel


class ProgramCreateView(AuthoredByItsMaker, CreateView):
    pass


class ProgramFilterSet(AuthorFilterSet):
    class Meta:
        model = Program
        fields = ["author"]


class ProgramIndexView(LibraryIndexView):
    names_look = False  # “Who is in it” is it


class ProgramViewSet(SnippetViewSet):
    model = Program
    add_view_class, index_view_class = ProgramCreateView, ProgramIndexView
    chooser_viewset_class, filterset_class = LibraryChooserViewSet, ProgramFilterSet
    icon = "list-ol"
    menu_label = _("Programs")
    menu_order = 205
    add_to_admin_menu = True
    # Wagtail's own copy leaves the steps behind; ours is below.
    copy_view_enabled = False
    list_display = ["title", "summary", "is_offered"]
    search_fields = ["title"]
    panels = [
        NotReadyPanel(heading=_("Not ready")),
        FieldPanel("title"),
        FieldPanel("summary"),
        InlinePanel(
            "steps",
            heading=_("Exercises"),
            label=_("Exercise"),
            min_num=1,
            panels=[
                FieldPanel("exercise"),
                FieldPanel("opens"),
                FieldRowPanel(
                    [
                        FieldPanel("on_date", help_text=_("For “on a day”.")),
                        FieldPanel("days", help_text=_("For “after the previous one”: this many days after it is handed in.")),
                        FieldPanel("due_days", help_text=_("Counted from the day it opens. Empty: no due date.")),
                    ]
                ),
            ],
        ),
        FieldPanel("is_offered"),
    ]


register_snippet(ProgramViewSet)


@hooks.register("register_snippet_listing_buttons")
def more_buttons(snippet, user, next_url=None):
    if isinstance(snippet, Program):
        yield Button(_("Who is in it"), reverse("exercises_admin:program", args=[snippet.pk]), icon_name="group", priority=5)
        yield Button(_("Copy"), reverse("exercises_admin:copy_program", args=[snippet.pk]), icon_name="copy", priority=15)
