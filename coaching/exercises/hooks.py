from django.contrib import messages
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from coaching.exercises import admin_urls
from coaching.exercises.models import Exercise
from coaching.people.admin_menu import StaffMenuItem


class ExerciseViewSet(SnippetViewSet):
    model = Exercise
    icon = "form"
    menu_label = _("Exercises")
    menu_order = 200
    add_to_admin_menu = True
    list_display = ["title", "minutes", "module", "strand", "live"]
    search_fields = ["title"]


register_snippet(ExerciseViewSet)


@hooks.register("register_admin_urls")
def urls():
    return [path("review/", include(admin_urls))]


@hooks.register("register_admin_menu_item")
def review_menu_item():
    return StaffMenuItem(_("Review"), reverse("exercises_admin:queue"), name="review", icon_name="comment", order=60)


@hooks.register("before_delete_snippet")
def keep_what_was_published(request, instances):
    """Answers stay with the words they answered, so what was published once is never deleted."""
    published = [each for each in instances if isinstance(each, Exercise) and each.versions.exists()]
    if not published:
        return None
    words = _("“%(title)s” was published, so it stays for those who have it. Unpublish it, and nobody gets it any more.")
    messages.warning(request, words % {"title": published[0].title})
    return redirect("wagtailsnippets_coaching_exercise:list")
