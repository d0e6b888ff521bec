"""Jobs of explorations: keep the search index."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

_RETRY = RetryStrategy(max_attempts=6, exponential_wait=4)


@app.task(name="verkenningen.index_verkenning", queue="index", retry=_RETRY)
def index_verkenning_job(verkenning_id: int, ook_bezoeken: bool = False) -> None:
    """Renew an exploration in the search index, and its visits and lessons too when its audience changed."""
    from . import search

    (search.index_whole if ook_bezoeken else search.index_verkenning)(verkenning_id)


@app.task(name="verkenningen.index_bezoek", queue="index", retry=_RETRY)
def index_bezoek_job(bezoek_id: int) -> None:
    """Renew a visit in the search index."""
    from . import search

    search.index_bezoek(bezoek_id)


@app.task(name="verkenningen.index_les", queue="index", retry=_RETRY)
def index_les_job(les_id: int) -> None:
    """Renew a lesson in the search index."""
    from . import search

    search.index_les(les_id)
