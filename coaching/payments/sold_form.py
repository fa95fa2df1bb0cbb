"""What a coach sells by hand: a package, or terms of its own."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.payments.models import Package
from coaching.payments.models.terms import CURRENCIES, Terms
from coaching.payments.money import smallest_unit

MOST = 2_000_000_000  # of the smallest unit: what a row holds
FOR_NOTHING = _(
    "Nothing is to be paid for it. Write a price above 0, or give the sessions for nothing: “Add or remove sessions” on the "
    "client's page."
)


class SoldForm(forms.Form):
    """A package at its price or another; without one, title, sessions and price."""

    package = forms.ModelChoiceField(
        label=_("Package"), queryset=Package.objects.on_sale(), required=False, empty_label=_("Something else")
    )
    title = forms.CharField(label=_("What"), max_length=100, required=False, help_text=_("Only for something else."))
    sessions = forms.IntegerField(
        label=_("Sessions"), min_value=1, max_value=500, required=False, help_text=_("Only for something else.")
    )
    amount = forms.DecimalField(
        label=_("Price"), min_value=0, max_digits=9, decimal_places=2, required=False, help_text=_("Empty: the package's price.")
    )
    currency = forms.ChoiceField(
        label=_("Currency"), choices=CURRENCIES, initial=CURRENCIES[0][0], help_text=_("Of a package its own.")
    )

    def clean(self):
        super().clean()
        data = self.cleaned_data
        package = data.get("package")
        if package:
            self._of_package(data, package)
        else:
            self._all_filled_in(data)
        if data.get("amount") is not None and data.get("currency"):
            self._price(data, package.currency if package else data["currency"])
        return data

    def _all_filled_in(self, data):
        for name in ("title", "sessions", "amount"):
            if name not in self.errors and data.get(name) in (None, ""):
                self.add_error(name, _("Fill this in, or choose a package."))

    def _of_package(self, data, package):
        """Nothing that was typed is passed over: it may be what was meant."""
        if data.get("title") or data.get("sessions"):
            self.add_error("package", _("Choose a package or describe what was sold, not both."))
        if "currency" in self.changed_data and data.get("currency") not in (None, package.currency):
            words = _("This package is sold in %(currency)s. Choose that, or “Something else” as the package.")
            self.add_error("currency", words % {"currency": package.currency})
        if package.price == 0 and data.get("amount") is None:
            self.add_error("package", FOR_NOTHING)

    def _price(self, data, currency):
        try:
            data["price"] = smallest_unit(data["amount"], currency)
        except ValueError:
            return self.add_error("amount", _("%(currency)s has no decimals.") % {"currency": currency})
        if data["price"] == 0:
            self.add_error("amount", FOR_NOTHING)
        elif data["price"] > MOST:
            self.add_error("amount", _("That is more than can be noted at once."))

    @property
    def sold(self) -> Terms:
        """The terms, as of an unsaved package; whatever is sold by hand is paid at once."""
        data = self.cleaned_data
        if package := data["package"]:
            return Package(**{**package.terms, "instalments": 1, "price": data.get("price", package.price)})
        return Package(title=data["title"], sessions=data["sessions"], price=data["price"], currency=data["currency"])
