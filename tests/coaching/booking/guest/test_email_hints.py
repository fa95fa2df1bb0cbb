import pytest

from coaching.booking.guest.email_hints import did_you_mean


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pia@gmial.com", "pia@gmail.com"),
        ("pia@gmail.con", "pia@gmail.com"),
        ("pia@GMAL.com", "pia@gmail.com"),
        ("pia@hotmial.com", "pia@hotmail.com"),
        ("pia@yahooo.com", "pia@yahoo.com"),
        ("pia@outlok.com", "pia@outlook.com"),
        ("pia@iclod.com", "pia@icloud.com"),
    ],
)
def test_a_slip_of_a_well_known_domain_is_asked_about(typed, meant):
    assert did_you_mean(typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["pia@gmail.com", "pia@Gmail.com", "pia@umich.edu", "pia@gmx.at", "pia@mail.de", "pia@hey.com", "@gmial.com", "pia", ""],
)
def test_an_address_that_may_be_meant_so_is_left_alone(typed):
    assert did_you_mean(typed) == ""
