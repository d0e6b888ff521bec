"""Tables in a PDF: cells between ruled lines, rows between lines under each other, or words in columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from documenten.extraction.readers.pdf_lines import Joiner, Line, make_lines
from documenten.extraction.readers.pdf_rules import Rule
from documenten.extraction.readers.pdfium import Page, Word

_NEAR = 3.0
_MIN_FILLED = 0.4
_MAX_RULES = 2000


@dataclass(slots=True)
class Table:
    """A table that was found, with its words so that they are not read twice."""

    page: int
    rows: list[list[str]]
    words: list[Word]


def ruled_tables(page: Page, joiner: Joiner) -> list[Table]:
    """Return the tables that are drawn with lines."""
    if len(page.rules) > _MAX_RULES:
        return []  # a drawing or a map
    horizontal = _merge([rule for rule in page.rules if rule.horizontal], _by_y)
    vertical = _merge([rule for rule in page.rules if not rule.horizontal], _by_x)
    tables: list[Table] = []
    taken: set[int] = set()
    for hs, vs in _components(horizontal, vertical):
        table = _grid(page, hs, vs, joiner)
        if table:
            tables.append(table)
            taken.update(map(id, table.words))
    free = [h for h in horizontal if not any(_touches(h, v) for v in vertical)]
    for hs in _stacks(free):
        table = _bands(page, hs, joiner)
        if table and not any(id(word) in taken for word in table.words):
            tables.append(table)
            taken.update(map(id, table.words))
    return tables


def loose_tables(lines: list[Line], joiner: Joiner) -> list[Line | Table]:
    """Return the lines of a page with runs of lines in columns replaced by tables."""
    found: list[Line | Table] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _in_columns(lines[end]) and (end == at or _below(lines[end - 1], lines[end])):
            end += 1
        run = lines[at:end]
        columns = _columns([word for line in run for word in line.words]) if len(run) >= 3 else []
        rows = [_row(line.words, columns, joiner) for line in run] if len(columns) >= 2 else []
        if rows and _filled(rows) >= 0.6 and _short(rows):
            found.append(Table(run[0].page, rows, [word for line in run for word in line.words]))
            at = end
        else:
            found.append(lines[at])
            at += 1
    return found


def _by_y(rule: Rule) -> tuple[float, float, float]:
    return rule.y0, rule.x0, rule.x1


def _by_x(rule: Rule) -> tuple[float, float, float]:
    return rule.x0, rule.y0, rule.y1


def _merge(rules: list[Rule], place: Callable[[Rule], tuple[float, float, float]]) -> list[Rule]:
    """Return rules with the pieces of one line put together; double lines become one."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=place):
        for other in reversed(merged[-12:]):
            (at, start, end), (was, first, last) = place(rule), place(other)
            if abs(at - was) < _NEAR and start <= last + _NEAR and end >= first - _NEAR:
                other.x0, other.y0 = min(other.x0, rule.x0), min(other.y0, rule.y0)
                other.x1, other.y1 = max(other.x1, rule.x1), max(other.y1, rule.y1)
                break
        else:
            merged.append(Rule(rule.x0, rule.y0, rule.x1, rule.y1))
    return merged


def _touches(h: Rule, v: Rule) -> bool:
    return h.x0 - _NEAR <= v.x0 <= h.x1 + _NEAR and v.y0 - _NEAR <= h.y0 <= v.y1 + _NEAR


def _components(horizontal: list[Rule], vertical: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Return groups of lines that cross each other."""
    found = []
    open_h, open_v = list(horizontal), list(vertical)
    while open_v:
        hs, vs, queue = [], [open_v.pop()], [0]
        while queue:
            queue.pop()
            new_h = [h for h in open_h if any(_touches(h, v) for v in vs)]
            open_h = [h for h in open_h if h not in new_h]
            hs += new_h
            new_v = [v for v in open_v if any(_touches(h, v) for h in new_h)]
            open_v = [v for v in open_v if v not in new_v]
            vs += new_v
            if new_v:
                queue.append(0)
        found.append((hs, vs))
    return found


def _grid(page: Page, hs: list[Rule], vs: list[Rule], joiner: Joiner) -> Table | None:
    """Return the table between crossing lines, None for a single frame or a drawing."""
    if len(hs) < 2:
        return None
    xs = _cluster([v.x0 for v in vs] + [min(h.x0 for h in hs), max(h.x1 for h in hs)])
    ys = _cluster([h.y0 for h in hs] + [min(v.y0 for v in vs), max(v.y1 for v in vs)])
    if len(xs) < 3 or len(ys) < 2 or (xs[-1] - xs[0] > 0.97 * page.width and ys[-1] - ys[0] > 0.9 * page.height):
        return None
    inside = _inside(page.words, xs[0], ys[0], xs[-1], ys[-1])
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in inside:
        row, column = _slot(ys, (word.y0 + word.y1) / 2), _slot(xs, (word.x0 + word.x1) / 2)
        middle = (ys[row] + ys[row + 1]) / 2
        while column and not _separated(vs, xs[column], middle, upright=True):
            column -= 1
        while row and not _separated(hs, ys[row], (xs[column] + xs[column + 1]) / 2, upright=False):
            row -= 1
        cells.setdefault((row, column), []).append(word)
    rows = [
        [_cell(cells.get((row, column), []), page.number, joiner) for column in range(len(xs) - 1)]
        for row in range(len(ys) - 1)
    ]
    rows = [row for row in rows if any(row)]
    return Table(page.number, rows, inside) if _is_table(rows) else None


def _separated(rules: list[Rule], at: float, beside: float, *, upright: bool) -> bool:
    if upright:
        return any(abs(v.x0 - at) < _NEAR and v.y0 - 1 <= beside <= v.y1 + 1 for v in rules)
    return any(abs(h.y0 - at) < _NEAR and h.x0 - 1 <= beside <= h.x1 + 1 for h in rules)


def _is_table(rows: list[list[str]]) -> bool:
    used = [column for column in zip(*rows, strict=True) if any(column)]
    return len(used) >= 2 and _filled(rows) >= _MIN_FILLED / 2 and sum(map(len, (c for r in rows for c in r))) > 4


def _stacks(rules: list[Rule]) -> list[list[Rule]]:
    """Return groups of three or more horizontal lines of the same width under each other."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=_by_y):
        for group in groups:
            if abs(group[0].x0 - rule.x0) < 5 and abs(group[0].x1 - rule.x1) < 5:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) >= 3 and group[0].x1 - group[0].x0 > 80]


