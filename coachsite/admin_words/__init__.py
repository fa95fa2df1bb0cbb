"""Wagtail's words for programmers, said as people say them: `words.toml` has each of Wagtail's with ours."""

import tomllib
from pathlib import Path

from django.utils import translation
from django.utils.safestring import SafeData, mark_safe


def ours() -> dict[str, str]:
    """{what Wagtail says: what a practice reads}."""
    text = Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
    return {theirs: said for words in tomllib.loads(text).values() for theirs, said in words.items()}


def install() -> None:
    """Of what Django is asked to translate, these are known; the rest is as it was. A catalog would do the same, but needs
    USE_I18N, which looks each word up in twenty. As with a catalog, commands that want no translations get none: migrations know
    Wagtail's own words."""
    for ask in (translation.gettext, translation.activate):
        ask("en")  # once asked, Django keeps the functions that answer
    translation.ngettext("", "", 1)
    answering, words = translation._trans, ours()  # type: ignore[attr-defined]
    one, many, begin, all_words = answering.gettext, answering.ngettext, answering.activate, dict(words)

    def gettext(message: str) -> str:
        found = words.get(message)
        if found is None:
            return str(one(message))
        return mark_safe(found) if isinstance(message, SafeData) else found

    def ngettext(singular: str, plural: str, number: int) -> str:
        return str(many(words.get(singular, singular), words.get(plural, plural), number))

    def activate(language: str) -> None:
        if not words:
            words.update(all_words)
        begin(language)

    answering.gettext, answering.ngettext = gettext, ngettext
    answering.activate, answering.deactivate_all = activate, words.clear
