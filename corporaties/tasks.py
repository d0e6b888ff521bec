"""Jobs; each fetches by id, calls one function and is safe to run twice."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from mkwportal.core.queue import MAIL

_INDEX = RetryStrategy(max_attempts=6, exponential_wait=3)


@app.task(name="corporaties.send_uitnodiging", queue="mail", retry=MAIL)
def send_uitnodiging_job(uitnodiging_id: int) -> None:
    """Make a link for an invitation and mail it; a second run replaces the link of the first."""
    from .services.uitnodigingen import send_uitnodiging

    send_uitnodiging(uitnodiging_id)


@app.task(name="corporaties.send_password_link", queue="mail", retry=MAIL)
def send_password_link_job(gebruiker_id: int) -> None:
    """Mail a link with which this person chooses a new password."""
    from .auth import send_password_link

    send_password_link(gebruiker_id)


@app.task(name="corporaties.index_organisatie", queue="index", retry=_INDEX)
def index_organisatie_job(organisatie_id: int) -> None:
    """Bring the search index up to date with an organisation."""
    from .search import index_organisatie

    index_organisatie(organisatie_id)


@app.task(name="corporaties.index_persoon", queue="index", retry=_INDEX)
def index_persoon_job(gebruiker_id: int) -> None:
    """Bring the search index up to date with a person."""
    from .search import index_persoon

    index_persoon(gebruiker_id)
