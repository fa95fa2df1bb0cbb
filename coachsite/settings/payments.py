"""Payments by Stripe. Without keys a package says "ask about this"."""

from coachsite import environment as env

STRIPE_SECRET_KEY = env.text("STRIPE_SECRET_KEY")
STRIPE_WEBHOOK_SECRET = env.text("STRIPE_WEBHOOK_SECRET")
STRIPE_API_URL = env.text("STRIPE_API_URL")
