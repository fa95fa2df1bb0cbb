"""What Stripe answers when it refuses. https://docs.stripe.com/api/errors"""


class Refused(Exception):
    """A request that Stripe would refuse, with its error object."""

    def __init__(self, message, kind="invalid_request_error", status=400, **details):
        super().__init__(message)
        self.status = status
        self.body = {"error": {"type": kind, "message": message, **details}}


def missing(kind, object_id, param="id"):
    """No object of this kind has this id."""
    return Refused(f"No such {kind}: '{object_id}'", status=404, code="resource_missing", param=param)
