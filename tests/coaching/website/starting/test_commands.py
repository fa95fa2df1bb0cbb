import re
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client as Browser

from coaching.booking.models import AppointmentType
from coaching.people.models import Coach

GIVEN = {"practice": "Berg & Weg", "coach": "Nora Berg", "email": "nora@example.org", "city": "berlin"}


def run(name, *args, **options):
    out = StringIO()
    call_command(name, *args, stdout=out, **options)
    return out.getvalue()


def link_in(text):
    return re.search(r"http://testserver(/\S+)", text)[1]


@pytest.fixture(autouse=True)
def _address(db, settings):
    settings.SITE_URL = "http://testserver"


def test_options_make_a_practice_and_the_link_leads_in():
    said = run("start_practice", interactive=False, minutes=45, place="phone", **GIVEN)
    assert "Berg & Weg is here" in said
    assert Browser().post(link_in(said), follow=True).redirect_chain[-1][0] == "/admin/"
    call = AppointmentType.objects.get()
    assert (call.duration, call.place, call.title) == (45, "phone", "Free first call")
    assert Coach.objects.get().timezone == "Europe/Berlin"


def test_what_is_missing_is_asked(monkeypatch):
    answers = iter(["Berg & Weg", "Nora Berg", "nora@example.org", "New York"])
    monkeypatch.setattr("builtins.input", lambda question: next(answers))
    monkeypatch.setattr("coaching.management.commands.start_practice.getpass", lambda question: "seven quiet rivers")
    run("start_practice")
    assert Coach.objects.get().timezone == "America/New_York"
    assert get_user_model().objects.get().check_password("seven quiet rivers")


def test_a_likely_slip_in_an_address_is_asked_about_once(monkeypatch):
    answers = iter(["nora@gmail.com"])
    monkeypatch.setattr("builtins.input", lambda question: next(answers))
    monkeypatch.setattr("coaching.management.commands.start_practice.getpass", lambda question: "")
    run("start_practice", **{**GIVEN, "email": "nora@gmial.com"})
    assert Coach.objects.get().email == "nora@gmail.com"


def test_a_second_practice_is_refused():
    run("start_practice", interactive=False, **GIVEN)
    with pytest.raises(CommandError, match="There is a practice here already: Berg & Weg. Nothing was changed"):
        run("start_practice", interactive=False, **GIVEN)
    with pytest.raises(CommandError, match="sign_in_link"):
        run("start_practice", link=True)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"city": "Berlon"}, "Did you mean Berlin"),
        ({"city": "Xyzzy"}, "Try the largest city near you"),
        ({"email": "nora"}, "Your email address: Enter a valid email address."),
        ({"practice": ""}, "What is your practice called"),
    ],
)
def test_what_cannot_be_taken_is_said(given, sentence):
    with pytest.raises(CommandError, match=sentence):
        run("start_practice", interactive=False, **{**GIVEN, **given})
    assert not Coach.objects.exists()


def test_a_link_leads_to_the_page_that_asks():
    assert "What is your practice called?" in Browser().get(link_in(run("start_practice", link=True))).content.decode()


def test_sign_in_link_is_the_owners():
    run("start_practice", interactive=False, **GIVEN)
    said = run("sign_in_link")
    assert said.startswith("nora@example.org")
    assert Browser().post(link_in(said), follow=True).redirect_chain[-1][0] == "/admin/"
    with pytest.raises(CommandError, match="No owner has the address ada@example.org"):
        run("sign_in_link", "ada@example.org")


def test_sign_in_link_before_there_is_a_practice():
    with pytest.raises(CommandError, match="run start_practice"):
        run("sign_in_link")
