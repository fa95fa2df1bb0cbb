"""A package that is paid for month by month, by a schedule at Stripe that ends by itself."""
