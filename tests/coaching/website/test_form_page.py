from datetime import timedelta
from html import unescape
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.contrib.forms.models import FormSubmission

from coaching.booking.guest import rate_limits
from coaching.mail.models import Message
from coaching.practice.models import PracticeSettings
from coaching.sweeping import SWEEPS
from coaching.website import models
from coaching.website.form_building import KINDS
from tests import factories as people
from tests.coaching.booking.conftest import stamp
from tests.coaching.website import factories

FIELDS = [
    {"label": "Your name", "field_type": "singleline"},
    {"label": "Your email", "field_type": "email"},
    {"label": "Website", "field_type": "url", "required": False},
    {"label": "What", "field_type": "multiline", "required": False},
]


@pytest.fixture
def form_page(home, patient):
    """`form_page(fields, …)` is a published form."""
    PracticeSettings.objects.create(name="Bridge", contact_email="hello@bridge.example")

    def made(fields=FIELDS, **more):
        page = factories.page(models.FormPage, home, title="Invite us", thanks="We answer soon.", **more)
        for order, field in enumerate(fields):
            page.form_fields.add(models.FormField(sort_order=order, **field))
        page.save()
        return page

    return made


def typed(**more):
    return {"your_name": "Pia", "your_email": "pia@example.org", "shown": stamp(), **more}


def read(response):
    return unescape(response.content.decode())


def test_what_is_sent_is_kept_and_thanked_for(client, form_page):
    page = form_page()
    response = client.post(page.url, typed(what="A talk"), follow=True)
    assert "We answer soon." in read(response)
    kept = FormSubmission.objects.get().form_data
    assert {name: kept[name] for name in ("your_name", "your_email", "what")} == {
        "your_name": "Pia",
        "your_email": "pia@example.org",
        "what": "A talk",
    }
    assert "shown" not in kept


def test_thanks_are_for_what_was_really_sent(client, form_page):
    assert "We answer soon." not in read(client.get(form_page().url, {"sent": "1"}))


def test_the_same_form_sent_twice_is_kept_and_mailed_once(client, form_page):
    page, words = form_page(), typed()
    for _again in range(2):
        assert "We answer soon." in read(client.post(page.url, words, follow=True))
    assert (FormSubmission.objects.count(), Message.objects.count()) == (1, 1)


def test_the_practice_is_told_and_can_reply(client, form_page, mailoutbox):
    page = form_page()
    client.post(page.url, typed(what="A talk\nabout listening"))
    [mail] = mailoutbox
    assert (mail.to, mail.reply_to, mail.subject) == (["hello@bridge.example"], ["pia@example.org"], "Invite us: a new answer")
    assert "Your name: Pia" in mail.body
    assert "about listening" in mail.body
    assert f"/admin/forms/submissions/{page.pk}/" in mail.body


def test_a_form_can_have_an_address_of_its_own(client, form_page, mailoutbox):
    client.post(form_page(to="talks@bridge.example").url, typed())
    assert mailoutbox[0].to == ["talks@bridge.example"]


def test_a_practice_without_any_address_keeps_it_all_the_same(client, form_page, mailoutbox):
    PracticeSettings.objects.update(contact_email="")
    client.post(form_page().url, typed())
    assert (FormSubmission.objects.count(), mailoutbox) == (1, [])


def test_what_was_typed_stays_when_something_is_missing(client, form_page):
    response = client.post(form_page().url, typed(your_email="", what="Long words"))
    assert response.status_code == 422
    assert ("Long words</textarea>" in read(response), 'value="Pia"' in read(response)) == (True, True)
    assert FormSubmission.objects.count() == 0


@pytest.mark.parametrize("program", [{"website": "https://spam.example"}, {"shown": ""}, {"shown": "made up"}])
def test_what_only_a_program_sends_is_not_kept(client, form_page, program):
    response = client.post(form_page().url, typed(**program))
    assert (response.status_code, FormSubmission.objects.count()) == (422, 0)


def test_who_was_too_quick_loses_nothing_and_presses_again(client, form_page):
    response = client.post(form_page().url, typed(shown=stamp(0), what="Long words"))
    assert ("press the button again" in read(response), "Long words" in read(response)) == (True, True)


def test_a_question_about_a_website_is_no_trap(client, form_page):
    page = form_page()
    client.post(page.url, typed(website_answer="https://pia.example"))
    assert FormSubmission.objects.get().form_data["website_answer"] == "https://pia.example"


def test_too_many_tries_are_refused_with_the_words_kept(client, form_page, monkeypatch):
    monkeypatch.setattr(rate_limits, "TRIES", 2)
    page = form_page()
    statuses = [client.post(page.url, typed(what="Long words")).status_code for _try in range(3)]
    assert statuses == [302, 302, 422]
    assert "Long words" in read(client.post(page.url, typed(what="Long words")))


