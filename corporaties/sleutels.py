"""Personal addresses for programs that cannot log in: a feed reader, a script.

An address holds a code that this module computes from the secret of the installation and the `zout` of a row:
the database alone does not give it away. Who loses access, loses it here at the same moment.
"""

import re
import secrets

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from mkwportal.core.audit import record

from .models import Gebruiker, Toegangssleutel

_CODE = re.compile(r"([1-9]\d{0,17})-([0-9a-f]{40})", re.ASCII)


def code_of(sleutel: Toegangssleutel, deel: str = "") -> str:
    """Return the code of a personal address, for example "17-4f0c…".

    With `deel` ("verkenning-3") of an address that opens one part only: nobody can make the whole code of it.
    """
    value = f"{sleutel.soort}:{sleutel.pk}:{sleutel.zout}{':' if deel else ''}{deel}"
    return f"{sleutel.pk}-{salted_hmac('corporaties.sleutels', value, algorithm='sha256').hexdigest()[:40]}"


def person_of(code: str, soort: str, deel: str = "") -> Gebruiker | None:
    """Return whose code of this kind (and part) this is; None when it is no code, taken back, or access ended."""
    match = _CODE.fullmatch(code)
    row = Toegangssleutel.objects.filter(pk=int(match[1]), soort=soort).first() if match else None
    if row is None or not constant_time_compare(code_of(row, deel), code):
        return None
    person = Gebruiker.objects.get_for_request(row.gebruiker_id)
    return person if person is not None and person.heeft_toegang else None


@transaction.atomic
def renew_sleutel(soort: str, *, by: Gebruiker) -> Toegangssleutel:
    """Give this person a new code of a kind; an older one stops working at once."""
    sleutel, made = Toegangssleutel.objects.update_or_create(
        gebruiker=by, soort=Toegangssleutel.Soort(soort), defaults={"zout": secrets.token_hex(16)}
    )
    record("persoonlijk adres gemaakt" if made else "persoonlijk adres vernieuwd", by, by=by, na={"soort": soort})
    return sleutel


@transaction.atomic
def revoke_sleutel(soort: str, *, by: Gebruiker) -> None:
    """Take back this person's code of a kind; a second time changes nothing."""
    if Toegangssleutel.objects.filter(gebruiker=by, soort=soort).delete()[0]:
        record("persoonlijk adres ingetrokken", by, by=by, na={"soort": soort})
