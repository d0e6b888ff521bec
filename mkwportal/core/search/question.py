"""Read what was typed: from "incaso huur -jaarverslag" to concepts, each with the ways in which a text can have it.

A concept is a list of alternatives with weights: the word itself, all parts of a compound, neighbours written as one
word, synonyms, corrections, words that start like it. A text must have one alternative of every hard concept; soft
concepts (beleid, reglement, corporatie) only make it rank higher.
"""

import re
from dataclasses import dataclass, field

from .analysis import LANGSTE, WOORD, Woord, analyse, clean, stem_key, tokens, units
from .compounds import parts_lexicon
from .knowledge import Kennis
from .lists import STOP
from .lists import ZACHT as ZACHTE_WOORDEN
from .stemming import stem
from .terms import Groep, Lexeem, Term, every, phrase
from .vector import name_lexeme

MEESTE_TEKENS, MEESTE_WOORDEN, LANGSTE_NAAM = 300, 12, 5
KORTSTE_DEEL = 4  # letters of a part that is only known from the texts
HEEL, DEEL, SYNONIEM, CORRECTIE, BEGIN, LOS_DEEL = 1.0, 0.8, 0.7, 0.6, 0.9, 0.5
VAAK, VAAK_VANAF = 0.05, 50  # a word in more than this share of the objects (and in more than this many) is common
TE_VAAK = 1 / 3  # a part in so many objects does not count on its own
ZACHT = frozenset(map(stem, ZACHTE_WOORDEN))
_AANHALING = str.maketrans("\u201c\u201d\u201e\u201f\u00ab\u00bb", '""""""')
_STUK = re.compile(r'(?P<min>(?<!\S)-)?(?:"(?P<frase>[^"]*)"?|(?P<woord>[^\s"]+))')


@dataclass(slots=True)
class Begrip:
    """One concept: alternatives with their weights; `ruimer` count only when little else is found."""

    keuzes: list[tuple[float, Term]]
    zacht: bool = False
    naam: bool = False
    ruimer: list[tuple[float, Term]] = field(default_factory=list)

    def term(self, *, ruim: bool = False) -> Term:
        """Return what a text must have: any of the alternatives."""
        return Groep(tuple(dict.fromkeys(t for _, t in self.keuzes + (self.ruimer if ruim else []))), "|")

    def tsquery(self, *, ruim: bool = False) -> str:
        """Return the same for PostgreSQL."""
        return f"({self.term(ruim=ruim).tsquery()})"


@dataclass(frozen=True, slots=True)
class Vraag:
    """A question that was read: the concepts, what must not occur, and corrections (typed -> how it is written)."""

    begrippen: tuple[Begrip, ...]
    niet: tuple[Term, ...]
    gecorrigeerd: dict[str, str]

    @property
    def hard(self) -> list[Begrip]:
        """Return the concepts that a text must have."""
        return [b for b in self.begrippen if not b.zacht]


@dataclass(frozen=True, slots=True)
class _Typ:
    """A typed word: folded, its parts between hyphens, whether it is unfinished."""

    woord: str
    koppel: tuple[str, ...]
    begin: bool

    @property
    def stop(self) -> bool:
        return self.woord in STOP and not self.begin


def read(tekst: str | None, kennis: Kennis, *, typend: bool = False) -> Vraag:
    """Return the concepts in what was typed; never fails. `typend`: the last word is not finished yet."""
    frases, niet, rij = _take_apart(tekst, typend=typend)
    lezer = _Lezer(kennis)
    begrippen = [Begrip([(HEEL, frase)]) for frase in frases]
    for namen_of_woorden, naam in lezer.names(rij):
        if naam:
            begrippen.append(Begrip([(HEEL, term) for term in _name_terms(namen_of_woorden)], naam=True))
        else:
            begrippen += lezer.concepts(namen_of_woorden)
    for b in begrippen:
        for _, term in b.keuzes + b.ruimer:
            term.freq(kennis.freq)  # ask for all that score and choice of hits will weigh
            for blad in term.leaves():
                kennis.occurs(*(teken + blad.tekst.lstrip("=") for teken in "=~"))
    for term in niet:
        term.freq(kennis.freq)
    if all(b.zacht for b in begrippen):
        for b in begrippen:
            b.zacht = False
    return Vraag(tuple(begrippen), tuple(niet), lezer.gecorrigeerd)


