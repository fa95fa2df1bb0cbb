"""What programs ask for by name before they ask for a page: the rules for search engines, and the sign of the site."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from coaching.practice.addresses import address


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read. Private pages say for themselves that no search engine lists them (private_pages.py): one
    that isn't read can't say so."""
    lines = ["User-agent: *", "Allow: /", "", f"Sitemap: {address(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For feed readers and browsers that look nowhere else."""
    return HttpResponseRedirect(static("img/favicon-32.png"))
