"""What people change about themselves."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from mkwportal.core import stamps
from mkwportal.core.audit import changes, record

from ..models import Gebruiker, Ritme, Thema
from ..tasks import index_persoon_job
from .organisaties import STEMPEL, facts

VELDEN = ("aanhef", "voornaam", "tussenvoegsel", "achternaam", "telefoon", "bereikbaar")


def edit_profiel(gebruiker: Gebruiker, *, themas: Iterable[Thema], by: Gebruiker, **gegevens: Any) -> Gebruiker:
    """Change the own facts (VELDEN) and the themes one can be asked about; only for oneself."""
    if gebruiker.pk != by.pk:
        raise ValueError("a profile belongs to the person")
    with transaction.atomic():
        current = Gebruiker.objects.select_for_update(no_key=True).get(pk=gebruiker.pk)
        before = {**facts(current, VELDEN), "themas": sorted(current.themas.values_list("naam", flat=True))}
        for name, value in gegevens.items():
            setattr(current, name, value)
        chosen = list(themas)
        after = {**facts(current, VELDEN), "themas": sorted(thema.naam for thema in chosen)}
        _, na = changes(before, after)
        if na:
            current.save(update_fields=VELDEN)
            current.themas.set(chosen)
            record("eigen gegevens gewijzigd", current, by=by, na={"velden": sorted(na)})  # the values stay private
            index_persoon_job.defer(gebruiker_id=current.pk)
            stamps.touch(STEMPEL)
    return current


def set_overzicht(gebruiker: Gebruiker, ritme: str, *, by: Gebruiker | None) -> None:
    """Choose how often the digest comes by mail (a value of Ritme).

    `by` is the person, or None when a link in the mail said who asked it: the trail keeps which.
    """
    if ritme not in Ritme.values:
        raise ValueError(f"unknown rhythm: {ritme!r}")
    if by is not None and by.pk != gebruiker.pk:
        raise ValueError("a choice about mail belongs to the person")
    with transaction.atomic():
        current = Gebruiker.objects.select_for_update(no_key=True).get(pk=gebruiker.pk)
        if current.overzicht != ritme:
            voor, current.overzicht = current.overzicht, ritme
            current.save(update_fields=["overzicht"])
            record(
                "overzicht per mail gekozen",
                current,
                by=by or f"{current}, met de link in de mail",
                voor={"overzicht": voor},
                na={"overzicht": ritme},
            )
    gebruiker.overzicht = ritme
