"""Passages side by side (D12): what several corporations write about the same, paragraph beside paragraph."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from corporaties.models import Gebruiker
from mkwportal.core.search.query import Resultaat, search

from .models import Document, Status, VersieTekst
from .queries import Keuze, Keuzelijsten, thema_ids
from .reading import lines_of, page_words
from .search import SOORT
from .treffers import Zoeker

PER_PAGE = 6  # corporations
MEESTE_NAAST = 4
_PASSAGES = 3  # per corporation
_DOCUMENTEN = 3  # per corporation, whose texts are looked through
_TREFFERS = 100
_TEKENS = 1100  # of a passage; a longer paragraph is cut at a sentence
_MARK = "<mark "
_KORT = 6  # words; a shorter paragraph says little
_ZWAK = 0.55  # of the best paragraph's score; what says less is left out
_REGELS = 5  # items or rows of one list or table
_MINDER = {"tabel": 2, "noot": 4}
_STATUS = {Status.VASTGESTELD: 0, Status.CONCEPT: 1, Status.VERVALLEN: 2}


class Passage(NamedTuple):
    """One paragraph and the heading above it, safe HTML with the hits marked, and where it stands in the text."""

    html: SafeString
    kop: SafeString
    plek: str
    url: str


class Stuk(NamedTuple):
    """A document of a corporation with its best passages.

    `begin`: only its title or summary is about it, and this is its beginning; `los`: the words stand far apart in it.
    """

    document: Document
    jaar: int
    passages: list[Passage]
    begin: bool = False
    los: bool = False


class Kolom(NamedTuple):
    """What one corporation writes; `aantal` documents of it were found."""

    organisatie: int
    naam: str
    url: str
    aantal: int
    stukken: list[Stuk]


class Gevonden(NamedTuple):
    """The corporations that are shown, the ids of all in order with their number of documents, and a correction."""

    kolommen: list[Kolom]
    corporaties: dict[int, int]
    documenten: int
    bedoelde_u: str
    afgebroken: bool


def find(user: Gebruiker, keuze: Keuze, lists: Keuzelijsten, *, page: int) -> Gevonden:
    """Return the passages about keuze.q of the chosen corporations, or of one page of all that write about it."""
    found = _search(user, keuze, lists, keuze.corporatie)
    counts = dict(found.facetten.get("organisatie", ()))
    owners = _owners(user, found)
    order = list(dict.fromkeys([*owners.values(), *sorted(counts, key=lambda pk: lists.organisaties.get(pk, ""))]))
    order = [pk for pk in order if pk in counts and pk in lists.organisaties]
    shown = [pk for pk in order if pk in keuze.corporatie] or order[(page - 1) * PER_PAGE : page * PER_PAGE]
    if missing := [pk for pk in shown if pk not in owners.values()]:  # their first hit comes after a hundred others
        more = _search(user, keuze, lists, missing)
        owners |= _owners(user, more)
    documents = _documents(user, [pk for pk, owner in owners.items() if owner in shown], owners)
    zoeker = Zoeker.read(keuze.q)
    texts = dict(VersieTekst.objects.filter(versie__in=[d.versie_id for d in documents]).values_list("pk", "blokken"))
    kolommen = [
        Kolom(
            pk,
            lists.organisaties[pk],
            reverse("corporaties:detail", args=[pk]),
            counts[pk],
            _pieces([d for d in documents if d.organisatie_id == pk], texts, zoeker),
        )
        for pk in shown
    ]
    kolommen.sort(key=lambda kolom: not any(stuk.passages and not stuk.begin for stuk in kolom.stukken))
    return Gevonden(
        kolommen, {pk: counts[pk] for pk in order}, sum(counts.values()), found.bedoelde_u or "", found.afgebroken
    )


def best_blocks(blokken: Sequence[dict[str, Any]], zoeker: Zoeker) -> list[tuple[int, str]]:
    """Return (number, heading above it) of the paragraphs that say most about the question, in reading order."""
    scored = []
    heading = ""
    above: dict[int, float] = {}
    for number, blok in enumerate(blokken, 1):
        text = "\n".join(lines_of(blok))
        here = zoeker.weigh(text)
        if blok["s"] == "kop":
            heading, above = text, here
        elif here or above:
            both = {**above, **{n: w + above.get(n, 0) / 5 for n, w in here.items()}}
            score = 10 * sum(both.values()) - 4 * len(above.keys() - here.keys())
            score -= _MINDER.get(blok["s"], 0) + (5 if len(text.split()) < _KORT else 0)
            scored.append((-score, number, heading))
    best = sorted(scored)[:_PASSAGES]
    return sorted((number, heading) for score, number, heading in best if score <= best[0][0] * _ZWAK)


def _search(user: Gebruiker, keuze: Keuze, lists: Keuzelijsten, owners: Sequence[int]) -> Resultaat:
    return search(
        keuze.q,
        zichtbaar={SOORT: Document.objects.zichtbaar_voor(user)},
        filters={
            "soort_document": keuze.soort,
            "thema": thema_ids(keuze.thema, lists),
            "grootte": keuze.grootte,
            "organisatie": owners,
        },
        limit=_TREFFERS,
        facetten=["organisatie"],
        fragmenten=False,
    )


def _owners(user: Gebruiker, found: Resultaat) -> dict[int, int]:
    """Return the owner of each document that was found, the best hit first."""
    ids = [hit.object_id for hit in found.treffers]
    rows = dict(Document.objects.zichtbaar_voor(user).filter(pk__in=ids).values_list("pk", "organisatie_id"))
    return {pk: rows[pk] for pk in ids if pk in rows}


def _documents(user: Gebruiker, ids: list[int], owners: dict[int, int]) -> list[Document]:
    """Return of each owner the documents to look through: of its best hits those in force first, newest first."""
    per_owner: dict[int, list[int]] = {}
    for pk in ids:
        per_owner.setdefault(owners[pk], []).append(pk)
    best = [pk for row in per_owner.values() for pk in row[:_DOCUMENTEN]]
    rows = Document.objects.zichtbaar_voor(user).filter(pk__in=best, versie__tekst_status="gelezen")
    return sorted(
        (document for document in rows.select_related("versie") if not document.versie.geblokkeerd),
        key=lambda d: (_STATUS[Status(d.status)], -_year(d), -(d.vastgesteld_op or d.versie.gemaakt_op).toordinal()),
    )


def _year(document: Document) -> int:
    return document.jaar or (document.vastgesteld_op or document.versie.gemaakt_op).year


def _pieces(documents: list[Document], texts: dict[int, list[dict[str, Any]]], zoeker: Zoeker) -> list[Stuk]:
    """Return the passages of one corporation: of its first document that has any, filled up from the next."""
    pieces: list[Stuk] = []
    left = _PASSAGES
    for document in documents:
        blokken = texts.get(document.versie_id, [])
        passages: list[Passage] = []
        above = ""
        for number, heading in best_blocks(blokken, zoeker)[:left]:
            passage = _passage(document, blokken, number, heading, zoeker)
            if heading == above and _MARK in passage.html:  # without a mark of its own the heading says why it is here
                passage = passage._replace(kop=SafeString(""))
            passages.append(passage)
            above = heading
        if passages:
            pieces.append(Stuk(document, _year(document), passages))
            left -= len(passages)
        if not left:
            break
    return pieces or [_opening(document, texts, zoeker) for document in documents[:1]]


def _opening(document: Document, texts: dict[int, list[dict[str, Any]]], zoeker: Zoeker) -> Stuk:
    """Return the first paragraph of a document of which only the title or the summary matched."""
    blokken = texts.get(document.versie_id, [])
    if not zoeker.weigh(f"{document.titel}. {document.samenvatting}"):
        return Stuk(document, _year(document), [], los=True)
    lengths = [0 if blok["s"] == "kop" else len(" ".join(lines_of(blok)).split()) for blok in blokken]
    first = [number for number, length in enumerate(lengths, 1) if length >= _KORT]
    passages = [_passage(document, blokken, number, "", zoeker) for number in first[:1]]
    return Stuk(document, _year(document), passages, begin=True)


def _passage(
    document: Document, blokken: Sequence[dict[str, Any]], number: int, heading: str, zoeker: Zoeker
) -> Passage:
    blok = blokken[number - 1]
    pagina = blok.get("p")
    plek = f"{page_words(document.versie.ext)[0]} {pagina}" if pagina else ""
    html = mark_safe("".join(_html(blok, zoeker)))  # noqa: S308 - every text is escaped in mark() or escape()
    kop = mark_safe(zoeker.mark(heading))  # noqa: S308 - escaped in mark()
    return Passage(html, kop, plek, f"{document.versie.get_absolute_url()}#p{number}")


def _html(blok: dict[str, Any], zoeker: Zoeker) -> Iterator[str]:
    if blok["s"] not in ("lijst", "tabel"):
        yield f"<p>{zoeker.mark(_cut(blok['t'], zoeker))}</p>"
        return
    lines = blok["items"] if blok["s"] == "lijst" else [" | ".join(filter(None, row)) for row in blok["rijen"]]
    fitting = [line for line in lines if zoeker.weigh(line)] or lines
    shown = fitting[:_REGELS]
    yield "<ul>" + "".join(f"<li>{zoeker.mark(_cut(line, zoeker))}</li>" for line in shown) + "</ul>"
    if len(shown) < len(lines):
        what = "regels van de tabel" if blok["s"] == "tabel" else "punten van de lijst"
        yield f'<p class="mkw-small mkw-soft">{len(shown)} van {len(lines)} {escape(what)}</p>'


def _cut(text: str, zoeker: Zoeker) -> str:
    """Return a text, or of a long one the sentences around the first hit, with … where it was cut."""
    if len(text) <= _TEKENS:
        return text
    first = zoeker.first(text)
    begin = max(text.rfind(". ", 0, first) + 2, 0) if first > _TEKENS // 2 else 0
    begin = begin if first - begin < _TEKENS // 2 else text.find(" ", first - _TEKENS // 2) + 1
    end = text.rfind(". ", begin + _TEKENS // 2, begin + _TEKENS) + 1
    end = end or text.rfind(" ", begin, begin + _TEKENS) or begin + _TEKENS
    if end >= len(text):
        return ("… " if begin else "") + text[begin:]
    return ("… " if begin else "") + text[begin:end].rstrip() + " …"
