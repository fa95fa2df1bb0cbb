"""A person in one line, as people jot them down: “Maria Lopez, Acme, engineer, maria@acme.com”. Pure."""

import re
from dataclasses import dataclass

from coaching.practice.text import one_line
from networking_module.contacts.linkedin import profile_path

EMAIL = re.compile(r"<?\s*([\w.+'-]+@[\w-]+(?:\.[\w-]+)+)\s*>?")
PROFILE = re.compile(r"(?:https?://|www\.|(?:[a-z-]{1,9}\.)*linkedin\.com/)\S*[^\s,;.)>]", re.IGNORECASE)
AT = re.compile(r"\s+(?:at|@)\s+", re.IGNORECASE)
BETWEEN = re.compile(r"\s*[,;\t|]\s*|\s+[–—-]\s+")


@dataclass(frozen=True)
class Line:
    """What was understood. `name` is empty when no name could be found."""

    name: str = ""
    company: str = ""
    role: str = ""
    email: str = ""
    profile: str = ""


def read_line(text):
    """Finds mail and profile wherever they stand; of the rest, the first is the name, then company, then what they do."""
    profile = PROFILE.search(text)
    text = _without(text, profile)
    email = EMAIL.search(text)
    parts = [part for part in map(one_line, BETWEEN.split(_without(text, email))) if part.strip(' <>()"')]
    name, company, role = _places(parts)
    address, mail = _address(profile), email[1] if email else ""
    return Line(name or _name_in(address, mail), company, role, mail, address)


def read_lines(text):
    """(line as written, what was understood) of everything that isn't empty; one line written twice is read once."""
    lines = [line.strip() for line in text.replace("\0", "").splitlines() if line.strip()]
    once = {" ".join(line.casefold().split()): line for line in reversed(lines)}
    return [(line, read_line(line)) for line in reversed(once.values())]


def _without(text, found):
    return f"{text[: found.start()]} {text[found.end() :]}" if found else text


def _places(parts):
    """“Name, engineer at Acme” says itself which is which."""
    said = [AT.split(part, maxsplit=1) for part in parts]
    at = next((number for number, each in enumerate(said) if len(each) == 2), None)
    if at is None:
        return (*parts[:2], "", "")[:2] + (", ".join(parts[2:]),)
    before, company = said[at]
    rest = [*parts[:at], before, *parts[at + 1 :]]
    return rest[0], company, ", ".join(rest[1:])


def _address(found):
    if not found:
        return ""
    return found[0] if found[0].lower().startswith("http") else f"https://{found[0]}"


def _name_in(profile, email):
    """“maria.lopez@…” and “…/in/maria-lopez-4b21” are called Maria Lopez."""
    source = email.partition("@")[0] if email else profile_path(profile).rpartition("/")[2]
    words = [word for word in re.split(r"[._+-]", source) if word.isalpha() and len(word) > 1]
    return " ".join(word.capitalize() for word in words) if len(words) > 1 else ""
