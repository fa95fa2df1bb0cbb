import re
from pathlib import Path

import taggit
import wagtail
from django.core.management.base import no_translations
from django.utils.translation import gettext, ngettext

from coachsite import admin_words

ENTRY = re.compile(r'^msgid(?:_plural)? ((?:".*"\n)+)', re.MULTILINE)


def known():
    """All that Wagtail and its tags ask to be translated."""
    catalogs = [*Path(wagtail.__path__[0]).glob("**/locale/en/LC_MESSAGES/django.po")]
    catalogs += [*Path(taggit.__path__[0]).glob("locale/*/LC_MESSAGES/django.po")]
    texts = "\n".join(each.read_text(encoding="utf-8") for each in catalogs)
    return {"".join(re.findall(r'"(.*)"\n', found)).replace('\\"', '"') for found in ENTRY.findall(texts)}


def test_each_of_the_words_is_one_that_wagtail_says():
    assert set(admin_words.ours()) - known() == set()


def test_ours_name_what_wagtails_name():
    places = re.compile(r"%\((\w+)\)")
    wrong = {
        theirs: said
        for theirs, said in admin_words.ours().items()
        if not set(places.findall(said)) <= set(places.findall(theirs))
    }
    assert wrong == {}


def test_wagtails_words_are_read_as_ours():
    assert gettext("slug") == "end of its address"
    assert gettext("A word of nobody's") == "A word of nobody's"
    deleted = "One submission has been deleted.", "%(count)d submissions have been deleted."
    assert [ngettext(*deleted, count) for count in (1, 2)] == ["One answer was deleted.", "%(count)d answers were deleted."]


def test_without_translations_wagtails_words_are_its_own():
    """As migrations compare them."""
    assert no_translations(lambda: gettext("slug"))() == "slug"
    assert gettext("slug") == "end of its address"
