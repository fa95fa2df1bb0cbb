"""How often to be in touch, in words."""

from django.utils.translation import ngettext


def rhythm_words(days):
    """A rhythm as people say it."""
    if not days:
        return ""
    if days >= 12 * 7:
        months = round(days / 30.4)
        return ngettext("every month", "every %(count)d months", months) % {"count": months}
    if days % 7:
        return ngettext("every day", "every %(count)d days", days) % {"count": days}
    return ngettext("every week", "every %(count)d weeks", days // 7) % {"count": days // 7}
