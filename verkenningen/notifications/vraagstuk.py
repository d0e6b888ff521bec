"""What is told about questions on the board."""

from collections.abc import Iterable

from corporaties.models import Gebruiker, Organisatie

from ..models import Verkenning, Vraagstuk
from ._tell import tell


def tell_joined(vraagstuk: Vraagstuk, organisatie: Organisatie, wijze: str, *, by: Gebruiker) -> None:
    """Tell who asked that a corporation joins, or listens."""
    if vraagstuk.steller_id != by.pk:
        tekst = f"{organisatie.naam} {wijze} bij uw vraag: {vraagstuk.vraag}"
        tell([vraagstuk.steller], tekst, vraagstuk, f"vraagstuk-{vraagstuk.pk}-{wijze[:8]}-{organisatie.pk}")


def tell_closed(vraagstuk: Vraagstuk, *, by: Gebruiker) -> None:
    """Tell who joined or listens that the question is closed."""
    sleutel = f"vraagstuk-{vraagstuk.pk}-gesloten-{vraagstuk.gesloten_op:%Y%m%d%H%M}"
    tell(_around(vraagstuk, by), f"Deze vraag is gesloten: {vraagstuk.vraag}", vraagstuk, sleutel)


def tell_became(vraagstuk: Vraagstuk, verkenning: Verkenning, *, by: Gebruiker) -> None:
    """Tell who asked, joined or listens that there is an exploration now."""
    tekst = f"Een vraag waar u bij betrokken bent, is nu een verkenning: {verkenning.naam}."
    tell(_around(vraagstuk, by), tekst, verkenning, f"vraagstuk-{vraagstuk.pk}-verkenning")


def _around(vraagstuk: Vraagstuk, by: Gebruiker) -> Iterable[Gebruiker]:
    rows = vraagstuk.aansluitingen.select_related("door")
    people = {row.door_id: row.door for row in rows} | {vraagstuk.steller_id: vraagstuk.steller}
    return [person for pk, person in people.items() if pk != by.pk and person.is_active]
