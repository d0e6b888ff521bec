"""Measures of a search on a collection with judged answers (2 = wanted, 1 = related)."""

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

DIEPTE = 10  # places that count
ALLE = "alle"


class Score(NamedTuple):
    """The measures of one question, or their means; each between 0 and 1, and of `leeg` less is better."""

    ndcg: float
    recall: float
    succes3: float
    mrr: float
    leeg: float


def load_lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects in a file with one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def load_grades(path: Path) -> dict[str, dict[str, int]]:
    """Return per question the grades of its documents, from lines of question, document and grade."""
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            question, document, grade, *_ = line.split("\t")
            grades[question][document] = int(grade)
    return dict(grades)


def score(found: Sequence[str], grades: Mapping[str, int]) -> Score:
    """Return how good one answer is: document numbers, best first."""
    top = list(dict.fromkeys(found))[:DIEPTE]
    relevant = {document for document, grade in grades.items() if grade > 0}
    first = next((place for place, document in enumerate(top, 1) if grades.get(document, 0) == 2), 0)
    return Score(
        gain([grades.get(document, 0) for document in top]) / (gain(sorted(grades.values(), reverse=True)) or 1),
        len(relevant.intersection(top)) / (min(len(relevant), DIEPTE) or 1),
        float(0 < first <= 3),
        1 / first if first else 0.0,
        float(not found),
    )


def gain(grades: Sequence[int]) -> float:
    """Return the discounted cumulative gain of the first grades in this order."""
    return sum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades[:DIEPTE], 1))


def table(
    questions: Sequence[Mapping[str, Any]], grades: Mapping[str, Mapping[str, int]], run: Mapping[str, Sequence[str]]
) -> dict[str, tuple[int, Score]]:
    """Return per phenomenon (and for ALLE) the number of questions and their mean score; `run` holds the answers."""
    groups: dict[str, list[Score]] = defaultdict(list)
    for question in questions:
        one = score(run.get(question["id"], ()), grades.get(question["id"], {}))
        for name in (question["verschijnsel"], ALLE):
            groups[name].append(one)
    return {
        name: (len(ones), Score(*(sum(column) / len(ones) for column in zip(*ones, strict=True))))
        for name, ones in sorted(groups.items(), key=lambda pair: pair[0] == ALLE)
    }


def as_text(scores: Mapping[str, tuple[int, Score]]) -> str:
    """Return a table for people."""
    head = f"{'verschijnsel':<14}{'n':>4}{'nDCG@10':>10}{'recall@10':>11}{'succes@3':>10}{'MRR':>8}{'leeg':>8}"
    lines = [
        f"{name:<14}{n:>4}{s.ndcg:>10.3f}{s.recall:>11.3f}{s.succes3:>10.3f}{s.mrr:>8.3f}{s.leeg:>8.3f}"
        for name, (n, s) in scores.items()
    ]
    return "\n".join([head, *lines])
