"""The editor's lists in the admin."""

from functools import partial

from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView
from wagtail import hooks
from wagtail.admin.menu import MenuItem, SubmenuMenuItem
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.permissions import page_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from coaching.people.access import owner_required
from coaching.people.admin_menu import OwnersMenuItem
from coaching.practice.versioned_settings import VersionedSetting
from coaching.storage import serving
from coaching.testimonials.models import Testimonial
from coaching.website import admin_urls, redirect_form
from coaching.website.models import ArticlePage
from coaching.website.moving_in import admin_urls as moving_in_urls
from coaching.website.page_links import KeptPageLinkHandler
from coaching.website.starting import front_door  # noqa: F401 - it registers itself


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own
def keep_page_links(features):
    features.register_link_type(KeptPageLinkHandler)


class TestimonialViewSet(SnippetViewSet):
    model = Testimonial
    icon = "openquote"
    copy_view_enabled = False  # nobody's consent is copied
    list_display = ["name", "about", "consent", "is_sample"]
    list_filter = ["consent", "is_sample"]
    add_to_admin_menu = True
    menu_order = 320


class ArticlesMenuItem(MenuItem):
    """A menu entry for those who may edit pages."""

    def is_shown(self, request):
        return page_permission_policy.user_has_any_permission(request.user, ["add", "change", "publish"])


class ArticleListing(PageListingViewSet):
    """All articles, so that those which may be passed on can be found."""

    model = ArticlePage
    icon = "doc-full"
    menu_label = _("Articles")
    menu_hook = "register_reports_menu_item"
    menu_item_class = ArticlesMenuItem
    list_filter = ["may_be_passed_on"]


register_snippet(TestimonialViewSet)

# What a practice never asks for. Everything else that can be edited has an entry of its own, by the name people call it.
UNUSED = {
    "construct_main_menu": {"snippets"},
    "construct_reports_menu": {"workflows", "workflow-tasks", "locked-pages", "aging-pages", "page-types-usage"},
    "construct_settings_menu": {"workflows", "workflow-tasks", "users", "groups"},
}


def without(names, request, menu_items):
    menu_items[:] = [item for item in menu_items if item.name not in names]


for hook, names in UNUSED.items():
    hooks.register(hook, partial(without, names))


@hooks.register("before_serve_document")
def say_that_it_is_missing(document, request):
    """Wagtail would answer with a 500."""
    return None if document.file.storage.exists(document.file.name) else serving.gone(request, document.file)


@hooks.register("register_admin_viewset")
def articles():
    return ArticleListing("articles")


@hooks.register("register_admin_urls", order=-1)
def urls():
    """Wagtail's import of redirects takes a wrong form for an error of its own; ours has its address."""
    ours = owner_required(RedirectView.as_view(pattern_name="moving_in_admin:begin"))
    return [
        path("settings-history/", include(admin_urls)),
        path("moving-in/", include(moving_in_urls)),
        path("redirects/add/", redirect_form.Add.as_view()),
        path("redirects/<int:redirect_id>/", redirect_form.Edit.as_view()),
        path("redirects/import/", ours),
        path("redirects/import/process/", ours),
    ]


@hooks.register("before_serve_page")
def lead_on_from_root(page, request, serve_args, serve_kwargs):
    """From /?p=12, as WordPress names a page: Wagtail looks for a redirect only where there is no page, and here is the home
    page."""
    if request.path != "/" or not request.META.get("QUERY_STRING"):
        return None
    found = get_redirect(request, Redirect.normalise_path(request.get_full_path(), decode_unicode=False))
    if found is None or not found.link:
        return None
    return (HttpResponsePermanentRedirect if found.is_permanent else HttpResponseRedirect)(found.link)


@hooks.register("construct_main_menu")
def say_no_version(request, menu_items):
    """Below the settings stands no number of a program: it tells nobody anything."""
    for item in menu_items:
        if item.name == "settings":
            item.render_component = partial(SubmenuMenuItem.render_component, item)


@hooks.register("register_settings_menu_item")
def moving_in_menu():
    return OwnersMenuItem(
        _("Move a site in"), reverse("moving_in_admin:begin"), name="moving-in", icon_name="download", order=810
    )


@hooks.register("before_edit_setting")
def keep_what_was(request, setting):
    """Wagtail keeps what is saved, each time."""
    if request.method == "POST" and isinstance(setting, VersionedSetting):
        setting.keep_first_version()
