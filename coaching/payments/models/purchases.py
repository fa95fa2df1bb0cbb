from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.payments.models.checkouts import Checkout
from coaching.payments.models.packages import Package
from coaching.payments.models.payers import PaymentRequest
from coaching.payments.models.terms import Terms
from coaching.payments.money import money
from coaching.people.access import VisibleQuerySet
from coaching.people.client_day import ClientDay
from coaching.people.models import Client


class Purchase(Terms):
    """A package that was bought, with the terms it was sold at: through a checkout, or off line, when `by` noted it.

    `bought_on` is the date that `bought_at` was for the client. What came in is its payments; its sessions are its lot.
    """

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="purchases")
    package = models.ForeignKey(Package, null=True, on_delete=models.PROTECT, related_name="+")
    checkout = models.OneToOneField(Checkout, null=True, on_delete=models.SET_NULL, related_name="purchase")
    request = models.OneToOneField(PaymentRequest, null=True, on_delete=models.PROTECT, related_name="purchase")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    bought_at = models.DateTimeField(default=timezone.now)
    bought_on = ClientDay(moment="bought_at")
    key = models.UUIDField(null=True, unique=True)  # of the form that noted it by hand

    # Whose desk it has left: those who put it away there.
    seen_by = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["-bought_at", "-pk"]

    @property
    def back_words(self) -> str:
        """What went back of its money, after its price: "in dispute", "refunded", "$50 of it refunded", or "". It asks
        `payments__refunds` and `payments__disputes`."""
        payments = self.payments.all()
        if any(each.status == "open" for payment in payments for each in payment.disputes.all()):
            return _("in dispute")
        paid = sum(payment.amount for payment in payments)
        back = sum(each.amount for payment in payments for each in payment.refunds.all() if each.status == "succeeded")
        lost = sum(each.amount for payment in payments for each in payment.disputes.all() if each.status == "lost")
        if not back + lost:
            return ""
        if back + lost >= paid:
            return _("returned by the bank") if lost else _("refunded")
        words = _("%(amount)s of it went back") if lost else _("%(amount)s of it refunded")
        return words % {"amount": money(back + lost, self.currency)}

    @property
    def was_given_first(self) -> bool:
        """Whether its sessions were there before anybody paid: it isn't called bought then."""
        return self.request is not None and self.request.use_before_paid