def _take_apart(tekst: str | None, *, typend: bool) -> tuple[list[Term], list[Term], list[_Typ]]:
    """Return phrases, excluded terms and typed words; a pasted paragraph is cut off."""
    frases: list[Term] = []
    niet: list[Term] = []
    rij: list[_Typ] = []
    stukken = list(_STUK.finditer(clean((tekst or "")[: MEESTE_TEKENS * 4])[:MEESTE_TEKENS].translate(_AANHALING)))
    for i, m in enumerate(stukken):
        if m["frase"] is not None:
            plekken = [(t.plek, t.woord.stam) for t in tokens(m["frase"], splits=False)]
            if plekken:
                (niet if m["min"] else frases).append(phrase(plekken))
            continue
        eenheden = [eenheid for w in WOORD.finditer(m["woord"] or "") for eenheid in units(w[0])]
        if m["min"]:
            niet += [Lexeem(stem(woord)) for woord, _ in eenheden]
            continue
        begin = bool(m["woord"]) and (m["woord"].endswith("*") or (typend and i == len(stukken) - 1))
        rij += [_Typ(w, koppel, begin and j == len(eenheden) - 1) for j, (w, koppel) in enumerate(eenheden)]
    inhoud = [i for i, typ in enumerate(rij) if not typ.stop][:MEESTE_WOORDEN]
    return frases, niet, rij[: inhoud[-1] + 1] if inhoud else []


def _name_terms(naam: list[_Typ]) -> list[Term]:
    """Return the name as such, and its words in any order unless a stop word (Ons Belang) leaves too little of them."""
    stammen = [stem(t.woord) for t in naam]
    termen: list[Term] = [Lexeem(name_lexeme(stammen))]
    if not any(t.woord in STOP for t in naam):
        termen.append(every(tuple(stammen)))
    return termen


