"""What documents keep of one person: in numbers, as own data, and without a name (C8)."""

from typing import Any

from django.db.models import Q

from corporaties.inzage import Deel, rows_of
from corporaties.models import Gebruiker
from corporaties.overdracht import Telling
from mkwportal.core import stamps

from .models import Antwoord, Document, Overname, OvernameAntwoord, Uitvoer, Versie, Verzameling, Volging, Vraag


def count_written(sender: Any, gebruiker: Gebruiker, **kwargs: Any) -> list[Telling]:
    """Return how much of documents bears the name of this person."""
    stays = "met de nieuwe naam"
    return [
        Telling("document,documenten", Document.objects.filter(_of(gebruiker)).count(), stays),
        Telling("versie,versies", Versie.objects.filter(door=gebruiker).count(), stays),
        Telling("vraag bij een document,vragen bij documenten", Vraag.objects.filter(door=gebruiker).count(), stays),
        Telling("antwoord op een vraag,antwoorden op vragen", Antwoord.objects.filter(door=gebruiker).count(), stays),
        Telling("volging,volgingen", Volging.objects.filter(gebruiker=gebruiker).count(), "verwijderd"),
    ]


def forget_person(sender: Any, gebruiker: Gebruiker, **kwargs: Any) -> None:
    """Forget what this person follows; the index of documents names corporations, not people."""
    Volging.objects.filter(gebruiker=gebruiker).delete()
    stamps.touch("documenten")


def parts_of(sender: Any, gebruiker: Gebruiker, **kwargs: Any) -> list[Deel]:
    """Return what documents keep of this person."""
    documents = Document.objects.filter(_of(gebruiker)).order_by("pk")
    versions = Versie.objects.filter(door=gebruiker).order_by("pk")
    asked = Vraag.objects.filter(door=gebruiker).order_by("pk")
    answered = Antwoord.objects.filter(door=gebruiker).order_by("pk")
    took = Overname.objects.filter(Q(door=gebruiker) | Q(contact=gebruiker)).order_by("pk")
    said = OvernameAntwoord.objects.filter(door=gebruiker).order_by("pk")
    sets = Verzameling.objects.filter(door=gebruiker).order_by("pk")
    follows = Volging.objects.filter(gebruiker=gebruiker).order_by("pk")
    exports = Uitvoer.objects.filter(door=gebruiker).order_by("pk")
    owner = {"van": "organisatie__naam"}
    return [
        Deel(
            "Documenten die u deelde of waar u contactpersoon van bent",
            rows_of(documents, nummer="pk", titel="titel", op="gemaakt_op", samenvatting="samenvatting", **owner),
        ),
        Deel(
            "Versies die u bewaarde",
            rows_of(
                versions,
                document="document__titel",
                versie="nummer",
                op="gemaakt_op",
                bestand="naam",
                toelichting="toelichting",
            ),
        ),
        Deel("Vragen die u stelde", rows_of(asked, document="document__titel", op="op", tekst="tekst")),
        Deel("Antwoorden die u gaf", rows_of(answered, vraag="vraag__tekst", op="op", tekst="tekst")),
        Deel("Documenten die u overnam", rows_of(took, titel="bron_titel", namens="organisatie__naam", op="op")),
        Deel("Antwoorden op een nieuwe versie", rows_of(said, titel="overname__bron_titel", antwoord="antwoord")),
        Deel("Verzamelingen die u maakte", rows_of(sets, naam="naam", uitleg="uitleg")),
        Deel("Wat u volgt", rows_of(follows, document="document__titel", thema="thema__naam", zoekvraag="zoekvraag")),
        Deel("Exports die u maakte", rows_of(exports, op="gemaakt_op", **owner)),
    ]


def _of(gebruiker: Gebruiker) -> Q:
    return Q(contact=gebruiker) | Q(gemaakt_door=gebruiker)
