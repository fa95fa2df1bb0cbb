"""Whom somebody asks about a package that can't be paid for here."""

from urllib.parse import quote

from coaching.payments.models import Package
from coaching.people.models import Coach
from coaching.practice.models import PracticeSettings


def mail_about(package: Package) -> str:
    """An address to write to: the practice's, or else its first coach's; "" while there is no coach."""
    coach = Coach.objects.order_by("pk").first()
    email = PracticeSettings.load().contact_email or (coach.email if coach else "")
    return f"mailto:{email}?subject={quote(package.title)}" if email else ""
