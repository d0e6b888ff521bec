"""What the health page says of the backup and of the proof that it comes back (P3)."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.utils import timezone

from ..health import Bevinding, Staat, check, recall
from ..templatetags.formats import date_text, plural_text, size_text
from . import STAND, STAND_PROEF
from .planned import can_drill, is_planned

_LATE, _TOO_LATE = dt.timedelta(hours=30), dt.timedelta(days=3)
_PROOF = dt.timedelta(days=10)


@check("backup", "Back-up", volgorde=36)
def last_backup() -> Bevinding:
    """Say when the last good backup was made, and whether the last try failed."""
    stand = recall(STAND)
    kept = stand.gegevens if stand else {}
    if not kept and not is_planned():
        doen = "Zet MKW_BACKUP_DIR, of zorg dat iets anders het doet."
        state = Staat.LET_OP if settings.PRODUCTION else Staat.ONBEKEND
        return Bevinding(state, "Het portaal maakt zelf geen back-up.", doen=doen)
    again = "Neem de oorzaak weg en maak er zelf een: manage.py backup."
    if kept.get("fout"):
        zin = f"De laatste back-up mislukte. {kept['fout']}"
        return Bevinding(Staat.FOUT, zin, _last(kept), _moment(kept.get("op")), again)
    if not kept.get("goed"):
        doen = "Wacht tot vannacht, of maak er nu een: manage.py backup."
        return Bevinding(Staat.LET_OP, "Er is nog geen back-up gemaakt.", doen=doen)
    made = _moment(kept["goed"])
    age = timezone.now() - made
    zin = f"De laatste back-up is van {date_text(made)}."
    if age > _LATE:
        state = Staat.FOUT if age > _TOO_LATE else Staat.LET_OP
        doen = "Kijk of de worker ’s nachts draait en maak er zelf een: manage.py backup."
        return Bevinding(state, f"{zin} Dat is te lang geleden.", _last(kept), doen=doen)
    return Bevinding(Staat.GOED, zin, _last(kept))


@check("herstelproef", "Terugzetten", volgorde=37)
def last_drill() -> Bevinding:
    """Say when a backup was last brought back and compared."""
    stand = recall(STAND_PROEF)
    kept = stand.gegevens if stand else {}
    if kept.get("fout"):
        zin = f"De laatste herstelproef mislukte. {kept['fout']}"
        doen = "Maak een nieuwe back-up en draai manage.py herstelproef. Vertrouw de oude tot dan niet."
        return Bevinding(Staat.FOUT, zin, sinds=_moment(kept["op"]), doen=doen)
    doen = (
        "Wacht tot zondag, of draai nu manage.py herstelproef."
        if can_drill()
        else "Draai manage.py herstelproef met de geheime sleutel."
    )
    if not kept.get("goed"):
        state = Staat.LET_OP if is_planned() else Staat.ONBEKEND
        return Bevinding(state, "Nog niet bewezen dat een back-up terug kan.", doen=doen)
    proved = _moment(kept["goed"])
    zin = f"Op {date_text(proved)} kwam back-up {kept['moment']} helemaal terug: {kept['rijen']} rijen, alles gelijk."
    late = timezone.now() - proved > _PROOF
    if late:
        return Bevinding(Staat.LET_OP, f"{zin} Dat is te lang geleden.", doen=doen)
    return Bevinding(Staat.GOED, zin)


def _last(kept: dict) -> tuple[str, ...]:
    if "moment" not in kept:
        return ()
    files = plural_text(kept["bestanden"], "bestand,bestanden")
    lines = [f"{kept['moment']}: {files}, waarvan {kept['nieuw']} nieuw, {size_text(kept['bytes'])}."]
    if kept["ontbreken"]:
        lines.append(plural_text(kept["ontbreken"], "bestand was,bestanden waren") + " al weg uit de opslag.")
    return tuple(lines)


def _moment(value: Any) -> dt.datetime:
    return dt.datetime.fromisoformat(value)
