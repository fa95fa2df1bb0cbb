"""Whether a file looks like a directory rather than someone's own address book: a reason to ask, and only that. Pure."""

from collections import Counter
from enum import StrEnum

FEWEST = 20  # people of whom anything can be said
ONE_HOUSE = 200  # people at one address that nobody knows all of
MOSTLY = 0.5
ENGLISH = """
    info information office contact contacts hello hi mail post team service services support help sales marketing press pr media
    admin administration reception secretary hr jobs career careers billing accounts accounting orders booking bookings enquiries
"""
OTHERS = """
    kontakt buero vertrieb verkauf presse bewerbung sekretariat empfang zentrale accueil secretariat recrutement ventes contato
    contacto ventas administracion comercial atendimento informazioni vendite segreteria commerciale verkoop receptie
"""
DEPARTMENTS = {*ENGLISH.split(), *OTHERS.split()}
PROVIDERS = "gmail googlemail yahoo ymail outlook hotmail live msn icloud me mac aol gmx web proton protonmail t-online"
OPEN_TO_ALL = {*PROVIDERS.split()}


class Looks(StrEnum):
    DEPARTMENTS = "departments"
    ONE_HOUSE = "one_house"


def looks_like(people):
    """The Looks of a directory that the addresses of `people` have, or ""."""
    mails = [person.email.casefold().partition("@")[::2] for person in people if person.email]
    if len(mails) < FEWEST:
        return ""
    if sum(box in DEPARTMENTS for box, _house in mails) > len(mails) * MOSTLY:
        return Looks.DEPARTMENTS
    [(house, count)] = Counter(house for _box, house in mails).most_common(1)
    is_one = count >= ONE_HOUSE and count > len(people) * MOSTLY and house.partition(".")[0] not in OPEN_TO_ALL
    return Looks.ONE_HOUSE if is_one else ""
