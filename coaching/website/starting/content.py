"""The pages of a new practice as content files have them, with its own names filled in."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.utils.html import escape, format_html_join

from coaching.modules import ModuleConfig, installed_modules
from coaching.practice.addressing import called
from coaching.website.module_pages import module_pages
from coaching.website.starting.answers import Answers
from coaching.website.starting.building import HOME, MODULE, Content

FOLDER = Path(__file__).parent / "site"
PRINCIPLES_COME_AFTER = 1  # the first block of the home page
BUTTON = {
    "type": "call_to_action",
    "value": {
        "heading": "Would you like to talk about it?",
        "text": "The first call is free.",
        "button": "{call}: choose a time",
        "page": None,
    },
}


def read(name: str) -> dict[str, Any]:
    """The content file of that name."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def contents(answers: Answers, today: Any) -> dict[str, Content]:
    """{path: what is on the page}, a page after the one it is below. `today` is the date of the articles."""
    paths, words = read("site")["pages"], _words(answers)
    pages = {HOME: _home(), **{path: read(path) for path in paths}}
    articles = [each for module in reversed(installed_modules()) for each in _articles(module, today)]
    if not articles:
        del pages["articles"]
    return {path: _filled(content, words) for path, content in (pages | dict(articles)).items()}


def navigation(pages: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Header and footer: {place: {path: title}}, of the pages that there are; the header also has what modules bring."""
    content = read("site")
    header, footer = ({path: title for path, title in content[place].items() if path in pages} for place in ("header", "footer"))
    return {"header": {**header, **{f"{MODULE}{reference}": "" for reference in module_pages()}}, "footer": footer}


def _home() -> dict[str, Any]:
    home = read(HOME)
    brought = [block for module in installed_modules() for block in module.starter_home()]
    return {**home, "body": [*home["body"][:PRINCIPLES_COME_AFTER], *brought, *home["body"][PRINCIPLES_COME_AFTER:]]}


def _articles(module: ModuleConfig, today: Any) -> list[tuple[str, Content]]:
    """Those of a module, the last first: the list begins with the newest."""
    return [(f"articles/{each['key']}", _article(module, each, today)) for each in reversed(module.starter_articles())]


def _article(module: ModuleConfig, given: Mapping[str, Any], today: Any) -> Content:
    plain = {name: value for name, value in given.items() if name not in {"key", "track"}}
    sign = f"{module.slug}.{given['track']}"
    return {"type": "ArticlePage", "date": today, "sign": sign, **plain, "body": [*given["body"], BUTTON]}


def _words(answers: Answers) -> dict[str, str]:
    modules = installed_modules()
    return {
        "practice": answers.practice,
        "coach": answers.coach,
        "first": called(answers.coach) or answers.coach,
        "call": answers.call,
        "minutes": str(answers.minutes),
        "sees": _list(each for module in modules for each in module.coach_sees()),
        "never_sees": _list(each for module in modules for each in module.coach_never_sees()),
    }


def _list(sentences: Any) -> str:
    return format_html_join("", "<li>{}</li>", ((each,) for each in sentences))


def _filled(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _filled(each, words) for name, each in value.items()}
    if isinstance(value, list):
        return [_filled(each, words) for each in value]
    return _filled_text(value, words) if isinstance(value, str) else value


def _filled_text(text: str, words: Mapping[str, str]) -> str:
    """Names are escaped in what is HTML; what a name contains is never read as a place for another."""
    is_html = text.lstrip().startswith("<")
    parts = text.split("{")
    found = (part.partition("}") for part in parts[1:])
    return parts[0] + "".join(_word(words[name], is_html) + rest for name, _, rest in found)


def _word(word: str, is_html: bool) -> str:
    return str(word) if not is_html or hasattr(word, "__html__") else escape(word)
