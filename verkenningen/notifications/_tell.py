"""Who takes part, and one line for each of them."""

from collections.abc import Iterable

from django.db.models import QuerySet

from corporaties.models import Gebruiker
from mkwportal.core.notifications import notify

from ..models import Bezoek, Les, Verkenning, Vraagstuk


def others(verkenning: Verkenning, by: Gebruiker) -> QuerySet[Gebruiker]:
    """Return who takes part, without the person who did it."""
    return verkenning.mensen().exclude(pk=by.pk)


def tell(
    people: Iterable[Gebruiker], tekst: str, over: Verkenning | Bezoek | Les | Vraagstuk, sleutel: str, *, url: str = ""
) -> None:
    """Give these people one line that leads to `over`, or to `url`; the same key reaches a person once."""
    notify(people, soort=str(over._meta.model_name), tekst=tekst, url=url or over.get_absolute_url(), sleutel=sleutel)
