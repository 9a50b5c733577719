import dataclasses

import pytest

from calculator.records import record


@record(frozen=True)
class Point:
    """A record with and without default."""

    x: int
    y: int = 2
    tags: dict = dataclasses.field(default_factory=dict)


@record(frozen=True, kw_only=True)
class Named:
    """A record whose values are always named."""

    first: int = 1
    second: int


@record(frozen=True)
class Kept:
    """A record with a value beside what it says."""

    shown: int
    beside: int = dataclasses.field(repr=False, compare=False)


# the ordinary decorator of the standard library is what the quick one must agree with
Ordinary = dataclasses.make_dataclass("Point", [("x", int), ("y", int, 2)], frozen=True)


def test_a_record_is_a_frozen_dataclass():
    point = Point(1)
    assert (point.x, point.y, point.tags) == (1, 2, {})
    assert point.tags is not Point(1).tags
    assert dataclasses.is_dataclass(point)
    assert [item.name for item in dataclasses.fields(point)] == ["x", "y", "tags"]
    assert dataclasses.replace(point, y=5) == Point(1, 5)
    assert repr(Point(1, y=3)) == "Point(x=1, y=3, tags={})"
    for change in (lambda: setattr(point, "x", 9), lambda: delattr(point, "x")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change()
    assert point.x == 1


def test_records_compare_by_class_and_value():
    assert Named(second=2) == Named(first=1, second=2)
    assert hash(Named(second=2)) == hash(Named(first=1, second=2))
    assert Named(second=2) != Named(second=3)
    assert Point(1) != Ordinary(1)
    assert Point(1) != 1


def test_what_is_not_compared_or_not_shown_has_no_part_in_it():
    assert Kept(1, 2) == Kept(1, 3) != Kept(2, 2)
    assert hash(Kept(1, 2)) == hash(Kept(1, 3))
    assert repr(Kept(1, 2)) == "Kept(shown=1)"


@pytest.mark.parametrize(
    ("cls", "values", "named"),
    [
        (Point, (), {}),
        (Point, (1, 2, {}, 4), {}),
        (Point, (1,), {"x": 1}),
        (Point, (1,), {"z": 1}),
        (Named, (1,), {"second": 2}),
        (Named, (), {"first": 1}),
    ],
)
def test_what_the_ordinary_decorator_refuses_is_refused(cls, values, named):
    with pytest.raises(TypeError):
        cls(*values, **named)


def test_only_frozen_classes_are_made():
    with pytest.raises(TypeError):
        record(frozen=False)
