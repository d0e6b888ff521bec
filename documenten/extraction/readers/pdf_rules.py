"""The straight lines that a PDF draws: frames of tables, and the edges of shaded cells."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2_raw.bindings as c

Place = Callable[[float, float], tuple[float, float]]
_MAX_PATHS = 5000
_MAX_SEGMENTS = 400
_LINE = 3.0  # a rectangle thinner than this is a line


@dataclass(slots=True)
class Rule:
    """A horizontal or vertical line of a frame or table."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def horizontal(self) -> bool:
        return self.x1 - self.x0 >= self.y1 - self.y0


def read_rules(page: Any, place: Place) -> tuple[list[Rule], bool]:
    """Return the straight lines of the page, and whether it shows a picture."""
    rules: list[Rule] = []
    has_image = False
    for index in range(c.FPDFPage_CountObjects(page)):
        thing = c.FPDFPage_GetObject(page, index)
        kind = c.FPDFPageObj_GetType(thing)
        has_image = has_image or kind == c.FPDF_PAGEOBJ_IMAGE
        if kind == c.FPDF_PAGEOBJ_PATH and len(rules) < _MAX_PATHS:
            rules += _rules_of(thing, place)
    return rules, has_image


def _rules_of(path: Any, place: Place) -> Iterator[Rule]:
    """Yield the straight pieces of a drawn path; a thin filled rectangle is one line."""
    edges = [ctypes.c_float() for _ in range(4)]
    if not c.FPDFPageObj_GetBounds(path, *edges):
        return
    (xa, ya), (xb, yb) = place(edges[0].value, edges[1].value), place(edges[2].value, edges[3].value)
    x0, x1, y0, y1 = min(xa, xb), max(xa, xb), min(ya, yb), max(ya, yb)
    if x1 - x0 < _LINE or y1 - y0 < _LINE:
        if max(x1 - x0, y1 - y0) > 2 * _LINE:
            yield _straight(x0, y0, x1, y1)
        return
    matrix = c.FS_MATRIX()
    c.FPDFPageObj_GetMatrix(path, matrix)
    points: list[tuple[float, float]] = []
    for index in range(min(c.FPDFPath_CountSegments(path), _MAX_SEGMENTS)):
        segment = c.FPDFPath_GetPathSegment(path, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        c.FPDFPathSegment_GetPoint(segment, x, y)
        placed = place(
            matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
        )
        kind = c.FPDFPathSegment_GetType(segment)
        if kind == c.FPDF_SEGMENT_BEZIERTO:
            return  # a drawing, not a frame
        if kind == c.FPDF_SEGMENT_MOVETO:
            points = []
        points.append(placed)
        if len(points) > 1:
            yield from _edge(points[-2], placed)
        if c.FPDFPathSegment_GetClose(segment) and len(points) > 2:
            yield from _edge(placed, points[0])


def _edge(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Rule]:
    wide, high = abs(one[0] - other[0]), abs(one[1] - other[1])
    if (wide < 0.5) != (high < 0.5):
        yield _straight(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))


def _straight(x0: float, y0: float, x1: float, y1: float) -> Rule:
    if x1 - x0 >= y1 - y0:
        return Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    return Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
