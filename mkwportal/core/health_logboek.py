"""The check of the trail: is it still append-only, and does it forget what is too old (C7)?"""

import datetime as dt

from django.db import connection
from django.utils import timezone

from .health import Bevinding, Staat, check
from .models import AuditRegel
from .templatetags.formats import date_text, plural_text

TRIGGERS = {"core_auditregel_vast", "core_auditregel_niet_legen"}
_KEPT = dt.timedelta(days=2 * 366 + 7)


@check("logboek", "Logboek", volgorde=70)
def trail() -> Bevinding:
    """Say whether the database still refuses to change the trail, about how long it is and how far back it goes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT array(SELECT tgname::text FROM pg_trigger WHERE tgrelid = c.oid AND tgenabled IN ('O', 'A')), "
            "c.reltuples::bigint FROM pg_class c WHERE c.oid = 'core_auditregel'::regclass"
        )
        active, about = cursor.fetchone()
    oldest = AuditRegel.objects.order_by("tijd", "id").values_list("tijd", flat=True).first()
    lines = [f"Ongeveer {plural_text(about, 'regel,regels')}."] if about > 0 else []
    lines += [f"De oudste regel is van {date_text(oldest)}."] if oldest else []
    if not set(active) >= TRIGGERS:
        zin = "De database bewaakt het logboek niet meer: iemand met alle rechten zette dat uit."
        doen = "Zoek uit wie dat deed. Zet het weer aan met ALTER TABLE core_auditregel ENABLE TRIGGER ALL."
        return Bevinding(Staat.FOUT, zin, tuple(lines), doen=doen)
    if oldest and timezone.now() - oldest > _KEPT:
        zin = "Er staan regels van meer dan twee jaar oud. Die hadden weg moeten zijn."
        return Bevinding(Staat.LET_OP, zin, tuple(lines), doen="Kijk of de taak Opruimen ’s nachts lukt.")
    return Bevinding(Staat.GOED, "Niemand kan een regel van het logboek wijzigen of weghalen.", tuple(lines))
