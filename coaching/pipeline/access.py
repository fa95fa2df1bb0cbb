from django.http import Http404

from coaching.people.access import clients_of, staying_or_404
from coaching.pipeline.links import OFFER
from coaching.pipeline.models import Offer
from coaching.signed_links.links import Opened


def client_or_404(user, pk):
    """The client or prospect, if this member of staff may see them."""
    return staying_or_404(clients_of(user).select_related("coach", "offer__package", "offer__offered__package", "check_in"), pk)


def offer_or_404(token: str) -> Opened[Offer]:
    """The recap behind a signed link. Before it is sent there is no link, so a draft is not found."""
    opened = OFFER.open_or_404(token)
    if opened.is_valid and not opened.existing_row.sent_at:
        raise Http404
    return opened
