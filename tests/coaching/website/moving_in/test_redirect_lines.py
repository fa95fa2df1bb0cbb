import pytest

from tests.coaching.website.moving_in.test_isolated import item, read


def test_a_sign_that_cannot_be_seen_is_shown():
    assert read("/a,/b\n/nul\0x,/c\x9f\n", "a.csv")["items"][1] == item(old="/nul␀x", to="/c\ufffd", line=2, refused="unseen")


AWAY = ["//x.example/y", "\\\\x.example/y", "/\\x.example/y", "\\/x.example/y", "https:/x.example/y", "https:x.example/y"]


@pytest.mark.parametrize("to", [*AWAY, "HTTPS:\\\\x.example/y", "///x.example/y", "https://x.example/y"])
def test_another_site_is_told_however_it_is_spelled(to):
    assert read(f"/a,/b\n/c,{to}\n", "a.csv")["items"][1] == item(old="/c", to="https://x.example/y", line=2)
