"""A small Stripe on loopback, for tests and the demo: payments, refunds, disputes, instalments, their pages, and signed webhooks.

It answers in the shapes of Stripe's published API description, to which a test holds it.
"""
