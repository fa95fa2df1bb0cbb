"""Pages that refuse something: they show what was typed, and only what came from a page of ours can be sent again."""

import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from allauth.core.ratelimit import respond_429
from django.core import signing
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.test import Client as Browser
from django.urls import reverse

from coaching.accounts import known_devices
from coaching.autosave.models import WaitingWords
from coaching.autosave.typed import MOST
from coaching.autosave.unsent import LONGEST
from coachsite import error_pages, outage
from coachsite.refused_requests import refused
from networking_module.contacts.models import Contact
from tests.coachsite.test_autosave_middleware import JSON

OURS = {"origin": "http://testserver", "referer": "http://testserver/me/networking/people/"}
NAMES = "Ana <b> Silva\r\nBen Okoye"


@pytest.fixture
def browser(db):
    """One that is held to its tokens, as real ones are."""
    return Browser(enforce_csrf_checks=True)


@pytest.fixture
def lines():
    """Where names of people are typed, one per line, into a form that doesn't save by itself."""
    return reverse("networking:quick_add")


def page_of(answer):
    return answer.content.decode()


def hidden_in(page):
    """What the form on a page would send."""
    found = re.findall(r'<input type="hidden" name="(.*?)" value="(.*?)">', page, re.DOTALL)
    return {unescape(name): unescape(value) for name, value in found}


def send_again(browser, answer):
    """Presses the button on a page that was shown. The form leads to where it says."""
    page = page_of(answer)
    action = re.search(r'<form method="post" action="(/[^"]*)">', page)[1]
    assert "Send it again" in page
    return browser.post(action, hidden_in(page), headers=OURS)


def added(clara):
    return sorted(Contact.objects.filter(client=clara).values_list("name", flat=True))


def test_words_of_an_expired_page_are_shown_and_sent_again_by_a_press(browser, clara, lines):
    browser.force_login(clara.user)
    answer = browser.post(lines, {"lines": NAMES, "csrfmiddlewaretoken": "old"}, headers=OURS)
    assert (answer.status_code, "no-store" in answer["Cache-Control"]) == (403, True)
    assert "Ana &lt;b&gt; Silva\r\nBen Okoye</textarea>" in page_of(answer)
    assert added(clara) == []
    send_again(browser, answer)
    assert added(clara) == ["Ana <b> Silva", "Ben Okoye"]


def test_words_sent_signed_out_come_along_through_signing_in(browser, clara, lines):
    answer = send_again(browser, browser.post(lines, {"lines": NAMES}, headers=OURS))
    assert answer.url == f"/accounts/login/?next={reverse('unsent')}"
    browser.force_login(clara.user)
    send_again(browser, browser.get(reverse("unsent")))
    assert added(clara) == ["Ana <b> Silva", "Ben Okoye"]
    assert browser.get(reverse("unsent")).url == reverse("after_sign_in")


def test_words_that_wait_are_gone_after_an_hour(client, clara, lines):
    client.post(lines, {"lines": NAMES})
    client.force_login(clara.user)
    assert "Ben Okoye" in page_of(client.get(reverse("unsent")))
    with time_machine.travel(WaitingWords.objects.get().sent_at + LONGEST + timedelta(seconds=1)):
        assert client.get(reverse("unsent")).status_code == 302


def test_words_too_long_to_wait_are_said_to_be(client, clara, lines):
    answer = client.post(lines, {"lines": "a" * (MOST + 1)}, follow=True)
    assert "too long to keep in the meantime" in page_of(answer)


def test_an_edit_in_the_admin_sent_signed_out_waits_too(browser, owner):
    answer = send_again(browser, browser.post("/admin/pages/3/edit/", {"title": "About Dana"}, headers=OURS))
    assert answer.url == f"/accounts/login/?next={reverse('unsent')}"
    browser.force_login(owner.user)
    assert "About Dana</textarea>" in page_of(browser.get(reverse("unsent")))


@pytest.mark.parametrize(
    "elsewhere", [{"origin": "https://evil.example"}, {"origin": "null"}, {"referer": "https://evil.example/"}]
)
@pytest.mark.parametrize("address", ["/me/networking/people/lines/", "/admin/pages/3/edit/"])
def test_a_form_of_another_site_is_not_shown_nor_offered_nor_kept(browser, elsewhere, address):
    answer = browser.post(address, {"lines": NAMES, "text-revision": "1"}, headers=elsewhere, follow=True)
    assert "Silva" not in page_of(answer)
    assert "Send it again" not in page_of(answer)
    assert (browser.session.keys(), WaitingWords.objects.count()) == (set(), 0)


def test_a_form_of_another_site_is_said_to_be_one(browser, clara, lines):
    browser.force_login(clara.user)
    answer = browser.post(lines, {"lines": NAMES}, headers={"origin": "https://evil.example"})
    assert (answer.status_code, "This came from another website" in page_of(answer)) == (403, True)


