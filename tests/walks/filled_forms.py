"""What a browser would send from a page without anyone typing: the fields of the form that posts to the page's own address."""

from urllib.parse import urlsplit

from bs4 import BeautifulSoup

NOT_SENT = {"submit", "button", "image", "reset", "file"}


def filled_in(page, url):
    """{name: [values]} of the longest form on `page` (bytes) that posts to `url`; {} where there is none."""
    path = urlsplit(url).path
    forms = [form for form in BeautifulSoup(page, "html.parser").find_all("form", method="post") if _leads_to(form, path)]
    return max((_values(form) for form in forms), key=len, default={})


def _leads_to(form, path):
    return urlsplit(form.get("action") or path).path == path


def _values(form):
    found = {}
    for field in form.find_all(["input", "textarea", "select"]):
        if field.get("name") and not field.has_attr("disabled"):
            for value in _value(field):
                found.setdefault(field["name"], []).append(value)
    return found


def _value(field):
    if field.name == "textarea":
        return [field.text.removeprefix("\n")]
    if field.name == "select":
        chosen = [option for option in field.find_all("option") if option.has_attr("selected")] or field.find_all("option")[:1]
        return [option.get("value", option.text) for option in chosen]
    if field.get("type") in NOT_SENT or (field.get("type") in {"checkbox", "radio"} and not field.has_attr("checked")):
        return []
    return [field.get("value", "on" if field.get("type") == "checkbox" else "")]
