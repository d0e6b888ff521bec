"""A mail server in the test's own process: it keeps what arrives, or answers what it is told to."""

import datetime as dt
import email
import email.policy
import ipaddress
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.controller import Controller
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Sink:
    """What arrived, as bytes and parsed; `answers` are given to the next receivers, one each, before it takes mail."""

    def __init__(self) -> None:
        self.raw: list[bytes] = []
        self.receivers: list[str] = []
        self.tls: list[bool] = []
        self.answers: list[str] = []
        self.after_data: list[str] = []

    @property
    def messages(self) -> list[EmailMessage]:
        """The messages that were taken, parsed as a mail program does."""
        return [email.message_from_bytes(raw, policy=email.policy.default) for raw in self.raw]

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:  # noqa: N802 - the name is aiosmtpd's
        if self.answers:
            return self.answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 - the name is aiosmtpd's
        if self.after_data:
            return self.after_data.pop(0)
        self.raw.append(envelope.original_content)
        self.receivers += envelope.rcpt_tos
        self.tls.append(session.ssl is not None)
        return "250 OK"


@contextmanager
def mail_server(**options) -> Iterator[tuple[Sink, int]]:
    """Run a server on a free port of this machine; yields what it keeps and the port."""
    sink = Sink()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(sink, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield sink, port
    finally:
        controller.stop()


def make_certificate(folder: Path, *names: str) -> tuple[ssl.SSLContext, Path]:
    """Return the server's side of TLS for 127.0.0.1 and these names, and the file that makes a client trust it.

    Beside that file stands mail-key.pem: the secret key and the certificate, as nginx reads them.
    """
    key, now = ec.generate_private_key(ec.SECP256R1()), dt.datetime.now(dt.UTC)
    hosts = [x509.IPAddress(ipaddress.ip_address("127.0.0.1")), *(x509.DNSName(name) for name in names)]
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mailserver van de test")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(hosts), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, both = folder / "mail.pem", folder / "mail-key.pem"
    public.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    both.write_bytes(secret + public.read_bytes())
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(both)
    return context, public
