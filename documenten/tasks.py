"""Jobs of the library; each fetches by id, calls one function and is safe to run twice."""

from procrastinate.contrib.django import app

from mkwportal.core.queue import DATABASE_GONE, MAIL, Patient


@app.task(name="documenten.read_text", queue="tekst", retry=Patient(max_attempts=4, exponential_wait=3))
def read_text_job(versie_id: int) -> None:
    """Read the text of a version in a child process and keep it; then index its document."""
    from .services.tekst import read_text

    read_text(versie_id)


@app.task(name="documenten.index", queue="index", retry=Patient(max_attempts=6, exponential_wait=3))
def index_document_job(document_id: int) -> None:
    """Bring the search index up to date with a document, and with those whose jobs wait as well."""
    from .search import index_waiting

    index_waiting(document_id)


@app.task(
    name="documenten.page_images",
    queue="beelden",
    priority=-10,  # texts come first
    retry=Patient(max_attempts=4, exponential_wait=3),
)
def page_images_job(versie_id: int, vanaf: int = 1, fouten: int = 0, los: bool = False) -> None:
    """Draw the next pages of a version in a child process, and queue the pages behind those."""
    from .services.beelden import make_images

    make_images(versie_id, vanaf, fouten, los=los)


@app.periodic(cron="*/10 * * * *")
@app.task(name="documenten.missing_images", queue="beelden", priority=-10, pass_context=False, retry=DATABASE_GONE)
def missing_images_job(timestamp: int) -> None:
    """Queue the drawing of versions from before there were page images, some at a time."""
    from .services.beelden import queue_missing

    queue_missing()


@app.periodic(cron="47 3 * * *")
@app.task(name="documenten.tidy_images", queue="onderhoud", pass_context=False, retry=DATABASE_GONE)
def tidy_images_job(timestamp: int) -> None:
    """Delete page images that hardly anybody looks at; every night."""
    from .services.beelden import tidy_images

    tidy_images()


@app.periodic(cron="* * * * *")
@app.task(
    name="documenten.scan_waiting",
    queue="scan",
    lock="scan",
    queueing_lock="scan-wacht",
    pass_context=False,
    retry=DATABASE_GONE,
)
def scan_waiting_job(timestamp: int) -> None:
    """Scan what waited for the virus scanner; every minute, nothing without a scanner."""
    from .services.scan import scan_waiting

    scan_waiting(seconds=50)


@app.periodic(cron="*/10 0-6,20-23 * * *")
@app.task(
    name="documenten.scan_again",
    queue="scan",
    lock="scan",
    queueing_lock="scan-opnieuw",
    pass_context=False,
    retry=DATABASE_GONE,
)
def scan_again_job(timestamp: int) -> None:
    """Scan again what was judged with older signatures; in the quiet hours."""
    from .services.scan import scan_again

    scan_again(seconds=400)


@app.periodic(cron="17 3 * * *")
@app.task(name="documenten.empty_trash", queue="onderhoud", pass_context=False, retry=DATABASE_GONE)
def empty_trash_job(timestamp: int) -> None:
    """Delete for good what is 30 days in the trash; every night."""
    from .services.prullenbak import empty_trash
    from .services.verzamelingen import empty_set_trash

    empty_trash()
    empty_set_trash()


@app.task(name="documenten.compare", queue="tekst", retry=Patient(max_attempts=3, exponential_wait=3))
def compare_job(oud_id: int, nieuw_id: int) -> None:
    """Work out what two long versions differ in."""
    from .services.vergelijken import work_out

    work_out(oud_id, nieuw_id)


@app.task(name="documenten.mail_question", queue="mail", retry=MAIL)
def mail_question_job(vraag_id: int) -> None:
    """Mail a question to the contact, who must still be the one to answer; once."""
    from .services.vragen import mail_question

    mail_question(vraag_id)


@app.task(name="documenten.mail_answer", queue="mail", retry=MAIL)
def mail_answer_job(antwoord_id: int) -> None:
    """Mail an answer to the asker, who must still see the document; once."""
    from .services.vragen import mail_answer

    mail_answer(antwoord_id)


@app.periodic(cron="23 * * * *")
@app.task(
    name="documenten.fill_fingerprints",
    queue="onderhoud",
    queueing_lock="vingerafdrukken",
    pass_context=False,
    retry=DATABASE_GONE,
)
def fill_fingerprints_job(timestamp: int) -> None:
    """Make fingerprints of texts that have none, some hundred at a time; every hour, usually nothing."""
    from .services.afdrukken import BATCH, fill_fingerprints

    for _ in range(20):
        if fill_fingerprints() < BATCH:
            return


@app.task(name="documenten.make_export", queue="export", lock="export", retry=DATABASE_GONE)
def make_export_job(uitvoer_id: int) -> None:
    """Make the zip with everything of a corporation; one at a time."""
    from .uitvoer.make import make_export

    make_export(uitvoer_id)


@app.periodic(cron="47 3 * * *")
@app.task(name="documenten.tidy_exports", queue="onderhoud", pass_context=False, retry=DATABASE_GONE)
def tidy_exports_job(timestamp: int) -> None:
    """Delete the exports that are a week old; every night."""
    from .uitvoer.make import tidy_exports

    tidy_exports()


@app.periodic(cron="30 4 * * *")  # UTC: half past five in the winter of Amsterdam, half past six in its summer
@app.task(name="documenten.remind_reviews", queue="onderhoud", pass_context=False, retry=DATABASE_GONE)
def remind_reviews_job(timestamp: int) -> None:
    """Tell who should review a document; every morning."""
    from django.utils import timezone

    from .herzien import remind

    remind(timezone.localdate())
