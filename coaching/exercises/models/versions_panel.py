"""What an editor is told before changing an exercise that clients have."""

from django.apps import apps
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.panels import Panel


def stay_behind(exercise, but=None):
    """(how many clients' assignments, how many of them handed in) keep versions of the exercise other than `but`."""
    found = apps.get_model("coaching", "Assignment").objects.filter(version__exercise=exercise)
    if but is not None:
        found = found.exclude(version=but)
    told = found.aggregate(given=Count("pk", distinct=True), handed_in=Count("submissions__assignment", distinct=True))
    return told["given"], told["handed_in"]


def words_for(given, handed_in):
    """How many keep what they have, in one sentence."""
    people = ngettext("%(count)d client was given this", "%(count)d clients were given this", given) % {"count": given}
    answers = ngettext("%(count)d has handed in an answer", "%(count)d have handed in an answer", handed_in)
    return _("%(people)s, %(answers)s.") % {"people": people, "answers": answers % {"count": handed_in}}


class VersionsPanel(Panel):
    """Says who keeps the words as they are, above the fields. Nothing is shown for what nobody has."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "coaching/exercises/admin/versions_panel.html"

        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            self.given: int
            self.handed_in: int
            self.given, self.handed_in = stay_behind(self.instance) if self.instance.pk else (0, 0)

        def is_shown(self):
            return self.given > 0

        def get_context_data(self, parent_context=None):
            return super().get_context_data(parent_context) | {"words": words_for(self.given, self.handed_in)}
