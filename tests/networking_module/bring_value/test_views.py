import secrets

import pytest
from django.urls import reverse

from networking_module.bring_value.models import OutreachMessage, Preparation
from networking_module.bring_value.opinions.models import CheckOpinion
from tests.networking_module.bring_value.test_messages import GIVING, JOB
from tests.networking_module.factories import DAY, NOW, TODAY, contact, message, preparation, promise


def read(browser, url):
    return browser.get(url).content.decode()


def test_prepare_ready_leads_to_the_draft(signed_in, clara):
    someone = contact(clara)
    answer = signed_in(clara).post(reverse("networking:prepare", args=[someone.pk]), {"brings": "News", "ready": ""})
    assert answer["Location"] == OutreachMessage.objects.get().get_absolute_url()
    assert Preparation.objects.get().ready_at is not None


def test_prepare_ready_without_a_gift_says_so_and_loses_nothing(signed_in, clara):
    someone = contact(clara)
    answer = signed_in(clara).post(reverse("networking:prepare", args=[someone.pk]), {"knows": "Builds bridges", "ready": ""})
    assert "Name at least one thing" in answer.content.decode()
    assert "Builds bridges" in answer.content.decode()


def test_draft_shows_no_verdict_until_asked(signed_in, clara):
    some, browser = message(contact(clara, "Anna Berg"), text=GIVING), signed_in(clara)
    assert "Goes both ways" not in read(browser, some.get_absolute_url())
    assert "Goes both ways" in read(browser, f"{some.get_absolute_url()}?check")


def test_check_button_saves_and_asks(signed_in, clara):
    some = message(contact(clara))
    data = {"text": JOB, "channel": "email", "subject": "", "do": "check"}
    answer = signed_in(clara).post(some.get_absolute_url(), data, follow=True)
    assert "Mostly asks" in answer.content.decode()
    assert OutreachMessage.objects.get().text == JOB


def test_check_quotes_the_own_words(signed_in, clara):
    some = message(contact(clara, "Anna Berg"), text=JOB)
    page = read(signed_in(clara), f"{some.get_absolute_url()}?check")
    assert ("<q>" in page.partition('id="answer"')[2], "<mark" in page) == (True, False)


def test_the_answer_stands_once_below_the_draft_and_what_comes_next(signed_in, clara):
    page = read(signed_in(clara), f"{message(contact(clara, 'Anna Berg'), text=GIVING).get_absolute_url()}?check")
    assert [page.count("Goes both ways"), page.count('id="answer"'), page.count("button-primary")] == [1, 1, 1]
    assert page.index('name="text"') < page.index("button-primary") < page.index('id="answer"') < page.index('id="facts"')


def test_what_is_known_and_prepared_stands_beside_the_draft(signed_in, clara):
    anna = contact(clara, cares_about="Timber bridges")
    sheet = preparation(anna, knows="Moved to Porto", brings="The drawings")
    page = read(signed_in(clara), message(anna, preparation=sheet).get_absolute_url())
    facts = page.partition('id="facts"')[2].partition("</aside>")[0]
    assert [each in facts for each in ("Timber bridges", "Moved to Porto", "The drawings")] == [True, True, True]


def test_without_a_sheet_the_facts_lead_to_it(signed_in, clara):
    page = read(signed_in(clara), message(contact(clara)).get_absolute_url())
    assert "Prepare first" in page.partition('id="facts"')[2]


def test_check_of_another_language_says_that_it_reads_english(signed_in, clara):
    some = message(contact(clara), text="Liebe Anna, dein Vortrag über Holzbrücken hat mir sehr gefallen. Herzlich, Clara")
    assert "The check reads English only" in read(signed_in(clara), f"{some.get_absolute_url()}?check")


def test_disagree_stands_until_the_words_change(signed_in, clara):
    some, browser = message(contact(clara), text=JOB), signed_in(clara)
    browser.post(reverse("networking:disagree", args=[some.pk]))
    assert OutreachMessage.objects.get().disagreed is True
    browser.post(some.get_absolute_url(), {"text": JOB, "channel": "email", "do": "save"})
    assert OutreachMessage.objects.get().disagreed is True
    browser.post(some.get_absolute_url(), {"text": GIVING, "channel": "email", "do": "save"})
    assert OutreachMessage.objects.get().disagreed is False


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"opinion": "neutral", "keep": "on"}, [("neutral", "")]),
        ({"opinion": "neutral", "with_text": "on"}, [("neutral", JOB)]),
        ({"opinion": "neutral"}, []),
        ({"opinion": "odd", "keep": "on"}, []),
        ({}, []),
    ],
)
def test_disagree_keeps_for_the_practice_what_the_client_lets_it(signed_in, clara, sent, kept):
    some = message(contact(clara), text=JOB)
    data = {f"differently-{name}": value for name, value in sent.items()}
    signed_in(clara).post(reverse("networking:disagree", args=[some.pk]), data)
    assert OutreachMessage.objects.get().disagreed is True
    assert list(CheckOpinion.objects.values_list("opinion", "text")) == kept


