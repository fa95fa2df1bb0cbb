"""Whose clock the Wagtail admin shows and understands: that of the person who is signed in, as on the desk."""

from typing import Any

from django.http import HttpRequest
from wagtail.users.models import UserProfile

from coaching.people.access import zone_of


def set_clock(request: HttpRequest) -> None:
    """Wagtail reads and shows every time in the zone of its own profile of a person, whom nobody asks for it: for this request
    that is the zone of the coach they are, or else the practice's."""
    user: Any = request.user
    profile = getattr(user, "wagtail_userprofile", None) or UserProfile(user=user)
    profile.current_time_zone = zone_of(user)
    user.wagtail_userprofile = profile
