"""The forms and links of a page, as a browser would send and follow them."""

from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from bs4 import BeautifulSoup, SoupStrainer

CONTROLS = ["input", "select", "textarea", "button"]
PRESSED = {"submit", "image"}
SWITCHES = {"", "on", "1", "yes", "true", "True"}  # what a checkbox sends that says yes to something, and chooses nothing

Pairs = tuple[tuple[str, str], ...]


class PageForm(NamedTuple):
    """One form and one of its buttons. `fields` are what the page fills in; `files` names of uploads; `button` its name."""

    action: str
    method: str
    fields: Pairs
    files: tuple[str, ...]
    button: str


def parsed(html):
    return BeautifulSoup(html, "html.parser", parse_only=SoupStrainer(["form", "a", *CONTROLS]))


def forms_of(page):
    """Every form of the parsed page, once for each of its buttons."""
    for form in page.find_all("form"):
        inside = [*form.find_all(CONTROLS), *outside(page, form)]
        fields = tuple(pair for each in inside for pair in sent_by(each)) + first_of_unchosen(inside)
        files = tuple(each["name"] for each in inside if each.get("type") == "file" and each.get("name"))
        for button in buttons(inside):
            action = button.get("formaction") or form.get("action") or ""
            method = (button.get("formmethod") or form.get("method") or "get").lower()
            own = ((button["name"], button.get("value", "")),) if button.get("name") else ()
            yield PageForm(action, method, fields + own, files, button.get("name", ""))


def outside(page, form):
    """Controls that name the form from elsewhere on the page."""
    return page.find_all(CONTROLS, attrs={"form": form["id"]}) if form.get("id") else []


def buttons(inside):
    """What can be pressed; a form without any is sent all the same."""
    found = [each for each in inside if is_button(each) and not each.has_attr("disabled")]
    return found or [{}]


def is_button(control):
    return control.get("type", "submit" if control.name == "button" else "text") in PRESSED


def sent_by(control):
    """(name, value) of what a control sends without anyone touching it."""
    name, kind = control.get("name"), control.get("type", "")
    if not name or control.has_attr("disabled") or control.name == "button" or kind in {"file", "button", "reset", *PRESSED}:
        return ()
    if control.name == "select":
        return chosen(control, name)
    if kind in {"checkbox", "radio"}:
        return ((name, control.get("value", "on")),) if control.has_attr("checked") else ()
    return ((name, control.text.removeprefix("\n") if control.name == "textarea" else control.get("value", "")),)


def chosen(control, name):
    """What a list sends: what is marked, else the first that is something."""
    options = [each.get("value", each.text) for each in control.find_all("option")]
    marked = [each.get("value", each.text) for each in control.find_all("option", selected=True)]
    something = next(filter(None, options), "")
    return tuple((name, value) for value in [value for value in marked if value] or [something])


def first_of_unchosen(inside):
    """The first of each group of radio buttons, or of checkboxes that choose rows, of which the page chooses none."""
    taken = {each["name"] for each in inside if each.get("name") and each.has_attr("checked")}
    found = {}
    for each in inside:
        if each.get("name") not in {None, *taken} and chooses(each) and not each.has_attr("disabled"):
            found.setdefault(each["name"], each.get("value", "on"))
    return tuple(found.items())


def chooses(control):
    kind = control.get("type")
    return kind == "radio" or (kind == "checkbox" and control.get("value", "") not in SWITCHES)


def links_of(page):
    """(path, query as pairs) of the parsed page's links that say something after a question mark."""
    for link in page.find_all("a", href=True):
        parts = urlsplit(link["href"])
        if parts.query and not parts.netloc and not parts.scheme:
            yield parts.path, tuple(parse_qsl(parts.query, keep_blank_values=True))
