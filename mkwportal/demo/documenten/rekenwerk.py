"""Calculates the long tables of the spreadsheets, always with the same outcome."""

import random
from collections.abc import Iterable, Sequence

from mkwportal.demo.data_organisaties import ORGANISATIE
from mkwportal.demo.opmaak import nl_getal

STRATEN = (
    "Kerkstraat", "Molenweg", "Parklaan", "Wilgenhof", "Schoolstraat", "Dorpsstraat", "Lindelaan", "Beukenhof",
    "Stationsweg", "Kastanjestraat", "Meidoornhof", "Pastoriestraat", "Bongerd", "Veldweg", "Merelstraat",
    "Vijverhof", "Raadhuisplein", "Kapelweg", "Brinkstraat", "Tuinstraat", "Esdoornlaan", "Hoge Akker",
    "Korenbloem", "Noorderhof", "Zonnehof", "Achterweg", "Smidstraat", "Weidezicht", "Klaproos", "Ooievaarsnest",
)  # fmt: skip
LABELS = ("A++", "A", "B", "C", "D", "E", "F")


def _euro(bedrag: float) -> str:
    return f"€ {nl_getal(round(bedrag))}"


def tabel(bijschrift: str, kop: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    """Return a table in the notation of `opmaak`."""
    regels = [f"Tabel: {bijschrift}"] if bijschrift else []
    return "\n".join([*regels, *("| " + " | ".join(rij) + " |" for rij in (kop, *rijen))])


def _complexen(key: str, aantal: int) -> list[tuple[str, str, str, int, int]]:
    """Return (number, street, village, year, homes) of invented complexes; homes add up to the corporation's vhe."""
    toeval = random.Random(f"complexen {key}")
    organisatie = ORGANISATIE[key]
    straten = toeval.sample(STRATEN, aantal)
    gewichten = [toeval.uniform(0.5, 2.0) for _ in straten]
    woningen = [round(organisatie.vhe * gewicht / sum(gewichten)) for gewicht in gewichten]
    woningen[0] += organisatie.vhe - sum(woningen)
    uit = []
    for nummer, (straat, aantal_woningen) in enumerate(zip(straten, woningen, strict=True), start=1):
        kern = toeval.choice(organisatie.kernen)
        uit.append((f"C{nummer:03}", straat, kern, toeval.randrange(1949, 2022), aantal_woningen))
    return uit


def servicekosten() -> str:
    """Return the service costs of 22 complexes."""
    toeval = random.Random("servicekosten")
    rijen, totaal = [], 0
    for nummer, straat, kern, jaar, _ in _complexen("slingebeek", 22):
        woningen = toeval.randrange(8, 61)
        schoon, licht, groen = toeval.uniform(7, 14), toeval.uniform(3, 8), toeval.uniform(2, 7)
        lift = toeval.uniform(8, 15) if jaar > 1985 and woningen > 24 else 0
        werkelijk = schoon + licht + groen + lift
        voorschot = werkelijk * toeval.uniform(0.9, 1.12)
        totaal += woningen
        delen = [f"{deel:.2f}".replace(".", ",") for deel in (schoon, licht, groen, lift, werkelijk, voorschot)]
        verschil = (werkelijk - voorschot) * 12
        oordeel = "bijstellen" if abs(voorschot / werkelijk - 1) > 0.08 else "blijft"
        rijen.append((nummer, straat, kern, str(woningen), *(f"€ {d}" for d in delen), _euro(verschil), oordeel))
    kop = ("Complex", "Straat", "Kern", "Woningen", "Schoonmaak", "Elektra", "Groen", "Lift", "Werkelijk per maand",
           "Voorschot per maand", "Verrekening per jaar", "Voorschot 2026")  # fmt: skip
    return f"""
# Overzicht 2025
Alle complexen met servicekosten, bedragen per woning per maand. Samen {nl_getal(totaal)} woningen.

{tabel("", kop, rijen)}

# Verdeelsleutels
{
        tabel(
            "",
            ("Dienst", "Sleutel", "Toelichting"),
            (
                (
                    "Schoonmaak trappenhuis",
                    "gelijk per woning",
                    "ook voor woningen op de begane grond, behalve met eigen ingang",
                ),
                ("Elektra algemeen", "gelijk per woning", "zonnepanelen op het dak verlagen dit bedrag"),
                ("Groen", "gelijk per woning", "alleen gezamenlijke tuinen"),
                ("Lift, alleen stroom", "gelijk per woning", "onderhoud van de lift betaalt de verhuurder"),
                ("Huismeester", "70 % doorberekend", "niet in dit overzicht, eigen afrekening"),
            ),
        )
    }

# Controle
{
        tabel(
            "",
            ("Vraag", "Uitkomst", "Wie"),
            (
                ("Sluit de grootboekrekening aan op de som van de complexen?", "ja, verschil € 3", "controller"),
                ("Zijn nieuwe contracten verwerkt?", "ja, schoonmaak per 1 april", "inkoop"),
                ("Heeft de bewonerscommissie de rekeningen gezien?", "in 17 van de 22 complexen", "beheer"),
                ("Zijn er complexen zonder afrekening?", "geen", "controller"),
            ),
        )
    }
"""


MJOB_BOUWDELEN = (
    ("Schilderwerk buiten", 2.9, 7), ("Dakbedekking plat", 1.1, 20), ("Dakpannen en goten", 0.7, 45),
    ("Kozijnen en glas", 2.2, 40), ("Voegwerk en gevel", 0.8, 50), ("Ketels en warmtepompen", 2.6, 15),
    ("Ventilatie", 1.2, 18), ("Keukens", 2.4, 22), ("Badkamers en toiletten", 2.8, 28), ("Hang- en sluitwerk", 0.5, 25),
    ("Bestrating en erf", 0.6, 30), ("Trappenhuizen", 0.4, 12), ("Liften", 0.3, 25), ("Riolering", 0.5, 40),
)  # fmt: skip


def mjob(versie: int) -> str:
    """Return the sheets of one version; the second starts a year later and has other prices."""
    toeval = random.Random("mjob")
    start = 2024 + versie
    jaren = range(start, start + 10)
    rijen, sommen = [], [0] * 10
    for bouwdeel, gewicht, cyclus in MJOB_BOUWDELEN:
        basis = gewicht * 108_000 * (1.06 if versie == 2 else 1)
        bedragen = [round(basis * toeval.uniform(0.55, 1.45) * 1.03**nr / 1000) * 1000 for nr in range(10)]
        if versie == 2 and bouwdeel == "Schilderwerk buiten":
            bedragen[0] += 212_000  # moved from the year before
        sommen = [som + bedrag for som, bedrag in zip(sommen, bedragen, strict=True)]
        rijen.append((bouwdeel, str(cyclus), *(_euro(bedrag) for bedrag in bedragen), _euro(sum(bedragen))))
    rijen.append(("**Samen**", "", *(f"**{_euro(som)}**" for som in sommen), f"**{_euro(sum(sommen))}**"))
    kop = ("Bouwdeel", "Cyclus in jaren", *map(str, jaren), "Tien jaar")
    complexen = []
    for nummer, straat, kern, jaar, woningen in _complexen("eemzijl", 18):
        score = toeval.choice(("2,1", "2,4", "2,7", "3,0", "3,3", "3,8"))
        werk = toeval.choice([naam for naam, *_ in MJOB_BOUWDELEN])
        complexen.append(
            (nummer, straat, kern, str(jaar), str(woningen), score, werk, str(start + toeval.randrange(6)))
        )
    kop2 = ("Complex", "Straat", "Kern", "Bouwjaar", "Woningen", "Conditie", "Eerste grote ingreep", "Jaar")
    return f"""
{{v{versie}}} # Begroting per bouwdeel
Bedragen per jaar in euro’s, inclusief btw en begeleiding, met 3 % prijsstijging per jaar.

{tabel("", kop, rijen)}

{{v{versie}}} # Planning per complex
De score is het gemiddelde van de conditiemeting: 1 is als nieuw, 6 is zeer slecht.

{tabel("", kop2, complexen)}
"""


def complexenlijst() -> str:
    """Return the list of 28 complexes with label and rent."""
    toeval = random.Random("lijst")
    rijen = []
    for nummer, straat, kern, jaar, woningen in _complexen("lingekant", 28):
        beter = min(6, max(0, round((2025 - jaar) / 13) - toeval.randrange(3)))
        soort = toeval.choice(("eengezins", "eengezins", "portiek", "galerij", "seniorenwoning"))
        huur = 520 + (jaar - 1950) * 2.6 + toeval.uniform(-30, 40)
        gas = (420 + beter * 210) if beter > 1 else 0
        opmerking = toeval.choice(
            ("", "", "", "asbest bekend", "isoleren in 2027", "in VvE", "zonnepanelen", "monument")
        )
        rijen.append((nummer, straat, kern, soort, str(jaar), str(woningen), LABELS[beter], _euro(huur),
                      nl_getal(gas) if gas else "geen gas", opmerking or "–"))  # fmt: skip
    kop = ("Complex", "Straat", "Kern", "Soort", "Bouwjaar", "Woningen", "Label (meest)", "Gemiddelde huur",
           "Gas in m³ per woning", "Opmerking")  # fmt: skip
    per_label = []
    for label in LABELS:
        woningen = sum(int(rij[5]) for rij in rijen if rij[6] == label)
        per_label.append((label, str(woningen), f"{100 * woningen / 1430:.0f} %"))
    return f"""
# Complexen
{tabel("", kop, rijen)}

# Woningen per label
{tabel("", ("Label", "Woningen", "Aandeel"), per_label)}

# Uitleg
{
        tabel(
            "",
            ("Kolom", "Betekenis"),
            (
                ("Complex", "nummer in ons vastgoedsysteem; verandert nooit, ook niet na verkoop van een deel"),
                ("Label (meest)", "het label dat in dit complex het vaakst voorkomt"),
                ("Gemiddelde huur", "kale huur, zonder servicekosten, op 1 juli"),
                ("Gas in m³", "gemiddelde van de woningen waarvan de netbeheerder het verbruik levert, per complex"),
                ("Opmerking", "zo kort mogelijk; het dossier heeft meer"),
            ),
        )
    }
"""


def energielabels() -> str:
    """Return what a better label costs for each of 26 complexes."""
    toeval = random.Random("labels")
    rijen = []
    for nummer, straat, kern, jaar, woningen in sorted(_complexen("bollenhof", 26), key=lambda rij: rij[3]):
        nu = min(6, max(1, round((2020 - jaar) / 12)))
        doel = 1 if jaar > 1975 else 2
        stappen = max(0, nu - doel)
        kosten = stappen * 9_800 * toeval.uniform(0.85, 1.3)
        bespaart = stappen * 21 * toeval.uniform(0.8, 1.25)
        wanneer = "klaar" if not stappen else str(2026 + min(6, toeval.randrange(7) // 2 + (6 - nu)))
        rijen.append((nummer, straat, kern, str(jaar), str(woningen), LABELS[nu], LABELS[min(nu, doel)], _euro(kosten),
                      _euro(kosten * woningen), _euro(bespaart), wanneer))  # fmt: skip
    kop = ("Complex", "Straat", "Kern", "Bouwjaar", "Woningen", "Label nu", "Label straks", "Kosten per woning",
           "Kosten complex", "Bewoner bespaart per maand", "Jaar")  # fmt: skip
    return f"""
# Investeringen per complex
{tabel("", kop, rijen)}

# Uitgangspunten
{
        tabel(
            "",
            ("Uitgangspunt", "Waarde", "Bron"),
            (
                ("Kosten per stap van het label", "€ 9.800", "gemiddelde van zes projecten, prijspeil 2025"),
                ("Besparing per stap per maand", "€ 21", "meting bij 140 huishoudens, twee winters"),
                ("Prijsstijging bouw per jaar", "3,5 %", "eigen aanname"),
                ("Subsidie", "niet meegerekend", "loopt af, zie begroting"),
                ("Bijdrage van de huurder", "€ 0", "afspraak met huurders"),
            ),
        )
    }

# Volgorde
Wij kiezen eerst complexen met label E of F, dan complexen waar toch onderhoud is gepland, dan de rest.

{
        tabel(
            "",
            ("Vraag", "Gewicht"),
            (
                ("Slechtste label eerst", "40 %"),
                ("Energierekening en inkomen van bewoners", "30 %"),
                ("Samen met ander onderhoud", "20 %"),
                ("Wens van bewoners", "10 %"),
            ),
        )
    }
"""


def leefbaarheid() -> str:
    """Return the monitor of sixteen neighbourhoods."""
    toeval = random.Random("leefbaarheid")
    kop = ("Kern", "Buurt", "Woningen", "Cijfer bewoners", "Verhuizingen in %", "Meldingen overlast",
           "Achterstand in %", "Wijkbeheerder", "Let op")  # fmt: skip
    rijen = []
    for kern in ORGANISATIE["linde"].kernen:
        for buurt in toeval.sample(("Noord", "Zuid", "Oost", "Centrum", "Hoog", "Laag"), 4):
            cijfer = toeval.uniform(6.1, 8.6)
            onrust = max(0.0, 7.6 - cijfer)
            getallen = (f"{cijfer:.1f}", f"{4 + onrust * 3:.1f}", f"{0.4 + onrust * 0.7:.1f}")
            cijfers = [getal.replace(".", ",") for getal in getallen]
            oordeel = toeval.choice(("rustig", "rustig", "gaat vooruit", "wisselend"))
            let_op = "gesprek met bewoners plannen" if cijfer < 6.7 else "–"
            rijen.append((kern, buurt, str(toeval.randrange(48, 150)), cijfers[0], cijfers[1],
                          str(round(onrust * 6) + toeval.randrange(3)), cijfers[2], oordeel, let_op))  # fmt: skip
    return f"""
# Monitor per buurt
Alleen voor intern gebruik: enkele buurten zijn zo klein dat mensen te herkennen zijn.

{tabel("", kop, rijen)}

# Wat doen wij ermee
{
        tabel(
            "",
            ("Buurt", "Afspraak", "Wie", "Klaar"),
            (
                ("Blitterhof Laag", "huismeester op dinsdag en vrijdag", "wonen", "januari"),
                ("Meterdonk Oost", "verlichting achterpaden, samen met gemeente", "vastgoed", "maart"),
                ("Grubbenhei Zuid", "nieuwe huurders bezoeken in de derde week", "wonen", "doorlopend"),
                ("Sevenbroek Hoog", "niets extra, over een jaar opnieuw kijken", "wonen", "november"),
            ),
        )
    }

# Hoe meten wij
{
        tabel(
            "",
            ("Cijfer", "Bron", "Hoe vaak"),
            (
                ("Cijfer bewoners", "deurgesprekken, minstens twaalf per buurt", "per jaar"),
                ("Verhuizingen", "huuradministratie", "per kwartaal"),
                ("Meldingen overlast", "alleen dossiers van niveau 2 en hoger", "per kwartaal"),
                ("Achterstand", "huuradministratie, meer dan één maand", "per kwartaal"),
                ("Wijkbeheerder", "eigen indruk in twee woorden, weegt het zwaarst", "per kwartaal"),
            ),
        )
    }
"""


BEGROTING = (
    ("Huuropbrengst", 17_640, 1.034), ("Vergoedingen", 910, 1.02), ("Verkoop van woningen", 2_150, 1.0),
    ("Overige opbrengsten", 180, 1.01), ("Dagelijks onderhoud", -1_420, 1.03), ("Groot onderhoud", -2_610, 1.035),
    ("Funderingsherstel", -3_900, 1.04), ("Verduurzaming", -3_300, 1.03), ("Personeel", -2_090, 1.035),
    ("Kantoor en ICT", -760, 1.03), ("Leefbaarheid", -310, 1.02), ("Belastingen en heffingen", -3_240, 1.025),
    ("Rente", -3_050, 1.045), ("Aflossing", -2_400, 1.0), ("Nieuwe leningen", 3_400, 1.0),
)  # fmt: skip


def begroting() -> str:
    """Return the budget with ratios and scenarios."""
    jaren = tuple(range(2026, 2031))
    rijen = [(naam, *(_euro(basis * groei**nr) for nr in range(5))) for naam, basis, groei in BEGROTING]
    sommen = [sum(round(basis * groei**nr) for _, basis, groei in BEGROTING) for nr in range(5)]
    rijen.append(("**Verandering liquide middelen**", *(f"**{_euro(som)}**" for som in sommen)))
    return f"""
# Kasstroom
Bedragen in duizenden euro’s. Plus is geld erin, min is geld eruit.

{tabel("", ("Post", *map(str, jaren)), rijen)}

# Ratio’s
{
        tabel(
            "",
            ("Ratio", "Norm", "Eigen grens", *map(str, jaren)),
            (
                ("Rentedekking (ICR)", "1,4", "1,5", "1,74", "1,70", "1,66", "1,60", "1,56"),
                ("Loan to value in %", "85", "80", "66", "67", "68", "69", "69"),
                ("Solvabiliteit in %", "15", "20", "33", "32", "32", "31", "31"),
                ("Onderpand in %", "70", "60", "36", "37", "38", "38", "39"),
            ),
        )
    }

# Aannames
{
        tabel(
            "",
            ("Aanname", "2026", "2027", "Daarna"),
            (
                ("Inflatie", "2,8 %", "2,4 %", "2,0 %"),
                ("Loonstijging", "4,2 %", "3,5 %", "3,0 %"),
                ("Bouwkosten", "3,9 %", "3,4 %", "3,0 %"),
                ("Rente nieuwe lening", "3,3 %", "3,3 %", "3,5 %"),
                ("Huurverhoging", "nog te besluiten", "inflatie", "inflatie"),
                ("Leegstand", "0,8 %", "0,8 %", "0,8 %"),
            ),
        )
    }

# Scenario’s
{
        tabel(
            "",
            ("Scenario", "Laagste ICR", "Jaar", "Wat doen wij dan"),
            (
                ("Basis", "1,56", "2030", "niets"),
                ("Verkoop valt een half jaar stil", "1,53", "2027", "krediet aanspreken"),
                ("Bouwkosten 10 % hoger", "1,49", "2030", "deel Ilpenzaan later"),
                ("Rente 1,5 procentpunt hoger", "1,41", "2030", "geen nieuwe verplichtingen, RvC bijeen"),
            ),
        )
    }
"""
