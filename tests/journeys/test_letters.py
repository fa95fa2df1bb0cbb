"""Every kind of mail as people see it: at three widths, in both schemes, with words of any length; and the same as text."""

import re
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe

from coaching.mail import kinds
from coaching.mail.cards import Below, Card, Person, Row, Said
from coaching.mail.rendering import rendered
from tests.journeys.conftest import OF_A_LETTER

pytestmark = pytest.mark.browser
WIDTHS, SCHEMES = (320, 390, 700), ("light", "dark")
LEAST_HEIGHT, LEAST_GAP = 44, 8  # pixels, of what is pressed
LONG = "Wolfeschlegelsteinhausenbergerdorff-Montgomery-Featherstonehaugh-Cholmondeley-Marjoribanks مريم 👩‍🚀"
# What is out of the window or of the box it is in; buttons that are too low, or too near to the next one.
WRONG = """([leastHeight, leastGap]) => {
  const wrong = [], name = (each) => each.textContent.trim().slice(0, 40);
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide) wrong.push(`${wide} pixels too wide`);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode());) {
    if (!text.data.trim() || !text.parentElement.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (let box = text.parentElement; box; box = box.parentElement) {
      if (getComputedStyle(box).display === "inline") continue;
      const at = box.getBoundingClientRect();
      for (const line of range.getClientRects()) {
        if (line.left < at.left - 1 || line.right > at.right + 1) wrong.push(`cut: ${name(text.parentElement)}`);
        if (line.top < at.top - 6 || line.bottom > at.bottom + 6) wrong.push(`cut in height: ${name(text.parentElement)}`);
      }
    }
  }
  const pressed = [...document.querySelectorAll("a")].filter((each) => getComputedStyle(each).display !== "inline");
  const boxes = pressed.map((each) => each.getBoundingClientRect());
  boxes.forEach((box, index) => {
    if (box.height < leastHeight) wrong.push(`${box.height} high: ${name(pressed[index])}`);
    boxes.slice(index + 1).forEach((other, next) => {
      const across = Math.max(box.left, other.left) - Math.min(box.right, other.right);
      const down = Math.max(box.top, other.top) - Math.min(box.bottom, other.bottom);
      if (Math.max(across, down) < leastGap - 0.01)
        wrong.push(`${Math.max(across, down)} apart: ${name(pressed[index])}, ${name(pressed[index + 1 + next])}`);
    });
  });
  return [...new Set(wrong)];
}"""
# All words that are seen, node by node, and where the links lead.
SHOWN = """() => {
  const words = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode());) {
    if (text.data.trim() && text.parentElement.checkVisibility() && !text.parentElement.closest("[aria-hidden]"))
      words.push(text.data);
  }
  return [words, [...document.querySelectorAll("a")].map((each) => each.getAttribute("href"))];
}"""
OWN = {"light": "#6a1b9a", "dark": "#e1a6f5"}.items()
FINE = set()
OTHER_SITE = re.compile(r" \(example\.org\)$")  # named beside a link that leads there; the text has the whole address
NOT_IN_TEXT = {"If the button does not work, copy this address:", kinds.SAMPLE_PRACTICE, "With"}


def weekly():
    """The weekly mail with everything that can be in it."""
    found, at = kinds.kind("client_area.digest"), "https://example.org"
    acts = (("I was in touch", f"{at}/in-touch/"), ("Next week", f"{at}/next-week/"), ("Not now", f"{at}/not-now/"))
    card = Card(
        "Rosa Lind",
        "You last talked three weeks ago",
        "Tuesday. Fifteen minutes.",
        idea="Tell her how the lesson went.",
        ring="RL",
        dots=(True, False, True, True, True),
        buttons=acts[:2],
        quiet=acts[2:],
    )
    below = Below(
        rows=tuple(Row(name, "A month ago", f"{at}/{name[:2]}/", (acts[0],)) for name in ("Omar Haddad", "Li Wei")),
        said=(Said("Dana wrote", "Well done with the sheet.", ("Read on", f"{at}/said/")), Said("Dana said", "Go on.")),
        others=(
            Row("Your next session", "Thursday at three", links=(("Prepare", f"{at}/prepare/"),)),
            Row("Did Priya answer?", links=(("Yes, they answered", f"{at}/yes/"), ("Not yet", f"{at}/no/"))),
        ),
        small=(("Another day or hour", f"{at}/preferences/"), ("No weekly email anymore", f"{at}/stop/")),
    )
    return found, {**found.samples, "card": card, "below": below}


