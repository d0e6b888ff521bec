"""Keep the search index: one row per object, with the vocabulary in the same transaction.

A row holds all that the analysis needs, so a new version of the analysis is carried through without asking the apps.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import connection, transaction
from django.db.models import Q
from django.db.models.expressions import RawSQL

from mkwportal.core.models import ZoekRegel

from . import vocabulary
from .analysis import VERSIE, clean
from .vector import MEESTE_TEKENS, Inhoud, build
from .vocabulary import Wijziging, Wijzigingen

Teksten = tuple[str, str, str, str]  # title, meta, names (one per line), text
Voorwerk = Mapping[Teksten, Inhoud]
BUNDEL = 500  # objects per transaction in bulk
KOLOMMEN = ("titel", "meta", "namen", "organisatie_id", "thema_ids", "subsoort", "jaar", "grootte", "status", "datum",
            "openbaar", "lengte", "analyse_versie", "kop", "vec", "tekst")  # fmt: skip
LOSSE_KOLOMMEN = KOLOMMEN[3:11]  # change without a new analysis


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoekobject:
    """What an app tells about one object. `openbaar`: every member may see it, so its words may be suggested to all.

    `meta` is kind and theme names in words, `namen` are names (corporation, place) that are never taken apart, `tekst`
    is plain text with a form feed between pages.
    """

    soort: str
    object_id: int
    titel: str
    meta: str = ""
    namen: Sequence[str] = ()
    tekst: str = ""
    openbaar: bool = False
    organisatie_id: int | None = None
    thema_ids: Sequence[int] = ()
    subsoort: str = ""
    jaar: int | None = None
    grootte: str = ""
    status: str = ""
    datum: datetime | None = None

    def texts(self) -> Teksten:
        """Return title, meta, names (one per line) and text as they are stored."""
        namen = "\n".join(dict.fromkeys(" ".join(clean(naam).split()) for naam in self.namen if naam))
        return clean(self.titel), clean(self.meta), namen, clean(self.tekst[:MEESTE_TEKENS])


def index_object(soort: str, object_id: int, *, titel: str, **velden: object) -> None:
    """Add or renew one object; the fields are those of Zoekobject."""
    index_objects([Zoekobject(soort=soort, object_id=object_id, titel=titel, **velden)])  # type: ignore[arg-type]


def prepare(objecten: Iterable[Zoekobject]) -> Voorwerk:
    """Return the analysis of these texts, to be done before the lock: meanwhile another worker may write."""
    teksten = {zoekobject.texts() for zoekobject in objecten}
    return {tekst: _analysed(tekst) for tekst in teksten}


def index_objects(objecten: Iterable[Zoekobject], voorwerk: Voorwerk | None = None) -> int:
    """Add or renew many objects, a few hundred per transaction; return how many.

    `voorwerk` is what prepare() returned; a text that changed since is analysed now.
    """
    aantal, bron = 0, iter(objecten)
    while bundel := list(islice(bron, BUNDEL)):
        _write({(o.soort, o.object_id): o for o in bundel}, voorwerk or {})
        aantal += len(bundel)
    return aantal


def remove_object(soort: str, object_id: int) -> None:
    """Forget one object; nothing happens when it is not there."""
    with transaction.atomic():
        wijzigingen = Wijzigingen(vocabulary.lock())
        for regel in ZoekRegel.objects.filter(soort=soort, object_id=object_id).defer("kop", "vec"):
            _forget(regel, wijzigingen)
        wijzigingen.apply()


def outdated() -> int:
    """Return how many rows wait for the current version of the analysis."""
    return ZoekRegel.objects.filter(analyse_versie__lt=VERSIE).count()


def renew(na: int, aantal: int) -> tuple[int, int]:
    """Analyse the next `aantal` rows after number `na` anew from what they hold, and add them to the second count.

    Call after vocabulary.lock(). Returns the number of the last row (`na` when there was none) and how many.
    """
    regels = list(ZoekRegel.objects.filter(pk__gt=na).defer("kop", "vec").order_by("pk")[:aantal])
    nieuw = Wijziging()
    for regel in regels:
        inhoud = _stored(regel)
        regel.kop, regel.vec, regel.lengte, regel.analyse_versie = inhoud.kop, inhoud.vec, inhoud.lengte, VERSIE
        nieuw.add(inhoud, openbaar=regel.openbaar)
    _set_vectors(regels)
    vocabulary.apply(nieuw, nieuw=True)
    return (regels[-1].pk if regels else na), len(regels)


def _forget(regel: ZoekRegel, wijzigingen: Wijzigingen) -> None:
    inhoud = _stored(regel)
    for wijziging in wijzigingen.of(regel.pk):
        wijziging.add(inhoud, openbaar=regel.openbaar, keer=-1)
    regel.delete()


def _replace(regel: ZoekRegel, zoekobject: Zoekobject, wijzigingen: Wijzigingen) -> None:
    """Give the row of an object whose text is the same its new values, and a new number: `memory` knows rows by number.

    Under its new number it has its turn in a round that runs, so the second count loses it.
    """
    openbaar = zoekobject.openbaar
    in_ronde = wijzigingen.of(regel.pk)[1:]
    if regel.openbaar != openbaar or in_ronde:
        inhoud = _stored(regel)
        if regel.openbaar != openbaar:
            wijzigingen.nu.publish(inhoud, 1 if openbaar else -1)
        for wijziging in in_ronde:
            wijziging.add(inhoud, openbaar=regel.openbaar, keer=-1)
    nummer = RawSQL("nextval(pg_get_serial_sequence('core_zoekregel', 'id'))", [])
    los = {kolom: _value(zoekobject, kolom) for kolom in LOSSE_KOLOMMEN}
    ZoekRegel.objects.filter(pk=regel.pk).update(id=nummer, **los)


def _write(objecten: dict[tuple[str, int], Zoekobject], voorwerk: Voorwerk) -> None:
    """Write the rows of one bundle and the difference they make to the vocabulary."""
    with transaction.atomic():
        wijzigingen, nieuw = Wijzigingen(vocabulary.lock()), dict(objecten)
        vraag = Q()
        for soort in {soort for soort, _ in objecten}:
            vraag |= Q(soort=soort, object_id__in=[i for s, i in objecten if s == soort])
        for regel in ZoekRegel.objects.filter(vraag).defer("kop", "vec"):
            zoekobject = objecten[regel.soort, regel.object_id]
            gelijk = zoekobject.texts() == (regel.titel, regel.meta, regel.namen, regel.tekst)
            if gelijk and regel.analyse_versie == VERSIE:
                if any(getattr(regel, kolom) != _value(zoekobject, kolom) for kolom in LOSSE_KOLOMMEN):
                    _replace(regel, zoekobject, wijzigingen)
                del nieuw[regel.soort, regel.object_id]
            else:
                _forget(regel, wijzigingen)
        if nieuw:
            _insert(nieuw, wijzigingen.nu, voorwerk)
        wijzigingen.apply()


def _insert(objecten: dict[tuple[str, int], Zoekobject], wijziging: Wijziging, voorwerk: Voorwerk) -> None:
    kolommen = ", ".join(("soort", "object_id", *KOLOMMEN))
    with connection.cursor() as cursor, cursor.copy(f"COPY core_zoekregel ({kolommen}) FROM STDIN") as copy:
        for (soort, object_id), zoekobject in objecten.items():
            teksten = titel, meta, namen, tekst = zoekobject.texts()
            inhoud = voorwerk.get(teksten) or _analysed(teksten)
            wijziging.add(inhoud, openbaar=zoekobject.openbaar)
            los = [_value(zoekobject, kolom) for kolom in LOSSE_KOLOMMEN]
            copy.write_row(
                (soort, object_id, titel, meta, namen, *los, inhoud.lengte, VERSIE, inhoud.kop, inhoud.vec, tekst)
            )


def _value(zoekobject: Zoekobject, kolom: str) -> object:
    waarde = getattr(zoekobject, kolom)
    return sorted(waarde) if kolom == "thema_ids" else waarde


def _stored(regel: ZoekRegel) -> Inhoud:
    """Return what the analysis makes of a row as it stands in the table."""
    return _analysed((regel.titel, regel.meta, regel.namen, regel.tekst))


def _analysed(teksten: Teksten) -> Inhoud:
    titel, meta, namen, tekst = teksten
    return build(titel, meta, namen.splitlines(), tekst)


def _set_vectors(regels: list[ZoekRegel]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE core_zoekregel SET kop = %s::tsvector, vec = %s::tsvector, lengte = %s, analyse_versie = %s "
            "WHERE id = %s",
            [(r.kop, r.vec, r.lengte, r.analyse_versie, r.pk) for r in regels],
        )
