"""A client's own words for their people: written with commas between them."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from coaching.people.models import Client
from networking_module.contacts.models import Contact, Tag

LONGEST = 40


class TagError(Exception):
    """A tag can't be kept as it is written; the message says why."""


def words_in(text: str) -> list[str]:
    """The words of a line with commas, each once, whatever its case. Raises TagError for one that is too long."""
    found: dict[str, str] = {}
    for word in text.replace("\0", "").split(","):
        word = " ".join(word.split())
        if len(word) > LONGEST:
            facts = {"tag": word, "count": len(word), "longest": LONGEST}
            raise TagError(_("“%(tag)s” is %(count)d characters long, and a tag holds %(longest)d. Is a comma missing?") % facts)
        if word:
            found.setdefault(word.casefold(), word)
    return list(found.values())


def tags_for(client: Client, words: Collection[str]) -> list[Tag]:
    """The client's tags with these names, made where they are missing."""
    known = _known(client)
    missing = [Tag(client=client, name=word) for word in words if word.casefold() not in known]
    if missing:
        Tag.objects.bulk_create(missing, ignore_conflicts=True)
        known = _known(client)
    return [known[word.casefold()] for word in words]


def _known(client: Client) -> dict[str, Tag]:
    return {tag.name.casefold(): tag for tag in client.contact_tags.all()}


def set_tags(contact: Contact, words: Collection[str]) -> None:
    """Gives a contact these words and no others. A word that nobody has any more is forgotten."""
    contact.tags.set(tags_for(contact.client, words))
    delete_unused(contact.client)


def delete_unused(client: Client) -> None:
    client.contact_tags.filter(contacts=None).delete()
