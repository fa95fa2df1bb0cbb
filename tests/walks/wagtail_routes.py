"""Wagtail's own screens, each with the number of something real: addresses made from the routes that the resolver knows."""

import re
from dataclasses import dataclass

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Site, Task, Workflow
from wagtail.snippets.models import get_snippet_models

from coaching.modules import installed_modules
from coaching.practice.models import PracticeImage
from coaching.website.models import SiteNavigation, StandardPage
from tests.module_rows import contract_of
from tests.walks.routes import ALL, is_ours

PART = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)|\(\\d\+\)|\(\.\*\)")
# The error page itself, and what answers everything that isn't there.
NOT_SCREENS = {"admin/failwhale/", "admin/test404/", "admin/^.*/$"}


def screens():
    """(name, route) of Wagtail's admin, each route once."""
    found = {route: name for name, route in ALL if route.startswith("admin/") and not is_ours(name, route)}
    return sorted((name, route) for route, name in found.items() if route not in NOT_SCREENS)


OF_KIND = {"settings": {"model_name": "sitenavigation"}}


@dataclass
class Real:
    """What fills in the parts of a route: `parts` by name, `pk` and `revision` of each namespace's own things."""

    parts: dict
    pk: dict
    revision: dict

    def url(self, name, route):
        kind = re.split("[_:]", name.rpartition(":")[0])[-1].removeprefix("wagtail") or "pages"
        own = OF_KIND.get(kind, {}) | {"pk": self.pk.get(kind, 1), "revision_id": self.revision.get(kind, 1)}
        return "/" + PART.sub(
            lambda part: str((self.parts | own)[part[1] or part[2]]), route.replace("^", "").replace("\\.", ".")
        ).rstrip("$")


@pytest.fixture
def real(worlds, db):
    """One real thing of each kind."""
    home = Site.objects.get(is_default_site=True).root_page
    draft = home.add_child(instance=StandardPage(title="Unpublished", slug="unpublished", live=False))
    page = home.add_child(instance=StandardPage(title="Published", slug="published"))
    document = Document.objects.create(title="Plan", file=ContentFile(b"Plan", name="plan.txt"))
    image = PracticeImage.objects.create(title="Portrait", file=get_test_image_file())
    snippets = {model._meta.model_name: snippet_of(model) for model in get_snippet_models()}
    root = Collection.get_first_root_node()
    parts = {
        **dict.fromkeys(["parent_page_id", "destination_id"], home.pk),
        **dict.fromkeys(["page_id", "page_pk", "page_to_move_id", "object_id"], page.pk),
        **dict.fromkeys(["document_id", "doc_id"], document.pk),
        **dict.fromkeys(["uploaded_file_id", "task_state_id", "workflow_state_id", "session_id", "restriction_id"], 1),
        **{"app_label": "wagtailcore", "model_name": "page", "action": "delete", "action_name": "copy", "app_name": "coaching"},
        **{"content_type_app_name": "coaching", "content_type_model_name": "standardpage"},
        **{"revision_id_a": "live", "revision_id_b": "latest", "filter_spec": "width-100", "uidb64": "x", "token": "x"},
        "image_id": image.pk,
        "collection_id": root.pk,
        "workflow_pk": (workflow := Workflow.objects.create(name="Walk")).pk,
        "task_id": (task := Task.objects.create(name="Walk")).pk,
        "redirect_id": Redirect.objects.create(old_path="/walk", redirect_link="/").pk,
    }
    pk = {
        **{"pages": page.pk, "documents": document.pk, "images": image.pk, "chooser": document.pk, "docs": document.pk},
        **{
            "sites": home.sites_rooted_here.get().pk,
            "users": worlds.people["coach"].pk,
            "groups": Group.objects.get(name="Coaches").pk,
        },
        **{"collections": root.add_child(name="Walk").pk, "workflows": workflow.pk, "settings": SiteNavigation.load().pk},
        **{name: row.pk for name, row in snippets.items()},
    }
    revised = {"pages": page, **{name: row for name, row in snippets.items() if hasattr(row, "save_revision")}}
    revisions = {name: row.save_revision(clean=False).pk for name, row in revised.items()}
    return Real(parts, pk, revisions | {"draft": draft.pk, "task": task.pk})


def snippet_of(model):
    """A row of a snippet that the world doesn't have yet is made of words."""
    made = MADE | {
        name: fields for module in installed_modules() for name, fields in getattr(contract_of(module), "SNIPPETS", {}).items()
    }
    return model.objects.order_by("pk").last() or model.objects.create(**made[model.__name__])


MADE = {
    "Measure": {"name": "Ease"},
    "Testimonial": {"name": "Ada", "words": "Good."},
}
