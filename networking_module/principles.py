"""The three principles, in the order they are taught."""

from django.utils.translation import gettext_lazy as _

from coaching.modules import Strand

BRING_VALUE = Strand("bring-value", _("Bring value"), "bring_value")
STAY_IN_TOUCH = Strand("stay-in-touch", _("Stay in touch"), "stay_in_touch")
HAVE_A_CONVERSATION = Strand("have-a-conversation", _("Have a conversation"), "have_a_conversation")
PRINCIPLES = (BRING_VALUE, STAY_IN_TOUCH, HAVE_A_CONVERSATION)
