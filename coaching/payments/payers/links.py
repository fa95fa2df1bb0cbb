"""The signed link behind which a payer reads what is asked of them, pays, and finds their documents again."""

from coaching.payments.models import PaymentRequest
from coaching.signed_links.links import SignedLink, register

PAY = register(
    SignedLink(
        "coaching.payments.request",
        rows=PaymentRequest.objects.with_state(),
        page="payers:request",
        is_open=lambda request: request.payer_email != "",  # it is taken away with the client's account
    )
)
