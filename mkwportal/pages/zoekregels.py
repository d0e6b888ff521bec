"""What the platform admin changes about search: rules for synonyms, searches in vain, indexing anew."""

from django.db import transaction

from corporaties.models import Gebruiker
from corporaties.permissions import require
from mkwportal.core import stamps
from mkwportal.core.audit import record
from mkwportal.core.edits import lock_revision
from mkwportal.core.models import Stand, Synoniemregel, ZoekZonderResultaat
from mkwportal.core.search import reindexing, rules, vocabulary
from mkwportal.core.search.synonyms import starter_rules

ALLEEN = "Alleen de beheerder van MKW past het zoeken aan."
STEMPEL = "zoekregels"  # touched with every change of a rule


def can_manage_search(gebruiker: Gebruiker) -> bool:
    """Only the platform admin."""
    return gebruiker.is_platformbeheerder


@transaction.atomic
def create_synoniem(*, regel: rules.Regel, vervangt: str = "", by: Gebruiker) -> Synoniemregel:
    """Add a rule; `vervangt` is a rule that comes with the portal and is switched off for it.

    ValidationError when the list has this rule.
    """
    require(can_manage_search(by), ALLEEN)
    rules.check_new(regel.text())
    if vervangt in starter_rules():
        Synoniemregel.objects.update_or_create(regel=vervangt, defaults={"actief": False})
    nieuw = Synoniemregel.objects.create(regel=regel.text())
    record(
        "synoniem toegevoegd", nieuw, by=by, na={"regel": nieuw.regel} | ({"vervangt": vervangt} if vervangt else {})
    )
    stamps.touch(STEMPEL)
    return nieuw


@transaction.atomic
def edit_synoniem(synoniem: Synoniemregel, *, regel: rules.Regel, revisie: int, by: Gebruiker) -> Synoniemregel:
    """Change a rule that was added; EditConflict when somebody was first, ValidationError when the list has it."""
    require(can_manage_search(by), ALLEEN)
    current = lock_revision(synoniem, revisie)
    rules.check_new(regel.text(), behalve=current.pk)
    voor, current.regel = current.regel, regel.text()
    current.save()
    record("synoniem gewijzigd", current, by=by, voor={"regel": voor}, na={"regel": current.regel})
    stamps.touch(STEMPEL)
    return current


@transaction.atomic
def switch_synoniem(tekst: str, *, actief: bool, by: Gebruiker) -> Synoniemregel | None:
    """Switch a rule on or off, whether it was added or comes with the portal; None when there is no such rule."""
    require(can_manage_search(by), ALLEEN)
    rij = Synoniemregel.objects.select_for_update(no_key=True).filter(regel=tekst).first()
    if rij is None and tekst not in starter_rules():
        return None
    if rij is None:
        rij, _ = Synoniemregel.objects.get_or_create(regel=tekst)
    if rij.actief != actief:
        rij.actief, rij.revisie = actief, rij.revisie + 1
        rij.save()
        record("synoniem aangezet" if actief else "synoniem uitgezet", rij, by=by)
        stamps.touch(STEMPEL)
    return rij


@transaction.atomic
def finish_search(zoekvraag: ZoekZonderResultaat, *, by: Gebruiker) -> None:
    """Take a search in vain off the list; it returns when somebody searches for it in vain again."""
    require(can_manage_search(by), ALLEEN)
    record("zoekvraag afgehandeld", zoekvraag, by=by, na={"keer gezocht": zoekvraag.aantal})
    zoekvraag.delete()


@transaction.atomic
def control_reindexing(*, starten: bool, by: Gebruiker) -> None:
    """Start indexing everything anew, or go on with it, or stop it."""
    require(can_manage_search(by), ALLEEN)
    if starten:
        reindexing.start()
    else:
        reindexing.stop()
    stand = Stand.objects.filter(naam=vocabulary.STAND).first()
    if stand:
        gegevens = {name: stand.gegevens[name] for name in ("gedaan", "totaal")}
        record(f"opnieuw indexeren {'gestart' if starten else 'gestopt'}", stand, by=by, na=gegevens)