def _bands(page: Page, hs: list[Rule], joiner: Joiner) -> Table | None:
    """Return the table between horizontal lines: columns where all words leave room, None when there are none."""
    inside = _inside(page.words, hs[0].x0, hs[0].y0, hs[0].x1, hs[-1].y0)
    columns = _columns(inside)
    if len(columns) < 2:
        return None
    rows: list[list[str]] = []
    ys = [h.y0 for h in hs]
    for slot in range(len(ys) - 1):
        words = [word for word in inside if _slot(ys, (word.y0 + word.y1) / 2) == slot]
        lines = make_lines(sorted(words, key=lambda w: (round(w.base / 3), w.x0)), page.number)
        separate = [_row(line.words, columns, joiner) for line in lines]
        if len(separate) > 1 and all(row[0] for row in separate):
            rows += separate
        elif words:
            rows.append(_row(words, columns, joiner))
    return Table(page.number, rows, inside) if len(rows) > 1 and _filled(rows) >= _MIN_FILLED else None


def _columns(words: list[Word]) -> list[tuple[float, float]]:
    """Return the x ranges that words fill, with clear room between them over the whole height."""
    columns: list[list[float]] = []
    for word in sorted(words, key=lambda w: w.x0):
        if columns and word.x0 < columns[-1][1] + 0.9 * word.size:
            columns[-1][1] = max(columns[-1][1], word.x1)
        else:
            columns.append([word.x0, word.x1])
    return [(start, end) for start, end in columns]


def _row(words: list[Word], columns: list[tuple[float, float]], joiner: Joiner) -> list[str]:
    cells: list[list[Word]] = [[] for _ in columns]
    for word in words:
        middle = (word.x0 + word.x1) / 2
        at = max((i for i, (start, _) in enumerate(columns) if start <= middle), default=0)
        cells[at].append(word)
    return [_cell(cell, 0, joiner) for cell in cells]


def _cell(words: list[Word], page: int, joiner: Joiner) -> str:
    return joiner.paragraph(make_lines(words, page)) if words else ""


def _in_columns(line: Line) -> bool:
    pairs = zip(line.words, line.words[1:], strict=False)
    return any(b.x0 - a.x1 > max(1.5 * line.size, 12) for a, b in pairs)


def _below(line: Line, following: Line) -> bool:
    return 0 < following.base - line.base < 3.5 * line.size


def _short(rows: list[list[str]]) -> bool:
    cells = [cell for row in rows for cell in row if cell]
    return sum(map(len, cells)) / max(1, len(cells)) < 50


def _filled(rows: list[list[str]]) -> float:
    cells = [bool(cell) for row in rows for cell in row]
    return sum(cells) / len(cells) if cells else 0.0


def _inside(words: list[Word], x0: float, y0: float, x1: float, y1: float) -> list[Word]:
    return [
        word
        for word in words
        if x0 - _NEAR <= (word.x0 + word.x1) / 2 <= x1 + _NEAR and y0 - 1 <= (word.y0 + word.y1) / 2 <= y1 + 1
    ]


def _cluster(values: list[float]) -> list[float]:
    clusters: list[float] = []
    for value in sorted(values):
        if not clusters or value - clusters[-1] > _NEAR:
            clusters.append(value)
    return clusters


def _slot(edges: list[float], value: float) -> int:
    """Return the index of the space between edges that holds a value, the nearest one when it lies outside."""
    return max(0, min(len(edges) - 2, sum(edge <= value for edge in edges) - 1))
