from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()
HEIGHT, WIDTH, GAP = 40, 10, 4


@register.inclusion_tag("components/strand.html")
def strand(progress):
    """One strand of progress: its sign, what was done, and a bar a week with the same in words."""
    weeks = list(progress.weeks)
    top = max([*weeks, 1])
    bars = [
        {"x": index * (WIDTH + GAP), "y": HEIGHT - height, "height": height, "empty": not count}
        for index, count in enumerate(weeks)
        for height in [max(round(count / top * HEIGHT), 2)]
    ]
    return {
        "progress": progress,
        "sign": f"components/signs/{progress.strand.sign}.html" if progress.strand.sign else None,
        "bars": bars,
        "bar_width": WIDTH,
        "width": len(weeks) * (WIDTH + GAP) - GAP,
        "height": HEIGHT,
        "total": ngettext("%(count)d time", "%(count)d times", progress.total) % {"count": progress.total},
        "active": _("active in %(active)d of the last %(weeks)d weeks") % {"active": progress.active_weeks, "weeks": len(weeks)},
        "label": _("Week by week, oldest first: %(counts)s") % {"counts": ", ".join(map(str, weeks))},
    }
