"""Quotes, and the yes or no of who said them (V7); the trail never holds the words themselves."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from corporaties.models import Gebruiker
from mkwportal.core import stamps
from mkwportal.core.audit import record
from mkwportal.core.edits import EditConflict, lock_revision, unchanged
from mkwportal.core.templatetags.formats import date_text

from .. import notifications, tasks
from ..models import Bezoek, Citaat, Halte
from ..permissions import require_edit_citaat, require_write

Toestemming = Citaat.Toestemming
SAID_NO = "Deze persoon wil niet dat dit wordt gebruikt. U kunt het citaat alleen weghalen."
NO_NAME = "Dit citaat staat er zonder naam. Er is geen toestemming nodig."
NO_EMAIL = "Vul eerst het e-mailadres in van wie dit zei."


@transaction.atomic
def add_citaat(
    bezoek: Bezoek,
    *,
    tekst: str,
    naam: str = "",
    rol: str = "",
    email: str = "",
    halte: Halte | None = None,
    by: Gebruiker,
) -> Citaat:
    """Keep what somebody said; without a name it may be shown, with a name only after a yes."""
    require_write(by, bezoek.verkenning)
    citaat = Citaat(bezoek=bezoek, halte=halte, door=by)
    _fill(citaat, tekst, naam, rol, email)
    citaat.save()
    _keep(citaat, "citaat opgeschreven", by)
    return citaat


@transaction.atomic
def update_citaat(
    citaat: Citaat, *, revisie: int, tekst: str, naam: str = "", rol: str = "", email: str = "", by: Gebruiker
) -> Citaat:
    """Change a quote, which then needs a new yes by a new link. Raises EditConflict, ValidationError after a no."""
    require_edit_citaat(by, citaat)
    current = lock_revision(citaat, revisie)
    if current.toestemming == Toestemming.NEE:
        raise ValidationError(SAID_NO)
    if (_bare(tekst), naam, rol, email) == (current.tekst, current.naam, current.rol, current.email):
        return unchanged(current)
    _fill(current, tekst, naam, rol, email)
    current.save()
    _keep(current, "citaat gewijzigd", by)
    return current


@transaction.atomic
def delete_citaat(citaat: Citaat, *, by: Gebruiker) -> None:
    """Take a quote away for good."""
    require_edit_citaat(by, citaat)
    _keep(citaat, "citaat weggehaald", by)
    citaat.delete()


@transaction.atomic
def ask_consent(citaat: Citaat, *, by: Gebruiker) -> Citaat:
    """Mail who said it a personal link to say yes or no. Raises ValidationError after a no."""
    require_edit_citaat(by, citaat)
    current = _not_refused(citaat)
    if not current.email:
        raise ValidationError(NO_EMAIL)
    if current.toestemming != Toestemming.JA:
        current.toestemming = Toestemming.GEVRAAGD
    current.gevraagd_op = timezone.now()
    current.save(update_fields=["toestemming", "gevraagd_op"])
    _keep(current, "toestemming voor citaat gevraagd", by)
    tasks.send_citaat_job.defer(citaat_id=current.pk)
    return current


@transaction.atomic
def note_consent(citaat: Citaat, *, ja: bool, op: dt.date, by: Gebruiker) -> Citaat:
    """Note a yes or no that was given in conversation on that day. Raises ValidationError after a no."""
    require_edit_citaat(by, citaat)
    if op > timezone.localdate():
        raise ValidationError({"op": "Deze dag moet nog komen. Kies de dag waarop het antwoord is gegeven."})
    hoe = f"mondeling gegeven op {date_text(op)}, opgeschreven door {by.naam}"
    return _answer(_not_refused(citaat), ja, hoe, by)


@transaction.atomic
def answer_citaat(citaat: Citaat, *, ja: bool, revisie: int) -> Citaat:
    """Save the answer of who said it, from the personal link; a yes taken back works at once.

    Raises EditConflict when the words were changed since the page was opened.
    """
    current = _named(citaat)
    if current.revisie != revisie:
        raise EditConflict(current)
    if current.toestemming == (Toestemming.JA if ja else Toestemming.NEE):
        return current
    current = _answer(current, ja, "via de persoonlijke link", current.naam)
    notifications.tell_quote_answer(current)
    return current


def _answer(citaat: Citaat, ja: bool, hoe: str, by: Gebruiker | str) -> Citaat:
    citaat.toestemming = Toestemming.JA if ja else Toestemming.NEE
    citaat.antwoord_op, citaat.antwoord_hoe = timezone.now(), hoe
    citaat.save(update_fields=["toestemming", "antwoord_op", "antwoord_hoe"])
    _keep(citaat, "toestemming voor citaat gegeven" if ja else "toestemming voor citaat geweigerd", by)
    return citaat


def _named(citaat: Citaat) -> Citaat:
    """Return the quote locked, with its visit; ValidationError when it has no name."""
    rows = Citaat.objects.select_for_update(of=("self",), no_key=True).select_related(
        "bezoek__verkenning__leider", "door"
    )
    current = rows.get(pk=citaat.pk)
    if current.toestemming == Toestemming.NIET_NODIG:
        raise ValidationError(NO_NAME)
    return current


def _not_refused(citaat: Citaat) -> Citaat:
    """Return the quote locked; ValidationError after a no, which only the person takes back, by the own link."""
    current = _named(citaat)
    if current.toestemming == Toestemming.NEE:
        raise ValidationError(SAID_NO)
    return current


def _fill(citaat: Citaat, tekst: str, naam: str, rol: str, email: str) -> None:
    citaat.tekst = _bare(tekst)
    if not citaat.tekst:
        raise ValidationError({"tekst": "Schrijf op wat er is gezegd."})
    citaat.naam, citaat.rol, citaat.email = naam, rol, email if naam else ""
    citaat.toestemming = Toestemming.NOG_NIET if naam else Toestemming.NIET_NODIG
    citaat.gevraagd_op = citaat.antwoord_op = None
    citaat.antwoord_hoe = ""


def _bare(tekst: str) -> str:
    """Return the words without the quotation marks around them; the page puts its own."""
    return tekst.strip("“”„\"'‘’ ")


def _keep(citaat: Citaat, actie: str, by: Gebruiker | str) -> None:
    verkenning = citaat.bezoek.verkenning
    record(actie, citaat.bezoek, by=by, organisatie_id=verkenning.organisatie_id, na={"citaat": citaat.pk})
    stamps.touch("verkenningen")
