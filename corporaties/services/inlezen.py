"""Reading a list in (C5): kept in steps, judged and saved by a job that may be killed at any moment.

A job does its work in one transaction: killed halfway, nothing of it was done, and it begins again. How far it is
goes through a connection of its own, so that the page sees it before that transaction ends.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from mkwportal.core.audit import record
from mkwportal.core.edits import EditConflict
from mkwportal.core.sheets import Sheet

from ..inlezen.corporaties import CorporatieKeuring
from ..inlezen.keuring import Keuring, Uitkomst
from ..inlezen.mensen import MensenKeuring
from ..inlezen.velden import NODIG, VELDEN, best_sheet, find_heading, recognise
from ..models import Gebruiker, Import, Importregel, Organisatie
from ..permissions import can_add_organisatie, can_manage_any, require
from ..tasks import import_job

MAX_REGELS = 5000
_SLOT = 0x4D4B57  # of the advisory locks of this module
_STEP = 25  # lines between two words about the progress
_BATCH = 500
Stand, Lot = Import.Stand, Importregel.Lot
CHANGED = "Er is niets opgeslagen: intussen veranderde er iets in het portaal. Hieronder staat hoe het nu is."


class _Stopped(Exception):
    """Saving was given up and rolled back; the text says why."""


def create_import(
    sheets: list[Sheet], *, soort: str, bestandsnaam: str, organisatie: Organisatie | None, by: Gebruiker
) -> Import:
    """Keep the rows of a file that was read; when every column is clear the check begins at once."""
    require_import(by, soort)
    lijst = Import(soort=soort, door=by, organisatie=organisatie, bestandsnaam=bestandsnaam[:255])
    lijst.bladen = [sheet.name for sheet in sheets]
    lijst.blad = best_sheet(soort, [sheet.rows for sheet in sheets])
    with transaction.atomic():
        lijst.save()
        for place, sheet in enumerate(sheets):
            Importregel.objects.bulk_create(
                [Importregel(bij=lijst, blad=place, nummer=number, cellen=cells) for number, cells in sheet.rows],
                batch_size=_BATCH,
            )
        certain = _recognise(lijst)
        record("lijst gekozen", lijst, by=by, organisatie_id=_organisatie_id(lijst), na={"soort": soort})
        if certain and len(sheets) == 1 and not missing_columns(lijst):
            _begin(lijst, Stand.NAKIJKEN)
        else:
            lijst.save()
    return lijst


def choose_sheet(lijst: Import, blad: int, *, by: Gebruiker) -> None:
    """Take another sheet of the workbook; its columns are recognised anew."""
    with _changing(lijst, by) as current:
        if not 0 <= blad < len(current.bladen):
            raise ValidationError("Dit blad bestaat niet. Kies een blad uit de lijst.")
        current.blad, current.stand, current.bericht = blad, Stand.KOLOMMEN, ""
        _recognise(current)
        current.save()


def choose_columns(lijst: Import, kolommen: list[str], *, by: Gebruiker) -> None:
    """Say which column is what, and begin the check."""
    with _changing(lijst, by) as current:
        known = {veld.naam for veld in VELDEN[current.soort]} | {""}
        if len(kolommen) != len(current.kolommen) or not set(kolommen) <= known:
            raise ValidationError("De kolommen passen niet bij dit bestand. Laad de pagina opnieuw.")
        current.kolommen = kolommen
        twice = [name for name, times in Counter(filter(None, kolommen)).items() if times > 1]
        if twice:
            labels = ", ".join(veld.label for veld in VELDEN[current.soort] if veld.naam in twice)
            raise ValidationError(f"Twee kolommen heten nu {labels}. Kies er een, en sla de andere over.")
        if missing := missing_columns(current):
            raise ValidationError(missing)
        _begin(current, Stand.NAKIJKEN)


def correct_lines(lijst: Import, verbeterd: Mapping[int, Mapping[str, str]], *, by: Gebruiker) -> None:
    """Type over cells, by number of the line and name of the field, and check everything again."""
    with _changing(lijst, by) as current:
        known = {veld.naam for veld in VELDEN[current.soort]}
        rows = current.regels.filter(blad=current.blad, nummer__in=list(verbeterd), nummer__gt=current.kopregel)
        changed = list(rows.select_for_update(no_key=True))
        for row in changed:
            row.verbeterd |= {name: text for name, text in verbeterd[row.nummer].items() if name in known}
        Importregel.objects.bulk_update(changed, ["verbeterd"])
        _begin(current, Stand.NAKIJKEN)


def request_save(lijst: Import, *, alleen_goede: bool, meteen: bool, by: Gebruiker) -> None:
    """Begin saving all lines, or only the right ones when the admin chooses so (ValidationError otherwise)."""
    with _changing(lijst, by) as current:
        if current.stand != Stand.NAGEKEKEN:
            raise ValidationError("Deze lijst is nog niet nagekeken. Kies eerst de kolommen.")
        wrong = counts(current).get(Lot.FOUT, 0)
        if wrong and not alleen_goede:
            raise ValidationError("Er zijn nog regels met een fout. Verbeter ze, of kies om ze over te slaan.")
        current.alleen_goede, current.meteen = alleen_goede, meteen
        _begin(current, Stand.BEWAREN)


def restart(lijst: Import, *, by: Gebruiker) -> None:
    """Begin the check or the saving of a list again that gives no sign of life."""
    require_import(by, lijst.soort)
    with transaction.atomic():
        current = Import.objects.select_for_update(no_key=True).get(pk=lijst.pk)
        if current.ligt_stil:
            _begin(current, current.stand)


def delete_import(lijst: Import, *, by: Gebruiker) -> None:
    """Throw a list away; what was saved from it stays."""
    with _changing(lijst, by, also_done=True) as current:
        record("lijst weggegooid", current, by=by, organisatie_id=_organisatie_id(current))
        current.delete()


def require_import(by: Gebruiker, soort: str) -> None:
    """Raise PermissionDenied for who may not read in this kind of list."""
    require(can_manage_any(by), "Alleen beheerders lezen een lijst in.")
    require(
        soort != Import.Soort.CORPORATIES or can_add_organisatie(by),
        "Alleen de beheerder van MKW leest corporaties in.",
    )


def missing_columns(lijst: Import) -> str:
    """Return a sentence about a column that the list cannot do without, "" when all are there."""
    labels = {veld.naam: veld.label for veld in VELDEN[lijst.soort]}
    missing = [labels[name] for name in NODIG[lijst.soort] if name not in lijst.kolommen]
    if missing:
        return f"Wijs een kolom aan voor {' en '.join(missing)}. Zonder kunnen wij de regels niet lezen."
    if lijst.soort == Import.Soort.MENSEN and lijst.organisatie_id is None:
        beheerd = lijst.door.beheerde_organisatie_ids
        alone = len(beheerd) == 1 and not lijst.door.is_platformbeheerder
        if not alone and not {"corporatie", "l_nummer"} & set(lijst.kolommen):
            return "Wijs een kolom aan voor Corporatie. Anders weten wij niet bij welke corporatie iedereen werkt."
    return ""


def counts(lijst: Import) -> dict[str, int]:
    """Return how many lines have each fate."""
    fates = data_lines(lijst).values_list("lot", flat=True)
    return dict(Counter(fates))


def data_lines(lijst: Import):
    """Return the lines of the chosen sheet, without what stands above them."""
    return lijst.regels.filter(blad=lijst.blad, nummer__gt=lijst.kopregel).order_by("nummer")


def texts(lijst: Import, regel: Importregel) -> dict[str, str]:
    """Return what a line says by field, with what was typed over it."""
    found = {
        name: regel.cellen[place] if place < len(regel.cellen) else ""
        for place, name in enumerate(lijst.kolommen)
        if name
    }
    return found | regel.verbeterd


def work(import_id: int) -> None:
    """Do what this list waits for, the check or the saving; nothing when it waits for nothing."""
    try:
        with transaction.atomic():
            lijst = _taken(import_id)
            if lijst is None:
                return
            with progress(lijst) as tell:
                if lijst.stand == Stand.NAKIJKEN:
                    _check(lijst, tell)
                else:
                    _save(lijst, tell)
    except (_Stopped, ValidationError, IntegrityError, EditConflict, PermissionDenied) as error:
        if not Import.objects.filter(pk=import_id, stand=Stand.BEWAREN).exists():
            raise
        _look_again(import_id, str(error) if isinstance(error, _Stopped) else CHANGED)


def forget_imports() -> int:
    """Throw away the lists of more than a fortnight ago; return how many."""
    old = Import.objects.filter(gemaakt_op__lt=timezone.now() - Import.BEWAARD)
    return old.delete()[1].get("corporaties.Import", 0)


def _recognise(lijst: Import) -> bool:
    """Set heading and columns of the chosen sheet; return whether every column is certain."""
    rows = list(lijst.regels.filter(blad=lijst.blad).values_list("nummer", "cellen")[:40])
    lijst.kopregel = find_heading(lijst.soort, rows)
    found = recognise(lijst.soort, headings(lijst))
    lijst.kolommen = [column.veld for column in found]
    if data_lines(lijst).count() > MAX_REGELS:
        raise ValidationError(f"Op dit blad staan meer dan {MAX_REGELS} regels. Verdeel de lijst over meer bestanden.")
    return all(column.zeker for column in found)


def headings(lijst: Import) -> list[str]:
    """Return the headings of the chosen sheet, as many as its widest row has cells; "" where there is none."""
    rows = lijst.regels.filter(blad=lijst.blad)
    width = max((len(cells) for cells in rows.values_list("cellen", flat=True)), default=0)
    top = rows.filter(nummer=lijst.kopregel).first()
    names = [" ".join(cell.split()) for cell in top.cellen] if top else []
    return names + [""] * (width - len(names))


@contextmanager
def _changing(lijst: Import, by: Gebruiker, *, also_done: bool = False) -> Iterator[Import]:
    """Lock a list for a change by its owner; ValidationError while a job works on it or once it was saved."""
    require_import(by, lijst.soort)
    require(lijst.door_id == by.pk, "Deze lijst is van iemand anders.")
    with transaction.atomic():
        current = Import.objects.select_for_update(no_key=True).get(pk=lijst.pk)
        if current.is_bezig and not (also_done and current.ligt_stil):
            raise ValidationError("Wij zijn nog bezig met deze lijst. Wacht even tot de balk vol is.")
        if current.stand == Stand.KLAAR and not also_done:
            raise ValidationError("Deze lijst is al bewaard. Kies een nieuw bestand als er meer bij moet.")
        yield current


def _begin(lijst: Import, stand: str) -> None:
    lijst.stand, lijst.bericht = stand, ""
    lijst.gedaan, lijst.totaal, lijst.bezig_op = 0, data_lines(lijst).count(), timezone.now()
    lijst.save()
    import_job.defer(import_id=lijst.pk)


def _taken(import_id: int) -> Import | None:
    """Return the list, kept from other jobs until this transaction ends; None when there is nothing to do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [_SLOT, import_id])
        if not cursor.fetchone()[0]:
            return None
    lijst = Import.objects.select_related("organisatie").filter(pk=import_id).first()
    return lijst if lijst is not None and lijst.is_bezig else None


