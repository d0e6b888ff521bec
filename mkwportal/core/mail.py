"""Mail: written to the queue in the transaction of the change, sent by the worker with retries.

A mail server that says "not now" (4xx) makes the job try again later; one that says "never" (5xx) to this receiver
or this message is noted as a Mailfout, and nobody tries again (R12).
"""

import contextlib
import smtplib
import uuid
from collections.abc import Sequence
from email.encoders import encode_base64
from email.mime.base import MIMEBase
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.template import TemplateDoesNotExist
from django.template.loader import get_template, render_to_string

from .mail_once import handed_over_once, name_of_job
from .mail_style import STYLES
from .models import Mailfout
from .tasks import send_mail_job

# Robots must not answer, and no out-of-office message comes back.
_ALWAYS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


class Attachment(NamedTuple):
    """A small text that goes along with a message; `content_type` is whole, such as "text/calendar; charset=utf-8"."""

    name: str
    content_type: str
    text: str


def queue_mail(to: str, template: str, context: dict[str, Any], attachments: Sequence[Attachment] = ()) -> None:
    """Queue one message from `<template>.txt` (its first line is the subject) and, if it exists, `<template>.html`.

    Runs in the caller's transaction: no commit, no mail. The attachments wait in the queue with it.
    """
    subject, text = render_mail(template, context)
    html = render_html(template, {"onderwerp": subject, **context})
    send_mail_job.defer(
        to=to,
        subject=subject,
        text=text,
        html=html,
        message_id=new_message_id(),
        attachments=[list(attachment) for attachment in attachments],
    )


def render_mail(template: str, context: dict[str, Any]) -> tuple[str, str]:
    """Return subject and text of one message, for a job that makes a secret link and sends it itself."""
    context = {"base_url": settings.BASE_URL, **context}
    subject, _, text = render_to_string(f"{template}.txt", context).strip().partition("\n")
    return subject.strip(), text.strip() + "\n"


def render_html(template: str, context: dict[str, Any]) -> str:
    """Return the HTML of one message, or "" when there is no `<template>.html`; `stijl` holds the inline styles."""
    try:
        page = get_template(f"{template}.html")
    except TemplateDoesNotExist:
        return ""
    return page.render({"base_url": settings.BASE_URL, "stijl": STYLES, **context})


def new_message_id(name: str = "") -> str:
    """Return a Message-ID of this portal; the same `name` gives the same one, so that a second copy is recognised."""
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return f"<{name or uuid.uuid4().hex}@{host}>"


def send_mail(
    to: str,
    subject: str,
    text: str,
    html: str = "",
    headers: dict[str, str] | None = None,
    *,
    message_id: str = "",
    attachments: Sequence[Sequence[str]] = (),
) -> str:
    """Send one message now; return "" when the server took it, or why it never will: that is a Mailfout by then.

    Raises what the mail server raises when trying again may help, and MailOnzeker when the message may have arrived.
    """
    known = {**_ALWAYS, **({"Message-ID": message_id} if message_id else {}), **(headers or {})}
    message = EmailMultiAlternatives(subject, text, settings.DEFAULT_FROM_EMAIL, [to], headers=known)
    if html:
        message.attach_alternative(html, "text/html")
    for attachment in attachments:
        message.attach(_part(Attachment(*attachment)))
    return send_message(message)


def send_message(message: EmailMessage) -> str:
    """Send a message that is made already, once; return and raise as send_mail() does."""
    [to], subject = message.recipients(), str(message.subject)
    headers = message.extra_headers
    name = headers.setdefault("Message-ID", new_message_id(name_of_job(to, subject)))
    server = get_connection()
    server.open()  # a server that is not there, has not got it either
    try:
        with handed_over_once(name) as go:
            if go:
                server.send_messages([message])
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as refusal:
        reason = _refused_for_good(refusal)
        if not reason:
            raise
        Mailfout.objects.create(aan=to[:254], onderwerp=subject[:300], reden=reason)
        return reason
    finally:
        with contextlib.suppress(smtplib.SMTPException, OSError):  # the message is where it should be
            server.close()
    return ""


def _part(attachment: Attachment) -> MIMEBase:
    """Return an attachment as it travels: in base64, so that no server on the way touches its line ends."""
    part = MIMEBase("text", "plain")
    part.replace_header("Content-Type", attachment.content_type)
    part.set_payload(attachment.text.encode())
    encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=attachment.name)
    return part


def _refused_for_good(refusal: smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError) -> str:
    """Return the words of a server that will never take this message, or "" when it may do so later."""
    if isinstance(refusal, smtplib.SMTPDataError):
        answers = [(refusal.smtp_code, refusal.smtp_error)]
    else:
        answers = list(refusal.recipients.values())
    if any(code < 500 for code, _ in answers):
        return ""
    code, words = answers[0]
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    return f"{code} {' '.join(text.replace(chr(0), ' ').split())}"[:300]
