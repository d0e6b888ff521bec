"""Passages side by side (D12): what several corporations write about the same, paragraph beside paragraph."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from corporaties.models import Gebruiker
from mkwportal.core.search.highlight import highlighter
from mkwportal.core.search.query import Resultaat, search
from mkwportal.core.search.snippets import Markeerder

from .models import Document, Status, VersieTekst
from .queries import Keuze, Keuzelijsten, thema_ids
from .reading import lines_of, page_words
from .search import SOORT

PER_PAGE = 6  # corporations
MEESTE_NAAST = 4
_PASSAGES = 3  # per corporation
_DOCUMENTEN = 3  # per corporation, whose texts are looked through
_TREFFERS = 100
_TEKENS = 1100  # of a passage; a longer paragraph is cut at a sentence
_KORT = 6  # words; a shorter paragraph says little
_REGELS = 5  # items or rows of one list or table
_MINDER = {"tabel": 2, "noot": 4}
_STATUS = {Status.VASTGESTELD: 0, Status.CONCEPT: 1, Status.VERVALLEN: 2}


class Passage(NamedTuple):
    """One paragraph: safe HTML with the hits marked, the heading above it, and where it stands in the text."""

    html: SafeString
    kop: str
    plek: str
    url: str


class Stuk(NamedTuple):
    """A document of a corporation with its best passages; `begin` says that only its title matched."""

    document: Document
    jaar: int
    passages: list[Passage]
    begin: bool


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
    markeerder = highlighter(keuze.q)
    texts = dict(VersieTekst.objects.filter(versie__in=[d.versie_id for d in documents]).values_list("pk", "blokken"))
    kolommen = [
        Kolom(
            pk,
            lists.organisaties[pk],
            reverse("corporaties:detail", args=[pk]),
            counts[pk],
            _pieces([d for d in documents if d.organisatie_id == pk], texts, markeerder),
        )
        for pk in shown
    ]
    return Gevonden(
        kolommen, {pk: counts[pk] for pk in order}, sum(counts.values()), found.bedoelde_u or "", found.afgebroken
    )


def best_blocks(blokken: Sequence[dict[str, Any]], markeerder: Markeerder) -> list[tuple[int, str]]:
    """Return (number, heading above it) of the paragraphs that say most about the question, in reading order."""
    scored = []
    heading, in_heading = "", set()
    for number, blok in enumerate(blokken, 1):
        if blok["s"] == "kop":
            heading, in_heading = blok["t"], {hit[2] for hit in markeerder.hits(blok["t"], alle=True)}
            continue
        text = "\n".join(lines_of(blok))
        hits = markeerder.hits(text, alle=True)
        here = {hit[2] for hit in hits}
        if not here and not in_heading:
            continue
        score = 10 * len(here) + 6 * len(in_heading - here) + 2 * len(in_heading & here) + min(4, len(hits))
        score -= _MINDER.get(blok["s"], 0) + (5 if len(text.split()) < _KORT else 0)
        scored.append((-score, number, heading))
    return sorted((number, heading) for _, number, heading in sorted(scored)[:_PASSAGES])


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
        rows.select_related("versie"),
        key=lambda d: (_STATUS[Status(d.status)], -_year(d), -(d.vastgesteld_op or d.versie.gemaakt_op).toordinal()),
    )


def _year(document: Document) -> int:
    return document.jaar or (document.vastgesteld_op or document.versie.gemaakt_op).year


def _pieces(documents: list[Document], texts: dict[int, list[dict[str, Any]]], markeerder: Markeerder) -> list[Stuk]:
    """Return the passages of one corporation: of its first document that has any, filled up from the next."""
    pieces: list[Stuk] = []
    left = _PASSAGES
    for document in documents:
        blokken = texts.get(document.versie_id, [])
        passages = [
            _passage(document, blokken, number, heading, markeerder)
            for number, heading in best_blocks(blokken, markeerder)[:left]
        ]
        if passages:
            pieces.append(Stuk(document, _year(document), passages, False))
            left -= len(passages)
        if not left:
            break
    return pieces or [_opening(document, texts, markeerder) for document in documents[:1]]


def _opening(document: Document, texts: dict[int, list[dict[str, Any]]], markeerder: Markeerder) -> Stuk:
    """Return the first paragraph of a document of which only the title or the summary matched."""
    blokken = texts.get(document.versie_id, [])
    first = [
        n for n, blok in enumerate(blokken, 1) if blok["s"] != "kop" and len(" ".join(lines_of(blok)).split()) >= _KORT
    ]
    passages = [_passage(document, blokken, number, "", markeerder) for number in first[:1]]
    return Stuk(document, _year(document), passages, True)


def _passage(
    document: Document, blokken: Sequence[dict[str, Any]], number: int, heading: str, markeerder: Markeerder
) -> Passage:
    blok = blokken[number - 1]
    pagina = blok.get("p")
    plek = f"{page_words(document.versie.ext)[0]} {pagina}" if pagina else ""
    html = mark_safe("".join(_html(blok, markeerder)))  # noqa: S308 - every text is escaped in mark() or escape()
    return Passage(html, heading, plek, f"{document.versie.get_absolute_url()}#p{number}")


def _html(blok: dict[str, Any], markeerder: Markeerder) -> Iterator[str]:
    if blok["s"] not in ("lijst", "tabel"):
        yield f"<p>{markeerder.mark(_cut(blok['t'], markeerder))}</p>"
        return
    lines = blok["items"] if blok["s"] == "lijst" else [" | ".join(filter(None, row)) for row in blok["rijen"]]
    fitting = [line for line in lines if markeerder.hits(line, alle=True)] or lines
    shown = fitting[:_REGELS]
    yield "<ul>" + "".join(f"<li>{markeerder.mark(_cut(line, markeerder))}</li>" for line in shown) + "</ul>"
    if len(shown) < len(lines):
        what = "regels van de tabel" if blok["s"] == "tabel" else "punten van de lijst"
        yield f'<p class="mkw-small mkw-soft">{len(shown)} van {len(lines)} {escape(what)}</p>'


def _cut(text: str, markeerder: Markeerder) -> str:
    """Return a text, or of a long one the sentences around the first hit, with … where it was cut."""
    if len(text) <= _TEKENS:
        return text
    hits = markeerder.hits(text, alle=True)
    first = hits[0][0] if hits else 0
    begin = max(text.rfind(". ", 0, first) + 2, 0) if first > _TEKENS // 2 else 0
    begin = begin if first - begin < _TEKENS // 2 else text.find(" ", first - _TEKENS // 2) + 1
    end = text.rfind(". ", begin + _TEKENS // 2, begin + _TEKENS) + 1
    end = end or text.rfind(" ", begin, begin + _TEKENS) or begin + _TEKENS
    if end >= len(text):
        return ("… " if begin else "") + text[begin:]
    return ("… " if begin else "") + text[begin:end].rstrip() + " …"
