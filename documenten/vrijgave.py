"""The one gate before a file leaves the portal (R14): unknown is not clean, and neither is broken.

Whoever hands out a file, or what was made from it (reading view, page images, zip, export, comparison, text in
a search result), asks here first: `require_released(versie)` for one, `Versie.objects.vrijgegeven()` for many.
With a scanner only what it found clean goes out; without one everything does, but what was found infected.
A file that the integrity check found missing or changed never goes out.
"""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q
from django.http import Http404

if TYPE_CHECKING:
    from .models import Versie

_BESMET = (
    "In dit bestand vond onze controle een virus. Daarom delen wij het niet uit. "
    "Open het niet op uw eigen computer. Maak een schone kopie en voeg die toe als nieuwe versie."
)
_GEWEIGERD = (
    "Onze viruscontrole kon dit bestand niet nakijken. Daarom delen wij het niet uit. "
    "Maak het kleiner of sla het op als PDF, en voeg dat toe als nieuwe versie."
)
_WACHT = "Wij controleren dit bestand nog op virussen. Dat duurt meestal een minuut. Kom straks terug."
_WEG = "Dit bestand staat niet meer in onze opslag. Meld dit bij de beheerder van het portaal."
_ANDERS = "Dit bestand is in onze opslag beschadigd geraakt. Meld dit bij de beheerder van het portaal."


class NietVrijgegeven(Http404):
    """The file may not go out now; the text of the error is the sentence for the person."""


def blocked(versie: "Versie") -> str:
    """Return why this file may not go out, as a sentence; empty when it may."""
    scan = versie.Scan
    if versie.scan_status == scan.BESMET:
        return _BESMET
    if versie.bestand_fout:
        return _WEG if versie.bestand_fout == versie.BestandFout.WEG else _ANDERS
    if not settings.CLAMAV or versie.scan_status == scan.SCHOON:
        return ""
    return _GEWEIGERD if versie.scan_status == scan.GEWEIGERD else _WACHT


def require_released(versie: "Versie") -> None:
    """Raise NietVrijgegeven, which answers 404 with the sentence, when the file may not go out."""
    sentence = blocked(versie)
    if sentence:
        raise NietVrijgegeven(sentence)


def released() -> Q:
    """Return the same rule as a condition on Versie."""
    if settings.CLAMAV:
        return Q(scan_status="schoon", bestand_fout="")
    return ~Q(scan_status="besmet") & Q(bestand_fout="")