def test_a_form_from_nobody_knows_where_is_shown_and_not_offered(browser, clara, lines):
    browser.force_login(clara.user)
    page = page_of(browser.post(lines, {"lines": NAMES}))
    assert ("Ben Okoye</textarea>" in page, "Send it again" in page, hidden_in(page)) == (True, False, {})


def test_passwords_and_codes_are_not_shown_and_the_way_back_is(browser):
    typed = {"login": "clara@example.org", "password": "open sesame"}
    page = page_of(browser.post("/accounts/login/", typed, headers=OURS))
    assert ("clara@example.org</textarea>" in page, "open sesame" in page, "Send it again" in page) == (True, False, False)
    assert 'href="/me/networking/people/"' in page


@pytest.mark.parametrize(("signed_in", "status", "words"), [(True, 403, "had expired"), (False, 401, "signed out")])
def test_a_script_hears_in_a_sentence_that_a_page_expired(browser, clara, lines, signed_in, status, words):
    if signed_in:
        browser.force_login(clara.user)
    answer = browser.post(lines, {"lines": NAMES}, headers={**OURS, **JSON})
    assert (answer.status_code, words in answer.json()["error"]) == (status, True)
    assert answer.cookies["csrftoken"].value


@pytest.mark.parametrize(
    ("page", "error", "status", "words"),
    [
        (refused, SuspiciousOperation(), 400, "read"),
        (refused, RequestDataTooBig(), 413, "more than we can take"),
        (error_pages.permission_denied, PermissionDenied(), 403, "open to you"),
        (error_pages.page_not_found, Exception(), 404, "here"),
    ],
)
def test_every_refusal_is_a_page_or_a_sentence(page, error, status, words, rf, db):
    answers = [page(rf.get("/x/"), error), page(rf.get("/x/", headers=JSON), error)]
    assert [answer.status_code for answer in answers] == [status, status]
    assert all(words in page_of(answer) for answer in answers)
    assert answers[1]["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    "page",
    [
        lambda request: error_pages.permission_denied(request, PermissionDenied()),
        lambda request: error_pages.page_not_found(request, Exception()),
        lambda request: refused(request, SuspiciousOperation()),
        error_pages.too_many_tries,
        error_pages.server_error,
    ],
)
def test_what_was_typed_is_shown_where_sending_it_again_would_not_help(page, rf, db):
    shown = page_of(page(rf.post("/x/", {"about": NAMES}, headers=OURS)))
    assert ("Ben Okoye</textarea>" in shown, "Send it again" in shown) == (True, False)


def test_what_was_typed_during_an_outage_can_be_sent_again_with_its_own_token(rf):
    page = page_of(outage.sorry(rf.post("/x/", {"about": NAMES, "csrfmiddlewaretoken": "mine"}, headers=OURS)))
    assert hidden_in(page) == {"about": NAMES, "csrfmiddlewaretoken": "mine"}


def test_an_address_that_only_takes_forms_says_so(signed_in, clara):
    answer = signed_in(clara).get(reverse("client_area:pause"))
    assert (answer.status_code, answer["Allow"], "Go to the home page" in page_of(answer)) == (405, "POST", True)


def test_allauth_counts_tries_with_our_page(rf, db):
    answer = respond_429(rf.post("/accounts/login/", {"login": "clara@example.org"}, headers=OURS))
    assert (answer.status_code, "clara@example.org</textarea>" in page_of(answer)) == (429, True)


def test_too_much_at_once_is_refused_in_words(client, settings, clara, lines):
    settings.DEBUG, settings.DATA_UPLOAD_MAX_MEMORY_SIZE = False, 1000
    client.force_login(clara.user)
    answer = client.post(lines, {"lines": "a" * 2000}, content_type="application/x-www-form-urlencoded")
    assert (answer.status_code, "That was too much at once" in page_of(answer)) == (413, True)


def test_words_that_wait_are_shown_to_nobody_but_who_signed_in_there_last(client, clara, mallory, lines):
    client.cookies[known_devices.COOKIE] = signing.dumps(["device", [clara.user.pk]], salt=known_devices.SALT)
    client.post(lines, {"lines": NAMES})
    client.force_login(mallory.user)
    assert client.get(reverse("unsent")).url == reverse("after_sign_in")
    client.force_login(clara.user)
    assert "Ben Okoye" in page_of(client.get(reverse("unsent")))


def test_what_a_list_or_a_button_sent_is_not_shown_as_typed(rf, db):
    shown = page_of(
        error_pages.server_error(rf.post("/x/", {"telling": "at_once", "do": "check", "about": "Well"}, headers=OURS))
    )
    assert ("Well</textarea>" in shown, "at_once" in shown, ">check<" in shown) == (True, False, False)


def test_choices_alone_are_not_offered_to_be_sent_again(browser, clara):
    browser.force_login(clara.user)
    page = page_of(
        browser.post(reverse("client_area:preferences"), {"telling": "at_once", "csrfmiddlewaretoken": "x"}, headers=OURS)
    )
    assert ("Send it again" in page, "Open the page again" in page) == (False, True)
