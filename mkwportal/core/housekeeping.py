"""What the core forgets, and when; the apps register the rest (mkwportal.core.retention)."""

import datetime as dt

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from . import health, retention
from .models import AuditRegel, Formulierslot, Mailfout, Mailverzending, Melding, Verzoekteller, ZoekZonderResultaat
from .retention import Termijn
from .templatetags.formats import date_text

LOGBOEK = 2 * 366  # days; the database refuses anything younger than two years
_LATE = dt.timedelta(days=2)


def tidy() -> dict[str, int]:
    """Remove what was kept long enough; return how many of each. Runs every night."""
    return retention.enforce()


def _before(days: int, moment: dt.datetime) -> dt.datetime:
    return moment - dt.timedelta(days=days)


def _forget_spent(moment: dt.datetime) -> int:
    """Delete rate limits and codes that are over; a cache table cleans itself only when it is full."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {settings.CACHES['default']['LOCATION']} WHERE expires < now()")  # noqa: S608 - own words, values as parameters
        return cursor.rowcount


def _sessions(moment: dt.datetime) -> QuerySet:
    return Session.objects.filter(expire_date__lt=moment)


retention.register(
    Termijn(
        naam="sessies",
        wat="Ingelogd zijn op een apparaat",
        dagen=14,
        vanaf="na het laatste gebruik",
        waarom="Daarna logt u opnieuw in.",
        verlopen=_sessions,
        volgorde=10,
    )
)
retention.register(
    Termijn(
        naam="meldingen",
        wat="Meldingen die u las",
        dagen=180,
        vanaf="na het lezen",
        waarom="U kunt iets nog eens opzoeken.",
        verlopen=lambda moment: Melding.objects.filter(gelezen_op__lt=_before(180, moment)),
        volgorde=20,
    )
)
retention.register(
    Termijn(
        naam="ongelezen",
        wat="Meldingen die u niet las",
        dagen=365,
        waarom="Na een jaar helpt een melding niemand meer.",
        verlopen=lambda moment: Melding.objects.filter(gelezen_op=None, gemaakt_op__lt=_before(365, moment)),
        volgorde=21,
    )
)
retention.register(
    Termijn(
        naam="logboek",
        wat="Regels in het logboek",
        dagen=LOGBOEK,
        waarom="Om na te gaan wie wat veranderde. Niemand kan een jongere regel verwijderen: de database weigert dat.",
        verlopen=lambda moment: AuditRegel.objects.filter(tijd__lt=_before(LOGBOEK, moment)),
        volgorde=30,
    )
)
retention.register(
    Termijn(
        naam="mailfouten",
        wat="Mail die een mailserver weigerde: adres, onderwerp en reden",
        dagen=90,
        waarom="Om een fout adres te verbeteren.",
        verlopen=lambda moment: Mailfout.objects.filter(tijd__lt=_before(90, moment)),
        volgorde=60,
    )
)
retention.register(
    Termijn(
        naam="verzendingen",
        wat="Welke mail al verstuurd is: een kenmerk, geen adres",
        dagen=90,
        waarom="Zo gaat geen mail twee keer de deur uit.",
        verlopen=lambda moment: Mailverzending.objects.filter(tijd__lt=_before(90, moment)),
        mens=False,
        volgorde=62,
    )
)
retention.register(
    Termijn(
        naam="mailtaken",
        wat="Verstuurde mail in de wachtrij",
        dagen=3,
        waarom="Om een storing uit te zoeken.",
        taak="core.forget_jobs",
        volgorde=61,
    )
)
retention.register(
    Termijn(
        naam="zoekvragen",
        wat="Zoekvragen zonder resultaat: woorden en aantal, niet wie",
        dagen=365,
        vanaf="na de laatste keer",
        waarom="Om het zoeken beter te maken.",
        verlopen=lambda moment: ZoekZonderResultaat.objects.filter(laatst__lt=_before(365, moment).date()),
        mens=False,
        volgorde=70,
    )
)
retention.register(
    Termijn(
        naam="formulieren",
        wat="Welk formulier al verstuurd is",
        dagen=2,
        waarom="Zo telt een dubbelklik één keer.",
        verlopen=lambda moment: Formulierslot.objects.filter(gemaakt_op__lt=_before(2, moment)),
        mens=False,
        volgorde=80,
    )
)
retention.register(
    Termijn(
        naam="tijdelijk",
        wat="Pogingen om in te loggen en gebruikte codes",
        dagen=1,
        waarom="Om raden te remmen. Ze gelden hoogstens een dag.",
        wis=_forget_spent,
        mens=False,
        volgorde=82,
    )
)
retention.register(
    Termijn(
        naam="tellers",
        wat="Hoe vaak een adres of persoon iets probeerde",
        dagen=1,
        waarom="Om misbruik te remmen. Geen grens telt langer dan een uur.",
        verlopen=lambda moment: Verzoekteller.objects.all(),
        volgorde=81,
    )
)


@health.check("bewaartermijnen", "Bewaartermijnen", volgorde=55)
def terms_kept() -> health.Bevinding:
    """Say when what was kept long enough was removed."""
    stand = retention.last_run()
    if stand is None:
        return health.Bevinding(health.Staat.ONBEKEND, "Er is nog niet opgeruimd. Dat gebeurt elke nacht.")
    done = dt.datetime.fromisoformat(stand.gegevens["gedaan"])
    total = sum(stand.gegevens["weg"].values())
    detail = (f"Toen weggehaald: {total}.",)
    if timezone.now() - done > _LATE:
        zin = f"Er is sinds {date_text(done)} niet opgeruimd."
        doen = "Kijk of de worker draait, en bij de mislukte taken hieronder."
        return health.Bevinding(health.Staat.FOUT, zin, detail, done, doen)
    return health.Bevinding(health.Staat.GOED, f"Opgeruimd op {date_text(done)}.", detail)
