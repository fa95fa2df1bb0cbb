from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from coaching.mail.models import MailText


class MailTextViewSet(SnippetViewSet):
    """The words of mails, for whoever edits the site."""

    model = MailText
    icon = "mail"
    menu_label = _("Mail texts")
    list_display = ["__str__", "subject"]
    add_to_settings_menu = True


register_snippet(MailTextViewSet)
