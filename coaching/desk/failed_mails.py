"""Emails that did not go out, for those who can do something about it."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.mail import outbox
from coaching.mail.kinds import kind_or_none
from coaching.mail.models import Message
from coaching.modules import Act, Attention, Deed
from coaching.people.access import coach_of, is_owner, staff_required
from coaching.practice import request_values

MOST = 200


def failed_mails(user):
    """What failed, the newest first: the owner's all, a coach's own and those that answer to them."""
    failed = Message.objects.filter(state=Message.State.FAILED).order_by("-created_at")
    if is_owner(user):
        return failed
    coach = coach_of(user)
    return failed.filter(Q(to=coach.email) | Q(reply_to=coach.email)) if coach else failed.none()


def of_desk(user, coach=None):
    """As `failed_mails`, or of those what goes to one `coach` or answers to them."""
    failed = failed_mails(user)
    return failed.filter(Q(to=coach.email) | Q(reply_to=coach.email)) if coach else failed


def reasons(failed):
    """A reason for each of them."""
    for message in failed[:MOST]:
        title = getattr(kind_or_none(message.kind), "title", message.kind)
        deeds = (
            Deed(_("Send again"), reverse("desk:retry_mail", args=[message.pk])),
            Deed(_("Leave it"), reverse("desk:give_up_mail", args=[message.pk])),
        )
        words = _("The mail server didn't accept it: %(title)s") % {"title": title}
        key = f"mail.failed:{message.pk}"
        yield Attention(None, words, key, message.created_at, Act.REPAIR, deeds=deeds, whom=message.to)


@staff_required
@require_POST
def retry(request, pk):
    message = get_object_or_404(failed_mails(request.user), pk=pk)
    outbox.retry(message)
    messages.success(request, _("The email to %(email)s is being sent again.") % {"email": message.to})
    return redirect(request_values.path(request.POST.get("next")) or "wagtailadmin_home")


@staff_required
@require_POST
def give_up(request, pk):
    message = get_object_or_404(failed_mails(request.user), pk=pk)
    outbox.give_up(message)
    messages.success(request, _("The email to %(email)s will not be sent.") % {"email": message.to})
    return redirect(request_values.path(request.POST.get("next")) or "wagtailadmin_home")
