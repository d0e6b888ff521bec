"""The checks of the core: database, disk, storage, jobs, mail, files and versions."""

import datetime as dt
import platform
import shutil
from pathlib import Path

import django
from django.conf import settings
from django.db import connection
from django.db.models import Count, Min, Q
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from .faults import is_full
from .files import clamav, integrity, storage
from .files.integrity import INHOUD, MAAT, WEES, WEG
from .health import Bevinding, Staat, check
from .templatetags.formats import date_text, plural_text, size_text

MAIL_TASK = "core.send_mail"
_LATE, _TOO_LATE = dt.timedelta(minutes=10), dt.timedelta(hours=1)
_ALIVE = dt.timedelta(minutes=2)
_ROUND = dt.timedelta(days=3)
_GIGABYTE = 1024**3
_FAULTS = {
    WEG: "bestand ontbreekt,bestanden ontbreken",
    MAAT: "bestand heeft een andere grootte,bestanden hebben een andere grootte",
    INHOUD: "bestand is veranderd,bestanden zijn veranderd",
    WEES: "bestand hoort nergens bij,bestanden horen nergens bij",
}


@check("taken", "Taken", volgorde=10)
def jobs() -> Bevinding:
    """Say whether a worker is at work, and how long the oldest job waits that could run."""
    now = timezone.now()
    due = Q(status="todo") & (Q(scheduled_at=None) | Q(scheduled_at__lte=now))
    found = ProcrastinateJob.objects.aggregate(
        wacht=Count("id", filter=due),
        bezig=Count("id", filter=Q(status="doing")),
        mislukt=Count("id", filter=Q(status="failed") & ~Q(task_name=MAIL_TASK)),
        sinds=Min("procrastinateevent__at", filter=due & Q(procrastinateevent__type="deferred")),
    )
    workers = ProcrastinateWorker.objects.filter(last_heartbeat__gt=now - _ALIVE).count()
    waits = now - found["sinds"] if found["sinds"] else dt.timedelta()
    details = (
        plural_text(workers, "worker is,workers zijn") + " aan het werk.",
        plural_text(found["wacht"], "taak wacht,taken wachten") + f", {found['bezig']} in uitvoering.",
    )
    if not workers:
        zin = "Er is geen worker aan het werk. Start script/worker: tot dan wordt niets gelezen, gemaild of gezocht."
        return Bevinding(Staat.FOUT, zin, details, found["sinds"])
    if found["mislukt"]:
        zin = plural_text(found["mislukt"], "taak is mislukt,taken zijn mislukt") + ". Hieronder staat welke."
        return Bevinding(Staat.FOUT, zin, details)
    if waits > _LATE:
        zin = f"De oudste taak wacht al {plural_text(int(waits.total_seconds() // 60), 'minuut,minuten')}."
        return Bevinding(Staat.FOUT if waits > _TOO_LATE else Staat.LET_OP, zin, details, found["sinds"])
    return Bevinding(Staat.GOED, "De taken zijn bij.", details)


@check("mail", "Mail", volgorde=20)
def mail() -> Bevinding:
    """Say which mails could not be sent after every attempt."""
    failed = ProcrastinateJob.objects.filter(task_name=MAIL_TASK, status="failed").count()
    tries = ProcrastinateJob.objects.filter(task_name=MAIL_TASK, status="todo", attempts__gt=0).count()
    if failed:
        zin = plural_text(failed, "mail is,mails zijn") + " niet verstuurd. Hieronder staan ze."
        return Bevinding(Staat.FOUT, zin)
    if tries:
        zin = plural_text(tries, "mail lukt,mails lukken") + " nog niet. Het portaal probeert het steeds opnieuw."
        return Bevinding(Staat.LET_OP, zin)
    return Bevinding(Staat.GOED, "Alle mail is de deur uit.")


