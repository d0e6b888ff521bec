"""Jobs of the core."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app


@app.task(name="core.send_mail", queue="mail", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def send_mail_job(to: str, subject: str, text: str, html: str = "") -> None:
    """Send one queued message."""
    from .mail import send_mail

    send_mail(to, subject, text, html)
