"""Packages in the Wagtail admin: what each costs, and how often it was sold."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BooleanColumn, Column, NumberColumn
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from coaching.payments.bookkeeping import modes
from coaching.payments.models import Package, Purchase
from coaching.practice.own_copies import OwnCopyView


class PackageEditView(EditView):
    def save_instance(self) -> Package:
        """Says what a new currency means: the number typed is another price now, and what was sold keeps its own."""
        before = self.form.initial.get("currency")
        package = super().save_instance()
        if before and before != package.currency:
            words = _("The price is in %(currency)s now: %(price)s. What was offered or sold in %(before)s stays as it was.")
            values = {"currency": package.currency, "price": package.price_text, "before": before}
            messages.warning(self.request, words % values)
        return package


class PackageViewSet(SnippetViewSet):
    model = Package
    icon = "pick"
    menu_label = gettext_lazy("Packages")
    menu_order = 250
    add_to_admin_menu = True
    copy_view_class = OwnCopyView
    edit_view_class = PackageEditView
    index_template_name = "coaching/payments/books/packages.html"
    list_display = [
        "title",
        NumberColumn("sessions", label=gettext_lazy("Sessions")),
        Column("price_in_payments", label=gettext_lazy("Price")),
        NumberColumn("sold", label=gettext_lazy("Sold")),
        BooleanColumn("is_active", label=gettext_lazy("On sale")),
        BooleanColumn("is_public", label=gettext_lazy("For visitors")),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Package, Any]:
        """Each with `sold`: how often it was bought from anyone in the practice, in test mode only while that is on."""
        bought = modes.counted(Purchase.objects.filter(package=OuterRef("pk"))).order_by().values("package")
        sold = Subquery(bought.annotate(count=Count("pk")).values("count"), output_field=IntegerField())
        return Package.objects.annotate(sold=Coalesce(sold, 0))
