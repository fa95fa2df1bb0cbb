"""Money that came without Stripe: by transfer, in cash, by check."""
