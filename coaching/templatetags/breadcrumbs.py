"""The way to a screen of the desk, for Wagtail's own breadcrumbs."""

from html.parser import HTMLParser

from django import template

register = template.Library()


class Links(HTMLParser):
    """Collects the links of a piece of HTML, as Wagtail's breadcrumbs want them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found.append({"url": dict(attrs).get("href") or "", "label": ""})

    def handle_data(self, data: str) -> None:
        if self.found:
            self.found[-1]["label"] += data


@register.filter
def links(html: str) -> list[dict[str, str]]:
    """What a screen puts into its block of crumbs, `<a href="…">…</a>` one after the other, as breadcrumb items."""
    parser = Links()
    parser.feed(html)
    return [{**each, "label": each["label"].strip()} for each in parser.found]
