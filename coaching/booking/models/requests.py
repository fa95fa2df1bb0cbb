from django.db import models
from django.utils.translation import gettext_lazy as _

from coaching.people.access import coach_of, is_owner
from coaching.people.models import Coach
from coaching.practice.zones import validate_zone


class TimeRequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those that this member of staff may see: the owner all, a coach their own."""
        if is_owner(user):
            return self
        coach = coach_of(user)
        return self.filter(coach=coach) if coach else self.none()

    def open(self):
        """What still waits for the coach, the longest first."""
        return self.filter(answered_at=None).order_by("created_at")


class TimeRequest(models.Model):
    """Someone for whom no free time works says when they could come. `zone` is their IANA zone; `booking` is what came of it."""

    coach = models.ForeignKey(Coach, on_delete=models.PROTECT, related_name="time_requests")
    appointment_type = models.ForeignKey("coaching.AppointmentType", on_delete=models.PROTECT, related_name="time_requests")
    name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("email"))
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    zone = models.CharField(max_length=64, validators=[validate_zone])
    wishes = models.TextField(_("which times would work"))
    source = models.CharField(max_length=300, blank=True)
    form_key = models.CharField(max_length=16, unique=True)  # the form it came from: sent twice, it is kept once
    created_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    booking = models.ForeignKey("coaching.Booking", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = TimeRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["coach", "answered_at", "created_at"])]

    def __str__(self):
        return f"{self.name}, {self.created_at:%Y-%m-%d}"