def _keuring(lijst: Import, lines: list[tuple[Importregel, dict[str, str]]]) -> Keuring:
    door = Gebruiker.objects.get_for_request(lijst.door_id)
    if door is None:
        raise _Stopped(CHANGED)
    if lijst.soort == Import.Soort.CORPORATIES:
        return CorporatieKeuring(door, [line for _, line in lines])
    return MensenKeuring(door, [line for _, line in lines], organisatie=lijst.organisatie, meteen=lijst.meteen)


def _lines(lijst: Import) -> list[tuple[Importregel, dict[str, str]]]:
    return [(regel, texts(lijst, regel)) for regel in data_lines(lijst)]


def _check(lijst: Import, tell: Callable[[int], None]) -> None:
    """Write down the fate of each line."""
    lines = _lines(lijst)
    keuring = _keuring(lijst, lines)
    batch: list[Importregel] = []
    for done, (regel, line) in enumerate(lines, 1):
        batch.append(_write(regel, keuring.beoordeel(regel.nummer, line)))
        if len(batch) == _BATCH or done == len(lines):
            Importregel.objects.bulk_update(batch, ["lot", "verschillen", "fouten", "noten"])
            batch.clear()
        tell(done)
    Import.objects.filter(pk=lijst.pk).update(stand=Stand.NAGEKEKEN, gedaan=0)


