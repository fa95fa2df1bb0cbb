"""Where this room's rows go when two entries of one person become one."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.people.merge import has_another_phone, other_counts
from coaching.people.merge_rules import joins, keep_one, move, moves, notes
from coaching.people.models import (
    ActiveDay,
    Break,
    Client,
    FormerEntry,
    Invitation,
    ModuleAccess,
    Note,
    Preferences,
    Remark,
    StageChange,
    TimelineEntry,
)
from coaching.people.timeline import note_day
from coaching.practice.days import today

moves(Break)
moves(FormerEntry)
moves(Note, lambda count: ngettext("%(count)d private note", "%(count)d private notes", count) % {"count": count})
moves(
    TimelineEntry,
    lambda count: ngettext("%(count)d line of the timeline", "%(count)d lines of the timeline", count) % {"count": count},
)


@joins(ActiveDay)
def join_days(kept: Client, other: Client, now: datetime) -> None:
    """A day that is yet to come where the kept one lives was today for both."""
    if ActiveDay.objects.filter(client=other, day__gt=(last := today(now, kept.timezone))).delete()[0]:
        note_day(client=kept, day=last)
    move(ActiveDay, kept, other, besides=("day",))


@joins(ModuleAccess)
def join_modules(kept: Client, other: Client, now: datetime) -> None:
    move(ModuleAccess, kept, other, besides=("slug",))


@joins(Preferences)
def join_preferences(kept: Client, other: Client, now: datetime) -> None:
    keep_one(Preferences, kept, other)


@joins(Invitation)
def join_invitations(kept: Client, other: Client, now: datetime) -> None:
    """A link to the other address no longer opens an account; a new one goes to the address that is kept."""
    Invitation.objects.filter(client=other, accepted_at=None, expires_at__gt=now).update(expires_at=now)
    move(Invitation, kept, other)


@joins(StageChange)
def join_decisions(kept: Client, other: Client, now: datetime) -> None:
    """What was decided about the entry that doesn't say how far they are stays in the timeline, and stands no longer."""
    outdated = kept if other_counts(kept, other) else other
    StageChange.objects.filter(client=outdated, undone_at=None).update(undone_at=now)
    move(StageChange, kept, other)


@joins(Remark)
def join_remarks(kept: Client, other: Client, now: datetime) -> None:
    """The kept one's line stays; the other's takes the place of none, or becomes a private note."""
    line = Remark.objects.filter(client=other).exclude(text="").first()
    if line and Remark.objects.filter(client=kept).exclude(text="").exists():
        Note.objects.create(client=kept, text=line.text)
        line.delete()
    elif line:
        Remark.objects.filter(client=kept).delete()
        Remark.objects.filter(pk=line.pk).update(client=kept)
    else:
        Remark.objects.filter(client=other).delete()


@notes
def two_names(kept: Client, other: Client) -> str:
    same = (kept.name, kept.email.lower()) == (other.name, other.email.lower())
    words = _("They are called %(name)s, and emails go to %(email)s.") % {"name": kept.name, "email": kept.email}
    return "" if same else words


@notes
def two_stages(kept: Client, other: Client) -> str:
    words = _("They are “%(stage)s” from now on.") % {"stage": other.stage_words}
    return words if other_counts(kept, other) else ""


@notes
def two_phones(kept: Client, other: Client) -> str:
    words = _("The phone number %(phone)s stays; %(other)s becomes a private note.")
    return words % {"phone": kept.phone, "other": other.phone} if has_another_phone(kept, other) else ""


@notes
def two_remarks(kept: Client, other: Client) -> str:
    both = Remark.objects.filter(client__in=[kept, other]).exclude(text="").count() == 2
    return _("Both have a remark: the other's becomes a private note.") if both else ""
