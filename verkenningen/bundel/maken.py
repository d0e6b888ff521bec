"""Asking for the files of a bundle, making them in a job, and keeping them until the next (V12)."""

import datetime as dt
import json
import logging
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils import timezone

from corporaties.models import Gebruiker
from mkwportal.core.audit import record
from mkwportal.core.faults import passes
from mkwportal.core.files import storage
from mkwportal.core.files.runner import ChildFailed, run_child
from mkwportal.core.templatetags.formats import date_text

from .. import tasks
from ..models import Bundel, BundelStuk, BundelUitvoer, Foto
from ..permissions import require_write
from ..services.bundel import choosable
from .boek import WOORDEN, as_data, fingerprint, names, photo_ids, read_boek, sources, words_hash

MAP = "bundels"
MIMES = {
    "word": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
EXT = {"word": "docx", "pdf": "pdf"}
RUNNING = (BundelUitvoer.Stand.WACHT, BundelUitvoer.Stand.BEZIG)
SECONDS, MEMORY_MB, MAX_BYTES = 120, 1536, 300 * 1024 * 1024
MISLUKT = "Het maken is mislukt. Probeer het opnieuw. Lukt het weer niet? Vraag de beheerder van het portaal."
GEEN_FOTO = "Het bestand van een foto ontbreekt. Haal die foto uit de bundel, of vraag de beheerder van het portaal."
VASTGELOPEN = dt.timedelta(hours=1)
_PER_CHILD = 10  # photos
logger = logging.getLogger(__name__)


@transaction.atomic
def request_files(bundel: Bundel, *, by: Gebruiker) -> BundelUitvoer:
    """Queue the making of Word and PDF; ValidationError while they are being made."""
    require_write(by, bundel.verkenning)
    hung = timezone.now() - VASTGELOPEN
    bundel.uitvoeren.filter(stand__in=RUNNING, gemaakt_op__lt=hung).update(stand="mislukt", fout=MISLUKT)
    try:
        with transaction.atomic():
            uitvoer = BundelUitvoer.objects.create(bundel=bundel, door=by)
    except IntegrityError:
        raise ValidationError("De bestanden worden al gemaakt. Wacht tot ze klaar zijn.") from None
    record("bestanden van bundel gevraagd", bundel, by=by, organisatie_id=bundel.verkenning.organisatie_id)
    tasks.make_bundel_job.defer(uitvoer_id=uitvoer.pk)
    return uitvoer


def make_files(uitvoer_id: int) -> None:
    """Make Word and PDF of a bundle in child processes and keep them; safe to run again."""
    rows = BundelUitvoer.objects.select_related("bundel__verkenning__leider", "bundel__verkenning__organisatie")
    uitvoer = rows.get(pk=uitvoer_id)
    if uitvoer.stand not in RUNNING:
        return
    keys: list[str] = []
    try:
        boek = read_boek(uitvoer.bundel)
        data, photos = as_data(boek), photo_ids(boek)
        _note(uitvoer, stand=BundelUitvoer.Stand.BEZIG, totaal=len(photos) + 2, gedaan=0)
        with tempfile.TemporaryDirectory(prefix="bundel-") as name:
            folder = Path(name)
            _bring_photos(uitvoer, photos, folder)
            (folder / "data.json").write_text(json.dumps(_complete(data)), encoding="utf-8")
            for number, task in enumerate(EXT, 1):
                _child(task, folder)
                _note(uitvoer, gedaan=len(photos) + number)
            files = {task: folder / f"bundel.{ext}" for task, ext in EXT.items()}
            sizes = {f"{task}_grootte": path.stat().st_size for task, path in files.items()}
            for path in files.values():
                keys.append(storage.save_file(path, MAP))
        facts = {"inhoud": fingerprint(boek), "bronnen": sources(boek)}
        _finish(uitvoer, dict(zip(EXT, keys, strict=True)) | sizes | facts)
    except Exception as error:
        for key in keys:
            storage.delete(key)
        fout = GEEN_FOTO if isinstance(error, FileNotFoundError) else MISLUKT
        if passes(error):
            raise  # the job is tried again by itself
        _note(uitvoer, stand=BundelUitvoer.Stand.MISLUKT, fout=fout, word="", pdf="")
        raise


def still_allowed(uitvoer: BundelUitvoer) -> bool:
    """Whether all words in the files may still be read: nothing was taken back or changed since; one query.

    Files of which the words were not kept, of before that was done, are not allowed.
    """
    bronnen = uitvoer.bronnen
    if not bronnen or not all(isinstance(pieces, dict) for pieces in bronnen.values()):
        return False
    allowed = choosable(uitvoer.bundel.verkenning)
    found = [_words(allowed[soort].filter(pk__in=pieces), soort) for soort, pieces in bronnen.items() if pieces]
    rows = found[0].union(*found[1:], all=True) if found else []
    now = {(soort, str(pk)): words_hash(words[: len(WOORDEN[soort])]) for soort, pk, *words in rows}
    return now == {(soort, pk): value for soort, pieces in bronnen.items() for pk, value in pieces.items()}


def file_name(bundel: Bundel, vorm: str) -> str:
    """Return the name that a file of the bundle gets when it is fetched."""
    return f"{bundel.titel}.{EXT[vorm]}"


def _words(rows: QuerySet[Any], soort: str) -> QuerySet[Any, Any]:
    """Return kind, id and words of pieces, with empty words up to as many as a quote has."""
    names = WOORDEN[BundelStuk.Soort(soort)]
    empty = [Value("", output_field=TextField())] * (max(map(len, WOORDEN.values())) - len(names))
    return rows.order_by().values_list(Value(soort), "pk", *(Cast(name, TextField()) for name in names), *empty)


def _bring_photos(uitvoer: BundelUitvoer, pks: list[int], folder: Path) -> None:
    """Put the photos in the folder as "<id>.jpg", small enough for a book, some at a time."""
    keys = dict(Foto.objects.filter(pk__in=pks).values_list("pk", "sleutel"))
    for start in range(0, len(pks), _PER_CHILD):
        part = pks[start : start + _PER_CHILD]
        for pk in part:
            with storage.open_file(keys[pk]) as source, open(folder / f"{pk}.jpg", "wb") as target:
                while block := source.read(256 * 1024):
                    target.write(block)
        _child("fotos", folder, *(f"{pk}.jpg" for pk in part))
        _note(uitvoer, gedaan=start + len(part))


def _child(task: str, folder: Path, *names: str) -> None:
    try:
        run_child(
            "verkenningen.bundel.child", task, str(folder), *names,
            timeout=SECONDS, memory_mb=MEMORY_MB, max_output=MAX_BYTES,
        )  # fmt: skip
    except ChildFailed as failure:
        logger.warning("making %s of a bundle failed: %s", task, failure)
        raise


def _complete(data: dict[str, Any]) -> dict[str, Any]:
    """Return the book with the day of today and with lists in words, as the files write them."""
    now = timezone.localtime()
    chapters = [chapter | {"auteursregel": names(chapter["auteurs"])} for chapter in data["hoofdstukken"]]
    return data | {
        "hoofdstukken": chapters,
        "auteursregel": names(data["auteurs"]),
        "gastenregel": names(data["gasten"]),
        "weggelatenregel": names(data["weggelaten"]),
        "tijd": int(now.timestamp()),
        "datumtekst": date_text(now),
        "datum": {"year": now.year, "month": now.month, "day": now.day},
    }


def _note(uitvoer: BundelUitvoer, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(uitvoer, name, value)
    uitvoer.save(update_fields=list(fields))


@transaction.atomic
def _finish(uitvoer: BundelUitvoer, facts: dict[str, Any]) -> None:
    """Keep the new files and forget the ones before them."""
    klaar = BundelUitvoer.Stand.KLAAR
    for old in BundelUitvoer.objects.filter(bundel=uitvoer.bundel).exclude(pk=uitvoer.pk).exclude(stand__in=RUNNING):
        for key in filter(None, (old.word, old.pdf)):
            transaction.on_commit(partial(storage.delete, key))
        old.delete()
    _note(uitvoer, stand=klaar, klaar_op=timezone.now(), fout="", **facts)
