"""Packages that are paid for month by month."""
