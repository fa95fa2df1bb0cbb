"""One person as a file describes them: whatever is in its cells is text, and limited in length."""

import re
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from networking_module.contacts.names import one_line

LONGEST = 150
LONGEST_PHONE = 50
LONGEST_PROFILE = 300
LONGEST_EMAIL = 254
_is_address = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class Person:
    """`cut` is whether something isn't kept in whole: a text that is too long, an address that is none. `connected_on` is the day
    LinkedIn gives, without a zone."""

    name: str
    company: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""
    profile: str = ""
    connected_on: date | None = None
    cut: bool = False

    def as_row(self):
        """JSON-ready; see `of_row`."""
        day = self.connected_on and self.connected_on.isoformat()
        return [self.name, self.company, self.role, self.email, self.phone, self.profile, day, self.cut]

    @classmethod
    def of_row(cls, row):
        name, company, role, email, phone, profile, day, cut = row
        return cls(name, company, role, email, phone, profile, day and date.fromisoformat(day), cut)


def person(*, name, company="", role="", email="", phone="", profile="", connected_on=None):
    """A Person of raw texts, or None where there is no name. What is no address or number is left out."""
    called, firm, job = texts = [one_line(each) for each in (name, company, role)]
    if not called:
        return None
    number, mail, address = one_line(phone), _email(email), _profile(profile)
    is_long = any(len(text) > LONGEST for text in texts) or len(number) > LONGEST_PHONE
    return Person(
        name=called[:LONGEST].rstrip(),
        company=firm[:LONGEST].rstrip(),
        role=job[:LONGEST].rstrip(),
        email=mail,
        phone=number[:LONGEST_PHONE],
        profile=address,
        connected_on=connected_on,
        cut=is_long or bool(email.strip() and not mail) or bool(profile.strip() and not address),
    )


def _email(raw):
    email = re.sub(r"(?i)^mailto:", "", raw.strip())
    try:
        validate_email(email[: LONGEST_EMAIL + 1])
    except ValidationError:
        return ""
    return email if len(email) <= LONGEST_EMAIL else ""


def _profile(raw):
    address = raw.strip()
    if re.match(r"(?i)(www\.)?linkedin\.com/", address):
        address = f"https://{address}"
    try:
        _is_address(address[: LONGEST_PROFILE + 1])
    except ValidationError:
        return ""
    return address if len(address) <= LONGEST_PROFILE else ""
