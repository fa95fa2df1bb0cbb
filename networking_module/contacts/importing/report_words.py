"""What came of a file's columns and lines, in words for its client."""

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from coaching.tables.report import Why
from networking_module.contacts.importing.directory import Looks

COLUMNS_AT_FIRST = 3
AT_FIRST = 5  # lines that the page to choose from names
PER_PAGE = 40

WHAT = {
    "full": _("the name"),
    "reversed": _("the name, the last name first"),
    "first": _("the first name"),
    "between": _("part of the last name"),
    "last": _("the last name"),
    "nickname": _("the name where there is no other, else in your notes"),
    "company": _("the company"),
    "role": _("what they do"),
    "title": _("what they do, unless it is a form of address such as Mr."),
    "email": _("the email address"),
    "phone": _("the phone number"),
    "profile": _("the profile"),
    "website": _("the profile where it is on LinkedIn, else in your notes"),
    "label": _("what kind of address or number it is"),
    "connected_on": _("connected on LinkedIn since"),
}
WHY = {
    Why.UNNAMED: _("There is no name in it, so it is left out."),
    Why.NOT_A_PERSON: _("It is a company or a group, not a person, so it is left out."),
    Why.COLUMN_NAMES: _("The names of the columns once more, so it is left out."),
    Why.OTHER_COLUMNS: _(
        "These are names of columns, in another order than those of the file, so it is left out. The lines after it may be "
        "shifted: please check them, or save that table as a file of its own."
    ),
    Why.TOTAL: _("It looks like a sum rather than a person, so it is left out."),
    Why.ABOVE: _("It is above the names of the columns, so it is left out. If it is a person, move it below them."),
    Why.QUOTATION_MARK: _("A quotation mark is missing or too many. We read this line as one person: please check it."),
    Why.UNREADABLE: _("We can't read this line, so it is left out. The person around it is read."),
    Why.FEWER_CELLS: _(
        "It has fewer cells than the other lines, so it may be part of one. We read it: please check this person."
    ),
    Why.MORE_CELLS: _(
        "It has more cells than there are columns, so they may be shifted. We read it, and the last ones go into your notes: "
        "please check this person."
    ),
}
LOOKS = {
    Looks.DEPARTMENTS: _("Most of these addresses belong to a department rather than to a person, such as info@ or sales@."),
    Looks.ONE_HOUSE: _("Hundreds of these addresses are at one and the same organization."),
}
LETTERS = {
    "cp1250": _("Central European"),
    "cp1251": _("Cyrillic"),
    "cp1252": _("Western European"),
    "cp1253": _("Greek"),
    "cp1254": _("Turkish"),
    "cp1255": _("Hebrew"),
    "cp1256": _("Arabic"),
    "cp1257": _("Baltic"),
    "mac_roman": _("Western European (Mac)"),
    "utf-8": _("Unicode, with a few broken letters"),
}


class ReportWords:
    """A report (`report.Report` as JSON; {} where there is none) as its page says it."""

    def __init__(self, report):
        self.report = report

    @property
    def used(self):
        """[(a column's name, what it is used as, a text out of it)]."""
        return [(name, WHAT[what], self._sample(name)) for name, what in self.report.get("used", []) if what in WHAT]

    @property
    def unused(self):
        return self.report.get("unused", [])

    @property
    def unused_count(self):
        return len(self.unused) + self.unlisted

    @property
    def first_unused(self):
        """[(its name, a text out of it)] of a few columns that nothing is taken from."""
        return [(name, self._sample(name)) for name in self.unused[:COLUMNS_AT_FIRST]]

    def _sample(self, name):
        return self.report.get("samples", {}).get(name, "")

    @property
    def unread(self):
        """Files of a ZIP that have people and were not read."""
        return self.report.get("unread", [])

    @property
    def empty(self):
        return self.report.get("empty", [])

    @property
    def unlisted(self):
        return self.report.get("unlisted", 0)

    @property
    def letters(self):
        """How the letters of a file that doesn't say it were read, or ""."""
        name = self.report.get("letters", "")
        return LETTERS.get(name, name)

    @property
    def looks(self):
        return LOOKS.get(self.report.get("looks", ""), "")

    @property
    def count(self):
        """How many lines want a look, also of those that aren't named."""
        return self.report.get("count", 0)

    @property
    def not_named(self):
        return self.count - len(self.report.get("lines", []))

    @property
    def first_lines(self):
        return self._lines()[:AT_FIRST]

    def page(self, number):
        return Paginator(self._lines(), PER_PAGE).get_page(number)

    def _lines(self):
        """[(number, why, how it begins)] in the file's order."""
        return [(number, WHY[Why(why)], text) for number, why, text in sorted(self.report.get("lines", []))]
