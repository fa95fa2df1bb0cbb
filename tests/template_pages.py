"""Which templates a page is made of, as far as they are named in it: what it extends and includes."""

from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.template import Template, loader
from django.template.loader_tags import ExtendsNode, IncludeNode
from django.template.utils import get_app_template_dirs

ROOT = settings.BASE_DIR / "templates"


@cache
def own_templates():
    """The names of the templates in `templates/` and of the apps that aren't libraries."""
    apps_ = {Path(config.path) for config in apps.get_app_configs() if "site-packages" not in config.path}
    folders = [ROOT, *(Path(each) for each in get_app_template_dirs("templates") if Path(each).parent in apps_)]
    return sorted({str(path.relative_to(folder)) for folder in folders for path in folder.rglob("*.html")})


@cache
def parts_of(name):
    """{name: source} of a template and of all that it extends and includes by name."""
    template: Template = loader.get_template(name).template
    nodes = template.nodelist.get_nodes_by_type((ExtendsNode, IncludeNode))
    named = [(node.parent_name if isinstance(node, ExtendsNode) else node.template).var for node in nodes]
    parts = {name: template.source}
    for each in named:  # one of Wagtail's that ours extends under the same name is not ours
        parts |= parts_of(str(each)) if isinstance(each, str) and each != name else {}
    return parts
