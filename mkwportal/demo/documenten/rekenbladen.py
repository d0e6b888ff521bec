"""Spreadsheets; what is calculated comes from `rekenwerk`."""

from mkwportal.demo.documenten.maken import maak
from mkwportal.demo.documenten.rekenwerk import (
    begroting,
    complexenlijst,
    energielabels,
    leefbaarheid,
    mjob,
    servicekosten,
    tabel,
)

REKENBLAD = f"""
# Invullen per partner
Elke partner vult alleen de eigen regel in. Zet bij elk bedrag of het gemeten, geschat of een indruk is.

{
    tabel(
        "Jaar 2025",
        ("Partner", "Uren", "Geld erin", "Opbrengst in euro’s", "Zekerheid", "Wat huurders ervan merken"),
        (
            ("Heuvelrijk", "96", "€ 4.200", "€ 11.500", "geschat", "één aanspreekpunt voor de VvE"),
            ("De Linde", "210", "€ 6.800", "€ 9.000", "geschat", "snellere beslissing over eigen voorzieningen"),
            ("De Peelhoeve", "180", "€ 5.100", "€ 15.100", "gemeten", "€ 70 per jaar uit het energiefonds"),
            ("De Vlieterp", "620", "€ 4.100", "€ 96.000", "gemeten", "eerder een geïsoleerd huis"),
            ("Bollenhof Wonen", "140", "€ 3.900", "nog niet ingevuld", "–", "–"),
            ("Wonen Slingebeek", "260", "€ 12.000", "€ 8.400", "indruk", "betere gesprekken aan de balie"),
        ),
    )
}

# Vragen vooraf
{
    tabel(
        "",
        ("Vraag", "Waarom"),
        (
            ("Tellen wij voorbereiding en reistijd mee?", "ja, anders lijkt samenwerken gratis"),
            ("Wat is een uur waard?", "wij rekenen uren niet om in euro’s"),
            ("Wat als iemand niets invult?", "dan is er geen totaal; een leeg vak is ook een antwoord"),
            ("Mag een ander mijn cijfers zien?", "alleen de deelnemers van deze verkenning"),
            ("Wanneer is het eerlijk verdeeld?", "als niemand bij het hardop voorlezen naar de tafel kijkt"),
        ),
    )
}

# Voorbeeld van een gesprek
{
    tabel(
        "",
        ("Stap", "Minuten", "Wat doet u"),
        (
            ("1", "10", "ieder vult de eigen regel in, zonder overleg"),
            ("2", "10", "hardop voorlezen, nog niet reageren"),
            ("3", "20", "waar schrikt u van, waar bent u trots op?"),
            ("4", "15", "wat moet er volgend jaar anders verdeeld?"),
            ("5", "5", "één zin voor de huurders opschrijven"),
        ),
    )
}
"""

DOCUMENTEN = (
    maak(
        "slingebeek-servicekosten", "lensink", "Servicekosten 2025 per complex", "overig", "servicekosten", "xlsx",
        ("2026-05-04 Afrekening 2025 met voorstel voor nieuwe voorschotten.",),
        "Overzicht van 22 complexen: werkelijke kosten, voorschotten en welke voorschotten wij bijstellen. Te gebruiken "
        "als rekenmodel.",
        servicekosten(), genummerd=False,
    ),
    maak(
        "eemzijl-mjob", "vanrossum", "Meerjarenonderhoudsbegroting: tien jaar vooruit", "overig",
        "planmatig financien", "xlsx",
        ("2024-11-11 MJOB 2025-2034.", "2025-11-17 MJOB 2026-2035, schilderwerk verschoven, prijzen van 2025 verwerkt."),
        "MJOB van een kleine vereniging na het versterken: veertien bouwdelen, tien jaar, achttien complexen met hun "
        "conditiescore.",
        mjob(1) + mjob(2), genummerd=False, herzien=-6,
    ),
    maak(
        "lingekant-complexenlijst", "vandoorn", "Complexenlijst met labels en huren", "overig", "planmatig energie",
        "xlsx", ("2026-07-13 Stand na de huuraanpassing van 1 juli.",),
        "Alle 28 complexen met bouwjaar, soort, label, huur en gasverbruik. Handig als voorbeeld voor een eigen lijst.",
        complexenlijst(), genummerd=False,
    ),
    maak(
        "bollenhof-labels", "warmenhoven", "Van label naar planning: investeringen per complex", "overig",
        "energie financien", "xlsx", ("2025-10-20 Basis voor de begroting 2026.",),
        "Rekenblad dat per complex laat zien wat een beter label kost, wat de bewoner bespaart en in welk jaar wij het "
        "doen.",
        energielabels(), genummerd=False, herzien=340,
    ),
    maak(
        "linde-leefbaarheid", "peeters", "Leefbaarheidsmonitor 2026 per buurt", "onderzoek", "leefbaarheid", "xlsx",
        ("2026-10-05 Cijfers van het derde kwartaal.",),
        "Vijf cijfers en een indruk per buurt, met afspraken. Alleen intern, omdat buurten klein zijn.",
        leefbaarheid(), genummerd=False, bereik="corporatie",
    ),
    maak(
        "waterland-begroting", "kok", "Begroting 2026 en meerjarenraming", "overig", "financien", "xlsx",
        ("2025-11-24 Goedgekeurd door de RvC.",),
        "Kasstroom, ratio’s, aannames en scenario’s voor vijf jaar. Intern tot de publicatie van het jaarverslag.",
        begroting(), genummerd=False, bereik="corporatie", door="bestuur en RvC", jaar=2026,
    ),
    maak(
        "heuvelrijk-rekenblad", "schreurs", "Rekenblad kosten en opbrengsten van samenwerken", "format",
        "kosten-opbrengsten samenwerken", "xlsx", ("2026-02-09 Na de proef met zes partners.",),
        "Eén regel per partner: uren, geld, opbrengst, hoe zeker dat is en wat huurders ervan merken. Met de vragen "
        "voor een gesprek van een uur.",
        REKENBLAD, genummerd=False, bereik="kring:eigentijdse-samenwerking", status="concept",
    ),
)  # fmt: skip
