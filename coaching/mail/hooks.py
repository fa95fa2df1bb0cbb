from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet

from coaching.mail import admin_urls
from coaching.mail.models import MailText
from coaching.practice.default_texts import ChangedOnly


class MailsMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("coaching.view_mailtext")


@hooks.register("register_admin_urls")
def urls():
    return [path("mails/", include(admin_urls))]


@hooks.register("register_settings_menu_item")
def mails_menu():
    return MailsMenuItem(_("Emails"), reverse("mail_admin:mails"), name="mails", icon_name="mail", order=200)


class ToTheMails(IndexView):
    """Our own list of all mails stands in for Wagtail's list of rows."""

    def get(self, request, *args, **kwargs):
        return redirect("mail_admin:mails")


class EditWords(EditView):
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.autosave_enabled = False  # there are no drafts: half a sentence would be mailed

    def get_success_url(self):
        return reverse("mail_admin:show", args=[self.object.kind])


class MailTextViewSet(SnippetViewSet):
    """The text of emails, for the people who edit the site."""

    model = MailText
    icon = "mail"
    index_view_class = ToTheMails
    edit_view_class = EditWords
    copy_view_enabled = False


register_permission_policy(MailText, ChangedOnly(MailText))
register_snippet(MailTextViewSet)
