"""The database is away: stopped, killed and frozen, while people read, write and upload, and jobs run."""

import contextlib
import os
import signal
import threading
import time
import uuid

from .fouten_mens import Mens, sentence
from .fouten_tabel import Tabel, need
from .machines import Installation
from .processes import wait_until

AWAY = 10.0


def try_database(place: Installation, who: dict, tabel: Tabel) -> None:
    """Print the lines of this part."""
    web, worker = place.webs[0], place.workers[0]
    sender, asker = (Mens(web.port, who["sessies"][name]) for name in ("deler", "vrager"))
    with tabel.line("database 10 s weg (kill -9)", "lezen, bewaren, uploaden") as saw:
        question, file, key = f"vraag{uuid.uuid4().hex}", os.urandom(20).hex().encode() * 40, str(uuid.uuid4())
        place.postgres.halt("kill")
        began = time.monotonic()
        pages = []
        answers: dict[str, object] = {}

        def send(name: str, act) -> None:
            answers[name] = act()

        threads = [
            threading.Thread(target=send, args=("vraag", lambda: asker.ask(who["gedeeld"], question, key))),
            threading.Thread(target=send, args=("bestand", lambda: sender.upload(who["organisatie"], "weg.txt", file))),
        ]
        for thread in threads:
            thread.start()
        while time.monotonic() - began < AWAY:
            start = time.monotonic()
            pages.append((asker.get("/documenten/"), time.monotonic() - start))
            time.sleep(0.5)
        for thread in threads:
            thread.join()
        place.postgres.start()
        place.postgres.wait_ready()
        back = time.monotonic()
        need(all(page.status_code == 503 for page, _ in pages), f"antwoorden {[p.status_code for p, _ in pages]}")
        need(all("even niet bereikbaar" in page.text for page, _ in pages), "een pagina zonder uitleg")
        need(max(spent for _, spent in pages) < 12, f"een pagina deed er {max(s for _, s in pages):.0f} s over")
        saw(f"{len(pages)} keer 503 ‘{sentence(pages[0][0].text)}’, traagste {max(s for _, s in pages):.1f} s")
        wait_until(lambda: asker.get("/documenten/").status_code == 200, 30, "de site")
        healed = time.monotonic() - back
        page = answers["vraag"]
        need(page.status_code == 503 and question in page.text, "de getypte tekst staat niet op de pagina")
        again = asker.resend(page.text)
        need(again.status_code == 302, f"opnieuw versturen gaf {again.status_code}")
        asker.resend(page.text)
        [[count]] = place.postgres.sql("SELECT count(*) FROM documenten_vraag WHERE tekst = %s", question)
        need(count == 1, f"de vraag staat er {count} keer")
        need(answers["bestand"].status_code == 503, f"upload gaf {answers['bestand'].status_code}")
        need(sender.upload(who["organisatie"], "weg.txt", file).status_code == 302, "de upload lukte daarna niet")
        [[count]] = place.postgres.sql("SELECT count(*) FROM documenten_versie WHERE naam = 'weg.txt'")
        need(count == 1, f"het bestand staat er {count} keer")
        need(web.starts == 1 and worker.starts == 1, "een proces moest opnieuw starten")
        saw(f"hersteld {healed:.1f} s na terugkeer, zonder herstart; ‘Verstuur opnieuw’ bewaarde één keer")
    with tabel.line("database 10 s weg (stop en start)", "taken in de worker") as saw:
        for number in range(6):
            need(
                sender.upload(who["organisatie"], f"taak{number}.txt", f"Tekst {number}. ".encode() * 50).status_code
                == 302,
                "upload",
            )
        place.postgres.restart("immediate", away=AWAY)
        ready = "SELECT count(*) FROM documenten_versie WHERE naam LIKE 'taak_.txt' AND tekst_status <> 'gelezen'"
        wait_until(lambda: place.postgres.sql(ready) == [(0,)], 150, "het lezen van de teksten")
        hanging = "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('failed', 'doing')"
        wait_until(lambda: place.postgres.sql(hanging) == [(0,)], 120, "de wachtrij")
        need(worker.starts == 1, "de worker moest opnieuw starten")
        saw("niets: de worker wachtte en ging zelf verder")
    with tabel.line("database 10 s bevroren (SIGSTOP)", "lezen en uploaden") as saw:
        pids = [place.postgres.pid, *place.postgres.children()]
        _signal(pids, signal.SIGSTOP)
        answers = {}
        thread = threading.Thread(
            target=lambda: answers.update(
                bestand=sender.upload(who["organisatie"], "ijs.txt", b"Bevroren. " * 90),
                pagina=asker.get("/documenten/"),
            )
        )
        thread.start()
        time.sleep(AWAY)
        _signal(pids, signal.SIGCONT)
        thread.join(60)
        if answers["bestand"].status_code == 503:
            saw(f"503 ‘{sentence(answers['bestand'].text)}’")
            need(
                sender.upload(who["organisatie"], "ijs.txt", b"Bevroren. " * 90).status_code == 302,
                "opnieuw lukte niet",
            )
        [[count]] = place.postgres.sql("SELECT count(*) FROM documenten_versie WHERE naam = 'ijs.txt'")
        need(count == 1, f"het bestand staat er {count} keer")
        wait_until(lambda: asker.get("/documenten/").status_code == 200, 30, "de site")
        saw("wachten; daarna ging alles door")


def _signal(pids: list[int], number: int) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):  # a backend that was just done
            os.kill(pid, number)
