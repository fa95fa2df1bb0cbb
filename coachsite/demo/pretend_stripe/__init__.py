"""A small Stripe on loopback, for tests and the demo: Checkout sessions in payment mode, their page, and signed webhooks.

It answers in the shapes of Stripe's published API description, to which a test holds it.
"""
