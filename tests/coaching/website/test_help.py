import re

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from coaching.people import breaks
from coaching.people.models import Client, TimelineEntry
from coaching.practice.help_lines import supplied_lines
from coaching.practice.models import PracticeSettings

HELP = reverse("website:help")


@pytest.fixture
def practice(db):
    return PracticeSettings.load()


def edit(practice):
    return reverse("wagtailsettings:edit", args=["coaching", "practicesettings", practice.pk])


def countries(page):
    return re.findall(r'<p class="hint">([^·<]*?) ·', page.content.decode())


def own_line(practice, **value):
    value = {"country": "SE", "name": "Mind", "how": "Call 90101", "url": "", **value}
    practice.help_lines = [("line", value)]
    practice.save()


def test_every_line_is_on_the_page(client, practice):
    page = client.get(HELP).content.decode()
    assert [line.how for line in supplied_lines() if line.how not in strip_tags(page)] == []


def test_a_clients_country_comes_first(signed_in, clara):
    Client.objects.filter(pk=clara.pk).update(timezone="Europe/Vienna")
    found = countries(signed_in(clara).get(HELP))
    assert (found[0], found[-1], len(found)) == ("Austria", "Any other country", len(supplied_lines()))


def test_a_visitor_finds_the_practices_country_first(client, practice):
    assert countries(client.get(HELP))[0] == "United States"


def test_a_client_finds_their_coach(signed_in, client, clara, coach):
    assert f"mailto:{coach.email}" not in client.get(HELP).content.decode()
    assert f"mailto:{coach.email}" in signed_in(clara).get(HELP).content.decode()


def test_nothing_about_the_visit_is_kept(signed_in, clara):
    signed_in(clara).get(HELP)
    clara.refresh_from_db()
    assert (clara.last_active_at, clara.active_days.count(), TimelineEntry.objects.count()) == (None, 0, 0)


def test_the_practice_has_its_own_words_and_lines(client, practice):
    practice.help_text = "Take care."
    own_line(practice)
    page = client.get(HELP)
    assert ("Take care." in page.content.decode(), countries(page)) == (True, ["Sweden"])


def test_a_line_may_have_no_country_and_no_page(client, practice):
    own_line(practice, country=None, url=None)
    assert countries(client.get(HELP)) == ["Any other country"]


@pytest.mark.parametrize("address", [reverse("client_area:home"), reverse("client_area:preferences"), "/accounts/login/"])
def test_the_link_is_at_the_foot(signed_in, client, clara, address):
    browser = client if "login" in address else signed_in(clara)
    footer = browser.get(address).content.decode().partition("<footer")[2]
    assert f'href="{HELP}"' in footer


def test_a_break_has_the_link_beside_it(signed_in, clara):
    breaks.quiet_week(client=clara)
    card = (
        signed_in(clara).get(reverse("client_area:home")).content.decode().partition('id="resting"')[2].partition("</section>")[0]
    )
    assert f'href="{HELP}"' in card


def test_a_practice_may_hide_it(signed_in, client, clara, practice):
    practice.help_is_shown = False
    practice.save()
    assert client.get(HELP).status_code == 404
    assert HELP not in signed_in(clara).get(reverse("client_area:home")).content.decode()


def test_the_form_begins_with_what_is_shown(signed_in, owner, practice):
    form = signed_in(owner).get(edit(practice)).context["form"]
    shown = [child.value["how"] for child in form["help_lines"].value()]
    assert shown == [line.how for line in supplied_lines()]
    assert form["help_text"].value().startswith("Looking for work can weigh")


def sent(form, **changes):
    """The settings as a browser sends them, unchanged but for `changes`."""
    data = {name: "" if value is None else value for name, value in form.initial.items() if name != "help_lines"}
    data = {name: value for name, value in data.items() if value is not False} | changes
    lines = [] if "no_lines" in changes else list(form["help_lines"].value())
    data["help_lines-count"] = len(lines)
    for index, child in enumerate(lines):
        start = f"help_lines-{index}"
        data |= {f"{start}-deleted": "", f"{start}-order": index, f"{start}-type": "line", f"{start}-id": ""}
        data |= {f"{start}-value-{name}": child.value[name] or "" for name in ("country", "name", "how", "url")}
    return data


def test_what_was_left_as_it_is_stays_the_original(signed_in, owner, practice):
    browser = signed_in(owner)
    response = browser.post(edit(practice), sent(browser.get(edit(practice)).context["form"], name="A new name"))
    practice = PracticeSettings.objects.get()
    assert (response.status_code, practice.name) == (302, "A new name")
    assert (practice.help_text, len(practice.help_lines)) == ("", 0)


def test_a_changed_line_is_kept(signed_in, owner, practice):
    browser = signed_in(owner)
    browser.post(edit(practice), sent(browser.get(edit(practice)).context["form"]) | {"help_lines-0-value-how": "Call 1"})
    assert PracticeSettings.objects.get().help_lines[0].value["how"] == "Call 1"
