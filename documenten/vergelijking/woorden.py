"""The difference between two texts, word by word."""

from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from .alineas import CEL, Alinea

_LOS = 3  # at most so many words without content between two changes are part of the change
_ZINSEIND = (".", "?", "!", ";", ":")


class Stuk(NamedTuple):
    """A piece of text: "gelijk" in both (as each writes it), "weg" only in the old, "nieuw" only in the new."""

    soort: str
    oud: str
    nieuw: str


def difference(oud: list[Alinea], nieuw: list[Alinea], licht: set[int]) -> list[Stuk]:
    """Return what happened to the words; the old pieces together are the old text, the new ones the new text.

    A line end stands where a paragraph ends and another one follows. Two rows with as many cells are told cell by cell.
    """
    old_ids, new_ids = _ids(oud), _ids(nieuw)
    if old_ids != new_ids and len(oud) == len(nieuw) == 1 and oud[0].soort == nieuw[0].soort == "rij":
        was, wordt = _cells(oud[0]), _cells(nieuw[0])
        if len(was) == len(wordt):
            per_cell = [_pieces(a.delen, b.delen, a.woorden, b.woorden, licht) for a, b in zip(was, wordt, strict=True)]
            between = Stuk("gelijk", CEL, CEL)
            return [piece for pieces in per_cell for piece in (between, *pieces)][1:]
    return _with_marks(_pieces(_joined(oud), _joined(nieuw), old_ids, new_ids, licht), oud, nieuw)


class _Cel(NamedTuple):
    delen: list[str]
    woorden: list[int]


def _cells(rij: Alinea) -> list[_Cel]:
    cells = [_Cel([], []) for _ in range(rij.merk.count(CEL) + 1)]
    for deel, woord in zip(rij.delen, rij.woorden, strict=True):
        tekst = deel.rstrip(CEL)
        cells[-1].delen.append(tekst)
        cells[-1].woorden.append(woord)
        cells += [_Cel([], []) for _ in range(len(deel) - len(tekst))]
    return cells


def _pieces(was: list[str], wordt: list[str], old_ids: list[int], new_ids: list[int], licht: set[int]) -> list[Stuk]:
    runs = _runs(old_ids, new_ids, licht)
    _to_sentences(runs, old_ids, new_ids, was, wordt)
    pieces: list[Stuk] = []
    for weg, same in runs:
        for soort, (a, b, c, d) in (("anders", weg), ("gelijk", same)):
            left, right = "".join(was[a:b]), "".join(wordt[c:d])
            if soort == "gelijk":
                pieces += [Stuk("gelijk", left, right)] if b > a else []
            else:
                pieces += [Stuk("weg", left, "")] if b > a else []
                pieces += [Stuk("nieuw", "", right)] if d > c else []
    return pieces


def _ids(alineas: list[Alinea]) -> list[int]:
    return [woord for alinea in alineas for woord in alinea.woorden]


def _joined(alineas: list[Alinea]) -> list[str]:
    """Return the words of paragraphs as one text; the number of a paragraph goes with its first word."""
    delen: list[str] = []
    for alinea in alineas:
        if delen:
            delen[-1] = delen[-1].rstrip() + "\n"
            delen.append(alinea.merk + alinea.delen[0])
            delen += alinea.delen[1:]
        else:
            delen += alinea.delen
    return delen


def _with_marks(pieces: list[Stuk], oud: list[Alinea], nieuw: list[Alinea]) -> list[Stuk]:
    """Put the numbers of the first paragraphs in front: they are no change."""
    voor, na = oud[0].merk if oud else "", nieuw[0].merk if nieuw else ""
    if pieces and pieces[0].soort == "gelijk":
        return [Stuk("gelijk", voor + pieces[0].oud, na + pieces[0].nieuw), *pieces[1:]]
    return [Stuk("gelijk", voor, na), *pieces] if voor or na else pieces


_Run = tuple[int, int, int, int]


def _runs(oud: list[int], nieuw: list[int], licht: set[int]) -> list[tuple[_Run, _Run]]:
    """Return stretches (changed, then equal) as old from-to and new from-to; either may be empty."""
    runs: list[tuple[_Run, _Run]] = []
    a = c = 0
    for tag, b, e, d, f in LCSseq.opcodes(oud, nieuw):
        if tag != "equal":
            continue
        changed, equal = (a, b, c, d), (b, e, d, f)
        last = runs[-1][1] if runs else None
        if last and last[1] == b and last[3] == d:  # the same stretch goes on
            runs[-1] = (runs[-1][0], (last[0], e, last[2], f))
        else:
            runs.append((changed, equal))
        a, c = e, f
    end = (a, len(oud), c, len(nieuw))
    runs.append((end, (len(oud), len(oud), len(nieuw), len(nieuw))))
    return _without_loose_ends(runs, oud, licht)


def _without_loose_ends(runs: list[tuple[_Run, _Run]], oud: list[int], licht: set[int]) -> list[tuple[_Run, _Run]]:
    """Make a "de" or "van" that happens to stand between two changes part of the change: that reads better."""
    kept: list[tuple[_Run, _Run]] = []
    for changed, equal in runs:
        if kept and _is_loose(kept[-1], changed, oud, licht):
            (a, _, c, _), _ = kept.pop()
            changed = (a, changed[1], c, changed[3])
        kept.append((changed, equal))
    return kept


def _is_loose(before: tuple[_Run, _Run], after: _Run, oud: list[int], licht: set[int]) -> bool:
    """Whether the equal words of `before` say nothing and stand between two changes of both texts."""
    changed, (a, b, _, _) = before
    replaced = all(_size(run) > 1 for run in (changed, after))
    return 0 < b - a <= _LOS and replaced and all(woord in licht for woord in oud[a:b])


def _to_sentences(
    runs: list[tuple[_Run, _Run]], oud: list[int], nieuw: list[int], was: list[str], wordt: list[str]
) -> None:
    """Let what was only added or dropped begin with its sentence where that says the same: "Nu …." not ". Nu …"."""
    for at in range(1, len(runs)):
        (before, held), ((a, b, c, d), (_, e, _, f)) = runs[at - 1], runs[at]
        if (a == b) == (c == d):
            continue
        ids, texts, start, end = (nieuw, wordt, c, d) if a == b else (oud, was, a, b)
        for shift in range(1, min(e - b, f - d) + 1):
            if ids[start + shift - 1] != ids[end + shift - 1]:
                break
            if texts[start + shift - 1].rstrip().endswith(_ZINSEIND):
                runs[at - 1] = (before, (held[0], held[1] + shift, held[2], held[3] + shift))
                runs[at] = ((a + shift, b + shift, c + shift, d + shift), (b + shift, e, d + shift, f))
                break


def _size(run: _Run) -> int:
    return max(run[1] - run[0], run[3] - run[2])
