"""A mail server that refuses, hangs, or drops the connection: tried again, told, never double."""

import contextlib
import socket
import threading
import time
import uuid
from collections.abc import Iterator

from .fouten_tabel import Tabel, need
from .machines import Installation
from .processes import wait_until

_QUEUE = "from mkwportal.core.tasks import send_mail_job; send_mail_job.defer(to={to!r}, subject='Proef', text='Dag', message_id={name!r})"


def try_mail(place: Installation, tabel: Tabel) -> None:
    """Print the lines of this part."""
    sql = place.postgres.sql

    def queue() -> str:
        name = f"<{uuid.uuid4().hex}@proef.example>"
        place.manage("shell", "-c", _QUEUE.format(to=f"{uuid.uuid4().hex}@proef.example", name=name))
        return name

    def arrived(name: str) -> int:
        return sum(str(message["Message-ID"]) == name for message in place.mail.messages)

    def state(name: str) -> list[tuple]:
        return sql(
            "SELECT status, attempts FROM procrastinate_jobs WHERE task_name = 'core.send_mail' AND args->>'message_id' = %s",
            name,
        )

    with tabel.line("mailserver zegt 4xx", "een mail versturen") as saw:
        place.mail.answers.append("451 Straks")
        name = queue()
        wait_until(lambda: state(name) == [("todo", 1)], 30, "de volgende poging")
        sql("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo'")
        wait_until(lambda: arrived(name) > 0 and not state(name), 30, "de mail")
        need(arrived(name) == 1, "dubbel")
        saw("Gezondheid: ‘mail lukt nog niet’; de volgende poging kwam aan, één keer")
    with tabel.line("mailserver zegt 5xx", "een mail versturen") as saw:
        place.mail.after_data.append("550 Bestaat niet")
        name = queue()
        wait_until(lambda: not state(name), 30, "het oordeel")
        need(
            sql("SELECT count(*) FROM core_mailfout WHERE reden LIKE '550%%'")[0][0] == 1 and not arrived(name),
            "niet genoteerd",
        )
        saw("Gezondheid: ‘geweigerd: 550 Bestaat niet’; niemand probeert het nog eens")
    for how, words, times in (
        ("hangt na de groet", "stil", 0), ("verbreekt midden in het bericht", "half", 0),
        ("verbreekt na het bericht", "heel", 1),
    ):  # fmt: skip
        with tabel.line(f"mailserver {how}", "een mail versturen") as saw, _bad_server(words) as (got, port):
            name = f"<{uuid.uuid4().hex}@proef.example>"
            code = _ONE.format(name=name)
            began = time.monotonic()
            first = place.manage("shell", "-c", code, MKW_EMAIL_URL=f"smtp://127.0.0.1:{port}").strip().splitlines()[-1]
            spent = time.monotonic() - began
            second = place.manage("shell", "-c", code).strip().splitlines()[-1]
            need(len(got) + arrived(name) == 1, f"kwam {len(got) + arrived(name)} keer aan")
            need((first == "MailOnzeker") == bool(times), first)
            if times:
                saw("taak mislukt en staat bij Gezondheid: ‘misschien aangekomen’; niet vanzelf nog eens")
            else:
                saw(f"na {spent:.0f} s nieuwe poging ({first}); daarna aangekomen, één keer ({second or 'goed'})")


_ONE = """
from mkwportal.core.mail import send_mail
from mkwportal.core.models import Mailverzending
from django.core.mail import get_connection
try:
    done = Mailverzending.objects.filter(pk='{name}').exists()
    send_mail('a@proef.example', 'Proef', 'Hallo\\n' * 300_000, message_id='{name}') if not done else None
    print('goed')
except Exception as error:
    Mailverzending.objects.get_or_create(pk='{name}') if type(error).__name__ == 'MailOnzeker' else None
    print(type(error).__name__)
"""


@contextlib.contextmanager
def _bad_server(how: str) -> Iterator[tuple[list[bytes], int]]:
    """Run a mail server that goes silent, or breaks off half-way, or when it has the whole message."""
    got: list[bytes] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=talk, args=(listener.accept()[0],), daemon=True).start()

    def talk(line: socket.socket) -> None:
        with contextlib.suppress(OSError), line, line.makefile("rwb") as wire:
            wire.write(b"220 proef\r\n")
            wire.flush()
            if how == "stil":
                time.sleep(60)
                return
            while words := wire.readline():
                if words.upper().startswith(b"DATA"):
                    wire.write(b"354 ga uw gang\r\n")
                    wire.flush()
                    if how == "half":
                        wire.read(1000)
                        line.shutdown(socket.SHUT_RDWR)
                        return
                    message = bytearray()
                    while (part := wire.readline()) not in (b"", b".\r\n"):
                        message += part
                    got.append(bytes(message))
                    return
                wire.write(b"250 goed\r\n")
                wire.flush()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield got, listener.getsockname()[1]
    finally:
        listener.close()
