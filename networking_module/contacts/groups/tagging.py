"""A client's own words for their people: written with commas between them."""

from collections.abc import Collection

from coaching.people.models import Client
from networking_module.contacts.models import Contact, Tag

LONGEST = 40
MOST = 20


def words_in(text: str) -> list[str]:
    """The words of a line with commas, each once, whatever its case; at most twenty."""
    found: dict[str, str] = {}
    for word in text.replace("\0", "").split(","):
        word = " ".join(word.split())[:LONGEST].strip()
        if word:
            found.setdefault(word.casefold(), word)
    return list(found.values())[:MOST]


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
