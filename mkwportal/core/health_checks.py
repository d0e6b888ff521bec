"""The checks of the core: jobs, mail, storage and files; those of the machines stand in health_machines."""

import datetime as dt
from functools import partial

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.db.models import Count, Min, Q
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from .faults import is_full
from .files import integrity, storage
from .files.integrity import INHOUD, MAAT, WEES, WEG
from .health import Bevinding, Staat, check, within
from .models import Mailfout
from .templatetags.formats import date_text, plural_text

MAIL_TASK = "core.send_mail"
_LATE, _TOO_LATE = dt.timedelta(minutes=10), dt.timedelta(hours=1)
_ALIVE = dt.timedelta(minutes=2)
_ROUND = dt.timedelta(days=3)
_TRYING = dt.timedelta(minutes=30)
_REFUSED = 10
"""So many addresses refused in a day is no longer a matter of addresses."""
_FAULTS = {
    WEG: "bestand ontbreekt,bestanden ontbreken",
    MAAT: "bestand heeft een andere grootte,bestanden hebben een andere grootte",
    INHOUD: "bestand is veranderd,bestanden zijn veranderd",
    WEES: "bestand hoort nergens bij,bestanden horen nergens bij",
}


@check("taken", "Taken", volgorde=10)
def jobs() -> Bevinding:
    """Say whether a worker is at work, and how long the oldest job waits that could run."""
    now = timezone.now()
    due = Q(status="todo") & (Q(scheduled_at=None) | Q(scheduled_at__lte=now))
    found = ProcrastinateJob.objects.aggregate(
        wacht=Count("id", filter=due),
        bezig=Count("id", filter=Q(status="doing")),
        mislukt=Count("id", filter=Q(status="failed") & ~Q(task_name=MAIL_TASK)),
        sinds=Min("procrastinateevent__at", filter=due & Q(procrastinateevent__type="deferred")),
    )
    workers = ProcrastinateWorker.objects.filter(last_heartbeat__gt=now - _ALIVE).count()
    waits = now - found["sinds"] if found["sinds"] else dt.timedelta()
    details = (
        plural_text(workers, "worker is,workers zijn") + " aan het werk.",
        plural_text(found["wacht"], "taak wacht,taken wachten") + f", {found['bezig']} in uitvoering.",
    )
    if not workers:
        zin = "Er is geen worker aan het werk. Er wordt niets gelezen, gemaild of vindbaar gemaakt."
        return Bevinding(Staat.FOUT, zin, details, found["sinds"], doen="Start script/worker en kijk in zijn log.")
    if found["mislukt"]:
        zin = plural_text(found["mislukt"], "taak is mislukt,taken zijn mislukt") + "."
        doen = "Kijk onder deze tabel welke, neem de oorzaak weg en kies Begin opnieuw."
        return Bevinding(Staat.FOUT, zin, details, doen=doen)
    if waits > _LATE:
        zin = f"De oudste taak wacht al {plural_text(int(waits.total_seconds() // 60), 'minuut,minuten')}."
        doen = "Wacht even als er net veel is gedeeld. Blijft het zo, start dan een tweede worker."
        return Bevinding(Staat.FOUT if waits > _TOO_LATE else Staat.LET_OP, zin, details, found["sinds"], doen=doen)
    return Bevinding(Staat.GOED, "De taken zijn bij.", details)


@check("mail", "Mail", volgorde=20)
def mail() -> Bevinding:
    """Say which mails could not be sent after every attempt, wait too long, or are refused one after the other."""
    waiting = ProcrastinateJob.objects.filter(task_name=MAIL_TASK, status="todo", attempts__gt=0)
    failed = ProcrastinateJob.objects.filter(task_name=MAIL_TASK, status="failed").count()
    tries = waiting.aggregate(aantal=Count("id", distinct=True), sinds=Min("procrastinateevent__at"))
    day = timezone.now() - dt.timedelta(days=1)
    refused = Mailfout.objects.filter(tijd__gt=day).aggregate(aantal=Count("aan", distinct=True))["aantal"]
    doen = "Kijk of de mailserver het doet en of de gegevens in MKW_EMAIL_URL en MKW_FROM_EMAIL nog kloppen."
    if failed:
        zin = plural_text(failed, "mail is,mails zijn") + " niet verstuurd. Hieronder staan ze."
        return Bevinding(Staat.FOUT, zin, doen=f"{doen} Kies daarna Begin opnieuw.")
    if refused >= _REFUSED:
        zin = f"De mailserver weigerde vandaag mail aan {refused} adressen. Dat zijn er te veel voor foute adressen."
        return Bevinding(
            Staat.FOUT, zin, doen="Lees bij Geweigerde mail wat de server zei, en leg dat voor aan wie hem beheert."
        )
    if tries["aantal"]:
        zin = (
            plural_text(tries["aantal"], "mail lukt,mails lukken")
            + " nog niet. Het portaal probeert het steeds opnieuw."
        )
        late = tries["sinds"] is not None and timezone.now() - tries["sinds"] > _TRYING
        return Bevinding(Staat.FOUT if late else Staat.LET_OP, zin, sinds=tries["sinds"], doen=doen)
    return Bevinding(Staat.GOED, "Alle mail is de deur uit.")


