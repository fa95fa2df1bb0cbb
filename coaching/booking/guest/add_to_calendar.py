"""Links with which a guest puts a booking into a calendar: nothing is asked of anyone until one is followed."""

from urllib.parse import urlencode

from django.utils.translation import gettext as _

from coaching.booking import calendar

GOOGLE = "https://calendar.google.com/calendar/render"
OUTLOOK = "https://outlook.live.com/calendar/0/action/compose"
OFFICE = "https://outlook.office.com/calendar/0/action/compose"


def links_to_add(booking):
    """[(name, address)] of the big calendars' own pages, filled in. A plain title keeps the practice out of them too."""
    title, place = calendar.guest_title(booking), calendar.place(booking)
    words = "" if booking.plain_title else calendar.clocks(booking)
    dates = "/".join(f"{at:%Y%m%dT%H%M%SZ}" for at in (booking.start, booking.end))
    google = {"action": "TEMPLATE", "text": title, "dates": dates, "location": place, "details": words}
    outlook = {
        "rru": "addevent",
        "subject": title,
        "startdt": f"{booking.start:%Y-%m-%dT%H:%M:%SZ}",
        "enddt": f"{booking.end:%Y-%m-%dT%H:%M:%SZ}",
        "location": place,
        "body": words,
    }
    return [
        (_("Google Calendar"), f"{GOOGLE}?{urlencode(google)}"),
        (_("Outlook.com"), f"{OUTLOOK}?{urlencode(outlook)}"),
        (_("Office 365"), f"{OFFICE}?{urlencode(outlook)}"),
    ]
