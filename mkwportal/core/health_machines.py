"""The checks of what the portal runs on: disks, database, clock, migrations, certificate and versions."""

import datetime as dt
import platform
import shutil
import socket
import ssl
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import django
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from .files import clamav
from .health import Bevinding, Staat, check, within
from .templatetags.formats import date_text, plural_text, size_text

_GIGABYTE = 1024**3
_CLOCK, _CLOCK_WRONG = 5, 60  # seconds
_SOON = dt.timedelta(days=180)
_RENEW, _LAST = 21, 7  # days before a certificate ends
# Until when its makers repair leaks: devguide.python.org/versions, djangoproject.com/download, postgresql.org/support
ENDS = {
    "Python": {
        "3.11": "2027-10-31", "3.12": "2028-10-31", "3.13": "2029-10-31", "3.14": "2030-10-31",
    },
    "Django": {"5.2": "2028-04-30", "6.0": "2027-04-30"},
    "PostgreSQL": {
        "14": "2026-11-12", "15": "2027-11-11", "16": "2028-11-09", "17": "2029-11-08", "18": "2030-11-14",
    },
}  # fmt: skip


def disks() -> dict[str, Path]:
    """Return the places on this machine that fill up, by name; where the files or the database are elsewhere, not."""
    places = {"bestanden": Path(settings.PRIVATE_ROOT)}
    if settings.BACKUP_DIR:
        places["back-up"] = Path(settings.BACKUP_DIR)
    if (own := Path(settings.VAR) / "postgres").is_dir():
        places["database"] = own
    return places


def usage(place: Path) -> tuple[int, int]:
    """Return how many bytes are free and how many there are, on the disk of this place or of where it will come."""
    while not place.exists() and place != place.parent:
        place = place.parent
    found = shutil.disk_usage(place)
    return found.free, found.total


@check("schijf", "Schijfruimte", volgorde=31, database=False)
def room() -> Bevinding:
    """Say how much room there is for files, backups and the database, as far as they are on this machine."""
    worst, full, lines = Staat.GOED, False, []
    for name, place in disks().items():
        try:
            free, total = within(f"schijf {name}", partial(usage, place))
        except OSError as error:
            lines.append(f"{name.capitalize()}: niet te meten ({type(error).__name__}).")
            worst = Staat.FOUT
            continue
        lines.append(f"{name.capitalize()}: {size_text(free)} vrij van {size_text(total)}.")
        full = full or free < settings.MAX_UPLOAD_BYTES
        if free < _GIGABYTE or free < total * 0.05:
            worst = Staat.FOUT
        elif free < total * 0.15 and worst != Staat.FOUT:
            worst = Staat.LET_OP
    if worst == Staat.GOED:
        return Bevinding(worst, "Er is ruimte genoeg.", tuple(lines))
    zin = "De schijf is bijna vol." if worst == Staat.FOUT else "De schijf raakt vol."
    if full:
        zin = "De schijf is vol: er past geen groot bestand meer bij."
    doen = "Maak de schijf groter of haal weg wat er niet hoort. Is hij vol, dan kan niemand nog delen."
    return Bevinding(worst, zin, tuple(lines), doen=doen)


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
        zin = "De database heeft bijna geen verbindingen meer vrij."
        return Bevinding(Staat.LET_OP, zin, details, doen="Zet MKW_DB_POOL lager of max_connections hoger.")
    return Bevinding(Staat.GOED, "De database antwoordt.", details)


@check("klok", "Klok", volgorde=62)
def clock() -> Bevinding:
    """Say how far the clock of this machine and that of the database are apart."""
    with connection.cursor() as cursor:
        before = timezone.now()
        cursor.execute("SELECT clock_timestamp()")
        (there,) = cursor.fetchone()
        after = timezone.now()
    apart = abs((there - (before + (after - before) / 2)).total_seconds())
    if apart <= _CLOCK:
        return Bevinding(Staat.GOED, "De klokken van web en database lopen gelijk.")
    zin = f"De klokken van web en database lopen {plural_text(round(apart), 'seconde,seconden')} uit elkaar."
    doen = "Zet op beide machines de tijd gelijk, bijvoorbeeld met chrony of systemd-timesyncd."
    return Bevinding(Staat.FOUT if apart > _CLOCK_WRONG else Staat.LET_OP, zin, doen=doen)


