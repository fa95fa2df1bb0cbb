"""Pictures of every page type, email and screen of the demo, at three widths, in light and dark, in var/screenshots.

`make screenshots` starts this; ONLY=public,desk-clients takes the kinds and names that begin so, WIDTHS=390 and SCHEMES=dark
these alone. It fails if a page type of Wagtail's is missing from PAGE_TYPES, or a page can't be shown.
"""

import os
import re
import sys
import tempfile
from datetime import timedelta

import demo_site

FOLDER = demo_site.ROOT / "var" / "screenshots"
WIDTHS = [int(width) for width in os.environ.get("WIDTHS", "390,820,1280").split(",")]
SCHEMES = os.environ.get("SCHEMES", "light,dark").split(",")
ONLY = tuple(filter(None, os.environ.get("ONLY", "").split(",")))
# {name: page type}: a new one belongs here, and is in the demo.
PAGE_TYPES = {
    "home": "HomePage",
    "standard": "StandardPage",
    "service": "ServicePage",
    "articles": "ArticleIndexPage",
    "article": "ArticlePage",
    "coach": "CoachPage",
    "consultation": "ConsultationPage",
    "faq": "FaqPage",
    "form": "FormPage",
    "sample-recap": "SampleRecapPage",
}
# Pictures below the first screen come when a reader comes near; here they are wanted at once.
ALL_PICTURES = """() => {
  const pictures = [...document.querySelectorAll("img")];
  for (const each of pictures) each.loading = "eager";
  return Promise.all(pictures.map((each) => each.decode().catch(() => null)));
}"""
# Screens of the admin scroll inside of themselves.
HEIGHT = "() => Math.max(...[...document.querySelectorAll('html, .content-wrapper, main')].map((each) => each.scrollHeight))"
HIGHEST = 8000
# {name: url name} of pages that are no pages of Wagtail's.
OTHERS = {"packages": "website:packages", "help": "website:help", "sign-in": "account_login", "check": "networking-public:check"}


def main():
    with tempfile.TemporaryDirectory() as folder:
        demo_site.load(folder, SECRET_KEY="only for looking at it " * 3)
        sys.exit(take())


def take():
    missing = missing_types()
    if missing:
        print(f"Not in PAGE_TYPES of scripts/screenshots.py: {', '.join(missing)}")
        return 1
    beat_all()
    found = [(name, who, where) for name, who, where in [*public(), *errors(), *mails(), *of_client(), *desk()] if wanted(name)]
    with demo_site.demonstration() as site:
        failed = photograph(found, site)
    print(f"{len(found) - len(failed)} pages are in {FOLDER}.")
    for words in failed:
        print(words)
    return 1 if failed else 0


def beat_all():
    """A worker that is away would be told on the pages: here none is wanted."""
    from coaching.jobs.heartbeat import LANES, beat

    for lane in LANES:
        beat(lane)


def wanted(name):
    return not ONLY or name.startswith(ONLY) or name.partition("-")[2].startswith(ONLY)


def missing_types():
    """The names of page types that nobody gave a name above."""
    from wagtail.models import Page, get_page_models

    return sorted({model.__name__ for model in get_page_models()} - {Page.__name__, *PAGE_TYPES.values()})


def public():
    """(name, who looks, path) of what visitors open."""
    from django.urls import NoReverseMatch, reverse
    from wagtail.models import Page

    pages = {type(page).__name__: page.get_url() for page in Page.objects.live().public().order_by("-path").specific()}
    for name, kind in PAGE_TYPES.items():
        yield f"public-{name}", None, pages.get(kind, f"/there-is-no-{kind}/")
    for name, view in OTHERS.items():
        try:
            yield f"public-{name}", None, reverse(view)
        except NoReverseMatch:  # a module that isn't installed
            continue
    yield from booking()


def booking():
    """The way of a booking, and what its old link says."""
    from django.urls import reverse
    from django.utils import timezone

    from coaching.booking.engine.schedule import Availability
    from coaching.booking.links import MANAGE
    from coaching.booking.models import AppointmentType, Booking

    call, now = AppointmentType.objects.public().select_related("coach").first(), timezone.now()
    start = Availability(call, now=now).open_slots(now, now + timedelta(days=30))[0].isoformat()
    names = [call.coach.slug, call.slug]
    booked = Booking.objects.filter(start__gt=now, appointment_type=call, status=Booking.Status.BOOKED).first()
    paths = {
        "month": call.get_absolute_url(),
        "details": reverse("booking:book", args=names, query={"start": start}),
        "no-time-suits": reverse("booking:ask", args=names),
        "confirmation": MANAGE.path(booked),
        "cancel": MANAGE.path(booked, "booking:cancel"),
        "move": MANAGE.path(booked, "booking:move"),
        "old-link": reverse("booking:manage", args=[MANAGE.token(booked, state=-1)]),
    }
    for name, path in paths.items():
        yield f"public-{name}", None, path


