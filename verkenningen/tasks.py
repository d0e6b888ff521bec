"""Jobs of explorations: the search index, mail about visits and their reports."""

from procrastinate.contrib.django import app

from mkwportal.core.queue import DATABASE_GONE, MAIL, Patient

_RETRY = Patient(max_attempts=6, exponential_wait=4)
MAIL_AFTER_MINUTES = 10  # time to fill in the programme, and to mend a mistake before anybody reads it


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


@app.task(name="verkenningen.mail_invitatie", queue="mail", retry=MAIL)
def mail_invitatie_job(invitatie_id: int, opnieuw: bool = False) -> None:
    """Mail an invitation, or its one reminder (`opnieuw`), with a personal link per answer; once."""
    from .services.invitatie import mail_invitatie

    mail_invitatie(invitatie_id, again=opnieuw)


@app.task(name="verkenningen.index_vraagstuk", queue="index", retry=_RETRY)
def index_vraagstuk_job(vraagstuk_id: int) -> None:
    """Renew a question of the board in the search index."""
    from . import search

    search.index_vraagstuk(vraagstuk_id)


@app.task(name="verkenningen.mail_visit", queue="mail", retry=_RETRY)
def mail_visit_job(bezoek_id: int, by_id: int) -> None:
    """Mail who takes part what they do not know yet about a visit; nothing when they know it all."""
    from .services.bezoekmail import mail_visit

    mail_visit(bezoek_id, by_id)


@app.periodic(cron="15 5 * * *")  # UTC: early in the morning of Amsterdam, winter and summer
@app.task(name="verkenningen.remind_reports", queue="onderhoud", pass_context=False, retry=DATABASE_GONE)
def remind_reports_job(timestamp: int) -> None:
    """Ask for the report of visits of two days ago; once per person."""
    from django.utils import timezone

    from .services.bezoekmail import remind_reports

    remind_reports(timezone.localdate())


@app.task(name="verkenningen.send_voorlegging", queue="mail", retry=MAIL)
def send_voorlegging_job(voorlegging_id: int) -> None:
    """Make the personal link of a host and mail it, unless it was revoked meanwhile."""
    from .gastheer import send_voorlegging

    send_voorlegging(voorlegging_id)


@app.task(name="verkenningen.send_citaat", queue="mail", retry=MAIL)
def send_citaat_job(citaat_id: int) -> None:
    """Make the personal link of who was quoted and mail it, unless the quote is gone."""
    from .gastheer import send_citaat

    send_citaat(citaat_id)


@app.task(name="verkenningen.make_bundel", queue="export", lock="bundel", retry=DATABASE_GONE)
def make_bundel_job(uitvoer_id: int) -> None:
    """Make the Word file and the PDF of a bundle; one bundle at a time."""
    from .bundel.maken import make_files

    make_files(uitvoer_id)


@app.periodic(cron="5 * * * *")
@app.task(
    name="verkenningen.ask_after_visits",
    queue="onderhoud",
    queueing_lock="terugblik",
    pass_context=False,
    retry=DATABASE_GONE,
)
def ask_after_visits_job(timestamp: int) -> None:
    """Ask who was at the visits that just ended what they want next; every hour, each person once per visit."""
    from django.utils import timezone

    from .services.terugblik import ask_after_visits

    ask_after_visits(timezone.now())


@app.task(name="verkenningen.mail_terugblik", queue="mail", retry=MAIL)
def mail_terugblik_job(terugblik_id: int) -> None:
    """Mail the two questions after a visit to one person; once."""
    from .services.terugblik import mail_terugblik

    mail_terugblik(terugblik_id)
