"""In whose name: the one choice of who works at more than one organisation (personele unie).

Every form of which the action belongs to an organisation lets offer() fill that field; the views remember() what was
chosen. The organisation of the last time then stands in front everywhere (Gebruiker.lopende_aanstellingen). Who works
at one organisation is never asked; who never chose, has to: no form guesses.
"""

from collections.abc import Sequence
from typing import Any

from django import forms

from .models import Gebruiker

LABEL = "Namens welke corporatie?"
KIES = ("", "Kies…")


def offer(field: Any, choices: Sequence[tuple[Any, str]], laatst: int | None) -> None:
    """Let a choice field offer these organisations; `laatst`, the one of the last time, is chosen already.

    With one organisation the field is hidden; without a last time a list begins with "Kies…".
    """
    ids = [pk for pk, _ in choices]
    if len(ids) == 1:
        field.choices, field.widget, field.initial = list(choices), forms.HiddenInput(), ids[0]
        return
    field.initial = laatst if laatst in ids else None
    open_list = field.initial is None and not isinstance(field.widget, forms.RadioSelect)
    field.choices = [*([KIES] if open_list else []), *choices]


def current(gebruiker: Gebruiker) -> int | None:
    """Return the organisation of this person for what is not asked, such as counting who reads: the last chosen."""
    return next(iter(gebruiker.organisatie_ids), None)


def remember(gebruiker: Gebruiker, organisatie_id: int | None) -> None:
    """Keep in whose name this person acted, to propose it the next time; nothing for who works at one place."""
    ids = gebruiker.organisatie_ids
    if len(ids) > 1 and organisatie_id in ids and organisatie_id != gebruiker.namens_id:
        Gebruiker.objects.filter(pk=gebruiker.pk).update(namens=organisatie_id)
        gebruiker.namens_id = organisatie_id
