"""E-mail (EML): the subject as title, who wrote when, the message, and the names of what was sent along."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from documenten.extraction.blokken import Blok, alinea, kop
from documenten.extraction.readers import Gelezen
from documenten.extraction.readers.text import decode, text_blocks
from documenten.extraction.readers.web import read_html

_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def read(path: str, mime: str) -> Gelezen:
    """Read one message; text of attachments is not taken in, since they are other documents."""
    with open(path, "rb") as stream:
        message = BytesParser(policy=policy.default).parse(stream)
    subject = str(message.get("subject", "")).strip()
    sender = str(message.get("from", ""))
    moment = getattr(message.get("date"), "datetime", None)
    date = f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}" if moment else ""
    names = [part.get_filename() or "" for part in message.iter_attachments()] if message.is_multipart() else []
    blokken = mail_head(subject, sender, str(message.get("to", "")), date)
    blokken += _body(message)
    if any(names):
        blokken.append(alinea("Bijlagen: " + ", ".join(name for name in names if name)))
    datum = f"{moment:%Y-%m-%d}" if moment else ""
    return Gelezen(blokken, titel=subject, auteur=sender.partition("<")[0].strip(' "') or sender, datum=datum)


def mail_head(subject: str, sender: str, to: str, date: str) -> list[Blok]:
    """Return the blocks above a message: the subject as heading, then sender, receiver and date."""
    facts = [("Van", sender), ("Aan", to), ("Datum", date)]
    lines = "\n".join(f"{name}: {fact}" for name, fact in facts if fact)
    return ([kop(subject, 1)] if subject else []) + ([alinea(lines)] if lines else [])


def _body(message: EmailMessage) -> list[Blok]:
    part = message.get_body(("html", "plain"))
    if part is None:
        return []
    data = part.get_payload(decode=True)
    text = decode(data if isinstance(data, bytes) else b"", part.get_content_charset(""))
    blokken = read_html(text).blokken if part.get_content_subtype() == "html" else text_blocks(text)
    return [{**blok, "n": blok["n"] + 1} if blok["s"] == "kop" else blok for blok in blokken]
