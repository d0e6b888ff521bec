"""A comparison as it is shown (D6): sections of changes per chapter, what stayed the same folded, and the sentences."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from mkwportal.core.templatetags.formats import plural_text

from .vergelijking import Ongewijzigd, Regel, Stuk, Verschil, Wijziging
from .vergelijking.alineas import CEL

PER_PAGE = 60  # sections
_FOLDED = 40  # paragraphs without a change that are shown in a fold; of a longer one its begin, and a link
_COLOUR = {"nieuw": "green", "vervallen": "clay"}


class Taal(NamedTuple):
    """How a comparison speaks: of two versions of one document, or of two documents."""

    woord: str
    labels: dict[str, str]
    zinnen: dict[str, tuple[str, str]]  # one, more
    geen: str
    geheel_oud: str
    geheel_nieuw: str


VERSIES = Taal(
    "wijziging,wijzigingen",
    {"aangepast": "Aangepast", "nieuw": "Nieuw", "vervallen": "Vervallen", "verplaatst": "Verplaatst"},
    {
        "aangepast": ("is aangepast", "zijn aangepast"),
        "nieuw": ("is nieuw", "zijn nieuw"),
        "vervallen": ("is vervallen", "zijn vervallen"),
        "verplaatst": ("is verplaatst", "zijn verplaatst"),
    },
    "Er zijn geen wijzigingen in de tekst.",
    "Vervalt",
    "Wordt toegevoegd",
)
DOCUMENTEN = Taal(
    "verschil,verschillen",
    {"aangepast": "Anders", "nieuw": "Alleen hier", "vervallen": "Hier niet", "verplaatst": "Andere plek"},
    {
        "aangepast": ("is anders", "zijn anders"),
        "nieuw": ("staat alleen in dit document", "staan alleen in dit document"),
        "vervallen": ("staat alleen in het andere", "staan alleen in het andere"),
        "verplaatst": ("staat op een andere plek", "staan op een andere plek"),
    },
    "De tekst van beide documenten is gelijk.",
    "Staat alleen in het andere document",
    "Staat alleen in dit document",
)


class Sectie(NamedTuple):
    """Changes of one kind in a row, ready to print; `hoofdstuk` only where a new chapter begins."""

    nummer: int
    hoofdstuk: str
    soort: str
    label: str
    kleur: str
    aantal: int
    was: SafeString
    wordt: SafeString
    van: str  # where it stood, of what moved
    blok_oud: int | None
    blok_nieuw: int | None
    pagina: int | None


class Vouw(NamedTuple):
    """Paragraphs without a change: how many, the first of them as HTML, the block after those, or None."""

    aantal: int
    html: SafeString
    verder: int | None


class Inhoudsregel(NamedTuple):
    """A chapter with changes: how many sections, and the first of them."""

    titel: str
    aantal: int
    eerste: int


def summary(verschil: Verschil, taal: Taal = VERSIES) -> str:
    """Return "7 wijzigingen in 3 hoofdstukken: 4 alinea’s zijn aangepast, 2 zijn nieuw en 1 is vervallen."."""
    counts = {soort: number for soort, number in verschil.counts().items() if number}
    if not counts:
        return taal.geen
    parts = []
    for soort, number in counts.items():
        what = plural_text(number, "" if parts else "alinea,alinea’s").strip()
        parts.append(f"{what} {taal.zinnen[soort][number != 1]}")
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} en {parts[-1]}"
    chapters = len([titel for titel in verschil.hoofdstukken if titel])
    where = f" in {plural_text(chapters, 'hoofdstuk,hoofdstukken')}" if chapters else ""
    return f"{plural_text(sum(counts.values()), taal.woord)}{where}: {listed}."


def sections(verschil: Verschil, taal: Taal = VERSIES) -> list[Sectie | Vouw]:
    """Return the sections and the folds between them, in reading order."""
    shown: list[Sectie | Vouw] = []
    nummer, chapter = 0, -1
    for key, group in groupby(verschil.delen, key=_together):
        if key == "gelijk":
            shown += [_fold(deel) for deel in group if isinstance(deel, Ongewijzigd)]
            continue
        changes = [deel for deel in group if isinstance(deel, Wijziging)]
        nummer += 1
        titel = verschil.hoofdstukken[changes[0].hoofdstuk] or "Begin van de tekst"
        shown.append(_section(nummer, changes, titel if changes[0].hoofdstuk != chapter else "", taal))
        chapter = changes[0].hoofdstuk
    return shown


def contents(verschil: Verschil) -> list[Inhoudsregel]:
    """Return the chapters with changes, in the order in which they are shown."""
    found: dict[int, Inhoudsregel] = {}
    nummer = 0
    for key, group in groupby(verschil.delen, key=_together):
        if key == "gelijk":
            continue
        nummer += 1
        changes = [deel for deel in group if isinstance(deel, Wijziging)]
        chapter = changes[0].hoofdstuk
        before = found.get(chapter)
        titel = verschil.hoofdstukken[chapter] or "Begin van de tekst"
        aantal = len(changes) + (before.aantal if before else 0)
        found[chapter] = Inhoudsregel(titel, aantal, before.eerste if before else nummer)
    return list(found.values())


def _together(deel: Wijziging | Ongewijzigd) -> object:
    """Return what decides that paragraphs stand in one section: rows of a table, and what was added, dropped or moved.

    Always within one chapter.
    """
    if isinstance(deel, Ongewijzigd):
        return "gelijk"
    if deel.soort == "aangepast" and deel.vorm == "rij":
        return ("rij", deel.hoofdstuk)
    if deel.soort == "aangepast" or deel.opnieuw:
        return id(deel)
    place = deel.oud.hoofdstuk if deel.soort == "verplaatst" and deel.oud else ""
    return (deel.soort, deel.hoofdstuk, place)


def _section(nummer: int, changes: list[Wijziging], hoofdstuk: str, taal: Taal) -> Sectie:
    first = changes[0]
    moved = first.soort == "verplaatst"
    return Sectie(
        nummer,
        hoofdstuk,
        first.soort,
        taal.labels[first.soort],
        _COLOUR.get(first.soort, ""),
        len(changes),
        _html(changes, "oud") if first.oud and (not moved or first.opnieuw) else SafeString(""),
        _html(changes, "nieuw") if first.nieuw else SafeString(""),
        (first.oud.hoofdstuk or "het begin van de tekst") if moved and first.oud else "",
        first.oud.blok if first.oud else None,
        first.nieuw.blok if first.nieuw else None,
        (first.nieuw or first.oud).pagina if first.nieuw or first.oud else None,
    )


def _html(changes: list[Wijziging], kant: str) -> SafeString:
    """Return one side of changes as paragraphs, each with what is only on that side in <del> or <ins>."""
    return mark_safe("".join(_line(change.vorm, "".join(_pieces(change.stukken, kant))) for change in changes))  # noqa: S308


def _pieces(stukken: tuple[Stuk, ...], kant: str) -> Iterator[str]:
    tag, own = ("del", "weg") if kant == "oud" else ("ins", "nieuw")
    for stuk in stukken:
        text = stuk.oud if kant == "oud" else stuk.nieuw
        if not text:
            continue
        if stuk.soort == own:
            kern = text.rstrip()
            yield f"<{tag}>{_plain(kern)}</{tag}>{_plain(text[len(kern) :])}"
        else:
            yield _plain(text)


def _plain(text: str) -> str:
    return escape(text).replace(CEL, " | ").replace("\n", "<br>")


def _line(vorm: str, html: str) -> str:
    """Return a paragraph; a heading is bold, and an item has its bullet."""
    html = html.strip()
    if vorm == "kop":
        return f"<p><strong>{html}</strong></p>"
    return f'<p class="mkw-change__item">{html}</p>' if vorm == "punt" else f"<p>{html}</p>"


def _fold(deel: Ongewijzigd) -> Vouw:
    shown: tuple[Regel, ...] = deel.regels if len(deel.regels) <= _FOLDED else deel.regels[: _FOLDED // 2]
    html = "".join(_line(regel.vorm, _plain(regel.tekst)) for regel in shown)
    rest = deel.regels[len(shown)].blok if len(shown) < len(deel.regels) else None
    return Vouw(len(deel.regels), mark_safe(html), rest)  # noqa: S308 - escaped above
