"""What the style sheets promise of colors: amber means asking and nothing else, and every ring and track can be seen."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from coaching.practice.brand.colors import contrast, tokens

ROOT = Path(settings.BASE_DIR)
SHEETS = [ROOT / "coachsite" / "static" / "css", ROOT / "networking_module" / "static"]
TEMPLATES = [ROOT / "templates", ROOT / "networking_module" / "templates"]
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
AMBER = re.compile(r"var\(--(?:menu-)?ask(?:-\w+)?\)")
# Besides what is called after asking: a message that only asks, one that may ask, and the request that is carried in the drawing.
ALSO_ASKING = {".check-one_way", ".check-warm_ask", ".street-lines"}
# Where something asks: what a client would like to learn, the findings of a message, what has a side in a thread, the drawings
# of the two lanes, and the arrow of the mark in a mail.
ASKING_TEMPLATES = {
    "networking_module/bring_value/message_facts.html",
    "components/illustrations/two_way_street.html",
    "components/signs/logo.html",
    "components/signs/one_way.html",
    "components/signs/two_way.html",
    "components/signs/warm_ask.html",
    "mail/message.html",
    "styleguide.html",
}
ASKING_CLASS = re.compile(r"(?:badge|mark|finding|lane|street|street-\w+|mail|check)[-_](?:warm_)?ask\b")
AMBERS = {"#b06a12"} | {color for name in ("ask", "ask-bright", "ask-wash", "menu-ask") for color in tokens()[name]}
# How far something is: rings, tracks, bars, dots of weeks, lines of answers.
MARKS = re.compile(
    r"\.(?:ring-(?:track|fill)|bar|bar-empty|week-(?:active|missed|rested)|week-dot[\w-]*|measure-line)\b|\bprogress\b"
)
PAINTED = re.compile(r"(fill|stroke|border|border-color|box-shadow|background):([^;]*var\(--([\w-]+)\)[^;]*)")
PAPERS, LEAST = ("paper", "paper-raised", "paper-sunk"), 3  # WCAG 2.2, 1.4.11


def rules():
    """(file, selector, its declarations) of every rule on the screen, in all style sheets but the tokens'."""
    for path in sorted(path for folder in SHEETS for path in folder.rglob("*.css") if path.name not in {"tokens.css"}):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        text = re.sub(r"@media print \{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}", "", text)
        for selectors, declarations in RULE.findall(text):
            for selector in selectors.split(","):
                yield path.name, " ".join(selector.split()), declarations


def marks():
    """{(selector, token)} of what is painted to say how far something is; a ground that has an outline is no mark."""
    found = set()
    for _file, selector, declarations in rules():
        if not MARKS.search(selector) or "text" in selector:
            continue
        painted = PAINTED.findall(declarations)
        outlined = any(how == "box-shadow" for how, _value, _token in painted)
        found |= {(selector, token) for how, _value, token in painted if not (how == "background" and outlined)}
    return found


def color_of(token):
    """(light, dark), through the names that others give to a token."""
    seen = {}
    for path in (path for folder in SHEETS for path in folder.rglob("*.css")):
        seen |= dict(re.findall(r"--([\w-]+): var\(--([\w-]+)\)", path.read_text()))
    while token not in tokens():
        token = seen[token]
    return tokens()[token]


def test_amber_in_a_style_sheet_is_for_asking_alone():
    amber = {selector for file, selector, declarations in rules() if AMBER.search(declarations) and file != "styleguide.css"}
    assert {each for each in amber - ALSO_ASKING if not re.search(r"ask\b", each)} == set()
    assert amber >= ALSO_ASKING  # the list has nothing that is gone


def test_amber_stands_in_no_template_but_where_something_asks():
    found = {}
    for folder in TEMPLATES:
        for path in folder.rglob("*.html"):
            text = path.read_text()
            if ASKING_CLASS.search(text) or any(color in text for color in AMBERS):
                found[str(path.relative_to(folder))] = True
    assert set(found) == ASKING_TEMPLATES


def test_there_are_rings_tracks_bars_and_dots_to_measure():
    names = " ".join(selector for selector, _token in marks())
    assert [each for each in ("ring-track", "ring-fill", "progress", "bar-empty", "week-dot", ".desk") if each not in names] == []


@pytest.mark.parametrize(("selector", "token"), sorted(marks()))
def test_a_ring_or_track_can_be_seen_on_every_paper_in_both_schemes(selector, token):
    colors = color_of(token)
    faint = [
        (paper, scheme) for paper in PAPERS for scheme in (0, 1) if contrast(colors[scheme], tokens()[paper][scheme]) < LEAST
    ]
    assert faint == []
