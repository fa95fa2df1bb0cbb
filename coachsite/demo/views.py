"""Who to sign in as in the demo, and its mails. Mounted in the demo only."""

from csp.decorators import csp_replace
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.clickjacking import xframe_options_sameorigin

from coachsite.demo.mailbox import find_mail, mails
from coachsite.demo.reading import read

# A mail brings its own styles, nothing else, and is shown inside our page.
MAIL_POLICY = {
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:"],
    "frame-ancestors": ["'self'"],
}


def welcome(request):
    return render(request, "demo/welcome.html", {"people": read("people")})


def mail_list(request):
    return render(request, "demo/mails.html", {"mails": mails()})


def mail_detail(request, name):
    return render(request, "demo/mail.html", {"mail": _mail_or_404(name)})


@xframe_options_sameorigin
@csp_replace(MAIL_POLICY)  # type: ignore[arg-type] # its types know no view with arguments
def mail_html(request, name):
    """The mail as its reader sees it. Its links open in the whole window, not in the frame."""
    return HttpResponse(f'<base target="_top">{_mail_or_404(name).html}')


def attachment(request, name, number):
    mail = _mail_or_404(name)
    if number >= len(mail.attachments):
        raise Http404
    part = mail.attachments[number]
    headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=mail.file_names[number])}
    return HttpResponse(part.get_payload(decode=True), content_type=part.get_content_type(), headers=headers)


def _mail_or_404(name):
    mail = find_mail(name)
    if mail is None:
        raise Http404
    return mail
