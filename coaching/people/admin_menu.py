from wagtail.admin.menu import MenuItem

from coaching.people.access import coach_of, is_owner


class StaffMenuItem(MenuItem):
    """A menu entry for coaches and the owner; an editor doesn't meet it."""

    def is_shown(self, request):
        return bool(is_owner(request.user) or coach_of(request.user))
