"""The public pages that the installed modules bring: whoever arranges the site can link to them, and search engines are told."""

from coaching.module_values import PublicPage
from coaching.modules import installed_modules
from coaching.practice.choices import KeptChoiceBlock


def module_pages() -> dict[str, PublicPage]:
    """The pages by their references, `<module>.<page>`."""
    return {f"{module.slug}.{page.slug}": page for module in installed_modules() for page in module.public_pages()}


class ModulePageChoiceBlock(KeptChoiceBlock):
    """One of the pages; a choice whose module is gone stays stored, and leads nowhere."""

    @staticmethod
    def choices():
        return [(reference, page.title) for reference, page in module_pages().items()]
