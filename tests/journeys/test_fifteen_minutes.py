"""From the weekly email to “Done”: three people, six taps, on a phone, with or without scripts, by keyboard too."""

import pytest
from django.core import mail
from django.utils import timezone

from coaching.client_area import digest
from coaching.mail.outbox import deliver_due
from coaching.people.models import Coach, Preferences
from coaching.people.preferring import prefer
from coaching.practice.days import today
from networking_module.contacts.models import Touch
from tests import factories
from tests.journeys.steps import come_in
from tests.networking_module.factories import contact

pytestmark = pytest.mark.browser
SIX, TUESDAY = 6, 1
IN_A_LETTER, ON_A_PAGE = 44, 48  # pixels: the least height of what is pressed
# What is pressed on a page and is not high enough.
TOO_SMALL = """(least) => [...document.querySelectorAll("main :is(a, button, select)")]
  .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < least)
  .map((each) => `${each.textContent.trim()}: ${each.getBoundingClientRect().height}`)"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def nina(site):
    """Someone who knows three people, all of whom wait."""
    nina = factories.client(coach=Coach.objects.first(), name="Nina New", email="nina@example.org")
    nina.modules.get_or_create(slug="networking")
    for name in ("Rosa Lind", "Omar Haddad", "Li Wei"):
        contact(nina, name, rhythm_days=14, due_on=timezone.localdate())
    return nina


@pytest.fixture
def letter(nina, tmp_path):
    """The address of her weekly email, as a browser shows it."""
    now = timezone.now()
    prefer(client=nina, zone=nina.timezone, digest_day=TUESDAY, now=now)
    Preferences.objects.filter(client=nina).update(next_digest_at=now)
    digest.send_due(now)
    deliver_due(now)
    found = next(each for each in reversed(mail.outbox) if each.to == [nina.email])
    assert found.subject == "Li, and two more"
    (tmp_path / "letter.html").write_text(found.alternatives[0][0], encoding="utf-8")
    return f"file://{tmp_path}/letter.html"


def tapped(reader, target, keyboard):
    """Presses it, and looks: in both schemes."""
    if keyboard:
        tab_to(reader, target)
        reader.page.keyboard.press("Enter")
    else:
        target.tap()
    looked_at(reader)
    return 1


def tab_to(reader, target):
    """Goes on with Tab until it has the focus, and can be seen to have it."""
    for _press in range(40):
        reader.page.keyboard.press("Tab")
        if target.evaluate("each => each === document.activeElement"):
            assert target.evaluate("each => getComputedStyle(each).outlineStyle") != "none"
            return
    raise AssertionError(f"Never reached by Tab: {target}")


def looked_at(reader):
    for scheme in ("dark", "light"):
        reader.page.emulate_media(color_scheme=scheme)
        reader.look()


def done_until_tuesday(nina):
    """What the last page says: that all is done, and when the next email comes."""
    is_tuesday = today(timezone.now(), nina.timezone).weekday() == TUESDAY
    return "Done. See you next Tuesday." if is_tuesday else "Done. See you Tuesday."


@pytest.mark.parametrize(("scripts", "keyboard"), [(True, False), (True, True), (False, False)])
def test_from_the_email_to_done_in_six_taps(person, nina, letter, scripts, keyboard):
    reader, taps, heads = person(phone=True, has_touch=True, java_script_enabled=scripts), 0, []
    for number in range(3):
        reader.page.goto(letter)
        looked_at(reader)
        taps += tapped(reader, reader.page.get_by_role("link", name="I was in touch").nth(number), keyboard)
        assert reader.page.evaluate(TOO_SMALL, ON_A_PAGE) == []
        assert reader.page.evaluate(TOO_WIDE) == 0
        taps += tapped(reader, reader.page.get_by_role("button", name="A hello").last, keyboard)
        heads.append(reader.page.get_by_role("heading", level=1).inner_text())
    assert (taps, heads) == (SIX, ["Thank you", "Thank you", done_until_tuesday(nina)])
    assert Touch.objects.filter(contact__client=nina).count() == 3
    come_in(reader, nina.user)
    reader.go("/me/")
    assert reader.page.get_by_role("heading", name=done_until_tuesday(nina)).is_visible()


@pytest.mark.parametrize("width", [320, 390, 700])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_email_fits_and_each_target_is_high_enough(person, letter, width, scheme):
    reader = person(viewport={"width": width, "height": 844}, color_scheme=scheme)
    reader.page.goto(letter)
    assert reader.page.evaluate(TOO_WIDE) == 0
    assert reader.page.evaluate(TOO_SMALL.replace("main :is", ":is"), IN_A_LETTER) == []


def test_the_home_is_two_screens_at_most_and_names_nobody_twice(person, nina):
    reader = person(phone=True)
    come_in(reader, nina.user)
    page = reader.go("/me/")
    assert page.evaluate("document.documentElement.scrollHeight") <= 2 * 845
    assert [page.locator("main").inner_text().count(name) for name in ("Rosa Lind", "Omar Haddad")] == [1, 1]
    tapped(reader, page.get_by_text("I was in touch").first, keyboard=True)
    tapped(reader, page.get_by_role("button", name="A hello").last, keyboard=True)
    assert Touch.objects.filter(contact__client=nina).count() == 1
