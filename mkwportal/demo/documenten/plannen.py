"""Business plans, offers and agreements with municipalities."""

from mkwportal.demo.documenten.maken import maak

DOCUMENTEN = (
    maak(
        "linde-ondernemingsplan", "lammers",
        "Ondernemingsplan 2025-2028: klein blijven, samen groot",
        "ondernemingsplan", "verantwoording samenwerken", "pdf",
        (
            "2024-10-07 Vastgesteld na een zomer van gesprekken.",
            "2026-10-12 Halverwege bijgesteld: minder nieuwbouw, meer delen.",
        ),
        "De koers van De Linde in vier keuzes, met wat wij daarvoor laten. Na twee jaar tegen het licht gehouden en op "
        "twee punten veranderd.",
        """
# Voorwoord
Een ondernemingsplan is meestal een boekje met een mooie voorkant en foto’s van lachende mensen. Wij wilden een
plan dat op het prikbord hangt en waar je met een pen bij gaat staan. De medewerkers van {naam} schreven er zelf
aan mee, op vrijdagmiddagen, met broodjes. Huurders gaven hun commentaar in vier keukens. De raad van
commissarissen schrapte een kwart. Dank daarvoor.

{v2-} Bij deze tweede versie: wij zijn halverwege. Wat niet klopte hebben wij veranderd, wat niet lukte staat er
gewoon. Een plan dat nooit wordt bijgesteld, is een plan dat niemand gebruikt.

# Wie wij zijn
{naam} verhuurt {vhe} woningen in {kernen}. Wij zijn met {fte} fte. Dat betekent dat bij ons de opzichter ook de
sleutels uitgeeft, dat de directeur de telefoon opneemt en dat een huurder zelden twee keer hetzelfde moet
vertellen. Het betekent ook dat één zieke collega een hele taak stil kan leggen, dat niemand alles weet van
privacy, belasting en brandveiligheid tegelijk, en dat een rapport van de toezichthouder evenveel bladzijden
heeft als bij een corporatie van tienduizend woningen.

Onze opdracht is niet ingewikkeld: een goed huis in het eigen dorp voor mensen met een kleine beurs, en buurten
waar je het licht aanlaat als je weg bent.

# Wat er op ons afkomt
**Meer ouderen, minder handen.** In 2028 is een derde van onze huurders ouder dan 70. De thuiszorg in {kern3}
heeft nu al een wachtlijst.

**Huizen die niet af zijn.** Nog <<410|318>> woningen hebben label D of slechter.

**Krap geld.** De kosten van bouwen en onderhoud stegen in vijf jaar met 31 %, onze huren met 14 %. Per saldo
kunnen wij elk jaar minder.

**Dorpen onder druk.** De school in {kern4} heeft 61 leerlingen. Zonder jonge gezinnen is zij er over zes jaar
niet meer.

**Meer regels.** Elk jaar kost alleen het aanleveren van gegevens ons 900 uur. Dat is een halve collega die geen
huurder ziet.

# Onze vier keuzes
## Keuze 1. Eerst wie er al woont
Wij steken meer geld in bestaande woningen dan in nieuwe. In vier jaar isoleren wij <<180|204>> woningen,
vernieuwen wij 240 badkamers en keukens en maken wij 120 woningen drempelvrij. De volgorde bepalen wij op de
energierekening van de bewoner, niet op de leeftijd van het complex.

## Keuze 2. Bouwen waar het dorp ervan opknapt
<<Wij bouwen in vier jaar 64 woningen: 40 in {kern1}, 12 in {kern2} en 12 in {kern4}.|Wij wilden 64 woningen
bouwen. Het worden er 38. In {kern1} viel het plan achter het station weg, omdat de stikstofruimte ontbrak en de
prijs met 22 % steeg. De 12 woningen in {kern4} zijn klaar en daar wonen nu negen jonge gezinnen. In {kern2}
bouwen wij er 14, twee meer dan gedacht.>> Wij bouwen klein en gelijkvloers voor ouderen, zodat hun gezinswoning
vrijkomt. Van elke nieuwe woning moet de verhuisketen minstens twee stappen lang zijn.

## Keuze 3. Langskomen
Iedere huurder krijgt eens in de drie jaar bezoek, ook zonder klacht. Een kwartier, vaste vragen, en ruimte voor
het antwoord waar wij niet op rekenden. <<Dat zijn 550 bezoeken per jaar.|In de eerste twee jaar deden wij 1.012
bezoeken. Daar kwamen 340 reparaties uit die niemand had gemeld, 71 keer hulp bij geld of zorg, en 19 keer iets
waar wij stil van werden.>>

## Keuze 4. Samenwerken zonder te fuseren
Wij willen zelfstandig blijven, omdat nabijheid onze kracht is. Dat kan alleen als wij delen wat niet nabij
hoeft te zijn. Inkoop, privacy, beleid schrijven en piketdiensten doen wij liever met anderen. Wij geven
daarvoor ook iets terug: ons huurbeleid en onze regels voor zelf klussen staan voor iedereen open.

{v2-} In 2025 deelden wij 14 documenten op het platform van kleine corporaties. Wij namen er zelf zes over. Het
meest hadden wij aan het servicekostenbeleid uit Overijssel en aan de VvE-handreiking van Heuvelrijk; die kwam
met een collega erbij, één dag per week. Wat het ons kost en oplevert houden wij bij, in uren en in euro’s, en
vooral in wat huurders ervan merken.

# Wat wij laten
Kiezen is ook stoppen. Dit doen wij niet meer, of niet in deze jaren:

- woningen bouwen voor middeninkomens; dat kunnen anderen;
- een eigen app; huurders bellen toch;
- een jaarlijks bewonersfeest; het geld gaat naar de dorpsbudgetten;
- meedoen aan elk overleg; wij zijn lid van vier tafels en zeggen elf andere af;
{v2-} - een eigen klantenportaal; wij sluiten aan bij dat van een buurcorporatie.

# Doelen
Tabel: Waar wij onszelf aan houden
| Doel | 2024 | <<2026|Stand 2026>> | 2028 |
| Cijfer van huurders voor de woning | 7,2 | <<7,4|7,3>> | 7,6 |
| Cijfer voor contact met ons | 7,9 | <<8,1|8,3>> | 8,2 |
| Woningen met label A tot en met C | 75 % | <<79|81>> % | 86 % |
| Bereikbare woningen in de minst bereikbare kern | 58 % | <<61|62>> % | 65 % |
| Drempelvrije woningen | 311 | <<370|362>> | 430 |
| Nieuwe woningen sinds 2025 | 0 | <<26|12>> | <<64|38>> |
| Bedrijfslasten per woning | € 1.015 | <<€ 1.050|€ 1.092>> | € 1.080 |
| Ziekteverzuim | 5,1 % | <<4,8|6,2>> % | 4,5 % |

{v2-} Twee cijfers vallen tegen. De woning zelf krijgt geen hoger cijfer, omdat huurders die nog niet aan de
beurt waren ontevredener werden nu hun buren nieuwe kozijnen hebben. Het verzuim steeg door twee langdurig
zieken. In een team van zeventien is dat meteen 12 %. Wij hebben de werkdruk besproken en drie dingen
uitgesteld.

# Geld
In vier jaar geven wij 41 miljoen euro uit: 19 miljoen aan onderhoud en verbetering, <<15|10>> miljoen aan
nieuwbouw en 7 miljoen aan de organisatie. De leningen stijgen van 52 naar <<66|61>> miljoen euro. De
rentedekking blijft in het laagste jaar 1,6. Daarmee houden wij de deur open voor wat wij nog niet weten.

Tabel: Meerjarenraming in duizenden euro’s
| | 2025 | 2026 | 2027 | 2028 |
| Huuropbrengst | 12.480 | 12.905 | 13.340 | 13.790 |
| Onderhoud en verbetering | <<4.400|4.610>> | <<4.700|4.980>> | <<4.850|5.020>> | <<5.050|5.190>> |
| Organisatie | 1.665 | 1.720 | 1.760 | 1.805 |
| Rente | 1.410 | <<1.520|1.470>> | <<1.690|1.560>> | <<1.830|1.650>> |
| Heffingen en belasting | 1.980 | 2.040 | 2.100 | 2.160 |
| Investering in nieuwbouw | <<2.900|2.650>> | <<5.100|1.380>> | <<4.600|3.250>> | <<2.400|2.720>> |

# Mensen
Wij zoeken geen specialisten voor elk onderwerp, maar mensen die graag buiten zijn en durven bellen naar een
collega elders. Ieder van ons heeft een maatje bij een andere corporatie. Wie ergens goed in is, krijgt tijd om
het te delen: 4 % van de uren. Dat klinkt weinig; het is meer dan de meeste mensen voor zichzelf nemen.

# Met wie
Tabel: Partners en wat wij van elkaar verwachten
| Partner | Wij vragen | Wij geven |
| Huurdersvereniging De Lindetak | tegenspraak, elk kwartaal | stukken op tijd, invloed vooraf |
| Gemeente | grond, tempo, één aanspreekpunt | eerlijke cijfers, plekken voor wie haast heeft |
| Zorg en welzijn | een naam per dorp | sleutels, ruimte, signalen |
| Collega-corporaties | hun beste stukken en hun missers | de onze |
| Energiecoöperaties | kennis en draagvlak | daken |

# Hoe wij het volgen
Dit plan hangt in de kantine. Elk kwartaal zetten wij er met een stift bij wat af is. Elk jaar in september komt
De Lindetak kijken en vragen stellen. In 2026 en 2028 maken wij de balans op, met de raad van commissarissen en
met twee collega’s van buiten, die alles mogen zeggen.
""",
        door="bestuur en RvC", herzien=38,
    ),
    maak(
        "alblashoek-prestatieafspraken", "vandergraaf",
        "Prestatieafspraken 2026: op één vel, met toelichting",
        "prestatieafspraken", "verantwoording huren", "pdf",
        (
            "2024-12-13 Afspraken voor 2025.",
            "2025-12-12 Afspraken voor 2026, met terugblik.",
        ),
        "Afspraken tussen gemeente, huurdersraad en corporatie die passen op één vel, met een toelichting van vier "
        "bladzijden en een eerlijke terugblik.",
        """
# Waarom op één vel
De prestatieafspraken van 2022 telden 31 bladzijden en 118 afspraken. Bij de evaluatie bleken er 22 nagekomen,
40 half en 56 niemand meer bekend. De huurdersraad stelde toen voor: schrijf op één vel wat er dit jaar anders
wordt, en laat weg wat vanzelf doorgaat. Zo doen wij het sindsdien. Het vel hangt bij alle drie de partijen aan
de muur. Dit stuk is de toelichting erbij.

Partijen zijn gemeente {gemeente}, de huurdersraad en {naam}.

# Het vel voor <<2025|2026>>
Tabel: Twaalf afspraken
| Nr | Afspraak | Wie trekt |
| 1 | <<48|52>> woningen in aanbouw, waarvan 20 gelijkvloers | {naam} |
| 2 | Gemeente levert grond in {kern3} voor <<1 september|1 juli>> | gemeente |
| 3 | <<70|74>> woningen van label E, F of G naar B | {naam} |
| 4 | Minstens 70 % van de vrije woningen onder de aftoppingsgrens | {naam} |
| 5 | <<36|41>> statushouders gehuisvest, gespreid over zeven dorpen | {naam} en gemeente |
| 6 | <<Proef met|Vast team>> vroegsignalering, bezoek binnen twee weken | gemeente |
| 7 | Elke huurder met een laag inkomen krijgt een huurcheck aangeboden | huurdersraad |
| 8 | Tien woningen voor uitstroom uit opvang, met begeleiding | {naam} en gemeente |
| 9 | <<Eén|Drie>> dorpsgesprekken over zorg, vóór de zomer | gemeente |
| 10 | Geen lege woning langer dan acht weken zonder reden | {naam} |
| 11 | <<Onderzoek naar splitsen|Acht woningen gesplitst>> in de oude kernen | {naam} |
| 12 | Elk kwartaal een uur met zijn drieën, met dit vel op tafel | alle drie |

# Toelichting
## Bouwen
De nood is groot: op een vrije eengezinswoning reageren gemiddeld 167 mensen. Toch durven wij niet meer te
beloven dan in aanbouw. Of een woning ook dit jaar klaar is, hangt af van het stroomnet en van bezwaren. In
{kern1} wachten <<18|0>> appartementen op een aansluiting.

{v2-} Afspraak 2 is vorig jaar niet gehaald. De gemeente had de grond wel, maar de sloot bleek beschermd. De
wethouder heeft dat zelf op de bewonersavond verteld. Dat waardeerden mensen meer dan een persbericht.

## Betaalbaar
Wij volgen ons huurbeleid, waarin de huur meebeweegt met het energielabel. De gemeente verhoogt de heffingen
voor huurders met een laag inkomen niet meer dan de inflatie en scheldt automatisch kwijt wie bekend is. De
huurdersraad traint acht vrijwilligers die aan de keukentafel een huurcheck doen. In <<2024 als proef bij
40|2025 bij 212>> huishoudens; gemiddeld <<310|286>> euro per jaar gevonden.

## Verduurzamen
Van de labels E, F en G zijn er nog <<320|246>>. In het gekozen tempo zijn die eind 2029 weg. Voor {kern2}, met
dijkwoningen die half in het talud staan, is er nog geen betaalbare oplossing. Gemeente en {naam} betalen samen
één ingenieur die dat <<in 2025|vóór de zomer>> uitzoekt.

## Mensen die extra aandacht nodig hebben
Spreiding lukt alleen als ieder dorp meedoet. De afspraak is: geen dorp onder de drie, geen straat boven de
twee. Begeleiding begint voor de sleutel. Wie uit de opvang komt, krijgt een huurcontract met begeleiding voor
een jaar.

## Leefbaarheid
{naam} besteedt <<128|131>> euro per woning, de gemeente houdt twee wijkteams in stand. Bankjes, bomen en
drempels vallen onder de gemeente, portieken en achterpaden onder {naam}, ergernissen onder allebei.

{v2-} # Terugblik op 2025
{v2-} Tabel: Hoe ging het?
{v2-} | Afspraak | Uitkomst | Waarom |
{v2-} | 1 bouwen | 44 van 48 | vier door bezwaar naar 2026 |
{v2-} | 2 grond | niet gehaald | beschermde sloot |
{v2-} | 3 labels | 74 van 70 | meevaller in Streefhoek |
{v2-} | 4 betaalbaar | 76 % | ruim gehaald |
{v2-} | 5 statushouders | 33 van 36 | twee gezinnen kwamen later |
{v2-} | 6 vroegsignalering | gehaald | wordt blijvend |
{v2-} | 7 huurcheck | 212 gesprekken | meer vraag dan vrijwilligers |
{v2-} | 8 uitstroom | 7 van 10 | te weinig kleine woningen |
{v2-} | 9 dorpsgesprek | gehaald | goede opkomst, 90 mensen |
{v2-} | 10 leegstand | 3 woningen langer | asbest en een erfeniskwestie |
{v2-} | 11 splitsen | onderzoek klaar | kan in 23 woningen |
{v2-} | 12 kwartaaluur | vier keer | en dat hielp het meest |

{v2-} Negen van de twaalf geheel of bijna gehaald. Belangrijker is dat alle drie de partijen nu uit het hoofd
weten wat er op het vel staat.

# Spelregels
1. Wie een afspraak niet haalt, zegt het zodra hij het weet en niet bij de evaluatie.
2. Een afspraak ruilen mag, als er iets gelijkwaardigs tegenover staat.
3. De huurdersraad heeft een eigen adviseur, betaald door {naam}, gekozen door de raad.
4. Bij ruzie praten de wethouder, de bestuurder en de voorzitter eerst een uur met zijn drieën in de auto langs
  de woningen waar het over gaat.
""",
        door="gemeente, huurdersraad en bestuur", jaar=2026, herzien=38,
    ),
    maak(
        "inlaag-bod", "devisser",
        "Bod aan de gemeente voor 2027: wat wij kunnen beloven",
        "prestatieafspraken", "verantwoording financien", "docx",
        ("2026-11-02 Concept voor de eerste ronde, nog niet gedeeld.",),
        "Eerste versie van het bod op de woonvisie, met onze ruimte en de bodem. Intern tot het overleg met gemeente "
        "en huurders.",
        """
# Wat is dit
Ieder jaar doet {naam} een bod aan de gemeente {gemeente}: wat kunnen wij volgend jaar bijdragen aan de
woonvisie? Dit is de eerste versie, bedoeld voor bestuur en managementteam. Er staan ook dingen in die wij in
het gesprek nog niet op tafel leggen, zoals de bodem van onze investeringsruimte. Daarom delen wij dit stuk
niet. In december maken wij een versie voor gemeente en huurders.

# De vraag van de gemeente
De woonvisie vraagt in de komende vijf jaar om 90 sociale woningen, waarvan 60 voor ouderen, in alle vier de
kernen. Verder wil de gemeente dat alle woningen in 2030 minstens label C hebben en dat de laagste huren niet
stijgen. Elk van die drie is redelijk. Alle drie tegelijk kan niet.

# Onze ruimte
Tabel: Wat kan er, bij verschillende keuzes
| Keuze | Nieuwe woningen tot 2031 | Label C klaar in | Laagste rentedekking |
| Alles wat de woonvisie vraagt | 90 | 2030 | 1,19, kan niet |
| Bouwen eerst | 78 | 2034 | 1,47 |
| Isoleren eerst | 34 | 2030 | 1,52 |
| Gelijk op | 52 | 2032 | 1,55 |

Wij stellen ‘gelijk op’ voor. Dat is geen compromis uit gemakzucht: zonder isolatie betalen de oudste huurders
het gelag, zonder nieuwbouw komt er geen gelijkvloerse woning vrij. De bodem is voor ons een rentedekking van
1,5. Daaronder verliezen wij de vrijheid om bij tegenslag zelf te kiezen.

# Ons bod per kern
- **{kern1}:** 24 appartementen met lift op de plek van de oude garage. Grond is van ons, tekening ligt klaar.
  Start in het najaar van 2027 als er een aansluiting op het stroomnet is.
- **{kern2}:** twaalf kleine woningen achter de dorpskerk. Vraagt grond van de gemeente voor niet meer dan
  18.000 euro per kavel.
- **{kern3}:** geen nieuwbouw. Wel 44 woningen geïsoleerd en een ontmoetingsruimte in de leegstaande bank.
- **{kern4}:** zestien woningen in een hofje, samen met de zorgorganisatie, als die tekent voor tien jaar.

# Wat wij terugvragen
1. Grondprijs volgens de nota sociale woningbouw, zonder toeslag voor bodemonderzoek.
2. Leges voor sociale nieuwbouw de helft; het gaat om ongeveer 3.100 euro per woning.
3. Parkeernorm van 0,8 bij ouderen. Nu staan er bij De Wachter 30 vakken voor elf auto’s.
4. Eén projectleider aan de kant van de gemeente, met mandaat.
5. Een besluit over de bank in {kern3} vóór de zomer.

# Waar wij ruimte hebben
Alleen intern: wij kunnen in {kern2} naar 14 woningen als de grondprijs onder de 15.000 euro komt. Wij kunnen de
ontmoetingsruimte vijf jaar zonder huur aanbieden. En wij kunnen de laagste huren een jaar bevriezen, voor
37.000 euro. Dat laatste willen de huurders graag, en wij bewaren het voor het moment dat het gesprek over de
grond vastzit.

# Risico’s
De zorgorganisatie in {kern4} heeft een nieuwe bestuurder en nog niets bevestigd. De bouwprijs is gerekend op
232.000 euro per woning; de laatste aanbesteding in de regio kwam uit op 241.000. En wij hebben op dit moment
één projectleider, die in mei met verlof gaat. Met de buurcorporatie is gesproken over het lenen van iemand voor
twee dagen per week. Dat gaat waarschijnlijk lukken.
""",
        status="concept", bereik="corporatie", jaar=2027,
    ),
    maak(
        "dinkelhof-koers", "tenvelde",
        "Koers 2027-2030: startpresentatie voor ons team",
        "presentatie", "verantwoording", "pptx",
        ("2026-10-26 Eerste bijeenkomst met alle medewerkers.",),
        "Start van het gesprek over het nieuwe ondernemingsplan. Intern, want er staan twijfels in.",
        """
# Waar staan wij?
- Wij haalden 14 van de 19 doelen uit het vorige plan
- Huurders geven ons een 7,9, zes jaar geleden een 7,1
- Drie jaar niemand uitgezet om huurschuld
- Wij bouwden 41 woningen, beloofd waren er 90

> Begin met een applaus voor het eerste. Wees daarna stil bij het laatste.

# Wat ging er mis met bouwen?
- Twee keer een plan met te veel woningen op een te kleine plek
- Stikstof, stroom en een vleermuis
- Onze eigen voorbereiding: 31 maanden van idee tot schop
- Wij wilden het perfect

# Wat verandert er om ons heen?
- Over de grens werken wordt gewoner, wonen ook
- Een op de vier huurders is straks ouder dan 75
- Het stroomnet is vol tot ten minste 2029
- Drie collega's gaan met pensioen, samen 104 dienstjaren

# Vier vragen voor vandaag
- Wat moet er over vier jaar nog precies zo zijn?
- Waar zouden wij mee stoppen als het mocht?
- Wat zouden wij liever met een ander samen doen?
- Voor welke huurder doen wij nu te weinig?

> Iedereen schrijft eerst zelf, vijf minuten. Daarna pas praten, in groepjes van drie die elkaar niet dagelijks
zien.

# Wat ik zelf denk
- Klein blijven is geen doel, dichtbij zijn wel
- Wij zijn goed in mensen en minder goed in plannen
- Ik twijfel over ons eigen onderhoudsteam
- Ik wil niet fuseren en ik wil er wel over kunnen praten

> Zeg erbij dat dit nog geen besluit is en dat niemand zijn werk kwijt is.

# Hoe gaat het verder?
Tabel: Planning
| Wanneer | Wat | Wie |
| november | vier avonden met huurders | wijkteams |
| januari | keuzes op één vel | managementteam |
| februari | advies huurdersorganisatie en RvC | directeur |
| april | plan vastgesteld | bestuur en RvC |

# Wat mag u van mij verwachten?
- Ik beantwoord elke vraag, soms met: ik weet het niet
- Ik kom bij elk team langs, ook bij de vroege koffie
- Wat er vandaag gezegd wordt, blijft hier
""",
        genummerd=False, status="concept", bereik="corporatie", jaar=2026,
    ),
)  # fmt: skip
