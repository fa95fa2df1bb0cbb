from tests.coaching.payments.payers.conftest import ask, parent

__all__ = ["ask", "parent"]