class _Lezer:
    def __init__(self, kennis: Kennis) -> None:
        self.kennis = kennis
        self.gecorrigeerd: dict[str, str] = {}

    def names(self, rij: list[_Typ]) -> list[tuple[list[_Typ], bool]]:
        """Cut the words at known names of corporations and places; stop words outside a name go."""
        uit: list[tuple[list[_Typ], bool]] = []
        los: list[_Typ] = []
        i = 0
        while i < len(rij):
            n = max((n for n in range(1, LANGSTE_NAAM + 1) if self._is_name(rij[i : i + n], n)), default=0)
            if n:
                uit += [([t for t in los if not t.stop], False), (rij[i : i + n], True)]
                los = []
            else:
                los.append(rij[i])
            i += n or 1
        return [*uit, ([t for t in los if not t.stop], False)]

    def _is_name(self, deel: list[_Typ], n: int) -> bool:
        if len(deel) < n or any(t.begin for t in deel) or all(t.stop for t in deel):
            return False
        if n == 1 and deel[0].woord in parts_lexicon():
            return False  # Best, Huizen: an ordinary word
        return self.kennis.freq(name_lexeme([stem(t.woord) for t in deel])) > 0

    def concepts(self, rij: list[_Typ]) -> list[Begrip]:
        """Return the concepts of a row of words."""
        uit: list[Begrip] = []
        stammen = [stem(t.woord) for t in rij]
        i = 0
        while i < len(rij):
            n, synoniemen = self._longest_synonym(rij, stammen, i)
            if n > 1:
                keuzes = [(HEEL, every(tuple(stammen[i : i + n])))]
                begrip = Begrip(keuzes + [k for s in synoniemen for k in self._synonym(s, SYNONIEM)])
                uit.append(begrip)
            else:
                uit += self._one(rij, i, synoniemen)
            i += n
        return uit

    def _longest_synonym(self, rij: list[_Typ], stammen: list[str], i: int) -> tuple[int, list[str]]:
        for n in range(min(self.kennis.synoniemen.langst, len(rij) - i), 0, -1):
            if not rij[i + n - 1].begin and (gevonden := self.kennis.synoniemen.get(tuple(stammen[i : i + n]))):
                return n, gevonden
        typ = rij[i]
        return 1, [] if typ.begin else self.kennis.synoniemen.for_word(analyse(typ.woord, typ.koppel))

    def _one(self, rij: list[_Typ], i: int, synoniemen: list[str]) -> list[Begrip]:
        """Return the concept of one word, with a soft one for each soft part of a compound."""
        typ, freq = rij[i], self.kennis.freq
        woord = analyse(typ.woord, typ.koppel)
        keuzes = self._word(woord) + self._joined(rij, i)
        begrip = Begrip(keuzes, zacht=woord.stam in ZACHT and not typ.begin)
        if typ.begin:
            if len(typ.woord) >= 2:
                begrip.keuzes.append((BEGIN, Lexeem(typ.woord, begin=True)))
                for langer in self.kennis.completions(typ.woord):
                    begrip.keuzes += self._word(analyse(langer), BEGIN, synoniemen=False)
        elif not synoniemen and typ.woord not in parts_lexicon():
            self._rescue(typ, woord, begrip)
        begrip.keuzes += [k for s in synoniemen for k in self._synonym(s, SYNONIEM)]
        zacht = [d for d in woord.grof if d in ZACHT and freq(d)] if any(d not in ZACHT for d in woord.grof) else []
        return [begrip, *(Begrip([(HEEL, Lexeem(d))], zacht=True) for d in zacht)]

    def _word(self, woord: Woord, gewicht: float = HEEL, *, synoniemen: bool = True) -> list[tuple[float, Term]]:
        """Return the word itself, all its parts, and its parts with their synonyms."""
        keuzes: list[tuple[float, Term]] = [(gewicht, Lexeem(woord.stam))]
        if not woord.fijn:
            return keuzes
        freq, kennis = self.kennis.freq, self.kennis
        hard = tuple(d for d in woord.fijn if d not in ZACHT) or woord.fijn
        if min(map(freq, hard)) <= max(VAAK_VANAF, VAAK * kennis.aantal):
            keuzes.append((gewicht * DEEL, every(hard)))
        else:  # only common words: all of them in the title
            keuzes.append((gewicht * DEEL, every(tuple("=" + d for d in woord.fijn))))
        grof = [d for d in woord.grof if d not in ZACHT]
        if synoniemen and len(grof) <= 2:
            stukken, gevonden = [], False
            for deel in grof:
                anders = [k for s in kennis.synoniemen.get((deel,)) for _, k in self._synonym(s, 1.0)]
                gevonden = gevonden or bool(anders)
                stukken.append(Groep((Lexeem(deel), *anders), "|"))
            if gevonden:
                keuzes.append((gewicht * DEEL * SYNONIEM, Groep(tuple(stukken))))
        return keuzes

    def _joined(self, rij: list[_Typ], i: int) -> list[tuple[float, Term]]:
        """Return this word and a neighbour written as one (huur incasso -> huurincasso), with what means the same."""
        uit: list[tuple[float, Term]] = []
        for a, b in ((i - 1, i), (i, i + 1)):
            if a >= 0 and b < len(rij):
                for tussen in ("", "s", "en"):
                    stam = stem((rij[a].woord + tussen + rij[b].woord)[:LANGSTE])
                    if self.kennis.freq(stam):
                        uit.append((HEEL, Lexeem(stam)))
                    for synoniem in self.kennis.synoniemen.get((stam,)):
                        uit += self._synonym(synoniem, SYNONIEM)
        return uit

    def _synonym(self, tekst: str, gewicht: float) -> list[tuple[float, Term]]:
        eenheden = [eenheid for m in WOORD.finditer(tekst) for eenheid in units(m[0])]
        if len(eenheden) == 1:
            return self._word(analyse(*eenheden[0]), gewicht, synoniemen=False)
        stammen = stem_key(tekst)
        return [(gewicht, every(stammen))] if stammen else []  # in any order: nearness counts in the score

    def _rescue(self, typ: _Typ, woord: Woord, begrip: Begrip) -> None:
        """Add what may be meant when nothing has this word: an unknown compound, a typing error, both.

        When only texts that others may see have it, the correction comes below the literal hits, so that nobody
        notices those texts by a missing correction.
        """
        bekend = [t for _, t in begrip.keuzes if t.freq(self.kennis.freq)]
        if any(t != Lexeem(woord.stam) for t in bekend):
            return
        beter = self.kennis.corrections(typ.woord)
        if any(stem(w) == woord.stam for w, _ in beter):
            return
        doel = begrip.ruimer if bekend else begrip.keuzes
        if beter:
            self.gecorrigeerd.setdefault(typ.woord, beter[0][1])
            for w, _ in beter:
                doel += self._word(analyse(w), CORRECTIE)
                for synoniem in self.kennis.synoniemen.get((stem(w),)):
                    doel += self._synonym(synoniem, CORRECTIE * SYNONIEM)
        elif delen := self._unknown_compound(typ.woord):
            begrip.keuzes.append((DEEL, every(delen)))
        elif not bekend and self.kennis.begonnen:
            for links, rechts in self._cuts(typ.woord):
                for w, vorm in self._correct_half(links, rechts):
                    doel.append((CORRECTIE, every((stem(links), stem(w)))))
                    self.gecorrigeerd.setdefault(typ.woord, links + vorm)
                for w, vorm in self._correct_half(rechts, links):
                    doel.append((CORRECTIE, every((stem(w), stem(rechts)))))
                    self.gecorrigeerd.setdefault(typ.woord, vorm + rechts)

    def _cuts(self, woord: str) -> list[tuple[str, str]]:
        """Return the ways to cut a word in two, with or without a linking sound, the most even first."""
        uit = []
        for i in range(KORTSTE_DEEL, len(woord) - KORTSTE_DEEL + 1):
            uit.append((woord[:i], woord[i:]))
            if woord[i - 1] == "s" and i > KORTSTE_DEEL:
                uit.append((woord[: i - 1], woord[i:]))
        return sorted(uit, key=lambda paar: abs(len(paar[0]) - len(paar[1])))

    def _unknown_compound(self, woord: str) -> tuple[str, ...]:
        """Return the stems of two words that occur in the texts and together make this one."""
        paren = [(stem(links), stem(rechts)) for links, rechts in self._cuts(woord)]
        if not self.kennis.begonnen:  # of the two that it will be, read() asks this: in the same statement then
            for stam in {stam for paar in paren for stam in paar}:
                self.kennis.occurs("=" + stam, "~" + stam)
        return next(iter([paar for paar in paren if self.kennis.occurs(*paar)]), ())

    def _correct_half(self, goed: str, fout: str) -> list[tuple[str, str]]:
        """Return corrections of the other half of a compound when this half is a word that occurs."""
        if len(fout) <= KORTSTE_DEEL or not self.kennis.freq(stem(goed)):
            return []
        return self.kennis.corrections(fout)


def corrected_text(tekst: str, gecorrigeerd: dict[str, str]) -> str:
    """Return the question with its corrections written in."""

    def better(m: re.Match[str]) -> str:
        return next((gecorrigeerd[w] for w, _ in units(m[0]) if w in gecorrigeerd), m[0])

    return WOORD.sub(better, clean(tekst)[:MEESTE_TEKENS])
