"""The check's explanations in an editor's words."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import PreviewableMixin, RevisionMixin

from coaching.practice.default_texts import SuppliedWordsForm
from networking_module.bring_value.explanations.supplied import GROUPS, SUPPLIED, Words

__all__ = ["Explanation"]


class Explanation(PreviewableMixin, RevisionMixin, models.Model):
    """What the check says about one thing. What is empty is said in the supplied words."""

    key = models.CharField(max_length=40, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=80, blank=True)
    text = models.TextField(_("explanation"), blank=True, max_length=500, help_text=_("One or two short, kind sentences."))

    base_form_class = SuppliedWordsForm
    panels = [FieldPanel("title"), FieldPanel("text", widget=forms.Textarea(attrs={"rows": 4}))]

    class Meta:
        ordering = ["pk"]
        verbose_name = _("explanation of the message check")
        verbose_name_plural = _("explanations of the message check")

    def __str__(self):
        words = self.words()
        return str(words.title or words.text)

    def supplied(self):
        """{field: words}; a title only where the answer has one."""
        return {name: str(words) for name, words in self._supplied()._asdict().items() if words}

    def words(self):
        """The `Words` that clients read now."""
        supplied = self._supplied()
        return Words(self.title or supplied.title, self.text or supplied.text)

    @property
    def group(self):
        """Where in an answer it stands, in words."""
        return next((str(title) for title, members in GROUPS.items() if self.key in members), "")

    @property
    def is_own(self):
        """Whether the practice put it into its own words."""
        return bool(self.title or self.text)

    def _supplied(self):
        return SUPPLIED.get(self.key, Words("", ""))

    def get_preview_template(self, request, mode_name):
        return "networking_module/bring_value/explanation_preview.html"

    def get_preview_context(self, request, mode_name):
        return {"words": self.words(), "group": self.group}


def all_words():
    """{key: Words} as clients read them now, in one query."""
    own = {explanation.key: explanation.words() for explanation in Explanation.objects.filter(key__in=SUPPLIED)}
    return SUPPLIED | own


def make_missing():
    """A row for every text that has none yet, so that editors see them all. Safe to run again."""
    known = set(Explanation.objects.values_list("key", flat=True))
    Explanation.objects.bulk_create([Explanation(key=key) for key in SUPPLIED if key not in known], ignore_conflicts=True)
