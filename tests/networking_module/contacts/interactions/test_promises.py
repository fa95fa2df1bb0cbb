from datetime import date

import pytest
from django.urls import reverse

from networking_module.contacts.interactions.promises import PromiseError, make_promise
from networking_module.contacts.models import Promise
from tests.networking_module.factories import NOW, contact, promise, touch


@pytest.fixture
def some(clara):
    return promise(contact(clara, "Anna"))


@pytest.mark.parametrize(
    ("name", "status", "said"),
    [("promise_kept", "kept", "Kept. Well done."), ("promise_dropped", "dropped", "That is fine, too.")],
)
def test_closed_in_one_tap_and_opened_in_another(signed_in, clara, some, name, status, said):
    browser = signed_in(clara)
    assert said in browser.post(reverse(f"networking:{name}", args=[some.pk]), follow=True).content.decode()
    some.refresh_from_db()
    assert (some.status, some.closed_at is not None) == (status, True)
    page = browser.post(reverse("networking:undo", args=[clara.last_changes.get().pk]))
    some.refresh_from_db()
    assert (some.status, some.closed_at, page.url) == ("open", None, some.contact.get_absolute_url())


def test_a_promise_that_is_too_long_is_refused_and_never_cut(clara):
    with pytest.raises(PromiseError, match="301 characters long, and a promise holds 300"):
        make_promise(contact=contact(clara), text="x" * 301, due=date(2026, 12, 1), now=NOW)
    assert Promise.objects.count() == 0


def test_moved_to_another_day_and_back(signed_in, clara, some):
    browser, url = signed_in(clara), reverse("networking:promise_move", args=[some.pk])
    assert 'value="2026-11-20"' in browser.get(url).content.decode()
    assert "Moved to December 1." in browser.post(url, {"due": "2026-12-01"}, follow=True).content.decode()
    some.refresh_from_db()
    assert some.due == date(2026, 12, 1)
    browser.post(reverse("networking:undo", args=[clara.last_changes.get().pk]))
    some.refresh_from_db()
    assert some.due == date(2026, 11, 20)


def test_undo_for_a_promise_that_is_gone_does_nothing(signed_in, clara, some):
    browser = signed_in(clara)
    browser.post(reverse("networking:promise_kept", args=[some.pk]))
    some.delete()
    browser.post(reverse("networking:undo", args=[clara.last_changes.get().pk]))
    assert Promise.objects.count() == 0


def test_person_shows_open_promises_and_the_last_three_exchanges(signed_in, clara, some):
    for note, direction in enumerate(["gave", "asked", "they_wrote", "they_helped"]):
        touch(some.contact, direction=direction, note=str(note))
    page = signed_in(clara).get(some.contact.get_absolute_url())
    assert [each.lane for each in page.context["exchanges"]] == ["ask", "", "ask"]
    words = page.content.decode()
    assert "Send the article" in words
    assert "Give and ask, recently" in words


def test_done_on_the_home_page_stays_there(signed_in, clara):
    found = promise(contact(clara))
    answer = signed_in(clara).post(reverse("networking:promise_kept", args=[found.pk]), {"next": "/me/"})
    assert answer["Location"] == "/me/"