@check("opslag", "Opslag", volgorde=30)
def place() -> Bevinding:
    """Say whether the storage can be reached and whether the disk has room."""
    try:
        storage.backend().probe()
    except OSError as error:
        if is_full(error):
            return Bevinding(Staat.FOUT, "De schijf is vol: er past geen bestand meer bij. Maak ruimte.")
        return Bevinding(Staat.FOUT, "De opslag van bestanden is niet bereikbaar.", (str(error)[:200],))
    where = f"S3, emmer {settings.S3['bucket']}." if settings.S3 else "Op de schijf van deze machine."
    root = Path(settings.PRIVATE_ROOT)
    usage = shutil.disk_usage(root if root.exists() else root.parent)
    left = f"Op de schijf is nog {size_text(usage.free)} vrij van {size_text(usage.total)}."
    if usage.free < settings.MAX_UPLOAD_BYTES:
        return Bevinding(
            Staat.FOUT, "De schijf is vol: er past geen groot bestand meer bij. Maak ruimte.", (where, left)
        )
    if usage.free < _GIGABYTE or usage.free < usage.total * 0.05:
        return Bevinding(Staat.FOUT, "De schijf is bijna vol.", (where, left))
    if usage.free < usage.total * 0.15:
        return Bevinding(Staat.LET_OP, "De schijf raakt vol.", (where, left))
    return Bevinding(Staat.GOED, "Er is ruimte voor bestanden.", (where, left))


@check("bestanden", "Bestanden", volgorde=35)
def files() -> Bevinding:
    """Say what the last comparison of files and rows found."""
    found = integrity.findings()
    if not found:
        return Bevinding(
            Staat.ONBEKEND, "De bestanden zijn nog niet vergeleken met de database. Dat gebeurt ’s nachts."
        )
    done = dt.datetime.fromisoformat(found["klaar"])
    counts = tuple(plural_text(count, _FAULTS[what]) + "." for what, count in found["fouten"].items())
    listed = tuple(f"{where}: {what}" for where, what in found["lijst"])
    if set(found["fouten"]) - {WEES}:
        zin = "Er ontbreken bestanden of ze zijn veranderd. Haal ze terug uit de back-up."
        return Bevinding(Staat.FOUT, zin, counts + listed, done)
    if timezone.now() - done > _ROUND:
        return Bevinding(Staat.LET_OP, "De laatste vergelijking is te lang geleden.", counts + listed, done)
    seen = (
        f"{plural_text(found['rijen'], 'bestand,bestanden')} bekeken op {date_text(timezone.localtime(done).date())}."
    )
    if counts:
        zin = "Er staan bestanden in de opslag die nergens bij horen."
        return Bevinding(Staat.LET_OP, zin, (seen, *counts, *listed))
    return Bevinding(Staat.GOED, "Alle bestanden zijn er en zijn niet veranderd.", (seen,))


@check("database", "Database", volgorde=60)
def database() -> Bevinding:
    """Say how large the database is and how many connections are in use."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_database_size(current_database()), (SELECT count(*) FROM pg_stat_activity), "
            "current_setting('max_connections')::int"
        )
        size, used, most = cursor.fetchone()
    details = (f"Grootte: {size_text(size)}.", f"{used} van {most} verbindingen in gebruik.")
    if used > most * 0.8:
        return Bevinding(Staat.LET_OP, "De database heeft bijna geen verbindingen meer vrij.", details)
    return Bevinding(Staat.GOED, "De database antwoordt.", details)


@check("versies", "Versies", volgorde=90)
def versions() -> Bevinding:
    """Say which versions run here."""
    number = connection.pg_version  # type: ignore[attr-defined]
    lines = [
        f"Portaal {settings.RELEASE}",
        f"Django {django.get_version()}",
        f"Python {platform.python_version()}",
        f"PostgreSQL {number // 10000}.{number % 10000}",
    ]
    if clamav.configured():
        try:
            lines.append(clamav.version())
        except clamav.ScannerDown:
            lines.append("ClamAV: geen antwoord")
    return Bevinding(Staat.GOED, "Dit draait er nu.", tuple(lines))
