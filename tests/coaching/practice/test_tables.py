from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from coaching.practice.tables import Amount, cell, download, without


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r=", " =", "＝", "＋", "－", "＠"])
def test_what_a_spreadsheet_would_compute_is_a_text(sign):
    assert cell(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("value", ["Clara", "1+1", "a=b", "", 5, Decimal("-4.20"), date(2026, 11, 30)])
def test_anything_else_stays_as_it_is(value):
    assert cell(value) == value


@pytest.mark.parametrize(
    ("value", "currency", "expected"),
    [("520.00", "USD", "[$USD] #,##0.00"), ("-4.20", "EUR", "[$EUR] #,##0.00"), ("52000", "JPY", "[$JPY] #,##0")],
)
def test_an_amount_is_shown_as_its_currency_is_written(value, currency, expected):
    assert Amount(Decimal(value), currency).number_format == expected


@pytest.mark.parametrize("fmt", ["csv", "xlsx"])
def test_an_empty_table_has_its_heading(fmt):
    content = download("empty", fmt, [["Name", "Date"]]).content
    if fmt == "csv":
        assert content.decode("utf-8-sig") == "Name,Date\r\n"
    else:
        assert list(load_workbook(BytesIO(content)).active.values) == [("Name", "Date")]


def test_a_sheet_keeps_a_text_that_looks_like_a_formula_a_text():
    sheet = load_workbook(BytesIO(download("names", "xlsx", [["Name"], ["=HYPERLINK(1)"]]).content)).active
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("'=HYPERLINK(1)", "s")


def test_columns_are_as_wide_as_what_they_hold_and_no_wider_than_a_line():
    sheet = load_workbook(BytesIO(download("wide", "xlsx", [["A", "Name"], ["b", "x" * 300]]).content)).active
    assert [sheet.column_dimensions[each].width for each in "AB"] == [8, 60]


def test_the_tab_of_a_sheet_has_its_name():
    assert load_workbook(BytesIO(download("sales", "xlsx", [["Name"]]).content)).sheetnames == ["Sales"]


def test_a_column_is_left_out_by_its_title():
    rows = [["Name", "Coach", "Left"], ["Ann", "Dana", 1], ["Coach", "Dana", 2]]
    assert list(without("Coach", rows)) == [["Name", "Left"], ["Ann", 1], ["Coach", 2]]
