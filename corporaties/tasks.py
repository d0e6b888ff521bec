"""Jobs; each fetches by id, calls one function and is safe to run twice."""

from procrastinate.contrib.django import app

from mkwportal.core.queue import DATABASE_GONE, MAIL, Patient

_INDEX = Patient(max_attempts=6, exponential_wait=3)


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


@app.task(name="corporaties.import", queue="onderhoud", retry=Patient(max_attempts=3, exponential_wait=4))
def import_job(import_id: int) -> None:
    """Check a list that is read in, or save it: whatever it waits for."""
    from .services.inlezen import work

    work(import_id)


@app.periodic(cron="22 3 * * *")
@app.task(name="corporaties.forget_imports", queue="onderhoud", retry=DATABASE_GONE)
def forget_imports_job(timestamp: int) -> None:
    """Throw away lists that were read in more than a fortnight ago; every night."""
    from .services.inlezen import forget_imports

    forget_imports()


@app.periodic(cron="26 3 * * *")
@app.task(name="corporaties.forget_devices", queue="onderhoud", retry=DATABASE_GONE)
def forget_devices_job(timestamp: int) -> None:
    """Forget the browsers whose cookie is gone by now; every night."""
    from .apparaten import forget_old_devices

    forget_old_devices()


@app.task(name="corporaties.make_inzage", queue="export", lock="inzage", retry=DATABASE_GONE)
def make_inzage_job(inzage_id: int) -> None:
    """Make the zip with what is kept of one person; one at a time."""
    from .inzage import make_inzage

    make_inzage(inzage_id)


@app.periodic(cron="5 22,23,0 * * *")  # UTC: around midnight in Amsterdam, in winter and in summer
@app.task(name="corporaties.follow_up", queue="onderhoud", queueing_lock="aflopen", retry=DATABASE_GONE)
def follow_up_job(timestamp: int) -> None:
    """Do what follows from appointments, guests and memberships that ended; three times a night, once with effect."""
    from .aflopen import follow_up

    follow_up()


@app.periodic(cron="20 6 * * *")
@app.task(name="corporaties.ask_due", queue="onderhoud", queueing_lock="jaarcontrole", retry=DATABASE_GONE)
def ask_due_job(timestamp: int) -> None:
    """Ask who was not asked for a year whether their people still work there; every morning, usually nobody."""
    from .services.jaarcontrole import ask_due

    ask_due()


@app.periodic(cron="20 * * * *")
@app.task(name="corporaties.change_organisations", queue="onderhoud", lock="organisaties", retry=DATABASE_GONE)
def change_organisations_job(timestamp: int) -> None:
    """Carry out the fusions and names that were planned for today, and close what is too old to undo; every hour."""
    from django.utils import timezone

    from .services.lidmaatschap import renew_after_leaving
    from .services.ongedaan import carry_out_planned, tidy_wijzigingen

    today = timezone.localdate()
    carry_out_planned(today)
    tidy_wijzigingen(today)
    renew_after_leaving(today)
