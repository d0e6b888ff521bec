"""Pictures of pages: made by a job, remade when somebody looks at one that is not there, and gone with the version.

Of a long file the job draws the first pages only: a picture takes some 200 kB, and a report of a thousand pages
would fill 200 MB that hardly anybody looks at. The others are drawn when asked for, and go again after a week.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from mkwportal.core import stamps
from mkwportal.core.files import storage

from .. import tasks
from ..models import Paginabeeld, Versie
from ..preview import TYPES, Beelden, TekenenMislukt, draw_pages
from ..vrijgave import blocked

EERSTE = 20  # pages that the job draws
BEWAREN = dt.timedelta(days=7)  # of the pages behind those
WEES = dt.timedelta(days=1)  # how old a file without a row is before it goes: a row may still be on its way
MAP = "beelden"  # in the storage
_BEURT, _VOORUIT = 1.5, 4  # seconds of one job, so that reading a text never waits long; pages drawn on request
_MEER = 3  # pages of one file that may fail before we give up
_SLOT = 7301  # of our advisory locks
_PAGINA = "Pagina {} kon niet worden getekend. Lees de tekst, of download het bestand."
_LEEG = "In dit bestand staan geen pagina’s. Open het op uw computer en voeg een goede versie toe."
_WEG = "Het bestand staat niet meer in onze opslag. Meld dit bij de beheerder van het portaal."


def queue_images(versie_id: int) -> None:
    """Queue the drawing of a version whose pages can be drawn; in the transaction of the caller."""
    if Versie.objects.filter(pk=versie_id, mime__in=TYPES).update(beeld_status=Versie.BeeldStatus.WACHT):
        tasks.page_images_job.defer(versie_id=versie_id)


def queue_missing(most: int = 500) -> int:
    """Queue the drawing of read versions for which nobody asked it yet, newest first; return how many."""
    todo = Versie.objects.filter(mime__in=TYPES, beeld_status=Versie.BeeldStatus.NIET)
    todo = todo.exclude(tekst_status=Versie.TekstStatus.WACHT).order_by("-pk")
    found = list(todo.values_list("pk", flat=True)[:most])
    for versie_id in found:
        with transaction.atomic():
            queue_images(versie_id)
    return len(found)


def make_images(versie_id: int, vanaf: int = 1, fouten: int = 0, *, los: bool = False) -> None:
    """Draw the next pages of a version in a child process and queue the rest; `los` draws one page only.

    When a piece fails its pages are drawn one by one, so that one bad page does not take the others along.
    """
    versie = Versie.objects.filter(pk=versie_id, beeld_status=Versie.BeeldStatus.WACHT).first()
    if versie is None or blocked(versie):
        return
    paginas = versie.beeld_paginas or versie.paginas or 0
    last = min(EERSTE, paginas or EERSTE)
    try:
        drawn = _draw(versie, vanaf, 1 if los else last - vanaf + 1, warm=True)
    except FileNotFoundError:
        _fail(versie_id, _WEG)
    except TekenenMislukt as failure:
        if not los:
            tasks.page_images_job.defer(versie_id=versie_id, vanaf=vanaf, fouten=fouten, los=True)
        elif fouten + 1 >= _MEER or vanaf >= paginas == 1 or not paginas:
            _fail(versie_id, failure.message)
        else:
            _fail(versie_id, _PAGINA.format(vanaf), status=Versie.BeeldStatus.WACHT)
            _go_on(versie_id, vanaf + 1, last, fouten + 1)
    else:
        if not drawn.paginas:
            _fail(versie_id, _LEEG)
            return
        _store(versie_id, drawn)
        _go_on(versie_id, drawn.tot + 1, min(EERSTE, drawn.paginas), fouten)


def image_of(versie: Versie, nummer: int) -> Paginabeeld | None:
    """Return the picture of a page, drawn now when it is not there; None when it cannot be drawn.

    Who looks at a page is likely to look at the next ones, so these are drawn as well. One request draws at a
    time; the others wait for it and find theirs.
    """
    found = Paginabeeld.objects.filter(versie=versie, nummer=nummer).first()
    if found or not 1 <= nummer <= versie.beeld_paginas:
        return found
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_SLOT, versie.pk % 2**31])
        found = Paginabeeld.objects.filter(versie=versie, nummer=nummer).first()
        if found is None:
            try:
                _store(versie.pk, _draw(versie, nummer, _VOORUIT))
            except (TekenenMislukt, FileNotFoundError):
                return None
            found = Paginabeeld.objects.filter(versie=versie, nummer=nummer).first()
    return found


def forget_image(beeld: Paginabeeld) -> None:
    """Forget a picture whose file is gone; it is drawn again for the next who looks."""
    _remove(Paginabeeld.objects.filter(pk=beeld.pk))


def image_keys(versies: Iterable[int]) -> list[str]:
    """Return the keys of all pictures of these versions, for who deletes the versions."""
    rows = Paginabeeld.objects.filter(versie__in=list(versies)).values_list("sleutel", "sleutel_klein")
    return [key for row in rows for key in row]


def tidy_images(now: dt.datetime | None = None) -> int:
    """Delete the pictures behind the first pages that are a week old, and files that no row knows; return how many."""
    limit = (now or timezone.now()) - BEWAREN
    count = _remove(Paginabeeld.objects.filter(nummer__gt=EERSTE, gemaakt_op__lt=limit))
    old = _old_keys(timezone.now() - WEES)
    while keys := list(islice(old, 500)):
        known = Paginabeeld.objects.filter(Q(sleutel__in=keys) | Q(sleutel_klein__in=keys))
        kept = {key for row in known.values_list("sleutel", "sleutel_klein") for key in row}
        for key in set(keys) - kept:
            storage.delete(key)
            count += 1
    return count


def _old_keys(before: dt.datetime) -> Iterator[str]:
    return (stored.key for stored in storage.stored_files(MAP) if stored.written < before)


@transaction.atomic
def _remove(rows) -> int:
    keys = [key for row in rows.values_list("sleutel", "sleutel_klein") for key in row]
    rows.delete()
    for key in keys:
        transaction.on_commit(partial(storage.delete, key))
    return len(keys)


def _draw(versie: Versie, first: int, count: int, *, warm: bool = False) -> Beelden:
    with storage.local_copy(versie.sleutel) as path:
        return draw_pages(path, versie.mime, first=first, count=count, seconds=_BEURT, warm=warm)


def _store(versie_id: int, drawn: Beelden) -> None:
    """Keep drawn pages that are not there yet; a file without a row is tidied up at night."""
    there = set(Paginabeeld.objects.filter(versie=versie_id).values_list("nummer", flat=True))
    rows = [
        Paginabeeld(
            versie_id=versie_id,
            nummer=beeld.nummer,
            breedte=beeld.breedte,
            hoogte=beeld.hoogte,
            sleutel=storage.save_bytes(beeld.breed, MAP),
            sleutel_klein=storage.save_bytes(beeld.smal, MAP),
        )
        for beeld in drawn.beelden
        if beeld.nummer not in there
    ]
    with transaction.atomic():
        if Versie.objects.filter(pk=versie_id).update(beeld_paginas=drawn.paginas):
            Paginabeeld.objects.bulk_create(rows, ignore_conflicts=True)


def _go_on(versie_id: int, vanaf: int, last: int, fouten: int) -> None:
    if vanaf <= last:
        tasks.page_images_job.defer(versie_id=versie_id, vanaf=vanaf, fouten=fouten)
        return
    waiting = Versie.objects.filter(pk=versie_id, beeld_status=Versie.BeeldStatus.WACHT)
    with transaction.atomic():
        waiting.update(beeld_status=Versie.BeeldStatus.GEMAAKT)
        if not Versie.objects.filter(pk=versie_id, tekst_status=Versie.TekstStatus.GELEZEN).exists():
            stamps.touch("documenten")  # the page of a scan shows the way to its pictures


@transaction.atomic
def _fail(versie_id: int, sentence: str, status: str = Versie.BeeldStatus.MISLUKT) -> None:
    """Let the document say what could not be drawn (R12)."""
    Versie.objects.filter(pk=versie_id).update(beeld_status=status, beeld_fout=sentence[:300])
    stamps.touch("documenten")
