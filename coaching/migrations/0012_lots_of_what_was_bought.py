"""What was bought or given before lots were told apart: each entry of the account gets its lot, each purchase its payment."""

from zoneinfo import ZoneInfo

from django.db import migrations
from django.db.models import F


def day_of(moment, zone):
    return moment.astimezone(ZoneInfo(zone)).date()


def name_purchases(apps, zone):
    """Days, lots and payments of purchases. Returns {purchase id: lot}."""
    lots = {}
    for purchase in apps.get_model("coaching", "Purchase").objects.select_related("client").order_by("bought_at", "pk"):
        purchase.bought_on = day_of(purchase.bought_at, purchase.client.timezone)
        purchase.save(update_fields=["bought_on"])
        lots[purchase.pk] = open_lot(apps, purchase.client_id, purchase.title, purchase.bought_at, purchase=purchase)
        apps.get_model("coaching", "Payment").objects.create(
            purchase=purchase,
            amount=purchase.price,
            method="stripe" if purchase.checkout_id or purchase.payment_reference else "other",
            reference=purchase.payment_reference or None,
            on=day_of(purchase.bought_at, zone),
            at=purchase.bought_at,
        )
    return lots


def open_lot(apps, client, title, at, purchase=None):
    expires_on = purchase.expires_on if purchase else None
    lots = apps.get_model("coaching", "Lot").objects
    return lots.create(client_id=client, title=title[:100], created_at=at, purchase=purchase, expires_on=expires_on)


class Account:
    """One client's lots with what each has left, as the entries are gone through, the oldest first."""

    def __init__(self, apps, client, lots):
        self.apps, self.client, self.lots = apps, client, lots
        self.left, self.of_booking = {}, {}

    def lot_of(self, entry):
        if entry.purchase_id:
            return self.open(self.lots[entry.purchase_id])
        if entry.delta > 0 and not entry.booking_id:
            return self.open(open_lot(self.apps, self.client, entry.reason, entry.at))
        if entry.booking_id in self.of_booking:
            return self.of_booking[entry.booking_id]
        lot = self.earliest_ending(entry)
        if entry.booking_id:
            self.of_booking[entry.booking_id] = lot
        return lot

    def open(self, lot):
        self.left.setdefault(lot, 0)
        return lot

    def earliest_ending(self, entry):
        """The first to end of those with enough left; where none has, the newest; where there is none, one without an end."""
        ordered = sorted(self.left, key=lambda lot: (lot.expires_on is None, lot.expires_on or entry.at.date(), lot.pk))
        enough = [lot for lot in ordered if self.left[lot] + entry.delta >= 0]
        return (enough or ordered[-1:] or [self.open(open_lot(self.apps, self.client, entry.reason, entry.at))])[0]

    def add(self, entry):
        entry.lot = self.lot_of(entry)
        self.left[entry.lot] += entry.delta
        entry.kind = "granted" if entry.kind == "adjusted" and entry.delta > 0 else entry.kind
        entry.cause = f"purchase:{entry.purchase_id}" if entry.purchase_id else None


def name_lots(apps, schema_editor):
    settings = apps.get_model("coaching", "PracticeSettings").objects.first()
    lots = name_purchases(apps, settings.timezone if settings else "America/New_York")
    account = None
    entries = apps.get_model("coaching", "LedgerEntry").objects
    for entry in entries.order_by("client", "at", "pk"):
        if account is None or account.client != entry.client_id:
            account = Account(apps, entry.client_id, lots)
        account.add(entry)
        entries.filter(pk=entry.pk).update(lot=entry.lot, kind=entry.kind, cause=entry.cause)


def close_doubles(apps, schema_editor):
    """Of several open checkouts of one client for one package the newest stays open; a late payment of another still counts."""
    seen = set()
    for checkout in apps.get_model("coaching", "Checkout").objects.filter(status="open").order_by("-created_at", "-pk"):
        if (checkout.client_id, checkout.package_id) in seen:
            checkout.status = "expired"
            checkout.save(update_fields=["status"])
        seen.add((checkout.client_id, checkout.package_id))


def with_instants(apps, schema_editor):
    apps.get_model("coaching", "StripeEvent").objects.filter(created_at=None).update(created_at=F("received_at"))


class Migration(migrations.Migration):
    dependencies = [("coaching", "0011_money")]

    operations = [
        migrations.RunPython(name_lots, migrations.RunPython.noop),
        migrations.RunPython(close_doubles, migrations.RunPython.noop),
        migrations.RunPython(with_instants, migrations.RunPython.noop),
    ]
