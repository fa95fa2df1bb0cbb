"""The mails of the practice in the Wagtail admin: all of them, one of them, and what can be done with its words."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from coaching.mail import kinds, wording
from coaching.mail.access import may, text_or_404
from coaching.mail.look import look
from coaching.mail.models import MailText
from coaching.mail.rendering import composed, rendered


@may("view")
@require_safe
def mails(request):
    """Every mail that can go out, by who reads it, and whether the practice has worded it itself."""
    own = {text.kind: text for text in MailText.objects.all()}
    groups = [(group, [own.get(kind.slug) or MailText(kind=kind.slug) for kind in members]) for group, members in kinds.grouped()]
    return render(request, "coaching/mail/admin/mails.html", {"groups": groups, "may_change": _may_change(request)})


@may("view")
@require_safe
def show(request, kind):
    """One mail as its reader sees it, with samples for what is filled in."""
    text = text_or_404(kind)
    subject = composed(text.mail, text.mail.samples, *text.words())["subject"]
    context = {"text": text, "subject": subject, "missing": text.missing(), "may_change": _may_change(request)}
    return render(request, "coaching/mail/admin/mail.html", context)


@may("view")
@xframe_options_sameorigin
@require_safe
def letter(request, kind):
    text = text_or_404(kind)
    _subject, _plain, html = rendered(text.mail, {**text.mail.samples, "brand": look(in_browser=True)}, *text.words())
    return HttpResponse(f'<base target="_top">{html}')


@may("change")
@require_POST
def change(request, kind):
    """Opens the editor, with the words that are sent now."""
    text = wording.begin(kind=text_or_404(kind).kind)
    return redirect("wagtailsnippets_coaching_mailtext:edit", text.pk)


@may("change")
@require_POST
def reset(request, kind):
    text = text_or_404(kind)
    if text.pk:
        wording.reset(text=text, by=request.user)
    messages.success(request, _("“%(mail)s” is sent with the original text again.") % {"mail": text})
    return redirect("mail_admin:show", kind)


@may("view")
@require_POST
def send_test(request, kind):
    text = text_or_404(kind)
    if request.user.email:
        wording.send_test(text=text, to=request.user.email)
        messages.success(request, _("A test is on its way to %(email)s.") % {"email": request.user.email})
    else:
        messages.error(request, _("Your account has no email address that a test could go to."))
    return redirect("mail_admin:show", kind)


def _may_change(request):
    return request.user.has_perm("coaching.change_mailtext")
