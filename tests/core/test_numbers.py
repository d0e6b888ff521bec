"""Whole numbers out of what a request brings."""

import pytest

from mkwportal.core.numbers import whole_number


@pytest.mark.parametrize(("raw", "number"), [("0", 0), ("17", 17), ("007", 7), ("9" * 18, int("9" * 18))])
def test_digits_are_a_number(raw, number):
    assert whole_number(raw) == number


@pytest.mark.parametrize("raw", [None, "", " 1", "-1", "+1", "1.0", "1e3", "٣", "²", "1_0", "9" * 19, "x", "1\x00"])
def test_anything_else_is_none(raw):
    assert whole_number(raw) is None


def test_fewer_digits_can_be_asked():
    assert (whole_number("999", 3), whole_number("1000", 3)) == (999, None)
