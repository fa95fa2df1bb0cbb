"""From “Buy” over the page at Stripe to sessions."""
