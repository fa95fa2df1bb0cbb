import pytest

from tests.floors import breaches

FLOORS = {"models": ["models"], "verbs": ["book"], "screens": ["views"]}


@pytest.fixture
def room(monkeypatch, tmp_path):
    """`room(file=text, …)` writes a room "shop" with these files, "__" in a name being a folder's."""
    monkeypatch.setattr("tests.test_imports.ROOT", tmp_path)

    def write(**texts):
        for name, text in texts.items():
            path = tmp_path / "shop" / f"{name.replace('__', '/')}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    return write


def test_a_file_that_imports_a_higher_floor_is_named(room):
    room(models="def f():\n    from shop import views\n", views="")
    assert breaches("shop", FLOORS) == ["models imports views, which is above it"]


def test_a_file_on_no_floor_is_named(room):
    room(models="", helpers="")
    assert breaches("shop", FLOORS) == ["helpers stands on no floor"]


def test_two_files_of_one_floor_that_import_each_other_are_named(room):
    room(book__first="from shop.book import second\n", book__second="from shop.book import first\n")
    assert breaches("shop", FLOORS) == ["book/first imports itself by others", "book/second imports itself by others"]


def test_an_exception_is_let_through(room):
    room(models="from shop import views\n", views="")
    assert breaches("shop", FLOORS, [("models", "views")]) == []
