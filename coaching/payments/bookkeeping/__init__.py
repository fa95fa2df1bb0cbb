"""The coach's pages about money: sales, sums, one purchase's story, connecting Stripe."""
