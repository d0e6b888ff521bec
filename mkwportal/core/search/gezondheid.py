"""What the health page says of search (P3)."""

from django.urls import reverse

from mkwportal.core.health import Bevinding, Staat, check
from mkwportal.core.models import ZoekRegel
from mkwportal.core.templatetags.formats import number_text

from . import reindexing
from .index import outdated


@check("zoeken", "Zoeken", volgorde=40)
def search_index() -> Bevinding:
    """Say whether everything is indexed with the present analysis, and how far indexing anew is."""
    stand, oud = reindexing.progress(), outdated()
    beheer = ("Beheer zoeken", reverse("zoekbeheer"))
    if stand and stand.staat != reindexing.Staat.KLAAR:
        hoever = f"{number_text(stand.gedaan)} van {number_text(stand.totaal)}"
        if stand.staat == reindexing.Staat.GESTOPT:
            zin = f"Het opnieuw indexeren is gestopt bij {hoever}."
            return Bevinding(Staat.LET_OP, zin, (beheer,), stand.sinds, "Start het weer bij Beheer, Zoeken.")
        if stand.ligt_stil:
            zin = f"Het opnieuw indexeren ligt stil bij {hoever}."
            return Bevinding(Staat.FOUT, zin, (beheer,), stand.sinds, "Kijk of er een worker aan het werk is.")
        return Bevinding(Staat.GOED, f"Het portaal indexeert alles opnieuw: {hoever}.", (beheer,), stand.sinds)
    if oud:
        zin = f"{number_text(oud)} teksten wachten op de nieuwe manier van zoeken."
        return Bevinding(Staat.LET_OP, zin, (beheer,), doen="Wacht vijf minuten: dan begint het portaal vanzelf.")
    return Bevinding(Staat.GOED, f"In de zoekindex staan {number_text(ZoekRegel.objects.count())} teksten.", (beheer,))
