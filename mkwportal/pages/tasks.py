"""Jobs that look over all apps: the digest."""

from procrastinate.contrib.django import app

from mkwportal.core.queue import DATABASE_GONE, MAIL


@app.periodic(cron="0 * * * *")  # every hour: what is due is asked of the clock of Amsterdam, not of this one
@app.task(name="pages.digests", queue="onderhoud", pass_context=False, retry=DATABASE_GONE)
def digests_job(timestamp: int) -> None:
    """Make the digests that are due; nothing when all were made."""
    from django.utils import timezone

    from .weekbericht.ronde import make_rounds
    from .weekbericht.versturen import give_up_stuck

    give_up_stuck()
    make_rounds(timezone.now())


@app.task(name="pages.send_digest", queue="mail", retry=MAIL)
def send_digest_job(bericht_id: int) -> None:
    """Send one digest, once."""
    from .weekbericht.versturen import send_digest

    send_digest(bericht_id)
