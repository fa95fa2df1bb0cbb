"""Refunds, disputes, payments that wait for a bank, and money that fits nothing."""
