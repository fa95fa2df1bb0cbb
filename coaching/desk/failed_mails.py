"""Emails that did not go out, for those who can do something about it."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.mail import outbox
from coaching.mail.kinds import kind_or_none
from coaching.mail.models import Message
from coaching.people.access import coach_of, is_owner, staff_required

SHOWN = 10


def failed_mails(user):
    """What failed, the newest first: the owner's all, a coach's own and those that answer to them."""
    failed = Message.objects.filter(state=Message.State.FAILED).order_by("-created_at")
    if is_owner(user):
        return failed
    coach = coach_of(user)
    return failed.filter(Q(to=coach.email) | Q(reply_to=coach.email)) if coach else failed.none()


def shown(user):
    """The context of the desk's panel: what each mail was, and how many more there are."""
    found = list(failed_mails(user)[: SHOWN + 1])
    rows = [(message, getattr(kind_or_none(message.kind), "title", message.kind)) for message in found[:SHOWN]]
    return {"failed": rows, "more": len(found) > SHOWN}


@staff_required
@require_POST
def retry(request, pk):
    message = get_object_or_404(failed_mails(request.user), pk=pk)
    outbox.retry(message)
    messages.success(request, _("The email to %(email)s is being sent again.") % {"email": message.to})
    return redirect("wagtailadmin_home")


@staff_required
@require_POST
def give_up(request, pk):
    message = get_object_or_404(failed_mails(request.user), pk=pk)
    outbox.give_up(message)
    messages.success(request, _("The email to %(email)s will not be sent.") % {"email": message.to})
    return redirect("wagtailadmin_home")
