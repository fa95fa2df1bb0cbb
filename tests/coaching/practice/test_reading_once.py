from itertools import count

from coaching.practice.reading_once import once, reading_once


def test_once_reads_again_outside():
    numbers = count(1)
    assert [once("key", lambda: next(numbers)) for _each in range(2)] == [1, 2]


def test_once_keeps_what_was_read_inside_and_no_longer():
    numbers = count(1)
    with reading_once():
        assert [once("key", lambda: next(numbers)) for _each in range(2)] == [1, 1]
        assert once("other", lambda: next(numbers)) == 2
    with reading_once():
        assert once("key", lambda: next(numbers)) == 3