def _save(lijst: Import, tell: Callable[[int], None]) -> None:
    """Do what the admin saw, line by line; _Stopped when a line has another fate by now."""
    with connection.cursor() as cursor:  # two lists are saved one after the other
        cursor.execute("SELECT pg_advisory_xact_lock(%s, 0)", [_SLOT])
    lines = _lines(lijst)
    keuring = _keuring(lijst, lines)
    plan = [(regel, keuring.beoordeel(regel.nummer, line)) for regel, line in lines]
    if any(regel.lot != fate.lot or regel.verschillen != fate.verschillen for regel, fate in plan):
        raise _Stopped(CHANGED)
    for done, (regel, fate) in enumerate(plan, 1):
        if fate.doen is not None:
            try:
                fate.doen(keuring.door)
            except ValidationError as error:
                raise _Stopped(
                    f"Er is niets opgeslagen. Regel {regel.nummer}: {' '.join(error.messages)}"[:500]
                ) from error
        tell(done)
    Import.objects.filter(pk=lijst.pk).update(stand=Stand.KLAAR, klaar_op=timezone.now(), bericht="")
    total = Counter(regel.lot for regel, _ in plan)
    na = {"soort": lijst.soort, **{str(Lot(lot).label): number for lot, number in sorted(total.items())}}
    record("lijst ingelezen", lijst, by=keuring.door, organisatie_id=_organisatie_id(lijst), na=na)


