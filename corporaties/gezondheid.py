"""What the health page shows of the yearly check and of what ends by itself (P3, R12)."""

import datetime as dt

from django.utils import timezone

from mkwportal.core.health import Bevinding, Staat, check, recall
from mkwportal.core.templatetags.formats import date_text, plural_text

from .aflopen import STAND as AFLOPEN
from .services.jaarcontrole import STAND as CONTROLE
from .services.jaarcontrole import overdue, page_url

WORKER = "Kijk of de worker draait, en bij de mislukte taken hieronder."
_LATE = dt.timedelta(days=2)


@check("jaarcontrole", "Jaarlijkse vraag aan corporaties", volgorde=45)
def yearly_check() -> Bevinding:
    """Say whether the yearly question is asked, and which corporations did not answer it for 60 days."""
    stand = recall(CONTROLE)
    if stand is None:
        return Bevinding(Staat.ONBEKEND, "Nog niet gekeken wie aan de beurt is. Dat gebeurt elke ochtend.")
    done = dt.datetime.fromisoformat(stand.gegevens["gedaan"])
    if timezone.now() - done > _LATE:
        zin = f"Sinds {date_text(done)} keek niemand welke corporatie aan de beurt is."
        return Bevinding(Staat.FOUT, zin, sinds=done, doen=WORKER)
    open_ = overdue()
    if open_:
        zin = plural_text(len(open_), "corporatie bevestigt,corporaties bevestigen") + " al 60 dagen niet iedereen."
        lines = tuple(
            (f"{controle.organisatie}: {plural_text(count, 'mens,mensen')}", page_url(controle))
            for controle, count in open_[:20]
        )
        return Bevinding(Staat.LET_OP, zin, lines, doen="Bel de beheerders van deze corporaties.")
    return Bevinding(Staat.GOED, f"Iedereen die aan de beurt was, is gevraagd. Gekeken op {date_text(done)}.")


@check("aflopen", "Toegang die vanzelf stopt", volgorde=46)
def ends() -> Bevinding:
    """Say until which day what follows from an end was done; access itself ends without it."""
    stand = recall(AFLOPEN)
    if stand is None:
        return Bevinding(Staat.ONBEKEND, "Nog niet gekeken wie er stopte. Dat gebeurt elke nacht.")
    until = dt.date.fromisoformat(stand.gegevens["tot"])
    if until < timezone.localdate() - _LATE:
        zin = f"Wie na {date_text(until)} stopte, staat nog in het zoeken. De toegang zelf is wel gestopt."
        return Bevinding(Staat.FOUT, zin, doen=WORKER)
    return Bevinding(Staat.GOED, "Wie stopte, is ook uit het zoeken gehaald.")
