from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.progress import charts

register = template.Library()
HEIGHT, WIDTH, GAP = 40, 10, 4


@register.inclusion_tag("components/track.html")
def track(progress):
    """One track of progress: its sign, what was done, and a bar a week with the same in words."""
    weeks = list(progress.weeks)
    top = max([*weeks, 1])
    bars = [
        {"x": index * (WIDTH + GAP), "y": HEIGHT - height, "height": height, "empty": not count}
        for index, count in enumerate(weeks)
        for height in [max(round(count / top * HEIGHT), 2)]
    ]
    return {
        "progress": progress,
        "sign": _sign(progress.track),
        "bars": bars,
        "bar_width": WIDTH,
        "width": len(weeks) * (WIDTH + GAP) - GAP,
        "height": HEIGHT,
        "total": times(progress.total),
        "label": _("Week by week, oldest first: %(counts)s") % {"counts": ", ".join(map(str, weeks))},
    }


@register.inclusion_tag("components/track_mark.html")
def track_mark(progress):
    """One track of progress in the least room: its sign and how often, with the same in words."""
    return {
        "sign": _sign(progress.track),
        "total": progress.total,
        "words": f"{progress.track.title}: {times(progress.total)}",
    }


@register.inclusion_tag("coaching/progress/active_weeks.html")
def active_weeks(active, own=False):
    """The row of active weeks with its number in words: the client's own, or as the coach reads it, with the table below it. Of
    one or two weeks the words say it all."""
    marks = charts.marks(active)
    width = max(len(marks) * charts.STEP - charts.GAP, charts.STEP)
    words = active.own_words if own else active.words
    enough = len(marks) >= charts.ENOUGH
    return {"words": words, "own": own, "enough": enough, "marks": marks, "width": width, "height": charts.STEP}


@register.inclusion_tag("coaching/progress/weeks_table.html")
def weeks_table(active):
    """What each of the weeks was, in words."""
    return {"marks": charts.marks(active)}


@register.inclusion_tag("coaching/progress/week_dots.html")
def week_dots(active):
    """A dot for each of the latest weeks, the running one last, and what a dot is; the number of all that count, in words, for
    those who can't see them. Of weeks in which nothing was done nothing is said."""
    has_any = any(week.active for week in active.latest)
    return {"words": active.own_words, "weeks": active.latest if has_any else ()}


@register.inclusion_tag("coaching/progress/track_chart.html")
def track_chart(each, zone, now):
    """A track's weeks as bars with their numbers, and the same as a table; of one or two weeks in which something was done, as a
    sentence. `each` is a TrackProgress."""
    bars = charts.bars(each.progress.weeks, zone, now)
    return {
        "each": each,
        "slug": f"{each.module.slug}-{each.track.slug}",
        "sign": _sign(each.track),
        "total": times(each.progress.total) if each.progress.total else "",
        "bars": bars,
        "done": [bar for bar in bars if bar.count],
        "enough": sum(1 for bar in bars if bar.count) >= charts.ENOUGH,
        "width": len(each.progress.weeks) * charts.STEP - charts.GAP,
        "height": charts.HEIGHT + charts.HEAD,
    }


@register.inclusion_tag("coaching/progress/week_shares.html")
def week_shares(title, shares, zone, now, hint=""):
    """Shares of the last weeks in percent as bars, with a `hint` on how to read them, and the same as a table; None is a week
    that is not counted. One or two that are counted are a sentence."""
    shares = list(shares)
    bars = charts.bars(shares, zone, now, top=100)
    counted = [bar for bar in bars if bar.count is not None]
    return {
        "title": title,
        "hint": hint,
        "bars": bars,
        "counted": counted,
        "enough": len(counted) >= charts.ENOUGH,
        "width": len(shares) * charts.STEP - charts.GAP,
        "height": charts.HEIGHT + charts.HEAD,
    }


@register.filter
def times(count):
    return ngettext("%(count)d time", "%(count)d times", count) % {"count": count}


def _sign(track):
    """The template of a track's sign, or None."""
    return f"components/signs/{track.sign}.html" if track.sign else None
