"""Whatever happens in whatever order, the account says what a plain model of it says; client in Auckland, coach in New York."""

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.coaching.payments.account.plain import AccountMachine


def test_the_account_is_what_a_plain_model_says(db):
    slow = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    phases = [Phase.explicit, Phase.generate]  # shrinking would take minutes
    limits = settings(
        max_examples=30, stateful_step_count=25, deadline=None, derandomize=True, suppress_health_check=slow, phases=phases
    )
    AccountMachine.ran.clear()
    run_state_machine_as_test(AccountMachine, settings=limits)
    print(sorted(AccountMachine.ran.items(), key=lambda each: each[1]))
    assert AccountMachine.ran_rarely() == {}
