"""What keeps coaches, and the accounts and groups of the Wagtail admin."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from coaching.people.access import owners
from coaching.people.models import Client, Coach
from coaching.practice.deletions import instead, keeps

User = get_user_model()

keeps(Coach, ngettext_lazy("%d client", "%d clients"), lambda coach: coach.clients.count())
instead(Coach, _("Clear “takes bookings”, and nobody new can book. What there is stays for the record."))

keeps(
    User,
    ngettext_lazy("%d coach who signs in with it", "%d coaches who sign in with it"),
    lambda user: Coach.objects.filter(user=user).count(),
)
keeps(
    User,
    ngettext_lazy("%d client who signs in with it", "%d clients who sign in with it"),
    lambda user: Client.objects.filter(user=user).count(),
)
keeps(
    User,
    ngettext_lazy("%d practice that nobody else runs", "%d practices that nobody else runs"),
    lambda user: int(list(owners()) == [user]),
)
instead(
    User,
    _(
        "Clear “active” instead, and nobody can sign in with it. A client deletes the account, with everything in it, "
        "on the page about their account."
    ),
)

keeps(Group, ngettext_lazy("%d person in it", "%d people in it"), lambda group: group.user_set.count())
instead(Group, _("They would lose what it lets them do. Take them out of the group first."))
