"""Whether the HTML of every public page type, and of the pages of a booking, is as the standard says (html-validate).

`make html` installs the validator and starts this.
"""

import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import demo_site

VALIDATOR = demo_site.ROOT / ".venv" / "site-tools" / "node_modules" / ".bin" / "html-validate"


def main():
    with tempfile.TemporaryDirectory() as folder:
        demo_site.load(folder)
        as_visitors_see_it()
        pages = Path(folder) / "pages"
        pages.mkdir()
        for name, content in [*public(), *booking(), *errors()]:
            (pages / f"{name.replace(' ', '-')}.html").write_bytes(content)
        print(f"{len(list(pages.iterdir()))} pages: {', '.join(sorted(page.stem for page in pages.iterdir()))}", flush=True)
        command = [VALIDATOR, "--config", demo_site.ROOT / "scripts" / "html_validate.json", *sorted(pages.iterdir())]
        path = f"{demo_site.ROOT}/.venv/bin:/usr/bin:/bin"
        return subprocess.run(command, check=False, env={"PATH": path}).returncode


def as_visitors_see_it():
    """Django's own pages about what went wrong are for developers."""
    from django.conf import settings

    settings.DEBUG = False


def visitor():
    from django.test import Client

    return Client(headers={"host": "localhost"}, raise_request_exception=False)


def public():
    for name, path in (demo_site.public_pages() | further()).items():
        response = visitor().get(path, follow=True)
        assert response.status_code == 200, path
        yield name, response.content


def further():
    """{name: path} of what there is of a page besides itself: one package, a tag, an answer of the check, words for a zone."""
    from django.urls import NoReverseMatch, reverse

    from coaching.payments.models import Package
    from coaching.website.models import ArticleIndexPage
    from coaching.website.packages import url_of

    articles, zone = ArticleIndexPage.objects.live().first(), reverse("booking:zone")
    pages = {"package": url_of(Package.objects.public().first()), "zone": f"{zone}?zone=UTC&zone_place=Springfield"}
    pages |= {"zones": f"{zone}?zone=UTC&zone_place=USA", "no page": "/articles/?page=99"}
    pages |= {"tag": articles.url + articles.reverse_subpage("tag", args=[articles.tags().first().slug])}
    try:
        check = reverse("networking-public:check")
    except NoReverseMatch:  # a module that isn't installed
        return pages
    return pages | {"check answered": f"{check}?sample={_sample()}"}


def _sample():
    from networking_module.bring_value.samples import SAMPLES

    return SAMPLES[0].slug


def booking():
    """The details, what they say when something is missing, the confirmation, and the pages behind its link."""
    from django.urls import reverse
    from django.utils import timezone

    from coaching.booking.engine.schedule import Availability
    from coaching.booking.links import MANAGE
    from coaching.booking.models import AppointmentType, Booking

    call, now, guest = AppointmentType.objects.public().select_related("coach").first(), timezone.now(), visitor()
    start = Availability(call, now=now).open_slots(now, now + timedelta(days=30))[0]
    names = [call.coach.slug, call.slug]
    address = f"{reverse('booking:book', args=names)}?{urlencode({'start': start.isoformat()})}"
    yield "details", guest.get(address).content
    yield "details refused", guest.post(address, {"start": start.isoformat()}).content
    yield "no time suits", guest.get(reverse("booking:ask", args=names)).content
    booked = Booking.objects.filter(start__gt=now, appointment_type=call, status=Booking.Status.BOOKED).first()
    for name, page in {"confirmation": "", "cancel": "booking:cancel", "move": "booking:move"}.items():
        yield name, guest.get(MANAGE.path(booked, page)).content
    yield "old link", guest.get(reverse("booking:manage", args=[MANAGE.token(booked, booked.sequence + 1)])).content


def errors():
    """What is answered where there is no page, or no answer."""
    from django.test import Client, RequestFactory

    from coachsite.error_pages import server_error

    yield "not found", visitor().get("/nothing-is-here/").content
    yield "sign in", visitor().get("/accounts/login/").content
    stranger = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    yield "form without its token", stranger.post("/accounts/login/").content
    yield "method", visitor().get("/booking/forget/").content
    yield "error", server_error(RequestFactory().get("/", headers={"host": "localhost"})).content


if __name__ == "__main__":
    sys.exit(main())
