import pytest

from coaching.jobs import isolation
from coaching.tables import read_alone
from coaching.tables.unreadable import Unreadable


@pytest.mark.parametrize(
    ("error", "said"),
    [(isolation.TooSlow(), "Too long."), (isolation.TooBig(), "We can't read"), (isolation.Crashed("x"), "We can't read")],
)
def test_only_what_takes_too_long_is_said_to(monkeypatch, error, said):
    def fail(*args, **options):
        raise error

    monkeypatch.setattr(read_alone, "run_isolated", fail)
    with pytest.raises(Unreadable) as refused:
        read_alone.read_alone("x:y", b"", too_long="Too long.", seconds=1, cpu_seconds=1)
    assert str(refused.value).startswith(said)
