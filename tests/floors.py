"""Floors inside a room: every file is on a named one and imports only what is there or below, never in a circle."""

from collections.abc import Iterable, Iterator, Mapping

from tests import test_imports


def breaches(room: str, floors: Mapping[str, Iterable[str]], exceptions: Iterable[tuple[str, str]] = ()) -> list[str]:
    """What breaks the rule in `room` (a folder such as "coaching/booking").

    `floors` go from the lowest up; each names files and folders of the room without their endings.
    `exceptions` are (file, what it may import all the same).
    """
    files = _files(room)
    edges = {(one, other) for one in files for other in _imported(room, files, one)} - set(exceptions)
    found = [f"{file} stands on no floor" for file in files if _floor(floors, file) is None]
    found += [f"{one} imports {other}, which is above it" for one, other in edges if _rises(floors, one, other)]
    return sorted(found) + sorted(f"{file} imports itself by others" for file in _in_circles(edges))


def _files(room):
    folder = test_imports.ROOT / room
    paths = {path.relative_to(folder).with_suffix("").as_posix(): path for path in folder.rglob("*.py")}
    return {name.removesuffix("/__init__"): path for name, path in paths.items() if name != "__init__"}


def _imported(room, files, file) -> Iterator[str]:
    app = test_imports.App(room.replace("/", "."), test_imports.ROOT / room, {})
    for name in app.imports(files[file]):
        inside = name.removeprefix(f"{app.name}.").replace(".", "/") if name.startswith(f"{app.name}.") else ""
        while inside and inside not in files:
            inside = inside.rpartition("/")[0]
        if inside and inside != file:
            yield inside


def _floor(floors, file):
    """The number of the floor that names the file, or else the nearest folder around it."""
    places = {place: number for number, places in enumerate(floors.values()) for place in places}
    while file and file not in places:
        file = file.rpartition("/")[0]
    return places.get(file)


def _rises(floors, one, other):
    lower, upper = _floor(floors, one), _floor(floors, other)
    return None not in (lower, upper) and upper > lower


def _in_circles(edges):
    """The files that reach themselves; those of a package's own `__init__` are one with what it gathers."""
    following = {}
    for one, other in edges:
        following.setdefault(one, set()).add(other)
    return [file for file in following if file in _reached(following, file)]


def _reached(following, file):
    reached, waiting = set(), set(following.get(file, ()))
    while waiting:
        reached |= waiting
        waiting = {after for each in waiting for after in following.get(each, ())} - reached
    return reached