def _write(regel: Importregel, fate: Uitkomst) -> Importregel:
    regel.lot, regel.verschillen = fate.lot, fate.verschillen
    regel.fouten, regel.noten = fate.fouten, fate.noten
    return regel


def _look_again(import_id: int, bericht: str) -> None:
    """After saving was given up: check again, so that the page shows how it is now."""
    with transaction.atomic():
        lijst = Import.objects.select_for_update(no_key=True).get(pk=import_id)
        _begin(lijst, Stand.NAKIJKEN)
        Import.objects.filter(pk=import_id).update(bericht=bericht)


def _organisatie_id(lijst: Import) -> int | None:
    """Return whose logboek tells of this list: one's own corporation, else only that of the platform."""
    if lijst.organisatie_id:
        return lijst.organisatie_id
    beheerd = lijst.door.beheerde_organisatie_ids
    return beheerd[0] if len(beheerd) == 1 and not lijst.door.is_platformbeheerder else None


@contextmanager
def progress(lijst: Import) -> Iterator[Callable[[int], None]]:
    """Give a function that says how many lines are done, at once and whatever becomes of this transaction."""
    other = connection.copy()
    other.settings_dict["OPTIONS"].pop("pool", None)

    def tell(done: int) -> None:
        if done % _STEP == 0:
            with other.cursor() as cursor:
                cursor.execute(
                    "UPDATE corporaties_import SET gedaan = %s, bezig_op = now() WHERE id = %s", [done, lijst.pk]
                )

    try:
        yield tell
    finally:
        other.close()
