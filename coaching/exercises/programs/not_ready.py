from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel


class NotReadyPanel(Panel):
    """Names the exercises of a program that are not published: until they are, it can't be assigned."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "coaching/exercises/admin/versions_note.html"

        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            self.titles = _unpublished(self.instance) if self.instance.pk else []

        def is_shown(self):
            return bool(self.titles)

        def get_context_data(self, parent_context=None):
            words = _("Not published yet, so this program can't be assigned: %(titles)s.")
            return super().get_context_data(parent_context) | {"words": words % {"titles": ", ".join(self.titles)}}


def _unpublished(program):
    return list(program.steps.filter(exercise__live=False).values_list("exercise__title", flat=True))
