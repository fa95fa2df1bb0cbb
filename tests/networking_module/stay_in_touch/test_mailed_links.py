"""“Done” and “later” of the weekly mail: a link that asks once more, and dies once it was used."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail, signing
from django.urls import reverse
from django.utils import timezone

from coaching.client_area import digest
from coaching.mail.outbox import deliver_due
from coaching.people.models import Preferences
from coaching.people.preferring import prefer
from networking_module import mailed
from networking_module.contacts.models import Touch
from networking_module.next_steps import next_steps
from networking_module.stay_in_touch.mailed_links import actions_for
from tests.networking_module.factories import DAY, NOW, TODAY, contact, promise, touch

pytestmark = pytest.mark.at(NOW)


def address(row, what="done"):
    done, _write, later = actions_for(row)
    return {"done": done, "later": later}[what].url


@pytest.fixture
def anna(clara):
    return contact(clara, "Anna Berg", company="Acme", rhythm_days=14)


def test_looking_at_a_link_changes_nothing_and_shows_a_first_name(client, anna):
    page = client.get(address(anna))
    words = page.content.decode()
    assert ["Were you in touch with Anna?" in words, "Berg" in words, "Acme" in words] == [True, False, False]
    assert (page["X-Robots-Tag"], page["Referrer-Policy"]) == ("noindex, nofollow", "no-referrer")
    assert not Touch.objects.exists()


def test_done_notes_it_without_signing_in_and_only_once(client, anna):
    link = address(anna)
    words = [client.post(link, {"kind": "call", "direction": "gave"}).content.decode() for _ in range(2)]
    assert ["Noted as something for them. The next time" in words[0], "has done its work" in words[1]] == [True, True]
    assert [(each.kind, each.direction) for each in anna.touches.all()] == [("call", "gave")]


def test_what_was_noted_by_a_slip_is_one_link_from_its_correction(client, anna):
    page = client.post(address(anna), {"kind": "email", "direction": "gave"}).content.decode()
    words = "Not right? Correct it on Anna's page"
    assert f'<a href="{anna.get_absolute_url()}" rel="noreferrer">{words}</a>' in page


def test_a_link_asks_which_way_it_went_with_the_usual_how_chosen(client, anna):
    anna = touch(anna, at=NOW - 30 * DAY, kind="linkedin").contact
    words = client.get(address(anna)).content.decode()
    buttons = re.findall(r'name="direction" value="(\w+)"', words)
    assert buttons == ["in_touch", "gave", "in_touch", "asked", "they_wrote", "they_helped"]
    assert re.findall(r'value="(\w+)" selected', words) == ["linkedin"]


def test_a_page_without_a_direction_asks_again(client, anna):
    words = client.post(address(anna), {"kind": "call"}).content.decode()
    assert ("Were you in touch with Anna?" in words, anna.touches.count()) == (True, 0)


def test_later_asks_again_in_a_week_and_the_other_link_of_the_line_dies(client, anna):
    links = address(anna, "later"), address(anna)
    client.post(links[0])
    client.post(links[1], {"kind": "call", "direction": "gave"})
    anna.refresh_from_db()
    assert ((anna.remind_on - TODAY).days, anna.touches.count()) == (7, 0)


def test_a_link_dies_when_the_contact_has_changed(client, anna):
    link = address(anna)
    anna.resting = True
    anna.save()
    assert "has done its work" in client.get(link).content.decode()


def test_a_link_to_someone_who_was_deleted_says_so(client, anna):
    link = address(anna)
    anna.delete()
    page = client.get(link)
    assert (page.status_code, "no longer here" in page.content.decode()) == (200, True)


def test_a_link_dies_after_30_days(client, anna):
    link = address(anna)
    with time_machine.travel(NOW + timedelta(days=31)):
        page = client.get(link).content.decode()
    assert ["has done its work" in page, "more than 30 days old" in page] == [True, True]


@pytest.mark.parametrize("make", [lambda: "nonsense", lambda: signing.dumps(["person", 1, ""], salt="another")])
def test_a_link_that_we_never_made_is_not_found(client, db, make):
    assert client.get(reverse("networking-public:mailed_done", args=[make()])).status_code == 404


def test_a_promise_is_kept_or_moved(client, anna):
    kept, moved = promise(anna), promise(anna)
    client.post(address(kept), {"another_way": "1"})
    client.post(address(moved, "later"))
    kept.refresh_from_db(), moved.refresh_from_db()
    assert (kept.status, moved.status, moved.due > timezone.now().date() + timedelta(days=5)) == ("kept", "open", True)
    assert anna.touches.count() == 0


def test_a_promise_that_was_sent_is_being_in_touch_and_only_once(client, anna):
    kept = promise(anna)
    link = address(kept)
    words = [client.post(link, {"kind": "note", "sent": "1"}).content.decode() for _ in range(2)]
    assert ["You kept your word. Noted as something for them." in words[0], "has done its work" in words[1]] == [True, True]
    kept.refresh_from_db()
    assert (kept.status, [(each.kind, each.direction) for each in anna.touches.all()]) == ("kept", [("note", "gave")])


def test_a_promise_is_not_kept_without_a_word_on_how(client, anna):
    kept = promise(anna)
    words = client.post(address(kept), {}).content.decode()
    kept.refresh_from_db()
    assert ("Then you were in touch" in words, kept.status) == (True, "open")


@pytest.mark.parametrize(
    ("kind", "question", "button"),
    [
        ("promise", "Did you do what you promised Anna?", "Yes, sent"),
        ("thank", "Did you thank Anna?", "Yes, sent"),
        ("lead", "Did you follow up on what Anna named?", "Yes, I told Anna"),
    ],
)
def test_the_page_of_a_promise_asks_by_its_kind(client, anna, kind, question, button):
    words = client.get(address(promise(anna, kind=kind))).content.decode()
    assert [question in words, button in words] == [True, True]


def test_a_link_of_a_promise_tells_no_word_of_it(client, anna):
    assert "Send the article" not in client.get(address(promise(anna))).content.decode()


def test_many_tries_are_asked_to_wait(client, anna, monkeypatch):
    monkeypatch.setattr(mailed, "TRIES", 0)
    assert (client.post(address(anna), {"kind": "call"}).status_code, anna.touches.count()) == (429, 0)


def test_steps_of_people_and_promises_have_acts(clara, anna):
    promise(anna)
    mailed_steps = [step for step in next_steps([clara], NOW) if step.mail]
    assert [[each.label for each in step.mail.acts] for step in mailed_steps] == [
        ["Done", "Write first", "Not today"],
        ["I was in touch", "Write first", "Not today"],
    ]


def test_the_weekly_mail_has_them_as_links(clara, anna):
    now = timezone.now()
    prefer(client=clara, zone=clara.timezone, now=now)
    Preferences.objects.update(next_digest_at=now)
    digest.send_due(now)
    deliver_due(now + DAY)
    letter = mail.outbox[-1]
    place = r"/networking/mail/done/[\w:-]+/"
    assert re.search(rf"^I was in touch:\nhttp\S*{place}$", letter.body, re.MULTILINE)
    assert re.search(rf'<a class="mail-button" href="http\S*{place}"[^>]*>I was in touch</a>', letter.alternatives[0][0])
