"""Receipts, invoices and credit notes; who else pays; payments off line."""
