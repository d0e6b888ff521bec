"""The power goes: kill -9 of web, worker and database while work is going on; start again; compare."""

import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import requests

from .fouten_mens import Mens
from .fouten_schijf import leftovers
from .fouten_tabel import Tabel, need
from .machines import ROOT, Installation, machine_folders
from .processes import wait_until


def cut_power(place: Installation, *others: subprocess.Popen) -> None:
    """Kill everything with -9, the database too."""
    for process in (*place.webs, *place.workers):
        process.wanted = False
    for command in others:
        if command.poll() is None:
            os.killpg(command.pid, signal.SIGKILL)
            command.wait()
    place.postgres.halt("kill")
    for process in (*place.webs, *place.workers):
        process.kill()


def power_on(place: Installation) -> None:
    """Start everything again, as a machine does when it has power."""
    place.postgres.start()
    place.postgres.wait_ready()
    for process in (*place.webs, *place.workers):
        process.start()
    for web in place.webs:
        web.wait_ready()
    # A minute on: the workers that died gave their last sign of life before it.
    place.postgres.sql("UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '2 minutes'")


def command(place: Installation, *words: str, **extra: str) -> subprocess.Popen:
    """Start a command of manage.py that will be killed."""
    environment = {**place.environment, **machine_folders(place.folder / "beheer"), **extra}
    return subprocess.Popen(
        [sys.executable, "manage.py", *words], cwd=ROOT, env=environment, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


class Stream:
    """Somebody who keeps uploading and asking; what the portal said yes to must be there afterwards."""

    def __init__(self, place: Installation, who: dict) -> None:
        port = place.webs[0].port
        self.who, self.files, self.words = who, {}, []
        self.sender, self.asker = (Mens(port, who["sessies"][name]) for name in ("deler", "vrager"))
        self.stopped = threading.Event()
        self.threads = [threading.Thread(target=act, daemon=True) for act in (self._upload, self._ask)]
        for thread in self.threads:
            thread.start()

    def _upload(self) -> None:
        while not self.stopped.is_set():
            content, name = os.urandom(150_000).hex().encode(), f"{uuid.uuid4().hex}.txt"
            try:
                if self.sender.upload(self.who["organisatie"], name, content).status_code == 302:
                    self.files[name] = hashlib.sha256(content).hexdigest()
            except requests.RequestException:
                pass
            time.sleep(0.05)

    def _ask(self) -> None:
        while not self.stopped.is_set():
            words = uuid.uuid4().hex
            try:
                if self.asker.ask(self.who["gedeeld"], words).status_code == 302:
                    self.words.append(words)
            except requests.RequestException:
                pass
            time.sleep(0.4)  # twenty questions an hour is what one may ask

    def stop(self) -> None:
        """Send nothing more."""
        self.stopped.set()
        for thread in self.threads:
            thread.join(30)


def check_stream(place: Installation, stream: Stream) -> str:
    """Return how much was acknowledged; Fout when some of it is not there, or there twice."""
    sql = place.postgres.sql
    rows = sql("SELECT naam, sha256 FROM documenten_versie")
    names = [name for name, _ in rows]
    stored = dict(rows)
    lost = [name for name, sha in stream.files.items() if stored.get(name) != sha]
    need(not lost, f"{len(lost)} van {len(stream.files)} bestanden weg of anders")
    need(len(names) == len(set(names)) or all(names.count(n) == 1 for n in stream.files), "een bestand staat er dubbel")
    texts = [text for (text,) in sql("SELECT tekst FROM documenten_vraag")]
    need(all(texts.count(words) == 1 for words in stream.words), "een vraag is weg of staat er dubbel")
    return f"{len(stream.files)} bestanden en {len(stream.words)} vragen, alle terug"


def whole(place: Installation, files: Path) -> None:
    """Fout when a row misses its file, a file is damaged, or a job hangs."""
    place.postgres.sql("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo'")
    busy = (
        "SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing' OR (status = 'todo' AND scheduled_at IS NULL)"
    )
    wait_until(lambda: place.postgres.sql(busy) == [(0,)], 240, "de wachtrij")
    said = place.manage("controleer_bestanden")
    need("bestand ontbreekt" not in said and "klopt niet" not in said, said)
    place.manage(
        "shell",
        "-c",
        "import datetime as d; from mkwportal.core.files.storage import cleanup_temp; cleanup_temp(d.timedelta())",
    )
    need(not leftovers(files), f"resten: {leftovers(files)}")


def try_power(place: Installation, who: dict, tabel: Tabel, files: Path) -> None:
    """Print the lines of this part."""
    sql = place.postgres.sql

    def during(
        busy: str, start: Callable[[], list[subprocess.Popen]], after: Callable[[], str], seconds: float
    ) -> None:
        with tabel.line("stroom weg (kill -9 van alles)", busy) as saw:
            sql("DELETE FROM core_verzoekteller")
            stream = Stream(place, who)
            commands = start()
            time.sleep(seconds)
            cut_power(place, *commands)
            stream.stop()
            power_on(place)
            told = check_stream(place, stream)
            extra = after()
            whole(place, files)
            saw(f"afgebroken verbinding; bevestigd waren {told}{'; ' + extra if extra else ''}")

    during("uploaden en bewaren", list, lambda: "", 5)

    def digests() -> list[subprocess.Popen]:
        sql("UPDATE corporaties_gebruiker SET overzicht = 'week', gemaakt_op = now() - interval '300 days'")
        sql("DELETE FROM corporaties_overzichtsbericht")
        place.manage("shell", "-c", _ROUND)
        return []

    def digests_once() -> str:
        states = dict(sql("SELECT staat, count(*) FROM corporaties_overzichtsbericht GROUP BY staat"))
        return f"overzichten: {states}"

    during("overzichten versturen", digests, digests_once, 1)
    to = [str(message["To"]) for message in place.mail.messages if "Overzicht" in str(message.get("List-Id"))]
    with tabel.line("stroom weg (kill -9 van alles)", "overzichten: dubbele mail") as saw:
        need(len(to) == len(set(to)), f"{len(to) - len(set(to))} mensen kregen het dubbel")
        saw(f"{len(to)} overzichten aangekomen, geen dubbel")

    package = place.folder / "corporatie.zip"
    place.manage("shell", "-c", _PACKAGE.format(organisatie=who["organisatie"], path=package))

    def import_once() -> str:
        [[before]] = sql("SELECT count(*) FROM corporaties_organisatie WHERE naam = 'Ingelezen Wonen'")
        need(before == 0, "er staat een halve corporatie")
        said = place.manage("importeer", str(package))
        [[after]] = sql("SELECT count(*) FROM corporaties_organisatie WHERE naam = 'Ingelezen Wonen'")
        need(after == 1, "opnieuw inlezen gaf niet één corporatie")
        return f"niets half ingelezen; daarna: {said.strip().splitlines()[0][:80]}"

    during(
        "inlezen van een corporatie (importeer)", lambda: [command(place, "importeer", str(package))], import_once, 3.2
    )

    vault = place.folder / "stroom-kluis"

    def backup_again() -> str:
        place.manage("backup", str(vault))
        rest = [p.name for p in vault.rglob("*") if p.name.startswith("bezig") or p.name.endswith(".deel")]
        need(not rest, f"resten in de kluis: {rest}")
        return "de volgende back-up ruimde de rest op en lukte"

    during("back-up", lambda: [command(place, "backup", str(vault))], backup_again, 3.2)

    def reindex() -> list[subprocess.Popen]:
        place.manage("shell", "-c", "from mkwportal.core.search.reindexing import start; start()")
        return []

    def reindexed() -> str:
        place.manage("shell", "-c", "from mkwportal.core.search.reindexing import watch; watch()")
        done = "SELECT gegevens->>'staat' FROM core_stand WHERE naam = 'zoekindex'"
        wait_until(lambda: sql(done) in ([("klaar",)], []), 180, "het opnieuw indexeren")
        return "ging verder waar het was"

    during("opnieuw indexeren", reindex, reindexed, 1)
    _try_restore(place, tabel, vault)


def _try_restore(place: Installation, tabel: Tabel, vault: Path) -> None:
    """Kill a restore in the middle, then do it again."""
    with tabel.line("stroom weg (kill -9 van alles)", "terugzetten (restore)") as saw:
        folder = place.folder / "terug"
        with place.postgres.connect("postgres") as connection:
            connection.execute("CREATE DATABASE terug")
        elsewhere = {
            "DATABASE_URL": place.postgres.url.rpartition("/")[0] + "/terug",
            "MKW_PRIVATE_ROOT": str(folder / "bestanden"), "MKW_VAR": str(folder / "var"),
        }  # fmt: skip
        for seconds in (2.0, 2.6):
            begun = command(place, "restore", str(vault), **elsewhere)
            time.sleep(seconds)
            if begun.poll() is None:
                os.killpg(begun.pid, signal.SIGKILL)
                begun.wait()
        place.postgres.restart("kill")
        try:
            said = place.manage("restore", str(vault), **elsewhere)
        except RuntimeError as error:
            need("niet leeg" in str(error), str(error)[-300:])  # the last try came further than we thought
            said = place.manage("migrate", **elsewhere) + "was al terug"
        place.manage("controleer_bestanden", **elsewhere)
        saw(f"nog een keer: ‘{said.strip().splitlines()[-1]}’")


_ROUND = """
from django.utils import timezone
from mkwportal.pages.weekbericht.perioden import Periode
from mkwportal.pages.weekbericht.ronde import make_round
from documenten.models import Document
from documenten.services.volgen import follow_subject
from corporaties.models import Gebruiker, Thema
thema, _ = Thema.objects.get_or_create(slug='proef', defaults={'naam': 'Proef'})
document = Document.objects.filter(bereik='leden').first()
document.themas.add(thema)
Document.objects.filter(pk=document.pk).update(gedeeld_op=timezone.now())
for user in Gebruiker.objects.filter(is_active=True):
    try:
        follow_subject(thema, by=user)
    except Exception as error:
        print(error)
make_round('week', Periode('2026-W48', timezone.now()))
"""
_PACKAGE = """
from corporaties.models import Gebruiker, Organisatie
from documenten.models import Uitvoer
from documenten.uitvoer.make import make_export, request_export
from mkwportal.core.files import storage
import io, json, zipfile
organisatie = Organisatie.objects.get(pk={organisatie})
by = Gebruiker.objects.filter(is_platformbeheerder=True).first()
Uitvoer.objects.filter(organisatie=organisatie).exclude(stand='klaar').delete()
uitvoer = request_export(organisatie, by=by)
make_export(uitvoer.pk)
uitvoer.refresh_from_db()
with storage.open_file(uitvoer.sleutel) as file, zipfile.ZipFile(io.BytesIO(file.read())) as old:
    with zipfile.ZipFile(r'{path}', 'w') as new:
        for info in old.infolist():
            data = old.read(info.filename)
            if info.filename == 'gegevens.json':
                data = data.replace(organisatie.naam.encode(), b'Ingelezen Wonen')
            new.writestr(info, data)
"""
