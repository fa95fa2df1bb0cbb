import pytest
from django.urls import reverse

from coaching.signals import tick
from networking_module.contacts.models import LastChange
from networking_module.contacts.undo import UndoError, remember, undo
from tests.networking_module.factories import DAY, contact


def change_of(client):
    return remember(client=client, kind="fields", before={"were": []})


def test_only_the_last_change_is_kept(clara, mallory):
    other = change_of(mallory)
    change_of(clara)
    last = change_of(clara)
    assert set(LastChange.objects.all()) == {last, other}


def test_a_day_later_nothing_is_taken_back(clara):
    change = change_of(clara)
    with pytest.raises(UndoError, match="too long ago"):
        undo(change=change, now=change.created_at + DAY * 1.1)


def test_undo_twice_says_why_not(signed_in, clara):
    browser, url = signed_in(clara), reverse("networking:undo", args=[change_of(clara).pk])
    assert "Everything is as it was." in browser.post(url, follow=True).content.decode()
    assert "so this can no longer be undone" in browser.post(url, follow=True).content.decode()


@pytest.mark.parametrize(
    ("page", "then"),
    [
        ("/me/networking/people/list/soon/?q=per", "/me/networking/people/list/soon/?q=per"),
        ("https://elsewhere.example/", reverse("networking:everyone")),
        ("//elsewhere.example", reverse("networking:everyone")),
    ],
)
def test_undo_stays_on_the_page_where_it_was_pressed(signed_in, clara, page, then):
    answer = signed_in(clara).post(reverse("networking:undo", args=[change_of(clara).pk]), {"next": page})
    assert answer["Location"] == then


def test_undo_knows_its_page(signed_in, clara):
    someone, browser = contact(clara, rhythm_days=42), signed_in(clara)
    address = reverse("networking:quick_log", args=[someone.pk])
    page = browser.post(f"{address}?q=per", {"direction": "gave", "list": "soon"}, follow=True).content.decode()
    assert 'name="next" value="/me/networking/people/list/soon/?q=per"' in page


def test_undo_of_long_ago_says_why_not(signed_in, clara):
    change = change_of(clara)
    LastChange.objects.update(created_at=change.created_at - 2 * DAY)
    words = signed_in(clara).post(reverse("networking:undo", args=[change.pk]), follow=True).content.decode()
    assert "too long ago" in words


def test_what_is_too_old_to_undo_is_forgotten_by_the_tick(clara, mallory):
    old, new = change_of(clara), change_of(mallory)
    LastChange.objects.filter(pk=old.pk).update(created_at=new.created_at - 2 * DAY)
    tick.send(sender=None, now=new.created_at)
    assert LastChange.objects.get() == new


def test_who_is_forgotten_is_in_no_change_that_could_be_undone(signed_in, clara):
    change_of(clara)
    signed_in(clara).post(reverse("networking:delete", args=[contact(clara).pk]))
    assert LastChange.objects.count() == 0
