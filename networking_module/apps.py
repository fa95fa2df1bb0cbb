from django.utils.translation import gettext_lazy as _

from coaching.modules import ModuleConfig
from networking_module.principles import PRINCIPLES


class NetworkingModule(ModuleConfig):
    """Networking as daily practice, along three principles."""

    name = "networking_module"
    verbose_name = _("Networking")
    slug = "networking"
    title = _("Networking")
    summary = _("Bring value, stay in touch, have a conversation.")
    strands = PRINCIPLES
