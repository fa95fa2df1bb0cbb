from typing import TYPE_CHECKING

from django.contrib import messages
from django.urls import include, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, NumberColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from coaching.exercises import admin_urls
from coaching.exercises.library import AuthoredByItsMaker, AuthorFilterSet, LibraryChooserViewSet, LibraryIndexView
from coaching.exercises.models import Exercise, Measure
from coaching.exercises.models.versions_panel import stay_behind, words_for
from coaching.exercises.programs import hooks as programs  # noqa: F401 - it registers itself
from coaching.people.admin_menu import StaffMenuItem
from coaching.practice.own_copies import OwnCopyView

if TYPE_CHECKING:
    from django.views.generic import View as Base
else:
    Base = object


class SavedByItsButton(Base):
    """Before it exists, Wagtail's autosave and the button, pressed at the same moment, would make an exercise each."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.autosave_enabled = False


class ExerciseCreateView(SavedByItsButton, AuthoredByItsMaker, CreateView):
    pass


class ExerciseCopyView(SavedByItsButton, AuthoredByItsMaker, OwnCopyView):
    pass


class ExerciseFilterSet(AuthorFilterSet):
    class Meta:
        model = Exercise
        fields = ["author"]


class ExerciseViewSet(SnippetViewSet):
    model = Exercise
    add_view_class, copy_view_class = ExerciseCreateView, ExerciseCopyView
    index_view_class, chooser_viewset_class, filterset_class = LibraryIndexView, LibraryChooserViewSet, ExerciseFilterSet
    icon = "form"
    menu_label = _("Exercises")
    menu_order = 200
    add_to_admin_menu = True
    list_display = [
        "title",
        NumberColumn("minutes", label=_("Minutes")),
        Column("belongs_to", label=_("For"), sort_key="module"),
        LiveStatusTagColumn(),
    ]
    search_fields = ["title"]


register_snippet(ExerciseViewSet)


class MeasureViewSet(SnippetViewSet):
    model = Measure
    icon = "order"
    menu_label = _("Measures over time")
    menu_order = 210
    add_to_admin_menu = False
    copy_view_enabled = False
    list_display = ["name", "about"]
    search_fields = ["name"]


register_snippet(MeasureViewSet)


@hooks.register("register_admin_urls")
def urls():
    return [path("review/", include(admin_urls))]


@hooks.register("register_admin_menu_item")
def review_menu_item():
    return StaffMenuItem(_("Review"), reverse("exercises_admin:queue"), name="review", icon_name="comment", order=60)


@hooks.register("after_edit_snippet")
def say_who_keeps_the_old_version(request, instance):
    """After publishing a change: how many answers stay on the version they were written for."""
    if not isinstance(instance, Exercise) or "action-publish" not in request.POST:
        return
    given, handed_in = stay_behind(instance, but=instance.versions.first())
    if given:
        messages.info(request, words_for(given, handed_in) + " " + gettext("They stay on the version they have."))