@check("migraties", "Tabellen", volgorde=64)
def migrations() -> Bevinding:
    """Say whether the tables are those of this version of the portal."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    ours = {app for app, _ in executor.loader.graph.nodes}
    unknown = [
        key
        for key in executor.loader.applied_migrations
        if key[0] in ours and key not in executor.loader.disk_migrations
    ]
    replaced = {old for migration in executor.loader.disk_migrations.values() for old in migration.replaces}
    unknown = [key for key in unknown if key not in replaced]
    if waiting:
        names = tuple(f"{migration.app_label} {migration.name}" for migration, _ in waiting[:10])
        zin = plural_text(len(waiting), "wijziging,wijzigingen") + " van de tabellen is nog niet gedaan."
        return Bevinding(Staat.FOUT, zin, names, doen="Draai manage.py migrate.")
    if unknown:
        zin = "De tabellen zijn van een nieuwere versie dan dit proces."
        names = tuple(" ".join(key) for key in unknown[:10])
        return Bevinding(Staat.LET_OP, zin, names, doen="Zet web en worker op de nieuwe versie en start ze opnieuw.")
    return Bevinding(Staat.GOED, "De tabellen horen bij deze versie.")


@check("certificaat", "Certificaat", volgorde=66, database=False)
def certificate() -> Bevinding:
    """Say until when the certificate of the portal's own address is valid, as a browser sees it."""
    url = urlsplit(settings.BASE_URL)
    if url.scheme != "https":
        return Bevinding(Staat.GOED, "Dit portaal draait zonder certificaat, alleen op deze machine.")
    host, port = url.hostname or "", url.port or 443
    try:
        ends = within("certificaat", lambda: _valid_until(host, port))
    except ssl.SSLCertVerificationError as error:
        zin = f"Browsers vertrouwen het certificaat van {host} niet."
        return Bevinding(
            Staat.FOUT,
            zin,
            (error.verify_message,),
            doen="Vernieuw het certificaat in de proxy en laad de proxy opnieuw.",
        )
    except OSError as error:
        zin = f"Wij kunnen {host} vanaf deze machine niet bereiken om het certificaat te bekijken."
        return Bevinding(Staat.ONBEKEND, zin, (f"{type(error).__name__}: {error}"[:200],))
    left = (ends - timezone.now()).days
    zin = f"Het certificaat van {host} is geldig tot en met {date_text(ends)}."
    if left >= _RENEW:
        return Bevinding(Staat.GOED, zin)
    doen = "Kijk waarom het niet vanzelf is vernieuwd, en vernieuw het."
    return Bevinding(Staat.FOUT if left < _LAST else Staat.LET_OP, zin, doen=doen)


@check("versies", "Versies", volgorde=90)
def versions() -> Bevinding:
    """Say which versions run here, and whether their makers still repair them."""
    number = connection.pg_version  # type: ignore[attr-defined]
    running = {
        "Django": django.get_version(),
        "Python": platform.python_version(),
        "PostgreSQL": f"{number // 10000}.{number % 10000}",
    }
    lines, old, soon = [f"Portaal {settings.RELEASE}"], [], []
    for name, version in running.items():
        ends = _supported_until(name, version)
        until = f", ondersteund tot en met {date_text(ends)}" if ends else ""
        lines.append(f"{name} {version}{until}")
        if ends and ends < timezone.localdate():
            old.append(f"{name} {version}")
        elif ends and ends - timezone.localdate() < _SOON:
            soon.append(f"{name} {version}")
    if clamav.configured():
        try:
            lines.append(within("clamd versie", clamav.version))
        except (clamav.ScannerDown, TimeoutError):
            lines.append("ClamAV: geen antwoord")
    if old or soon:
        zin = f"Niet meer ondersteund: {', '.join(old)}." if old else f"Niet lang meer ondersteund: {', '.join(soon)}."
        return Bevinding(Staat.LET_OP, zin, tuple(lines), doen="Plan een nieuwere versie; docs/beheer.md zegt hoe.")
    return Bevinding(Staat.GOED, "Dit draait er nu.", tuple(lines))


def _supported_until(name: str, version: str) -> dt.date | None:
    parts = version.split(".")
    ends = ENDS[name].get(parts[0]) or ENDS[name].get(".".join(parts[:2]))
    return dt.date.fromisoformat(ends) if ends else None


def _valid_until(host: str, port: int) -> dt.datetime:
    with (
        socket.create_connection((host, port), 3) as plain,
        ssl.create_default_context().wrap_socket(plain, server_hostname=host) as secure,
    ):
        found = secure.getpeercert() or {}
    return dt.datetime.fromtimestamp(ssl.cert_time_to_seconds(str(found["notAfter"])), dt.UTC)
