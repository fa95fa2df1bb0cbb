"""Whether a client has bought a package already: said before they are asked for money again, and never in the way of it."""

from collections.abc import Iterable

from django import forms

from coaching.payments.checkout.agreements import Agreeing
from coaching.payments.models import Package, Purchase
from coaching.people.models import Client


class ConfirmForm(Agreeing):
    """A client's “go on and pay”. `again` is the newest purchase that the page told of: who has read of it means another one."""

    again = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args, bought: Purchase | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = str(bought.pk) if bought else ""
        self.initial["again"] = self.known

    @property
    def has_read(self) -> bool:
        """Whether it comes from a page that told of what was bought before."""
        return self.data.get("again", "") == self.known


def newest(client: Client, packages: Iterable[Package]) -> dict[int, Purchase]:
    """The newest purchase of each of these packages that this client has, by the package's key. Three queries."""
    found = Purchase.objects.filter(client=client, package__in=list(packages)).order_by("bought_at", "pk")
    found = found.prefetch_related("payments__refunds", "payments__disputes")
    return {purchase.package_id: purchase for purchase in found if purchase.package_id}
