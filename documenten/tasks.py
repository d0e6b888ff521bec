"""Jobs of the library; each fetches by id, calls one function and is safe to run twice."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app


@app.task(name="documenten.read_text", queue="tekst", retry=RetryStrategy(max_attempts=4, exponential_wait=3))
def read_text_job(versie_id: int) -> None:
    """Read the text of a version in a child process and keep it; then index its document."""
    from .services.tekst import read_text

    read_text(versie_id)


@app.task(name="documenten.index", queue="index", retry=RetryStrategy(max_attempts=6, exponential_wait=3))
def index_document_job(document_id: int) -> None:
    """Bring the search index up to date with a document."""
    from .search import index_document

    index_document(document_id)


@app.periodic(cron="17 3 * * *")
@app.task(name="documenten.empty_trash", queue="onderhoud", pass_context=False)
def empty_trash_job(timestamp: int) -> None:
    """Delete for good what is 30 days in the trash; every night."""
    from .services.prullenbak import empty_trash

    empty_trash()
