"""Begin and change an exploration."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from corporaties.models import Bereik, Deelname, Gebruiker, Kring, Organisatie
from mkwportal.core import stamps
from mkwportal.core.audit import changes, record
from mkwportal.core.edits import lock_revision, unchanged

from .. import tasks
from ..models import Verkenning, VraagRegel, Vraagstuk
from ..permissions import require_create, require_lead

VELDEN = ("naam", "vraag", "toelichting", "eerste_plaats", "eerste_gastheer", "status", "bereik", "leider", "soort")
_LANGSTE_NAAM = 60


def short_name(vraag: str) -> str:
    """Return the beginning of a question, cut between words, to call an exploration by."""
    if len(vraag) <= _LANGSTE_NAAM:
        return vraag.rstrip("?").rstrip() or vraag
    begin = vraag[: _LANGSTE_NAAM - 1]
    return (begin.rpartition(" ")[0] or begin).rstrip(" ,;:") + "…"


@transaction.atomic
def create_verkenning(
    *,
    organisatie: Organisatie,
    vraag: str,
    by: Gebruiker,
    naam: str = "",
    toelichting: str = "",
    bereik: str = Bereik.KRING,
    eerste_plaats: str = "",
    eerste_gastheer: str = "",
    soort: str = Verkenning.Soort.VERKENNING,
    vraagstuk: Vraagstuk | None = None,
) -> Verkenning:
    """Begin an exploration of a corporation, with a circle in which that corporation takes part; `by` leads it.

    Out of a `vraagstuk`: call begin_verkenning(), which lets in who joined it.
    """
    require_create(by, organisatie.pk, vraagstuk)
    naam = naam or short_name(vraag)
    kring = Kring.objects.create(naam=naam)
    Deelname.objects.create(kring=kring, organisatie=organisatie, wijze=Deelname.Wijze.MEEDOEN)
    verkenning = Verkenning.objects.create(
        organisatie=organisatie,
        kring=kring,
        leider=by,
        naam=naam,
        vraag=vraag,
        toelichting=toelichting,
        bereik=bereik,
        soort=soort,
        eerste_plaats=eerste_plaats,
        eerste_gastheer=eerste_gastheer,
    )
    record("verkenning gemaakt", verkenning, by=by, na={"vraag": vraag, "bereik": bereik})
    tasks.index_verkenning_job.defer(verkenning_id=verkenning.pk)
    stamps.touch("verkenningen")
    return verkenning


@transaction.atomic
def update_verkenning(
    verkenning: Verkenning, *, revisie: int, by: Gebruiker, inzicht: str = "", **gegevens: Any
) -> Verkenning:
    """Save what changed (any of VELDEN) since `revisie`; another question keeps the old one with `inzicht`.

    Raises EditConflict when somebody else saved first, ValidationError for a leader who takes no part.
    """
    require_lead(by, verkenning)
    current = lock_revision(verkenning, revisie)
    old = _describe(current)
    before, before_leider = current.vraag, current.leider_id
    for veld in VELDEN:
        if veld in gegevens:
            setattr(current, veld, gegevens[veld])
    voor, na = changes(old, _describe(current))
    if not na:
        return unchanged(current)
    if current.leider_id != before_leider and not current.mensen(gasten=False).filter(pk=current.leider_id).exists():
        raise ValidationError({"leider": "Kies als projectleider iemand die meedoet."})
    current.save()
    if current.vraag != before:
        VraagRegel.objects.create(verkenning=current, vraag=before, inzicht=inzicht, door=by)
    Kring.objects.filter(pk=current.kring_id).exclude(naam=current.naam).update(naam=current.naam)
    record("bereik gewijzigd" if "bereik" in na else "verkenning gewijzigd", current, by=by, voor=voor, na=na)
    tasks.index_verkenning_job.defer(verkenning_id=current.pk, ook_bezoeken="bereik" in na)
    stamps.touch("verkenningen")
    return current


def _describe(verkenning: Verkenning) -> dict[str, Any]:
    """Return the fields as the trail keeps them."""
    return {veld: str(getattr(verkenning, veld)) for veld in VELDEN}
