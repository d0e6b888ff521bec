"""What is told about the answers of hosts and of who was quoted."""

from django.urls import reverse

from corporaties.models import Gebruiker

from ..models import Bezoek, Citaat, Oordeel, Spiegel, Voorlegging
from ._tell import others, tell


def tell_host_answer(voorlegging: Voorlegging, *, anders: bool) -> None:
    """Tell the leader, and who sent it, that the host answered about the report."""
    bezoek = voorlegging.bezoek
    wil = "wil iets graag anders in" if anders else "gaf antwoord op"
    tekst = f"{voorlegging.naam} {wil} het verslag van {bezoek.titel}."
    moment = max(row.antwoord_op for row in voorlegging.delen.all() if row.antwoord_op)
    sleutel = f"gastheer-{voorlegging.pk}-{moment:%Y%m%d%H%M%S%f}"
    url = reverse("verkenningen:gastheer", args=[bezoek.pk])
    tell(_leaders(bezoek, voorlegging.door), tekst, bezoek, sleutel, url=url)


def tell_quote_answer(citaat: Citaat) -> None:
    """Tell the leader, and who wrote it down, that somebody said yes or no to a quote."""
    zegt = "mag" if citaat.toestemming == Citaat.Toestemming.JA else "mag niet"
    tekst = f"Het citaat van {citaat.naam} {zegt} in het verslag van {citaat.bezoek.titel}."
    url = reverse("verkenningen:citaten", args=[citaat.bezoek_id])
    sleutel = f"citaat-{citaat.pk}-{citaat.antwoord_op:%Y%m%d%H%M%S%f}"
    tell(_leaders(citaat.bezoek, citaat.door), tekst, citaat.bezoek, sleutel, url=url)


def tell_mirror_answer(spiegel: Spiegel) -> None:
    """Tell the leader what the host thinks of releasing the mirror."""
    bezoek = spiegel.bezoek
    goed = spiegel.oordeel == Oordeel.AKKOORD
    wil = "vindt het goed dat de deelnemers de spiegel lezen" if goed else "geeft de spiegel nog niet vrij"
    sleutel = f"spiegel-{spiegel.pk}-{spiegel.antwoord_op:%Y%m%d%H%M%S%f}"
    url = reverse("verkenningen:spiegel", args=[bezoek.pk])
    tell([bezoek.verkenning.leider], f"{spiegel.antwoord_door} {wil}: {bezoek.titel}.", bezoek, sleutel, url=url)


def tell_mirror(bezoek: Bezoek, *, by: Gebruiker) -> None:
    """Tell who takes part, once per visit, that the mirror can be read."""
    tekst = f"U kunt lezen wat deelnemers zeggen over de vraag van {bezoek.ontvanger or 'de gastheer'}: {bezoek.titel}."
    url = reverse("verkenningen:spiegel", args=[bezoek.pk])
    tell(others(bezoek.verkenning, by), tekst, bezoek, f"spiegel-{bezoek.pk}-vrij", url=url)


def _leaders(bezoek: Bezoek, sender: Gebruiker) -> list[Gebruiker]:
    return list({person.pk: person for person in (bezoek.verkenning.leider, sender)}.values())
