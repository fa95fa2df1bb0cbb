"""Someone else pays: the request, the payer's own page, and what they and the client are told."""
