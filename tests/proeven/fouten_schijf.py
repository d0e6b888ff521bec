"""A disk that is full: of the files, of the reader's temporary files, and of the backups; and what a client does wrong."""

import contextlib
import os
import socket
import subprocess
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

from .fouten_mens import Mens, sentence
from .fouten_tabel import Tabel, need
from .machines import Installation
from .processes import wait_until
from .proxy import HOST


@contextlib.contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """Mount a small disk in memory (needs root)."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)


@contextlib.contextmanager
def full(disk: Path) -> Iterator[None]:
    """Fill a disk to the last byte while the block lasts."""
    ballast = disk / "ballast"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as stream:
        while stream.write(b"x" * 65536):
            pass
    try:
        yield
    finally:
        ballast.unlink()


def leftovers(disk: Path) -> list[str]:
    """Return what was not finished."""
    return [path.name for path in disk.rglob("*.deel")]


def try_disk(place: Installation, who: dict, tabel: Tabel, files: Path, scratch: Path) -> None:
    """Print the lines of this part; `files` and `scratch` are small disks that the machines use."""
    sender, admin = (Mens(place.webs[0].port, who["sessies"][name]) for name in ("deler", "beheerder"))
    sql = place.postgres.sql

    def count(name: str) -> int:
        return sql("SELECT count(*) FROM documenten_versie WHERE naam = %s", name)[0][0]

    def soon() -> None:
        place.postgres.sql("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo'")  # five minutes on

    def quiet(seconds: float = 90) -> None:
        todo = "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing') AND (scheduled_at IS NULL OR scheduled_at < now())"
        wait_until(lambda: sql(todo) == [(0,)], seconds, "de wachtrij")

    with tabel.line("schijf vol", "uploaden") as saw:
        with full(files):
            answer = sender.upload(who["organisatie"], "vol.txt", os.urandom(300_000).hex().encode())
            need("geen ruimte" in answer.text, f"geen duidelijke zin ({answer.status_code})")
            need(count("vol.txt") == 0 and not leftovers(files), f"een half bestand: {leftovers(files)}")
            saw(f"{answer.status_code} ‘Er is op dit moment geen ruimte voor dit bestand’")
            health = admin.get("/beheer/gezondheid/").text
            need("De schijf is vol" in health, "de gezondheidspagina zegt niets")
            saw("Gezondheid: ‘De schijf is vol’")
        answer = sender.upload(who["organisatie"], "vol.txt", os.urandom(300_000).hex().encode())
        need(answer.status_code == 302 and count("vol.txt") == 1, f"daarna gaf de upload {answer.status_code}")
    with tabel.line("schijf vol", "tekst lezen (tijdelijke schijf)") as saw:
        quiet()
        with full(scratch):
            need(sender.upload(who["organisatie"], "lees.txt", b"Leesbare tekst. " * 4000).status_code == 302, "upload")
            waits = "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'documenten.read_text' AND status = 'todo' AND attempts > 0"
            wait_until(lambda: sql(waits)[0][0] > 0, 60, "de taak die wacht op ruimte")
            [[status]] = sql("SELECT tekst_status FROM documenten_versie WHERE naam = 'lees.txt'")
            need(status == "wacht", f"het bestand heet {status}, maar het lag aan de schijf")
        soon()
        wait_until(
            lambda: sql("SELECT tekst_status FROM documenten_versie WHERE naam = 'lees.txt'") == [("gelezen",)],
            90,
            "de tekst",
        )
        saw("‘De tekst wordt nog gelezen’; elke vijf minuten een nieuwe poging, vanzelf klaar")
    with tabel.line("schijf vol", "beelden van pagina’s") as saw:
        from tests.support.files import pdf

        need(sender.upload(who["organisatie"], "beeld.pdf", pdf("Eén", "Twee", "Drie")).status_code == 302, "upload")
        quiet()
        versie = "FROM documenten_versie WHERE naam = 'beeld.pdf'"
        sql(f"DELETE FROM documenten_paginabeeld WHERE versie_id = (SELECT id {versie})")
        sql("UPDATE documenten_versie SET beeld_status = 'niet' WHERE naam = 'beeld.pdf'")
        with full(files):
            place.manage("shell", "-c", "from documenten.services.beelden import queue_missing; queue_missing()")
            waits = (
                "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'documenten.page_images' AND attempts > 0"
            )
            wait_until(lambda: sql(waits)[0][0] > 0, 60, "de taak die wacht op ruimte")
            need(not leftovers(files), f"resten: {leftovers(files)}")
        soon()
        wait_until(lambda: sql(f"SELECT beeld_status {versie}") == [("gemaakt",)], 90, "de beelden")
        saw("de tekst zonder beelden; vanzelf klaar toen er ruimte was")
    with tabel.line("schijf vol", "export van een corporatie (zip)") as saw:
        manager = Mens(place.webs[0].port, who["sessies"]["corporatiebeheerder"])
        with full(files):
            need(
                manager.post("/beheer/export/maken/", {"organisatie": who["organisatie"]}).status_code == 302,
                "vragen lukte niet",
            )
            waits = (
                "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'documenten.make_export' AND attempts > 0"
            )
            wait_until(lambda: sql(waits)[0][0] > 0, 60, "de taak die wacht op ruimte")
            need(not leftovers(files), f"resten: {leftovers(files)}")
            saw("‘wordt gemaakt’")
        soon()
        wait_until(lambda: sql("SELECT stand FROM documenten_uitvoer") == [("klaar",)], 120, "de export")
        saw("vanzelf klaar toen er ruimte was")
    with tabel.line("schijf vol", "back-up") as saw, small_disk(place.folder / "kluis", 1) as vault:
        with full(vault):
            error = _fails(place, "backup", str(vault))
            need("te weinig ruimte" in error, f"geen duidelijke zin: {error[-300:]}")
            need(
                not [p for p in vault.rglob("*") if p.name.startswith("bezig") or p.name.endswith(".deel")],
                "resten in de map",
            )
            saw(f"‘{error.strip().splitlines()[-1]}’")
            need("te weinig ruimte" in admin.get("/beheer/gezondheid/").text, "Gezondheid zegt niets")
        subprocess.run(["mount", "-o", "remount,size=60m", str(vault)], check=True)
        place.manage("backup", str(vault))
        saw("daarna gewoon gelukt")


def try_clients(place: Installation, who: dict, tabel: Tabel, files: Path) -> None:
    """Print the lines of clients that break off, repeat themselves or are slow."""
    web = place.webs[0]
    sender = Mens(web.port, who["sessies"]["deler"])
    sql = place.postgres.sql
    with tabel.line("verbinding weg", "upload van 100 MB, halverwege afgebroken") as saw:
        before = sql("SELECT count(*) FROM documenten_versie")
        broken = _raw_upload(sender, who["organisatie"], 100 * 1024 * 1024, half=True)
        broken.close()
        wait_until(lambda: not leftovers(files), 20, "het opruimen")
        need(sql("SELECT count(*) FROM documenten_versie") == before, "een half document")
        saw("niets bewaard, geen rest op de schijf")
    with tabel.line("dubbel verstuurd", "dezelfde upload tegelijk") as saw:
        import threading

        key, content = str(uuid.uuid4()), os.urandom(200_000).hex().encode()
        found: list[int] = []
        threads = [
            threading.Thread(
                target=lambda: found.append(sender.upload(who["organisatie"], "dubbel.txt", content, key).status_code)
            )
            for _ in range(3)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        [[number]] = sql("SELECT count(*) FROM documenten_versie WHERE naam = 'dubbel.txt'")
        need(number == 1, f"het document staat er {number} keer")
        saw(f"drie keer doorgestuurd naar hetzelfde document ({sorted(found)})")
    with tabel.line("trage lijn", "upload van 2 MB in 8 seconden, vier tegelijk") as saw:
        slow = [_raw_upload(sender, who["organisatie"], 400_000, half=True) for _ in range(3)]
        spent = []
        for _ in range(8):
            began = time.monotonic()
            need(sender.get("/documenten/").status_code == 200, "een ander kon niet lezen")
            spent.append(time.monotonic() - began)
            for line in slow:
                line.send(b"y" * 20_000)
            time.sleep(0.5)
        for line in slow:
            line.send(b"y" * (200_000 - 160_000) + _END)
            need(b" 302 " in line.recv(200), "de trage upload kwam niet aan")
            line.close()
        saw(f"anderen lazen gewoon door (traagste pagina {max(spent):.1f} s)")


_EDGE = "grens"
_END = f"\r\n--{_EDGE}--\r\n".encode()


def _raw_upload(sender: Mens, organisatie: int, size: int, *, half: bool) -> socket.socket:
    """Send the head and half of the file of an upload; the rest is up to the caller."""
    fields = {"csrfmiddlewaretoken": sender.token, "organisatie": organisatie}
    head = "".join(f'--{_EDGE}\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n' for n, v in fields.items())
    head += f'--{_EDGE}\r\nContent-Disposition: form-data; name="bestanden"; filename="traag.txt"\r\n\r\n'
    length = len(head) + size + len(_END)
    line = socket.create_connection(("127.0.0.1", int(sender.base.rpartition(":")[2])))
    line.settimeout(60)
    request = (
        f"POST /documenten/nieuw/ HTTP/1.1\r\nHost: {HOST}\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: 127.0.0.1\r\n"
        f"Referer: https://{HOST}/\r\nCookie: __Host-sessie={sender.cookie}; __Host-csrf={sender.token}\r\n"
        f"Content-Type: multipart/form-data; boundary={_EDGE}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    )
    line.sendall(request.encode() + head.encode())
    for _ in range(size // 2 // 50_000):
        line.sendall(b"x" * 50_000)
    return line


def _fails(place: Installation, *words: str, **extra: str) -> str:
    """Return what a command that must fail says."""
    try:
        place.manage(*words, **extra)
    except RuntimeError as error:
        return str(error)
    raise AssertionError(f"{' '.join(words)} had moeten mislukken")


__all__ = ["sentence", "try_clients", "try_disk"]
