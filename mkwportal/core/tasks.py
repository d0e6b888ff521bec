"""Jobs of the core."""

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

DONE_HOURS = 72  # finished jobs hold the text of mails


@app.task(name="core.send_mail", queue="mail", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def send_mail_job(to: str, subject: str, text: str, html: str = "") -> None:
    """Send one queued message."""
    from .mail import send_mail

    send_mail(to, subject, text, html)


@app.periodic(cron="7 3 * * *")
@app.task(name="core.tidy", queue="onderhoud")
def tidy_job(timestamp: int) -> None:
    """Forget what has served or was kept long enough; every night."""
    from .housekeeping import tidy

    tidy()


@app.periodic(cron="37 3 * * *")
@app.task(name="core.forget_jobs", queue="onderhoud", pass_context=True)
async def forget_jobs_job(context: JobContext, timestamp: int) -> None:
    """Forget the jobs that went well, three days later; what failed stays for the health page."""
    await context.app.job_manager.delete_old_jobs(nb_hours=DONE_HOURS)
