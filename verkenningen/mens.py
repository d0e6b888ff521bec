"""What explorations keep of one person: in numbers, as own data, and without a name (C8)."""

from typing import Any

from django.db.models import Q

from corporaties.inzage import Deel, rows_of
from corporaties.models import Gebruiker
from corporaties.overdracht import Telling
from mkwportal.core import stamps

from .models import (
    Aansluiting,
    Aanwezigheid,
    Citaat,
    Foto,
    Halte,
    Hoofdstuk,
    Invitatie,
    Les,
    LesReactie,
    Opname,
    Spiegel,
    SpiegelBijdrage,
    TerugblikRegel,
    Verkenning,
    VerslagDeel,
    Vraagstuk,
)


def count_written(sender: Any, gebruiker: Gebruiker, **kwargs: Any) -> list[Telling]:
    """Return how much of explorations bears the name of this person."""
    stays = "met de nieuwe naam"
    return [
        Telling("verkenning,verkenningen", Verkenning.objects.filter(leider=gebruiker).count(), stays),
        Telling("les,lessen", Les.objects.filter(door=gebruiker).count(), stays),
        Telling("deel van een verslag,delen van een verslag", _parts(gebruiker).count(), stays),
        Telling("halte met aantekeningen,haltes met aantekeningen", _stops(gebruiker).count(), stays),
        Telling("foto,foto’s", Foto.objects.filter(door=gebruiker).count(), stays),
        Telling("bezoek,bezoeken", _visits(gebruiker).count(), "met de nieuwe naam"),
        Telling("vraagstuk,vraagstukken", Vraagstuk.objects.filter(steller=gebruiker).count(), stays),
    ]


def forget_person(sender: Any, gebruiker: Gebruiker, oude_naam: str, **kwargs: Any) -> None:
    """Take the name out of the answers of a host, where it stands as text."""
    Spiegel.objects.filter(antwoord_door=oude_naam).update(antwoord_door=str(gebruiker)[:150])
    stamps.touch("verkenningen")


def parts_of(sender: Any, gebruiker: Gebruiker, **kwargs: Any) -> list[Deel]:
    """Return what explorations keep of this person."""
    led = Verkenning.objects.filter(leider=gebruiker).order_by("pk")
    lessons = Les.objects.filter(door=gebruiker).order_by("pk")
    reactions = LesReactie.objects.filter(door=gebruiker).order_by("pk")
    taken_in = Opname.objects.filter(door=gebruiker).order_by("pk")
    photos = Foto.objects.filter(door=gebruiker).order_by("pk")
    quotes = Citaat.objects.filter(door=gebruiker).order_by("pk")
    chapters = Hoofdstuk.objects.filter(auteurs=gebruiker).order_by("pk")
    asked = Vraagstuk.objects.filter(steller=gebruiker).order_by("pk")
    joined = Aansluiting.objects.filter(door=gebruiker).order_by("pk")
    said = SpiegelBijdrage.objects.filter(door=gebruiker).order_by("pk")
    looked_back = TerugblikRegel.objects.filter(terugblik__gebruiker=gebruiker).order_by("pk")
    invited = Invitatie.objects.filter(Q(gebruiker=gebruiker) | Q(door=gebruiker)).order_by("pk")
    stop = {"bezoek": "bezoek__titel", "halte": "titel", "gezien": "gezien", "gehoord": "gehoord"}
    return [
        Deel("Verkenningen die u leidt", rows_of(led, naam="naam", vraag="vraag", status="status")),
        Deel("Bezoeken", rows_of(_visits(gebruiker), bezoek="bezoek__titel", mee="gaat_mee", was_er="was_er")),
        Deel("Aantekeningen bij haltes", rows_of(_stops(gebruiker), **stop, meenemen="meenemen")),
        Deel("Delen van een verslag", rows_of(_parts(gebruiker), bezoek="bezoek__titel", deel="deel", tekst="tekst")),
        Deel("Lessen", rows_of(lessons, verkenning="verkenning__naam", op="gemaakt_op", tekst="tekst")),
        Deel("Wat u bij lessen zei", rows_of(reactions, les="les__tekst", namens="organisatie__naam", soort="soort")),
        Deel("Lessen die u opnam", rows_of(taken_in, les="les__tekst", document="versie__document__titel", op="op")),
        Deel("Foto’s", rows_of(photos, bezoek="bezoek__titel", bijschrift="bijschrift", op="gemaakt_op")),
        Deel("Citaten die u opschreef", rows_of(quotes, bezoek="bezoek__titel", tekst="tekst", van="naam")),
        Deel("Hoofdstukken", rows_of(chapters, bundel="bundel__titel", titel="titel", tekst="tekst")),
        Deel("Vraagstukken", rows_of(asked, vraag="vraag", namens="organisatie__naam", op="gemaakt_op")),
        Deel("Vraagstukken waar u aansluit", rows_of(joined, vraag="vraagstuk__vraag", namens="organisatie__naam")),
        Deel("Bijdragen aan een spiegel", rows_of(said, bezoek="bezoek__titel", tekst="tekst")),
        Deel("Terugblikken", rows_of(looked_back, plek="plek", weten="weten", verder="verder", zin="zin", op="op")),
        Deel(
            "Uitnodigingen voor verkenningen",
            rows_of(
                invited,
                verkenning="verkenning__naam",
                waartoe="waartoe",
                op="gemaakt_op",
                antwoord="antwoord",
                nodig="nodig",
            ),
        ),
    ]


def _parts(gebruiker: Gebruiker):
    return VerslagDeel.objects.filter(auteurs=gebruiker).order_by("pk")


def _stops(gebruiker: Gebruiker):
    return Halte.objects.filter(geschreven_door=gebruiker).order_by("pk")


def _visits(gebruiker: Gebruiker):
    return Aanwezigheid.objects.filter(gebruiker=gebruiker).order_by("pk")
