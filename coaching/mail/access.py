"""Who may read and change the words of mails: by the rights of Wagtail's groups. Others get 404."""

from functools import wraps

from django.http import Http404

from coaching.mail.kinds import kind_or_none
from coaching.mail.models import MailText


def may(right):
    """Opens a view of the admin to those with this right on mail texts ("view" or "change")."""

    def wrap(view):
        @wraps(view)
        def checked(request, *args, **kwargs):
            if not request.user.has_perm(f"coaching.{right}_mailtext"):
                raise Http404
            return view(request, *args, **kwargs)

        return checked

    return wrap


def text_or_404(slug):
    """The words of a kind of mail; an unsaved row where none is the practice's own."""
    if not kind_or_none(slug):
        raise Http404
    return MailText.objects.filter(kind=slug).first() or MailText(kind=slug)
