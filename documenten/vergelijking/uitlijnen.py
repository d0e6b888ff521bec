"""Which paragraph of the old version became which of the new one.

First what is the same (patience: paragraphs that occur once on both sides hold on to each other), then, between those,
what is alike in order, then pieces of a split or joined paragraph, and last what was moved.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from .alineas import MEESTE_WOORDEN, Alinea

LIJKT, BEVAT, VERPLAATST, ENIGE = 0.45, 0.7, 0.6, 0.2  # shares of the words that say something
_KORTST = 4  # words that say something; a shorter paragraph is not recognised elsewhere
_ZELDZAAM, _STEUN, _KANDIDATEN = 40, 12, 6
_KLEIN = 36  # pairs of paragraphs between two anchors that are all tried
_GROOTST = 6 * MEESTE_WOORDEN  # words of paragraphs that are taken together


@dataclass(slots=True)
class Groep:
    """Old and new paragraphs that belong together, as places; only old: gone, only new: added."""

    oud: list[int]
    nieuw: list[int]
    verplaatst: bool = False


class _Paar(NamedTuple):
    oud: int
    nieuw: int
    gelijk: int  # words they share in order
    score: float


def align(oud: Sequence[Alinea], nieuw: Sequence[Alinea]) -> list[Groep]:
    """Return the groups in the order of the new version; what is gone stands where it stood."""
    same = anchors([alinea.woorden for alinea in oud], [alinea.woorden for alinea in nieuw])
    groups = [Groep([i], [j]) for i, j in same]
    left_old = sorted(set(range(len(oud))) - {i for i, _ in same})
    left_new = sorted(set(range(len(nieuw))) - {j for _, j in same})
    if left_old and left_new:
        gap_old, gap_new = _gaps([i for i, _ in same], left_old), _gaps([j for _, j in same], left_new)
        pairs = _alike(oud, nieuw, left_old, left_new, gap_old, gap_new)
        groups += _in_order(pairs, gap_old, gap_new)
        _absorb(groups, oud, nieuw)
        groups += _moved(pairs, groups, oud, nieuw)
        groups += _only_ones(groups, oud, nieuw)
    return _ordered(groups, len(oud), len(nieuw))


def anchors(oud: Sequence[tuple[int, ...]], nieuw: Sequence[tuple[int, ...]]) -> list[tuple[int, int]]:
    """Return places (old, new) of equal paragraphs, rising on both sides."""
    numbers: dict[tuple[int, ...], int] = {}
    a = [numbers.setdefault(key, len(numbers)) for key in oud]
    b = [numbers.setdefault(key, len(numbers)) for key in nieuw]
    found: list[tuple[int, int]] = []
    todo = [(0, len(a), 0, len(b))]
    while todo:
        a1, a2, b1, b2 = todo.pop()
        while a1 < a2 and b1 < b2 and a[a1] == b[b1]:
            found.append((a1, b1))
            a1, b1 = a1 + 1, b1 + 1
        while a1 < a2 and b1 < b2 and a[a2 - 1] == b[b2 - 1]:
            a2, b2 = a2 - 1, b2 - 1
            found.append((a2, b2))
        if a1 == a2 or b1 == b2:
            continue
        if holds := _patience(a, b, a1, a2, b1, b2):
            found += holds
            edges = [(a1 - 1, b1 - 1), *holds, (a2, b2)]
            todo += [(i + 1, k, j + 1, m) for (i, j), (k, m) in pairwise(edges)]
        else:
            for tag, i, k, j, _ in LCSseq.opcodes(a[a1:a2], b[b1:b2]):
                if tag == "equal":
                    found += [(a1 + i + n, b1 + j + n) for n in range(k - i)]
    return sorted(found)


def _patience(a: list[int], b: list[int], a1: int, a2: int, b1: int, b2: int) -> list[tuple[int, int]]:
    """Return the longest row of paragraphs that stand once in both stretches, in the same order."""
    count_a, count_b = Counter(a[a1:a2]), Counter(b[b1:b2])
    place = {key: j for j, key in enumerate(b[b1:b2], b1) if count_b[key] == 1}
    pairs = [(i, place[key]) for i, key in enumerate(a[a1:a2], a1) if count_a[key] == 1 and key in place]
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        at = bisect_left(ends, j)
        before.append(last[at - 1] if at else -1)
        ends[at:], last[at:] = ([j], [number]) if at == len(ends) else ([j, *ends[at + 1 :]], [number, *last[at + 1 :]])
    chain = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _gaps(held: list[int], left: list[int]) -> dict[int, int]:
    """Return for each paragraph that is left how many anchors stand before it."""
    return {place: bisect_left(held, place) for place in left}


def _alike(
    oud: Sequence[Alinea], nieuw: Sequence[Alinea], left_old: list[int], left_new: list[int],
    gap_old: dict[int, int], gap_new: dict[int, int],
) -> list[_Paar]:  # fmt: skip
    """Return pairs that look alike: those with rare words in common, and all pairs in a small stretch."""
    where: dict[int, list[int]] = defaultdict(list)
    near: dict[int, list[int]] = defaultdict(list)
    for j in left_new:
        near[gap_new[j]].append(j)
        for woord in set(nieuw[j].inhoud):
            where[woord].append(j)
    size = Counter(gap_old.values())
    pairs = []
    for i in left_old:
        rare = sorted((w for w in set(oud[i].inhoud) if w in where), key=lambda w: len(where[w]))[:_STEUN]
        votes: Counter[int] = Counter(j for w in rare for j in where[w][:_ZELDZAAM])
        others = [j for j, _ in votes.most_common(_KANDIDATEN)]
        here = near[gap_old[i]]
        if size[gap_old[i]] * len(here) <= _KLEIN:
            others = list({*others, *here})
        pairs += [pair for j in others if (pair := _compare(i, j, oud[i].inhoud, nieuw[j].inhoud))]
    return pairs


def _compare(i: int, j: int, a: tuple[int, ...], b: tuple[int, ...]) -> _Paar | None:
    """Return the pair when the two share enough words in the same order, or one holds most of the other."""
    shared = LCSseq.similarity(a, b)
    dice, within = 2 * shared / (len(a) + len(b)), shared / min(len(a), len(b))
    if dice >= LIJKT or (within >= BEVAT and min(len(a), len(b)) >= _KORTST):
        return _Paar(i, j, shared, dice)
    return None


def _in_order(pairs: list[_Paar], gap_old: dict[int, int], gap_new: dict[int, int]) -> list[Groep]:
    """Return the row of pairs, rising on both sides and between the same anchors, that keeps most of the text."""
    rows: dict[int, list[_Paar]] = defaultdict(list)
    for pair in pairs:
        if gap_old[pair.oud] == gap_new[pair.nieuw]:
            rows[gap_old[pair.oud]].append(pair)
    return [Groep([pair.oud], [pair.nieuw]) for row in rows.values() for pair in _heaviest_row(row)]


def _heaviest_row(pairs: list[_Paar]) -> list[_Paar]:
    places = sorted({pair.nieuw for pair in pairs})
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(places) + 1)  # best weight of rows that end before a place
    before: list[int] = []
    order = sorted(pairs, key=lambda pair: (pair.oud, -pair.nieuw))
    best = (0.0, -1)
    for number, pair in enumerate(order):
        at = bisect_left(places, pair.nieuw)
        weight, previous = 0.0, -1
        k = at
        while k > 0:
            if tree[k][0] > weight:
                weight, previous = tree[k]
            k -= k & -k
        before.append(previous)
        total = (weight + pair.gelijk * (0.5 + pair.score), number)
        best = max(best, total)
        k = at + 1
        while k < len(tree):
            tree[k] = max(tree[k], total)
            k += k & -k
    row = []
    number = best[1]
    while number >= 0:
        row.append(order[number])
        number = before[number]
    return row


def _absorb(groups: list[Groep], oud: Sequence[Alinea], nieuw: Sequence[Alinea]) -> None:
    """Take the rest of a paragraph that was split, or joined with its neighbour, into the group of its main part."""
    free_old = set(range(len(oud))) - {i for group in groups for i in group.oud}
    free_new = set(range(len(nieuw))) - {j for group in groups for j in group.nieuw}
    for group in groups:
        for mine, free, texts, other, others in (
            (group.oud, free_old, oud, group.nieuw, nieuw),
            (group.nieuw, free_new, nieuw, group.oud, oud),
        ):
            if mine[0] - 1 not in free and mine[-1] + 1 not in free:
                continue
            target = _content(others, other)
            for at, step in ((-1, 1), (0, -1)):
                while (extra := mine[at] + step) in free:
                    now, more = _content(texts, mine), texts[extra].inhoud
                    wider = now + more if step > 0 else more + now
                    if len(wider) > _GROOTST:
                        break
                    gain = LCSseq.similarity(wider, target) - LCSseq.similarity(now, target)
                    if gain < BEVAT * len(more):
                        break
                    free.remove(extra)
                    mine.insert(len(mine) if step > 0 else 0, extra)


def _content(texts: Sequence[Alinea], places: list[int]) -> tuple[int, ...]:
    return tuple(woord for place in places for woord in texts[place].inhoud)


def _moved(pairs: list[_Paar], groups: list[Groep], oud: Sequence[Alinea], nieuw: Sequence[Alinea]) -> list[Groep]:
    """Return what stands elsewhere now, the most alike first; a few words that occur in both are no move."""
    free_old = set(range(len(oud))) - {i for group in groups for i in group.oud}
    free_new = set(range(len(nieuw))) - {j for group in groups for j in group.nieuw}
    found = []
    for pair in sorted(pairs, key=lambda pair: (-pair.score, -pair.gelijk)):
        if pair.score < VERPLAATST or pair.gelijk < _KORTST:
            continue
        if pair.oud in free_old and pair.nieuw in free_new:
            free_old.remove(pair.oud)
            free_new.remove(pair.nieuw)
            found.append(Groep([pair.oud], [pair.nieuw], verplaatst=True))
    return found


def _only_ones(groups: list[Groep], oud: Sequence[Alinea], nieuw: Sequence[Alinea]) -> list[Groep]:
    """Return pairs of one old and one new paragraph that are left alone together between the same neighbours."""
    partner: dict[int, int] = {group.oud[-1]: group.nieuw[-1] for group in groups if not group.verplaatst}
    next_old = {group.oud[0]: group.nieuw[0] for group in groups if not group.verplaatst}
    taken_old = {i for group in groups for i in group.oud}
    taken_new = {j for group in groups for j in group.nieuw}
    found = []
    for i in range(len(oud)):
        j = partner.get(i - 1, -1 if i == 0 else -2) + 1
        if i in taken_old or j < 0 or j >= len(nieuw) or j in taken_new:
            continue
        if next_old.get(i + 1, len(nieuw) if i + 1 == len(oud) else None) != j + 1 or oud[i].soort != nieuw[j].soort:
            continue
        a, b = oud[i].woorden, nieuw[j].woorden
        if 2 * LCSseq.similarity(a, b) >= ENIGE * (len(a) + len(b)):
            found.append(Groep([i], [j]))
    return found


def _ordered(groups: list[Groep], count_old: int, count_new: int) -> list[Groep]:
    """Return all groups, with those of one side, in reading order."""
    taken_old = {i for group in groups for i in group.oud}
    taken_new = {j for group in groups for j in group.nieuw}
    rows = groups + [Groep([], [j]) for j in range(count_new) if j not in taken_new]
    rows.sort(key=lambda group: group.nieuw[0])
    gone = [i for i in range(count_old) if i not in taken_old]
    limits = iter([*(group.oud[0] for group in rows if group.oud and not group.verplaatst), count_old])
    result: list[Groep] = []
    at = 0

    def put_gone(limit: int) -> None:
        nonlocal at
        while at < len(gone) and gone[at] < limit:
            result.append(Groep([gone[at]], []))
            at += 1

    put_gone(next(limits))
    for group in rows:
        result.append(group)
        if group.oud and not group.verplaatst:
            put_gone(next(limits))
    return result
