"""Questions and suggestions of the demo (D8), at documents and at paragraphs; the texts must have been read."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from documenten.models import Antwoord, Document, Versie, VersieTekst, Vraag
from documenten.reading import lines_of
from documenten.services import answer_question, ask_question, process_questions

from .people import World


@dataclass(frozen=True)
class Vroeg:
    """Person `wie` asked something `dagen` days ago; `bij` is a word of the paragraph, "" for the whole document."""

    document: str
    wie: str
    dagen: int
    tekst: str
    bij: str = ""
    soort: str = "vraag"
    antwoord: str = ""
    door: str = ""
    verwerkt: int = 0


VRAGEN = (
    Vroeg(
        "linde-huurbeleid",
        "elidrissi",
        36,
        "Wat kost de belafspraak bij bezwaar u aan tijd?",
        antwoord="Ongeveer twintig minuten per gesprek. Dit jaar waren het 26 gesprekken. Daarna ging er geen enkele "
        "zaak meer naar de Huurcommissie.",
        door="peeters",
    ),
    Vroeg(
        "linde-huurbeleid",
        "hoekstra",
        96,
        "Kunt u een voorbeeld geven van inwonende kinderen met een bijbaan? Onze consulenten lezen die zin nu "
        "verschillend.",
        soort="voorstel",
        antwoord="Goed idee. Het staat in de nieuwe versie.",
        door="peeters",
        verwerkt=3,
    ),
    Vroeg(
        "linde-huurbeleid",
        "tenvelde",
        3,
        "Hoe weet u vooraf welke huurders in Blitterhof zullen verhuizen?",
        "verhuizingen",
    ),
    Vroeg(
        "linde-ondernemingsplan",
        "zwaan",
        1,
        "Hoe regelt u het als één collega ziek wordt? Wij zoeken een buurcorporatie om dat samen te doen.",
        "zieke collega",
    ),
    Vroeg(
        "linde-ondernemingsplan",
        "manders",
        6,
        "De vier keuzes zijn sterk. Misschien kan er bij elke keuze één regel staan over wat u daarvoor laat?",
        soort="voorstel",
    ),
    Vroeg(
        "hondsrand-incasso",
        "lammers",
        300,
        "Gaat u op dag 12 ook langs als er een afspraak met schuldhulp loopt?",
        antwoord="Nee. Dan belt de wijkconsulent eerst met de schuldhulpverlener.",
        door="wiersma",
    ),
    Vroeg("waterland-verkoop", "lammers", 2, "Biedt u de woningen eerst aan zittende huurders aan, ook bij leegstand?"),
    Vroeg(
        "linde-zav",
        "schreurs",
        20,
        "Mag een huurder een eigen keuken achterlaten voor de volgende?",
        antwoord="Ja, als de opzichter hem goedkeurt. Het staat op de lijst achterin.",
        door="peeters",
    ),
)


def make(world: World) -> None:
    """Ask every question, and answer and process what was."""
    for item in VRAGEN:
        document = Document.objects.get(pk=world.documenten[item.document].pk)
        vraag = ask_question(
            document,
            soort=item.soort,
            tekst=item.tekst,
            alinea=_paragraph(document, item.bij) if item.bij else None,
            by=world.fresh(item.wie),
        )
        moment = timezone.now() - dt.timedelta(days=item.dagen)
        Vraag.objects.filter(pk=vraag.pk).update(op=moment)
        if item.antwoord:
            by = world.fresh(item.door)
            antwoord = answer_question(vraag, tekst=item.antwoord, gezien=0, by=by)
            Antwoord.objects.filter(pk=antwoord.pk).update(op=moment + dt.timedelta(days=1))
            if item.verwerkt:
                versie = Versie.objects.get(document=document, nummer=item.verwerkt)
                process_questions(versie, [vraag.pk], by=by)


def _paragraph(document: Document, word: str) -> int:
    """Return the number of the first paragraph with this word; LookupError when the text has none."""
    blokken = VersieTekst.objects.get(versie=document.versie_id).blokken
    for number, blok in enumerate(blokken, 1):
        if blok["s"] == "alinea" and word in " ".join(lines_of(blok)):
            return number
    raise LookupError(f"{document.titel} has no paragraph with {word!r}")
