from tests.stripe import stripe

__all__ = ["stripe"]