def test_disagree_undone_leaves_what_names_nobody(signed_in, clara):
    some, browser = message(contact(clara), text=JOB), signed_in(clara)
    for _time in range(2):
        browser.post(reverse("networking:disagree", args=[some.pk]), {"differently-opinion": "neutral", "differently-keep": "on"})
    assert (OutreachMessage.objects.get().disagreed, CheckOpinion.objects.count()) == (False, 1)


def test_disagree_is_kept_so_often_and_no_more(signed_in, clara, monkeypatch):
    monkeypatch.setattr("networking_module.bring_value.views.OPINIONS", 0)
    some = message(contact(clara), text=JOB)
    signed_in(clara).post(
        reverse("networking:disagree", args=[some.pk]), {"differently-opinion": "neutral", "differently-keep": "on"}
    )
    assert (OutreachMessage.objects.get().disagreed, CheckOpinion.objects.count()) == (True, 0)


def test_the_form_to_differ_offers_what_the_check_did_not_say(signed_in, clara):
    page = read(signed_in(clara), f"{message(contact(clara), text=JOB).get_absolute_url()}?check")
    assert ['value="two_way"' in page, 'value="neutral"' in page, 'value="one_way"' in page] == [True, True, False]


OFFERING = (
    "Hi Anna, your talk on timber bridges stayed with me. I'll send you the two drawings on Friday, and could you tell me "
    "whether your team is hiring? I can lend you the book if you like. Clara"
)


@pytest.mark.at(NOW)
def test_mark_sent_offers_the_clauses_of_the_message_and_checks_what_is_promised(signed_in, clara):
    page = signed_in(clara).get(reverse("networking:mark_sent", args=[message(contact(clara), text=OFFERING).pk]))
    form = page.context["form"]
    offers = ["I'll send you the two drawings on Friday", "I can lend you the book"]
    assert ([value for value, _label in form["offers"].field.choices], form["offers"].value()) == (offers, offers[:1])
    assert (form["promise_due"].value(), form["promise"].label) == (None, "Something else you offered")


def test_mark_sent_of_what_was_sent_leads_to_the_message(signed_in, clara):
    some = message(contact(clara), sent_at=NOW - DAY)
    answer = signed_in(clara).get(reverse("networking:mark_sent", args=[some.pk]))
    assert answer["Location"] == some.get_absolute_url()


def test_mark_sent_keeps_what_was_checked_and_what_was_typed(signed_in, clara):
    some = message(contact(clara), text=OFFERING)
    data = {"on": "2026-11-18", "direction": "gave", "promise_due": "2026-11-20", "promise": "The map"}
    data["offers"] = ["I'll send you the two drawings on Friday"]
    signed_in(clara).post(reverse("networking:mark_sent", args=[some.pk]), data)
    assert sorted(some.promises.values_list("text", flat=True)) == ["I'll send you the two drawings on Friday", "The map"]


def test_mark_sent_without_offers_asks_for_one(signed_in, clara):
    page = signed_in(clara).get(reverse("networking:mark_sent", args=[message(contact(clara)).pk]))
    form = page.context["form"]
    assert ("offers" in form.fields, "kept" in form.fields, form["promise"].label) == (False, False, "Did you offer something?")


def test_mark_sent_ticks_open_promises_as_kept_with_it(signed_in, clara):
    anna = contact(clara)
    some, kept, other = message(anna), promise(anna), promise(anna, text="The map")
    promise(contact(clara), text="Someone else's")
    browser, url = signed_in(clara), reverse("networking:mark_sent", args=[some.pk])
    assert [label for _value, label in browser.get(url).context["form"]["kept"].field.choices] == ["Send the article", "The map"]
    browser.post(url, {"on": "2026-11-18", "direction": "in_touch", "kept": [kept.pk]})
    touch = anna.touches.get()
    kept.refresh_from_db(), other.refresh_from_db()
    assert (kept.status, kept.touch, touch.gives, other.status) == ("kept", touch, True, "open")


def test_mark_sent_leaves_a_promise_alone_that_another_page_has_closed(signed_in, clara):
    anna = contact(clara)
    some, closed = message(anna), promise(anna, status="dropped", closed_at=NOW)
    promise(anna)
    data = {"on": "2026-11-18", "direction": "in_touch", "kept": [closed.pk]}
    signed_in(clara).post(reverse("networking:mark_sent", args=[some.pk]), data)
    closed.refresh_from_db()
    assert (closed.status, anna.touches.get().gives) == ("dropped", False)


@pytest.mark.at(NOW)
def test_message_list_asks_whether_they_answered_and_stays_there(signed_in, clara):
    sent = message(contact(clara), sent_at=NOW - DAY)
    message(contact(clara, archived_at=NOW), sent_at=NOW - DAY)
    browser = signed_in(clara)
    assert browser.get("/me/networking/messages/").content.decode().count("/answered/") == 1
    answer = browser.post(reverse("networking:answered", args=[sent.pk]), {"next": "/me/networking/messages/"})
    sent.refresh_from_db()
    assert (answer["Location"], sent.replied_on) == ("/me/networking/messages/", TODAY)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"on": "2099-01-01", "direction": "gave"}, "in the future"),
        ({"on": "2026-11-18", "direction": "gave", "promise": "A list"}, "Choose a day for your promise"),
    ],
)
def test_mark_sent_with_bad_input_says_what_to_do(signed_in, clara, data, words):
    some = message(contact(clara))
    assert words in signed_in(clara).post(reverse("networking:mark_sent", args=[some.pk]), data).content.decode()


