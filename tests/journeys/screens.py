"""The addresses of all screens of the coach's desk and of a client, filled in with what the demo practice has."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from django.urls import reverse

from coaching.desk.reports.views import REPORTS
from coaching.mail import kinds
from coaching.payments.models import Invoice, Lot, PaymentRequest, Purchase
from coaching.people.models import Client
from tests.roles import CLIENTS, STAFF
from tests.walks.every_row import everything
from tests.walks.rows import ROWS

# Things of an address that are no rows of the walk, as functions: the values that there are.
VALUES = {
    "mail": lambda: [slug for slug, _title in kinds.kind_choices()][:1],
    "report": lambda: list(REPORTS),
    "lot": lambda: Lot.objects.values_list("pk", flat=True),
    "receipt": lambda: Invoice.objects.values_list("pk", flat=True),
    "purchase": lambda: Purchase.objects.values_list("pk", flat=True),
    "request": lambda: PaymentRequest.objects.values_list("pk", flat=True),
}
# An email and a page of the site, shown as their readers see them.
OTHER_LOOKS = {"mail_admin:letter", "pipeline_admin:preview"}
FILE = b"Name,Email,Time zone,Sessions left\nNia Okafor,nia@example.org,Chicago,4\nZoe Gotham,zoe@example.org,Gotham,many\n"
# What is done to some clients at once.
SEVERAL = ["desk:invite_many", "desk:pause", "desk:finish"]
# Wagtail's own screens of what is ours.
SNIPPETS = ["exercise", "measure", "program", "package", "testimonial", "coach"]
WAGTAILS = [
    "/admin/",
    "/admin/login/",
    "/admin/articles/",
    *(f"/admin/settings/coaching/{name}/" for name in ("practicesettings", "billingsettings", "sitenavigation")),
]


def desk_screens(user):
    """Each address under /admin/ that shows `user` a page of ours, and Wagtail's screens of what is ours."""
    browser = Browser()
    browser.force_login(user)
    for name, (who, needs, method) in ROWS.items():
        if method == "get" and who & {"coach", "owner"} and name not in OTHER_LOOKS:
            yield from _first_page(browser, name, needs, "/admin/")
    some = Client.objects.filter(stage="active").values_list("pk", flat=True)[:2]
    yield from (reverse(name, query={"client": list(some)}) for name in SEVERAL)
    yield browser.post(reverse("desk:bring_in"), {"file": SimpleUploadedFile("clients.csv", FILE)}).url
    yield from WAGTAILS
    for name in SNIPPETS:
        yield reverse(f"wagtailsnippets_coaching_{name}:list")
        yield reverse(f"wagtailsnippets_coaching_{name}:add")


def client_screens(user):
    """(name, address) of each page of a client's own, who has seen what their coach sees."""
    browser = Browser()
    browser.force_login(user)
    browser.post(reverse("people:welcome"))
    for name, (who, needs, method) in ROWS.items():
        if method == "get" and who & CLIENTS and not who & STAFF:
            yield from ((name, url) for url in _first_page(browser, name, needs, "/me/"))


def _first_page(browser, name, needs, under):
    """All reports; of anything else the first row that has such a page."""
    for value in _values(needs[0]) if len(needs) == 1 else [None] if not needs else []:
        url = reverse(name, args=[value] if needs else [])
        if not url.startswith(under) or not _is_page(browser.get(url)):
            continue
        yield url
        if name != "reports_admin:show":
            return


def _values(need):
    if need in VALUES:
        return VALUES[need]()
    model = everything().get(need)
    return model.objects.order_by("pk").values_list("pk", flat=True)[:40] if model else []


def _is_page(response):
    return response.status_code == 200 and response.headers["Content-Type"].startswith("text/html")