def errors():
    """Pages that come when something is wrong, made here and shown at an address of the site's."""
    from django.contrib.auth.models import AnonymousUser
    from django.http import Http404
    from django.test import Client, RequestFactory

    from coachsite import error_pages, plain_pages, refused_requests

    request = RequestFactory(headers={"host": "localhost"}).get("/somewhere/")
    request.user, request.session = AnonymousUser(), {}
    stranger = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    typed = {"email": "clara@example.org", "words": "What I typed before the page was too old."}
    yield "error-403", None, error_pages.permission_denied(request, PermissionError())
    request.path_info = "/consultatoin/"
    yield "error-404", None, error_pages.page_not_found(request, Http404())
    yield "error-csrf", None, stranger.post("/accounts/login/", typed)
    yield "error-400", None, refused_requests.refused(request, ValueError())
    yield "error-429", None, error_pages.too_many_tries(request)
    yield "error-500", None, error_pages.server_error(request)
    yield "error-maintenance", None, plain_pages.answer(request, "maintenance.html", "We're back at three.", status=503)


def mails():
    from django.urls import reverse

    from coaching.mail import kinds

    for slug, _title in kinds.kind_choices():
        yield f"mail-{slug}", owner(), reverse("mail_admin:letter", args=[slug])


def of_client():
    from coaching.people.models import Client
    from tests.journeys.screens import client_screens

    client = Client.objects.filter(stage="active").exclude(user=None).order_by("pk").first().user
    for name, path in client_screens(client):
        yield f"client-{name}", client, path


def desk():
    from tests.journeys.screens import desk_screens

    for path in desk_screens(owner()):
        yield f"desk-{path.removeprefix('/admin/')}", owner(), path


def owner():
    from coaching.people.access import owners

    return owners().first()


def photograph(found, site):
    """Takes the pictures of all; returns a sentence for each page that there isn't."""
    from playwright.sync_api import sync_playwright

    failed = []
    FOLDER.mkdir(parents=True, exist_ok=True)
    signed_in = {who: cookies(who, site) for _name, who, _where in found}  # Django asks no database while Playwright's loop runs
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-quic"])
        for who in signed_in:
            page = sitting(browser, signed_in[who])
            for name, _who, where in (each for each in found if each[1] == who):
                if not taken(page, name, where, site):
                    failed.append(f"{name}: {where} could not be shown.")
        browser.close()
    return failed


def cookies(who, site):
    """What a browser of somebody's own keeps once they are signed in."""
    from django.conf import settings
    from django.test import Client

    if not who:
        return []
    client = Client(headers={"host": "localhost"})
    client.force_login(who)
    return [{"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value, "url": site}]


def sitting(browser, signed_in):
    """A page of a browser of somebody's own."""
    context = browser.new_context(locale="en-US", timezone_id="America/New_York", reduced_motion="reduce")
    context.add_cookies(signed_in)
    page = context.new_page()
    page.set_default_timeout(60_000)
    return page


def taken(page, name, where, site):
    """Whether the page came as it should: an error page is there to be one."""
    address = site + (where if isinstance(where, str) else "/somewhere/")
    if not isinstance(where, str):
        headers = {"Content-Type": "text/html; charset=utf-8"}
        page.route(address, lambda route: route.fulfill(body=where.content.decode(), status=where.status_code, headers=headers))
    file, right = re.sub(r"[^\w-]+", "-", name).strip("-")[:80], True
    for width in WIDTHS:
        for scheme in SCHEMES:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            answer = page.goto(address)
            right = right and (answer.status == 200 or name.startswith(("error-", "public-old-link")))
            elsewhere = page.url.startswith((f"{site}/me/welcome/", f"{site}/accounts/login/?")) and page.url != address
            right = right and not elsewhere
            page.evaluate(ALL_PICTURES)
            page.set_viewport_size({"width": width, "height": max(900, min(page.evaluate(HEIGHT), HIGHEST))})
            page.screenshot(path=FOLDER / f"{file}-{width}-{scheme}.png", full_page=True)
    if not isinstance(where, str):
        page.unroute(address)
    return right


if __name__ == "__main__":
    main()
