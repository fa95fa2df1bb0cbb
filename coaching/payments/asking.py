"""Where somebody asks about a package that can't be paid for here."""

from urllib.parse import quote

from coaching.booking.models import AppointmentType
from coaching.payments.models import Package
from coaching.practice.models import PracticeSettings


def ask_url(package: Package) -> str:
    """The practice's address to write to, or else the page to book a first call; "" while there is neither. A coach's own
    address is on no public page."""
    if email := PracticeSettings.load().contact_email:
        return f"mailto:{email}?subject={quote(package.title)}"
    call = AppointmentType.objects.public().order_by("pk").first()
    return call.get_absolute_url() if call else ""