def samples():
    known = [(kind, kind.samples) for _group, members in kinds.grouped() for kind in members]
    with_face = replace(kinds.kind("booking.requested").sample_card, person=Person("Dana Reyes", "Coach", "data:,"))
    booked = kinds.kind("booking.requested")
    known += [weekly(), (booked, {**booked.samples, "card": with_face})]
    return [pytest.param(kind, values, id=f"{kind.slug}-{number}") for number, (kind, values) in enumerate(known)]


def longer(value):
    """The same with much longer words wherever a person's own words stand."""
    if isinstance(value, Card | Person | Row | Said | Below):
        short = {"ring", "face"} | ({"headline"} if getattr(value, "is_code", False) else set())
        return replace(value, **{name: longer(each) for name, each in vars(value).items() if name not in short})
    if isinstance(value, tuple):
        return tuple(longer(each) for each in value)
    if value is None or isinstance(value, bool) or not str(value) or "://" in str(value):
        return value
    return f"{value} {LONG}"


@pytest.fixture(scope="module")
def window(browser):
    page = browser.new_page()
    yield page
    page.close()


def wrong_at(window, width, scheme):
    window.set_viewport_size({"width": width, "height": 844})
    window.emulate_media(color_scheme=scheme)
    return [f"{width} {scheme}: {each}" for each in window.evaluate(WRONG, [LEAST_HEIGHT, LEAST_GAP])]


def axe_finds(window, html):
    """What axe holds against the colors and names of a mail; one with the same elements as another is judged once."""
    elements = frozenset(re.sub(r'(href|src)="[^"]+"', "", each) for each in re.findall(r"<[a-z][^>]*>", html))
    found = []
    for scheme in () if elements in FINE else SCHEMES:
        window.emulate_media(color_scheme=scheme)
        violations = Axe().run(window, options=OF_A_LETTER).response["violations"]
        found += [f"{scheme}: {each['id']} {node['html']}" for each in violations for node in each["nodes"]]
    if not found:
        FINE.add(elements)
    return found


def in_one_line(words):
    return " ".join(str(words).split())


def opened(window, kind, values, brand=()):
    """Puts a mail into the window; gives what is read as text, its subject first, and its HTML."""
    subject, plain, html = rendered(kind, {**values, "brand": dict(brand)})
    window.set_content(html)
    return f"{subject}\n{plain}", html


@pytest.mark.parametrize(("kind", "values"), samples())
def test_a_mail_fits_and_is_read_and_pressed_at_every_width_in_both_schemes(window, kind, values):
    plain, html = opened(window, kind, values)
    wrong = [each for width in WIDTHS for scheme in SCHEMES for each in wrong_at(window, width, scheme)]
    assert (wrong, axe_finds(window, html), only_in_html(window, plain)) == ([], [], [])


def only_in_html(window, plain):
    """The words and links of the mail that its text form lacks."""
    words, links = window.evaluate(SHOWN)
    text = in_one_line(plain)
    said = [OTHER_SITE.sub("", in_one_line(each)) for each in words]
    told = [each for each in said if each not in text and each not in NOT_IN_TEXT]
    return told + [each for each in links if each.removeprefix("mailto:") not in plain]


@pytest.mark.parametrize(("kind", "values"), samples())
def test_long_words_fit_into_a_mail_in_the_practices_own_color(window, kind, values):
    _plain, html = opened(window, kind, {name: longer(each) for name, each in values.items()}, OWN)
    wrong = [each for width in WIDTHS for each in wrong_at(window, width, "light")]
    assert (wrong, axe_finds(window, html)) == ([], [])
