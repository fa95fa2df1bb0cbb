import pytest
from django.http import QueryDict

from networking_module.contacts.groups.editing import groups_of
from networking_module.contacts.groups.tagging import set_tags
from networking_module.contacts.listing.filters import FindForm
from tests.networking_module.factories import DAY, NOW, TODAY, contact

pytestmark = pytest.mark.services


def found(client, asked=""):
    return [each.name for each in FindForm(QueryDict(asked), client=client).found()]


@pytest.fixture
def people(clara):
    close, active = groups_of(clara)[:2]
    anna = contact(clara, "anna", company="Acme", role="Nurse", group=close, last_touch_on=TODAY - DAY, created_at=NOW - 3 * DAY)
    ben = contact(clara, "Ben", company="Bolt", rhythm_days=14, created_at=NOW - 2 * DAY, last_touch_on=TODAY - 5 * DAY)
    contact(clara, "Cleo", group=active, rhythm_days=0, created_at=NOW - DAY)
    contact(clara, "Dan", group=close, resting=True)
    contact(clara, "Eve", archived_at=NOW)
    set_tags(anna, ["design"])
    set_tags(ben, ["soccer"])
    return {"close": close.pk, "design": clara.contact_tags.get(name="design").pk}


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("", ["anna", "Ben", "Cleo", "Dan"]),
        ("q=acme", ["anna"]),
        ("q=NURSE+ann", ["anna"]),
        ("q=soccer", ["Ben"]),
        ("q=soccer+acme", []),
        ("group={close}", ["anna", "Dan"]),
        ("word={design}", ["anna"]),
        ("state=rhythm", ["anna", "Ben"]),
        ("state=resting", ["Dan"]),
        ("state=none", ["Cleo"]),
        ("state=away", ["Eve"]),
        ("state=rhythm&group={close}&q=a", ["anna"]),
        ("sort=company&state=rhythm", ["anna", "Ben"]),
        ("sort=next&state=rhythm", ["Ben", "anna"]),
        ("sort=long&state=rhythm", ["Ben", "anna"]),
        ("sort=new", ["Dan", "Cleo", "Ben", "anna"]),
        ("state=nonsense&sort=x&group=x&word=999999999999999999999&q=%00", ["anna", "Ben", "Cleo", "Dan"]),
    ],
)
def test_people_are_found_as_asked(clara, people, asked, names):
    assert found(clara, asked.format(**people)) == names


def test_groups_and_words_of_another_client_are_none(clara, mallory, people):
    contact(mallory, "Mo")
    assert found(mallory, "group={close}&word={design}".format(**people)) == ["Mo"]


def test_nobody_is_found_twice(clara):
    set_tags(contact(clara, "Anna"), ["design", "designer"])
    assert found(clara, "q=design") == ["Anna"]