@pytest.mark.parametrize("kind", [kind for kind, _title in KINDS])
def test_every_kind_of_question_is_asked_and_kept(client, form_page, kind):
    page = form_page([{"label": "Q", "field_type": kind, "choices": "One\nTwo", "required": True}])
    assert 'name="q"' in read(client.get(page.url))
    several, one = ["One", "Two"], {"email": "a@b.example", "number": "3", "url": "https://a.example", "date": "2026-05-04"}
    answer = several if kind == "checkboxes" else one.get(kind, "on" if kind == "checkbox" else "One")
    assert client.post(page.url, {"q": answer, "shown": stamp()}).status_code == 302
    assert FormSubmission.objects.get().form_data["q"] in (answer, True)


def test_no_cache_keeps_a_form(client, form_page):
    assert "no-store" in client.get(form_page().url)["Cache-Control"]


def test_the_page_says_how_long_answers_are_kept(client, form_page):
    assert "It is deleted after 30 days." in read(client.get(form_page(retention_days=30).url))


def test_answers_are_deleted_once_their_days_are_over_and_their_mails_with_them(client, form_page):
    page = form_page(retention_days=30)
    client.post(page.url, typed())
    now = timezone.now()
    assert SWEEPS["form answers"](now + timedelta(days=29)) == 0
    assert (SWEEPS["form answers"](now + timedelta(days=31)), FormSubmission.objects.count()) == (1, 0)
    assert Message.objects.count() == 0


def answers_of(client, page, fmt):
    client.force_login(people.editor())
    return client.get(f"/admin/forms/submissions/{page.pk}/", {"export": fmt})


def test_answers_are_saved_as_a_table_that_computes_nothing(client, form_page):
    page = form_page()
    client.post(page.url, typed(your_name="=1+1", what="Héllo"))
    csv = answers_of(client, page, "csv").content.decode()
    assert ("'=1+1" in csv, "Héllo" in csv, csv.splitlines()[0].endswith("Your name,Your email,Website,What")) == (
        True,
        True,
        True,
    )


def test_answers_are_saved_as_a_workbook(client, form_page):
    page = form_page()
    client.post(page.url, typed())
    rows = list(load_workbook(BytesIO(answers_of(client, page, "xlsx").content)).active.values)
    assert rows[1][1:3] == ("Pia", "pia@example.org")


@pytest.mark.parametrize(("who", "status"), [("owner", 200), ("editor", 200), ("other_coach", 302)])
def test_answers_are_read_by_those_who_edit_the_site(client, form_page, who, status, request):
    page = form_page()
    client.post(page.url, typed())
    person = request.getfixturevalue(who)
    client.force_login(getattr(person, "user", person))
    assert client.get(f"/admin/forms/submissions/{page.pk}/").status_code == status


def test_an_editor_previews_form_and_thanks(form_page):
    page = form_page()
    assert "Your name" in page.make_preview_request(preview_mode="form").content.decode()
    assert "We answer soon." in page.make_preview_request(preview_mode="landing").content.decode()


def test_a_form_works_without_javascript_and_with_its_token(home, form_page):
    from django.test import Client

    page, strict = form_page(), Client(enforce_csrf_checks=True)
    token = strict.get(page.url).cookies["csrftoken"].value
    assert strict.post(page.url, typed(csrfmiddlewaretoken=token)).status_code == 302


def test_a_likely_slip_in_the_address_is_asked_about_once_and_nothing_is_kept_until_then(client, form_page):
    page = form_page()
    words = read(client.post(page.url, typed(your_email="pia@gmial.com")))
    assert ("You wrote pia@gmial.com." in words, "Please check the following" in words) == (True, False)
    assert FormSubmission.objects.count() == 0


@pytest.mark.parametrize(("answer", "kept"), [("pia@gmail.com", "pia@gmail.com"), ("typed", "pia@gmial.com")])
def test_the_answer_says_which_address_is_kept(client, form_page, answer, kept):
    client.post(form_page().url, typed(your_email="pia@gmial.com", email_is=answer))
    assert FormSubmission.objects.get().form_data["your_email"] == kept


def test_beside_another_error_the_question_is_no_error_of_its_own(client, form_page):
    words = read(client.post(form_page().url, typed(your_email="pia@gmial.com", your_name="")))
    problems = words.partition("Please check the following")[2].partition("</ul>")[0]
    assert ("Did you mean pia@gmail.com?" in words, "Your name" in problems, "Did you mean" in problems) == (True, True, False)
