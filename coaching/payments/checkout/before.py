"""What has to happen before anyone is sent to pay."""

from coaching.people.models import Client


def before_money(client: Client) -> str | None:
    """The address of a page that this client has to pass first, such as an agreement to accept; None where there is none."""
    return None
