"""A message goes to the mail server once, whatever happens to the job, the worker or the connection (P2).

Just before the server gets the message a row says so, and afterwards that it is done. A job that runs again finds the
row: done means that there is nothing to do; begun means that nobody can know any more whether the server took it. Then
it is MailOnzeker: the job fails, the health page shows it, and an admin decides whether it goes again.
"""

import hashlib
import select
import smtplib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.mail.backends.smtp import EmailBackend
from django.db import IntegrityError, transaction

from .models import Mailverzending
from .queue import MailOnzeker, current_job

_LISTEN = 50  # milliseconds
ANSWER = 120  # seconds that a server may take to look at a message before it says that it has it
UNSURE = "De mailserver kreeg dit bericht, maar zei niet of het goed was. Misschien is de mail aangekomen."


@contextmanager
def handed_over_once(message_id: str) -> Iterator[bool]:
    """Give whether the message must go now; MailOnzeker when an earlier try broke off half-way.

    A try that certainly failed gives the message free for the next one.
    """
    try:
        with transaction.atomic(durable=True):
            Mailverzending.objects.create(message_id=message_id)
    except IntegrityError:
        if Mailverzending.objects.get(pk=message_id).klaar:
            yield False
            return
        Mailverzending.objects.filter(pk=message_id).delete()  # who starts it again, does so on purpose
        raise MailOnzeker(UNSURE) from None
    mine = Mailverzending.objects.filter(pk=message_id)
    try:
        yield True
    except Exception:
        mine.delete()
        raise
    mine.update(klaar=True)


def name_of_job(to: str, subject: str) -> str:
    """Return a name for the message of the job that runs here, the same when it runs again; "" outside a worker."""
    job = current_job()
    return f"taak-{job}-{hashlib.sha256(f'{to} {subject}'.encode()).hexdigest()[:16]}" if job else ""


def job_has_sent() -> bool:
    """Whether the job that runs here handed its message over before, and then lost its worker."""
    job = current_job()
    return bool(job) and Mailverzending.objects.filter(pk__startswith=f"<taak-{job}-", klaar=True).exists()


class _Careful:
    """Knows whether the whole message was on its way when the connection broke."""

    def data(self, msg: Any) -> tuple[int, bytes]:
        """Send the message; MailOnzeker when the server got it all and its answer did not come."""
        smtp: Any = self
        smtp.putcmd("data")
        code, answer = smtp.getreply()
        if code != 354:
            raise smtplib.SMTPDataError(code, answer)
        smtp.send(_body(msg))
        if _hung_up(smtp.sock):  # before the end of the message: so it has not got it
            smtp.close()
            raise smtplib.SMTPServerDisconnected("the server hung up within a message")
        smtp.send(b".\r\n")
        patience = smtp.sock.gettimeout()
        smtp.sock.settimeout(ANSWER)
        try:
            return smtp.getreply()
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            raise MailOnzeker(UNSURE) from error
        finally:
            if smtp.sock is not None:
                smtp.sock.settimeout(patience)


class _Smtp(_Careful, smtplib.SMTP):
    """smtplib.SMTP that knows."""


class _SmtpTls(_Careful, smtplib.SMTP_SSL):
    """smtplib.SMTP_SSL that knows."""


class Backend(EmailBackend):
    """Django's SMTP backend that never hides whether a message may have arrived."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _SmtpTls if self.use_ssl else _Smtp


def _hung_up(sock: socket.socket) -> bool:
    """Whether the other side closed the connection or broke it off."""
    poll = select.poll()
    poll.register(sock, select.POLLHUP | select.POLLERR | getattr(select, "POLLRDHUP", 0))
    return bool(poll.poll(_LISTEN))


def _body(message: str | bytes) -> bytes:
    """Return a message as it goes over the wire: CRLF, dots doubled, without the dot that ends it."""
    data = smtplib._fix_eols(message).encode("ascii") if isinstance(message, str) else message  # type: ignore[attr-defined]
    data = smtplib._quote_periods(data)  # type: ignore[attr-defined]
    return data if data.endswith(b"\r\n") else data + b"\r\n"
