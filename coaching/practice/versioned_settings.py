"""Settings that can be looked at before they are saved, and put back later."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from wagtail.models import PreviewableMixin, RevisionMixin, Site


class VersionedSetting(PreviewableMixin, RevisionMixin, models.Model):
    """A setting of the site. Its preview is the home page with it; each save from the admin is a version."""

    class Meta:
        abstract = True

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        setattr(request, self.get_cache_attr_name(), self)
        home = Site.objects.select_related("root_page").get(is_default_site=True).root_page.specific
        response: HttpResponse = home.serve_preview(request, home.default_preview_mode)
        return response

    def is_previewable(self) -> bool:
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        return bool(site and site.root_page.depth > 1)

    def keep_first_version(self) -> None:
        """What stood here before the first change of all, so that there is something to put back."""
        if not self.latest_revision_id:
            self.save_revision()

    def changed_since(self, older: dict[str, Any], newer: dict[str, Any]) -> list[str]:
        """The names of the fields in which two versions differ, as people read them."""
        fields = [field for field in self._meta.concrete_fields if field.editable and field.name not in OURS]
        return [str(field.verbose_name) for field in fields if _read(older.get(field.name)) != _read(newer.get(field.name))]


def _read(value: Any) -> Any:
    """A value without what nobody reads: browsers end lines in another way than programs do."""
    return "\n".join(value.splitlines()) if isinstance(value, str) else value


OURS = {"latest_revision", "being_set_up"}
