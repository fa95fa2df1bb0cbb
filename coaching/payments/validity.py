"""How long what is sold can be used, in words. Months have no fixed length, so what is no whole year is said in weeks or days."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

WEEK, YEAR = 7, 365
FEW_WEEKS = range(2, 13)


def spoken_days(days: int) -> str:
    """A number of days as people say it: `one year`, `6 weeks`, `90 days`."""
    weeks, rest = divmod(days, WEEK)
    if days % YEAR == 0:
        years = days // YEAR
        return _("one year") if years == 1 else ngettext("%(count)d year", "%(count)d years", years) % {"count": years}
    if not rest and weeks in FEW_WEEKS:
        return ngettext("%(count)d week", "%(count)d weeks", weeks) % {"count": weeks}
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
