from wagtail.admin.menu import MenuItem

from coaching.people.access import coach_of, is_owner
from coaching.people.models import Coach


class StaffMenuItem(MenuItem):
    """A menu entry for coaches and the owner; an editor doesn't meet it."""

    def is_shown(self, request):
        return bool(is_owner(request.user) or coach_of(request.user))


class OwnersMenuItem(MenuItem):
    """A menu entry for whoever runs the practice."""

    def is_shown(self, request):
        return is_owner(request.user)


class CalendarMenuItem(StaffMenuItem):
    """A menu entry that needs a coach whose calendar it is: an owner before the first coach doesn't meet it."""

    def is_shown(self, request):
        return bool(coach_of(request.user)) or (super().is_shown(request) and Coach.objects.exists())
