"""Mail: written to the queue in the transaction of the change, sent by the worker with retries."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from .tasks import send_mail_job


def queue_mail(to: str, template: str, context: dict[str, Any]) -> None:
    """Queue one message from `<template>.txt` (its first line is the subject) and, if it exists, `<template>.html`.

    Runs in the caller's transaction: no commit, no mail.
    """
    subject, text = render_mail(template, context)
    send_mail_job.defer(to=to, subject=subject, text=text)


def render_mail(template: str, context: dict[str, Any]) -> tuple[str, str]:
    """Return subject and text of one message, for a job that makes a secret link and sends it itself."""
    context = {"base_url": settings.BASE_URL, **context}
    subject, _, text = render_to_string(f"{template}.txt", context).strip().partition("\n")
    return subject.strip(), text.strip() + "\n"


def send_mail(to: str, subject: str, text: str, html: str = "", headers: dict[str, str] | None = None) -> None:
    """Send one message now; raises what the mail server raises."""
    message = EmailMultiAlternatives(subject, text, settings.DEFAULT_FROM_EMAIL, [to], headers=headers)
    if html:
        message.attach_alternative(html, "text/html")
    message.send()
