"""Documents about procurement."""

from mkwportal.demo.documenten.maken import maak

DOCUMENTEN = (
    maak(
        "inlaag-inkoop", "minnaard",
        "Inkoop en aanbesteding: vier bladzijden en gezond verstand",
        "beleid", "organisatie onderhoud", "pdf",
        ("2025-04-28 Vervangt het handboek van 38 bladzijden.",),
        "Drempels, rollen en regels voor een kleine corporatie. Met een afwegingsvraag bij elke opdracht en aandacht "
        "voor bedrijven uit de streek.",
        """
# Waarom zo kort
Het oude inkoophandboek telde 38 bladzijden en was in acht jaar drie keer geopend. {naam} geeft jaarlijks
ongeveer 6,1 miljoen euro uit bij 240 leveranciers. Bijna alle bestellingen zijn klein en komen van dezelfde
mensen. Voor hen moet een regel in het hoofd passen. Voor de paar grote opdrachten per jaar mag het
ingewikkelder zijn, en dan schuift er altijd iemand aan die het vaker deed.

# Vijf uitgangspunten
1. **Wie bestelt, betaalt niet.** De besteller keurt de levering, een ander de factuur. Ook bij ons, met {fte}
  fte.
2. **Prijs is één van vier.** Wij wegen prijs, kwaliteit, wat bewoners ervan merken en wat het doet met de
  omgeving. Per opdracht kiezen wij vooraf de gewichten.
3. **Niet afhankelijk.** Geen leverancier haalt meer dan een kwart van zijn omzet bij ons, en wij halen niet
  meer dan een derde van een soort werk bij één bedrijf. Uitzonderingen meldt de adviseur aan het bestuur.
4. **Dichtbij telt.** Bij gelijke kwaliteit gaat een bedrijf uit de streek voor. Van elke drie uitgenodigde
  partijen is er minstens één nieuw.
5. **Geen cadeaus.** Een agenda mag, een wedstrijd kijken in de skybox niet.

# Welke weg bij welk bedrag
Tabel: Drempels zonder btw
| Soort | Bedrag | Weg | Wie tekent |
| Leveringen en diensten | tot € 5.000 | één prijs | medewerker |
| Leveringen en diensten | € 5.000 tot € 50.000 | twee of drie offertes | leidinggevende |
| Leveringen en diensten | vanaf € 50.000 | drie tot vijf partijen, schriftelijk | bestuur |
| Werken, onderhoud | tot € 25.000 | één op één, met richtprijs | opzichter en leidinggevende |
| Werken, onderhoud | € 25.000 tot € 250.000 | drie partijen | leidinggevende en bestuur |
| Werken, onderhoud | vanaf € 250.000 | drie tot vijf partijen met selectie | bestuur |
| Nieuwbouw | vanaf € 1.500.000 | volgens investeringskader | bestuur en RvC |

Opdrachten splitsen om onder een grens te blijven doen wij niet. Herhaalt een opdracht zich elk jaar, dan tellen
wij vier jaar bij elkaar op.

# De vraag vooraf
Voor elke opdracht boven de 25.000 euro beantwoordt de besteller één vraag op een half velletje: ‘wat moet er
over twee jaar anders zijn, en hoe merken bewoners dat?’ Het klinkt als een omweg. In het eerste halfjaar zijn
daardoor drie opdrachten geschrapt en is er één verdubbeld. Die laatste ging over schoonmaak van trappenhuizen:
het ging de bewoners niet om vaker, maar om iemand die hen groet.

# Samen inkopen
Met vier corporaties in de provincie kopen wij drie dingen samen in: verzekeringen, cv-ketels en het jaarlijkse
klantonderzoek. Dat scheelde vorig jaar 48.000 euro. Schilderwerk kopen wij bewust níet samen in. Het volume zou
voor schilders van hier te groot worden, en dan rijdt er een busje uit een andere provincie langs vier
plaatselijke bedrijven.

De regels voor samen inkopen zijn simpel: één partij trekt, de anderen geven een mandaat met een maximum, en wie
halverwege afhaakt betaalt zijn deel van de voorbereiding.

# Leveranciers beoordelen
Eén keer per jaar geven twee mensen elk van de veertig grootste leveranciers een cijfer: de opzichter die ermee
werkt en de medewerker die de klachten hoort. Ligt dat cijfer onder de 6,5, dan volgt een gesprek. Bij twee jaar
onvoldoende nemen wij afscheid. Leveranciers mogen ons ook een cijfer geven. Het laatste was een 7,8, met als
klacht dat wij laat laten weten wat er volgend jaar komt. Sindsdien krijgen zij in november de planning.

# Maatschappelijk
- Bij opdrachten boven de 100.000 euro vragen wij om een leerling of iemand die moeilijk werk vindt. Het gaat om
  5 % van de loonsom.
- Wij vragen naar herkomst van hout en naar hergebruik van materiaal dat vrijkomt.
- Facturen betalen wij binnen 21 dagen. Kleine bedrijven met minder dan tien mensen krijgen hun geld binnen 14
  dagen.

# Afwijken
Afwijken mag als het moet, bijvoorbeeld bij stormschade. De reden komt binnen een week in één alinea in het
dossier, met de handtekening van iemand hogerop. In 2024 gebeurde dat elf keer. De accountant las ze alle elf en
had bij één een opmerking.
""",
        door="bestuur en RvC", herzien=58,
    ),
    maak(
        "alblashoek-raamovereenkomst", "ozturk",
        "Raamovereenkomst dagelijks onderhoud: model met toelichting",
        "overeenkomst", "organisatie onderhoud", "docx",
        ("2024-12-09 Model na drie jaar werken met twee aannemers.",),
        "Een model dat u kunt overnemen, artikel voor artikel, met ernaast waarom het er staat. Gebouwd rond een vaste "
        "prijs per woning en gedeelde winst.",
        """
# Hoe u dit model gebruikt
Links in een contract staat wat partijen doen, rechts zou moeten staan waarom. Dat laatste ontbreekt bijna
altijd. {naam} schreef het wel op, zodat een opvolger over zes jaar begrijpt wat de bedoeling was. De artikelen
zijn door een jurist bekeken voor onze situatie. Laat dat voor uw eigen situatie ook doen.

# Artikel 1. Wat de aannemer doet
De aannemer verhelpt alle reparatieverzoeken in de woningen van bijlage A, van melding tot nacontrole, voor een
vaste prijs per woning per jaar.

> Waarom: een prijs per klus beloont veel klussen. Een prijs per woning beloont een woning die heel blijft. In
het eerste jaar daalde het aantal verzoeken van 2,9 naar 2,3 per woning.

# Artikel 2. Prijs en bijstelling
De prijs is [bedrag] per woning per jaar. Partijen stellen haar elk jaar bij met het indexcijfer voor onderhoud.
Wijkt het werkelijke aantal verzoeken over twee jaar meer dan 15 % af van het uitgangspunt in bijlage B, dan
praten partijen over de prijs.

Tabel: Voorbeeld van bijlage B
| Type woning | Aantal | Verzoeken per jaar | Prijs per woning |
| Eengezins, voor 1970 | 640 | 3,1 | € 268 |
| Eengezins, 1970 tot 2000 | 890 | 2,4 | € 211 |
| Appartement met lift | 310 | 1,7 | € 164 |
| Nieuwer dan 2000 | 580 | 1,2 | € 118 |

> Waarom: zonder bijstelling neemt de aannemer een risico-opslag van ongeveer 9 %. Die betaalt u dan altijd, ook
als het risico niet uitkomt.

# Artikel 3. Normen
De aannemer is binnen twee uur ter plaatse bij spoed, binnen 24 uur bij uitval van warmte, water of stroom, en
anders op een afspraak die de huurder kiest. In 80 % van de gevallen is het verzoek in één bezoek klaar. Het
rapportcijfer van huurders is minstens een 7,7.

> Waarom: drie normen en niet dertig. Elke extra norm wordt een regel in een rapportage die niemand leest.

# Artikel 4. Open boek
De aannemer laat elk kwartaal uren, materiaal en onderaannemers zien. De corporatie gebruikt die gegevens alleen
om samen beter te worden en nooit om een ander bedrijf een offerte te laten maken.

> Waarom: open boek zonder die laatste zin gaat dicht zodra het spannend wordt.

# Artikel 5. Delen van winst en verlies
Blijft er aan het eind van het jaar meer dan 4 % over, dan gaat de helft van het meerdere naar de corporatie,
die er iets zichtbaars voor huurders mee doet. Is het resultaat negatief, dan draagt de aannemer de eerste 3 %
en delen partijen de rest, tot een maximum van 40.000 euro.

> Waarom: in 2023 leverde dit 18.600 euro op. Daar kochten wij deurdrangers voor. Bewoners van drie complexen
kozen dat zelf.

# Artikel 6. Mensen
De vakman die komt, is herkenbaar, kan zich verstaanbaar maken, zo nodig met een vertaalapp, en rookt niet in de
woning. Ziet hij iets zorgelijks bij een bewoner, dan meldt hij dat op het formulier van bijlage C. Elk jaar
werkt er bij de aannemer minstens één leerling voor deze opdracht.

> Waarom: vaklieden komen achter elke voordeur. Van de signalen die wij in 2023 kregen, kwam 40 % van hen.

# Artikel 7. Duur en afscheid
De overeenkomst duurt vier jaar en kan twee keer met twee jaar worden verlengd. Opzeggen kan na het eerste jaar,
met een termijn van zes maanden en een gesprek waarin beide partijen zeggen waarom. Bij het einde levert de
aannemer alle gegevens per woning in een leesbaar bestand, en loopt hij een maand mee met zijn opvolger.

# Artikel 8. Als het misloopt
Partijen bespreken een klacht eerst op de werkvloer, dan met de bedrijfsleider en de inkoper, dan met de twee
directeuren aan één tafel, binnen tien werkdagen. Daarna volgt bindend advies door een deskundige die zij samen
kiezen. Boetes kent deze overeenkomst niet. Wie drie kwartalen achter elkaar onder een norm blijft, maakt een
verbeterplan. Lukt dat niet, dan geldt artikel 7.

> Waarom: boetes leveren in de praktijk vooral correspondentie op.

# Wat wij volgende keer anders doen
Wij zouden schilderwerk binnen trappenhuizen er nu in opnemen. Ook zouden wij de eerste drie maanden gezamenlijk
plannen, met één planner op één kantoor in {plaats}. En wij zouden vanaf het begin drie aannemers nemen in
plaats van twee, zodat er bij uitval iemand kan bijspringen.
""",
        genummerd=False, herzien=390,
    ),
)  # fmt: skip
