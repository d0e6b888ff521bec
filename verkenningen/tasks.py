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


@app.task(name="verkenningen.mail_invitatie", queue="mail", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def mail_invitatie_job(invitatie_id: int, opnieuw: bool = False) -> None:
    """Mail an invitation, or its one reminder (`opnieuw`), with a personal link per answer; once."""
    from .services.invitatie import mail_invitatie

    mail_invitatie(invitatie_id, again=opnieuw)


@app.task(name="verkenningen.index_vraagstuk", queue="index", retry=_RETRY)
def index_vraagstuk_job(vraagstuk_id: int) -> None:
    """Renew a question of the board in the search index."""
    from . import search

    search.index_vraagstuk(vraagstuk_id)
