from networking_module.contacts.access import own_or_404
from networking_module.have_a_conversation.models import Conversation


def conversation_or_404(client, pk):
    """The client's own conversation, with whom it is."""
    return own_or_404(Conversation.objects.select_related("contact__client", "lead_contact"), client, pk)
