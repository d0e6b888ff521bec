"""One act for several people at once: a role, or an invitation (again)."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction

from mkwportal.core.templatetags.formats import plural_text

from ..models import Gebruiker, Rol
from .aanstellingen import edit_aanstelling
from .uitnodigingen import edit_uitnodiging, resend_uitnodiging


class Uitslag(NamedTuple):
    """For how many it was done, and that in words."""

    aantal: int
    zin: str


def set_role(regels: Iterable[tuple[str, Any]], rol: str, *, by: Gebruiker) -> Uitslag:
    """Give everybody this role, in their appointment or their invitation; all of them or nobody.

    Raises ValidationError when somebody is the only admin of a corporation. A guest keeps being one.
    """
    done = 0
    with transaction.atomic():
        for soort, item in regels:
            if soort == "aanstelling" and item.rol != rol:
                try:
                    edit_aanstelling(item, rol=rol, functie=item.functie, by=by)
                except ValidationError as error:
                    raise ValidationError(f"{item.gebruiker}: {' '.join(error.messages)}") from error
                done += 1
            elif soort == "uitnodiging" and item.organisatie_id and item.rol != rol:
                edit_uitnodiging(item, rol=rol, by=by)
                done += 1
    if not done:
        return Uitslag(0, "Er is niets veranderd. Kies eerst iemand die deze rol nog niet heeft.")
    return Uitslag(done, f"{plural_text(done, 'persoon heeft,mensen hebben')} nu de rol {Rol(rol).label}.")


def remind(regels: Iterable[tuple[str, Any]], *, by: Gebruiker) -> Uitslag:
    """Send everybody who did not come in yet the invitation, for the first time or again."""
    done = 0
    with transaction.atomic():
        for soort, item in regels:
            if soort == "uitnodiging":
                try:
                    resend_uitnodiging(item, by=by)
                except ValidationError as error:
                    raise ValidationError(f"{item.email}: {' '.join(error.messages)}") from error
                done += 1
    if not done:
        return Uitslag(0, "Er is niets verstuurd. Kies eerst iemand die uitgenodigd is of klaarstaat.")
    return Uitslag(done, f"Er gaat een link naar {plural_text(done, 'persoon,mensen')}.")