@check("mailserver", "Mailserver", volgorde=21, database=False)
def mail_server() -> Bevinding:
    """Say whether the mail server answers and lets us in; no mail is sent."""
    backend = get_connection()
    if not isinstance(backend, EmailBackend):
        return Bevinding(Staat.GOED, "Hier is geen mailserver: het portaal bewaart de mail zelf.")
    backend.timeout = 3
    try:
        within("mailserver", partial(_knock, backend))
    except OSError as error:  # smtplib's errors, a refused connection, TimeoutError
        doen = "Kijk of de mailserver het doet en of MKW_EMAIL_URL klopt. Mail wacht zolang, ongeveer een dag."
        return Bevinding(Staat.FOUT, "De mailserver laat ons niet binnen.", (_words(error),), doen=doen)
    return Bevinding(Staat.GOED, "De mailserver antwoordt.", (f"{backend.host}, poort {backend.port}.",))


@check("opslag", "Opslag", volgorde=30, database=False)
def place() -> Bevinding:
    """Say whether the storage can be reached and written."""
    where = f"S3, emmer {settings.S3['bucket']}." if settings.S3 else "Op de schijf van deze machine."
    try:
        within("opslag", storage.backend().probe)
    except OSError as error:
        if is_full(error):
            zin = "De schijf is vol: er past geen bestand meer bij."
            return Bevinding(Staat.FOUT, zin, (where,), doen="Maak ruimte op de schijf. Delen kan nu niet.")
        doen = "Kijk of de schijf of de dienst er is en of het portaal er mag schrijven. Delen kan nu niet."
        return Bevinding(Staat.FOUT, "De opslag van bestanden is niet bereikbaar.", (where, _words(error)), doen=doen)
    return Bevinding(Staat.GOED, "De opslag antwoordt en is te beschrijven.", (where,))


@check("bestanden", "Bestanden", volgorde=35)
def files() -> Bevinding:
    """Say what the last comparison of files and rows found."""
    found = integrity.findings()
    if not found:
        return Bevinding(
            Staat.ONBEKEND, "De bestanden zijn nog niet vergeleken met de database. Dat gebeurt ’s nachts."
        )
    done = dt.datetime.fromisoformat(found["klaar"])
    counts = tuple(plural_text(count, _FAULTS[what]) + "." for what, count in found["fouten"].items())
    listed = tuple(f"{where}: {what}" for where, what in found["lijst"])
    if set(found["fouten"]) - {WEES}:
        zin = "Er ontbreken bestanden of ze zijn veranderd."
        return Bevinding(Staat.FOUT, zin, counts + listed, done, doen="Haal deze bestanden terug uit de back-up.")
    if timezone.now() - done > _ROUND:
        doen = "Kijk of de worker ’s nachts draait, of vergelijk zelf: manage.py controleer_bestanden."
        return Bevinding(Staat.LET_OP, "De laatste vergelijking is te lang geleden.", counts + listed, done, doen=doen)
    seen = (
        f"{plural_text(found['rijen'], 'bestand,bestanden')} bekeken op {date_text(timezone.localtime(done).date())}."
    )
    if counts:
        zin = "Er staan bestanden in de opslag die nergens bij horen."
        doen = "U kunt ze laten staan, of weghalen met manage.py controleer_bestanden --ruim-op."
        return Bevinding(Staat.LET_OP, zin, (seen, *counts, *listed), doen=doen)
    return Bevinding(Staat.GOED, "Alle bestanden zijn er en zijn niet veranderd.", (seen,))


def _knock(backend: EmailBackend) -> None:
    backend.open()
    backend.close()


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]