def test_message_list_shows_drafts_first(signed_in, clara):
    someone = contact(clara)
    message(someone, subject="Sent one", sent_at=NOW)
    message(someone, subject="Draft one")
    words = read(signed_in(clara), reverse("networking:messages"))
    assert words.index("Draft one") < words.index("Sent one")


def test_public_check_answers_and_stores_nothing(client, db):
    words = client.post(reverse("networking-public:check"), {"text": JOB}).content.decode()
    assert "Mostly asks" in words
    assert OutreachMessage.objects.count() == 0
    assert "sessionid" not in client.cookies


def test_public_check_knows_a_welcome(client, db):
    words = client.post(reverse("networking-public:check"), {"text": JOB, "welcome": "offered"}).content.decode()
    assert ["You are asking, and you may" in words, "Mostly asks" in words.partition("<details")[0]] == [True, False]


def test_public_check_shows_the_readers_phone_of_what_it_cannot_read(client, db):
    words = client.post(reverse("networking-public:check"), {"text": "Liebe Anna, wie geht es dir?"}).content.decode()
    assert ["Read it as they will" in words, "Do you see it differently?" in words] == [True, False]


def test_public_check_sells_nothing_to_who_writes_a_friendly_note(client, db):
    page = client.post(
        reverse("networking-public:check"),
        {"text": "Hi Ines, I was so sorry to hear about your father. I am thinking of you and your family. Warmly, Clara"},
    )
    words = page.content.decode()
    assert ["Friendly note" in words, "book a free call" in words] == [True, False]


def test_public_check_says_that_a_quoted_message_was_left_out(client, db):
    text = f"{GIVING}\n\nOn Mon, Nov 2, 2026 at 9:00 AM, Anna Berg wrote:\n> Do you know of any openings?\n"
    words = client.post(reverse("networking-public:check"), {"text": text}).content.decode()
    assert ["only your own words are judged" in words, "Goes both ways" in words] == [True, True]


def test_public_check_after_a_good_answer_leads_on(client, db):
    words = client.post(reverse("networking-public:check"), {"text": GIVING}).content.decode()
    assert ["Check it again" in words, 'button-primary" type="submit">Check it<' in words] == [True, False]


@pytest.mark.parametrize(("more", "text"), [({}, ""), ({"differently-with_text": "on"}, JOB)])
def test_public_check_keeps_an_opinion_without_the_words_unless_chosen(client, db, more, text):
    data = {"text": JOB, "welcome": "", "differently": "", "differently-opinion": "neutral", **more}
    words = client.post(reverse("networking-public:check"), data).content.decode()
    assert "not who said it" in words
    assert list(CheckOpinion.objects.values_list("said", "opinion", "text")) == [("one_way", "neutral", text)]


def test_public_check_asks_again_for_an_opinion_without_a_choice(client, db):
    words = client.post(reverse("networking-public:check"), {"text": JOB, "differently": ""}).content.decode()
    assert ["check-opinion" in words, "This field is required" in words, CheckOpinion.objects.count()] == [True, True, 0]


def test_public_check_keeps_so_many_opinions_and_no_more(client, db, monkeypatch):
    monkeypatch.setattr("networking_module.bring_value.public_views.OPINIONS", 1)
    somewhere = f"2001:db8::{secrets.token_hex(2)}:{secrets.token_hex(2)}"
    for _time in range(3):
        data = {"text": JOB, "differently": "", "differently-opinion": "neutral"}
        client.post(reverse("networking-public:check"), data, REMOTE_ADDR=somewhere)
    assert CheckOpinion.objects.count() == 1


def test_public_check_of_nothing_says_what_to_do(client, db):
    assert "This field is required" in client.post(reverse("networking-public:check"), {"text": ""}).content.decode()


def test_share_and_take_back(signed_in, clara):
    sheet, browser = preparation(contact(clara)), signed_in(clara)
    url = reverse("networking:share_preparation", args=[sheet.pk])
    browser.post(url)
    assert Preparation.objects.get().shared is True
    browser.post(url)
    assert Preparation.objects.get().shared is False


def test_public_check_of_a_program_is_asked_to_wait_and_keeps_the_words(client, db, monkeypatch):
    monkeypatch.setattr("networking_module.bring_value.public_views.CHECKS", 2)
    somewhere = f"2001:db8::{secrets.token_hex(2)}:{secrets.token_hex(2)}"  # counts outlive a run in Redis
    answers = [client.post(reverse("networking-public:check"), {"text": JOB}, REMOTE_ADDR=somewhere) for _try in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 429]
    assert JOB[:20] in answers[-1].content.decode()
