"""What holds for every template of the site and of the installed modules."""

import re

import pytest

from tests.template_pages import ROOT, own_templates, parts_of

AUTOSAVE = "data-autosave="
SCRIPT = """<script type="module" src="{% static 'js/autosave.js' %}"></script>"""
# What clients of the networking module do, and those of another module don't.
NETWORKING = re.compile(r"\b(?:in touch|people you|networking|a message|conversations?)\b", re.IGNORECASE)


def without_script(templates):
    """The templates with a form that saves by itself which some page shows without the script, or no page names at all.

    `templates` is {name: {name of a part: its source}}.
    """
    pages = [parts for name, parts in templates.items() if "{% extends " in parts[name]]
    for name, parts in templates.items():
        shown_on = [page for page in pages if name in page]
        if AUTOSAVE in parts[name] and not (shown_on and all(SCRIPT in "".join(page.values()) for page in shown_on)):
            yield name


TIMED = re.compile(r"""\b(\w+)=[^ ]*\|(?:date|time):['"](?:DATE)?TIME_FORMAT['"]""")


def ends_with_a_time(source):
    """The sentences whose period comes right after a time of day, which ends with one: "8:46 p.m..\""""
    for opening, words in re.findall(r"{% blocktranslate ([^%]*)%}(.*?){% endblocktranslate %}", source, re.DOTALL):
        if any(re.search(rf"{{{{ ?{name} ?}}}}\.", words) for name in TIMED.findall(opening)):
            yield words


def test_no_sentence_ends_with_a_time_and_a_second_period():
    wrong = """{% blocktranslate trimmed with at=now|time:"TIME_FORMAT" %}It was {{ at }}.{% endblocktranslate %}"""
    assert list(ends_with_a_time(wrong)) == ["It was {{ at }}."]
    assert {name: found for name in own_templates() if (found := list(ends_with_a_time(parts_of(name)[name])))} == {}


def test_each_page_with_a_form_that_saves_by_itself_loads_the_script():
    assert list(without_script({name: parts_of(name) for name in own_templates()})) == []


FORM, PAGE = f'<form {AUTOSAVE}"/save/">', "{% extends 'base.html' %}"


@pytest.mark.parametrize(
    ("templates", "found"),
    [
        ({"page": {"page": PAGE + FORM + SCRIPT}}, []),
        ({"page": {"page": PAGE + FORM, "base": SCRIPT}}, []),
        ({"page": {"page": PAGE + FORM, "base": ""}}, ["page"]),
        ({"page": {"page": PAGE, "form": FORM}, "form": {"form": FORM}}, ["form"]),
        ({"page": {"page": PAGE + SCRIPT}, "form": {"form": FORM + SCRIPT}}, ["form"]),
    ],
    ids=["has_it", "base_has_it", "none_has_it", "page_around_lacks_it", "on_no_page"],
)
def test_form_is_found_where_a_page_lacks_the_script(templates, found):
    assert list(without_script(templates)) == found


def test_the_cores_templates_speak_of_no_modules_practice():
    texts = {path.relative_to(ROOT): path.read_text() for path in ROOT.rglob("*.html")}
    assert {str(path): NETWORKING.findall(text) for path, text in texts.items() if NETWORKING.search(text)} == {}
