from importlib import import_module

from django.apps import AppConfig
from django.core.validators import MaxLengthValidator
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _

TOO_LONG = _("This is %(show_value)d characters long, and the limit is %(limit_value)d. Please shorten it.")


class CoachingConfig(AppConfig):
    """The practice: one app, a folder a subject. `receivers.py` of a folder connects it to signals, its `checks.py` adds to
    `manage.py check`."""

    name = "coaching"
    verbose_name = "Coaching practice"
    rooms = (
        "practice",
        "storage",
        "mail",
        "signed_links",
        "jobs",
        "autosave",
        "people",
        "accounts",
        "booking",
        "booking.requests",
        "booking.busy",
        "exercises",
        "files",
        "payments",
        "payments.account",
        "payments.after_sale",
        "payments.bookkeeping",
        "payments.checkout",
        "payments.instalments",
        "payments.invoices",
        "payments.off_line",
        "payments.payers",
        "payments.repeating",
        "coaching_hours",
        "goals",
        "pipeline",
        "meetings",
        "between_sessions",
        "testimonials",
        "privacy",
        "client_area",
        "desk",
        "desk.bring_in",
        "desk.helpers",
        "website",
    )

    def ready(self):
        MaxLengthValidator.message = TOO_LONG  # of every form, also those that Wagtail makes
        for room in self.rooms:
            package = import_module(f"coaching.{room}")
            for part in ("mails", "receivers", "checks", "deletions", "merging"):
                if module_has_submodule(package, part):
                    import_module(f"coaching.{room}.{part}")
        import_module("coaching.management.module_checks")
