"""Documents about repairs, maintenance, damp, water and fire."""

from mkwportal.demo.documenten.maken import maak

DOCUMENTEN = (
    maak(
        "slingebeek-onderhoud", "lensink",
        "Onderhoud op conditie: minder plannen, beter kijken",
        "beleid", "planmatig onderhoud", "pdf",
        ("2024-06-24 Vastgesteld met de meerjarenbegroting 2025.",),
        "Waarom wij stopten met onderhoud op de kalender en nu sturen op gemeten conditie. Met de scores die wij "
        "accepteren, de meetploeg van eigen mensen en wat het scheelt.",
        """
# Van kalender naar conditie
Twintig jaar lang schilderde {naam} elke zeven jaar. Ook als het niet hoefde, en niet eerder als het wel moest.
In 2021 lieten wij zestig woningen die aan de beurt waren eerst bekijken. Bij 34 was de verf nog goed voor drie
jaar. Bij negen andere, die niet aan de beurt waren, zat houtrot in de onderdorpels. Sindsdien plannen wij op
wat wij zien.

Dit beleid geldt voor planmatig onderhoud aan {vhe} woningen in {kernen}. Reparatieverzoeken en mutatieonderhoud
hebben een eigen werkwijze.

# Conditiescore
Wij meten volgens de landelijke norm voor conditiemeting, met zes scores: 1 is als nieuw, 6 is zeer slecht. Elk
bouwdeel krijgt een score op basis van gebreken, hun omvang en hun ernst. De norm zegt hoe je meet, niet welke
score goed genoeg is. Dat laatste is onze eigen keuze.

Tabel: Streefscore per bouwdeel
| Bouwdeel | Streefscore | Ingrijpen bij | Reden |
| Dak, goten, hemelwaterafvoer | 2 | 4 | lekkage kost een veelvoud |
| Kozijnen en schilderwerk buiten | 3 | 4 | houtrot, aanzicht |
| Metselwerk en voegen | 3 | 5 | gaat langzaam |
| Liften | 2 | 3 | stilstand treft de kwetsbaarste bewoners |
| Hang- en sluitwerk | 3 | 4 | veiligheid |
| Bergingen en schuttingen | 4 | 5 | functioneert ook als het er oud uitziet |
| Trappenhuizen binnen | 3 | 4 | bewoners zien het elke dag |

Gemiddeld over het hele bezit streven wij naar 2,9. Dat is iets slechter dan de 2,6 die wij hadden. Wij kiezen
daar bewust voor, omdat het geld dat vrijkomt, ruim 400.000 euro per jaar, naar isolatie gaat.

# De meetploeg
Wij meten zelf. Twee opzichters en een schilder van in de vijftig met een slechte rug vormen de meetploeg. Zij
kregen een opleiding van zes dagen en lopen elk jaar een derde van het bezit na, tussen april en oktober. Een
extern bureau doet elk jaar twintig woningen over, zonder onze uitkomsten te kennen. Het verschil is gemiddeld
0,2 punt; in 2023 bleek de ploeg te streng voor schuurdeuren en te mild voor voegwerk.

Zelf meten is niet goedkoper. Het kost 38 euro per woning, een bureau rekende 31 euro. Toch blijven wij het
doen, want de ploeg ziet ook de rest: een bewoner die het niet redt, een tegelpad vol kuilen, een boom die het
dak raakt. Per jaar leverde dat 170 meldingen op aan collega’s.

# Van meting naar planning
1. In november komen de scores in het systeem. Alles boven de ingrijpgrens komt op de lijst.
2. De manager vastgoed clustert per straat. Een woning die een jaar te vroeg aan de beurt is gaat mee, twee jaar
  te vroeg niet.
3. Wij leggen de lijst naast de plannen voor isolatie. Geen nieuwe verf op een kozijn dat over vier jaar
  vervangen wordt.
4. De bewonerscommissies krijgen de lijst in januari. Zij kunnen wijzen op wat wij niet zagen.
5. In februari staat het jaarplan vast, in maart weten bewoners in welke maand wij komen.

De meerjarenbegroting kijkt vijftig jaar vooruit voor de beleidswaarde en tien jaar voor het werk. Alleen de
eerste drie jaren zijn echt gepland. De rest is een schatting, en dat zeggen wij er ook bij.

# Gevolgen in geld
Tabel: Uitgaven aan planmatig onderhoud, in duizenden euro’s
| Jaar | Oude planning | Op conditie | Waarvan naar voren gehaald | Waarvan uitgesteld |
| 2022 | 4.310 | 3.960 | 290 | 640 |
| 2023 | 4.480 | 4.020 | 345 | 805 |
| 2024, begroot | 4.650 | 4.190 | 260 | 720 |

Uitstel is geen afstel. Om te voorkomen dat wij een golf voor ons uit schuiven, kijken wij elk jaar naar de som
van wat er de komende tien jaar moet gebeuren. Stijgt die som meer dan de prijzen, dan gaat de streefscore
omhoog.

# Bewoners
Schilders melden zich twee weken vooraf met een kaartje en een naam. Wie thuis wil zijn, kan een dag kiezen.
Binnen schilderen wij alleen trappenhuizen. Kleuren buiten kiest de straat uit drie voorstellen; minstens de
helft van de bewoners moet stemmen, anders blijft het zoals het was. In de Parkstraat in {kern1} werd het
daardoor oranje. Het bevalt.

# Risico’s
De grootste is dat kennis in drie hoofden zit. Daarom loopt er altijd een leerling mee en leggen wij foto’s vast
bij elke score boven de 3. Een tweede risico is dat conditie iets zegt over het gebouw en niets over comfort.
Een tochtig huis kan in prima conditie zijn. Dat meten wij apart, bij de bewoner aan tafel.
""",
        herzien=255,
    ),
    maak(
        "bollenhof-reparaties", "warmenhoven",
        "Reparatieverzoeken: in één keer goed",
        "beleid", "onderhoud huurders", "docx",
        ("2025-06-02 Vernieuwde servicenormen.",),
        "Servicenormen die huurders zelf kozen, met de weg van melding tot nacontrole en de cijfers per vakgroep.",
        """
# Wat huurders belangrijk vinden
Wij dachten dat huurders snelheid wilden. Dus stuurden wij op dagen. In een onderzoek onder 640 huurders van
{naam} bleek iets anders: op één stond ‘dat het in één keer gemaakt is’, op twee ‘dat iemand komt wanneer is
afgesproken’ en pas op vijf ‘dat het snel is’. Wij hebben onze normen daarop aangepast. Het percentage dat in
één bezoek klaar is, is nu het enige cijfer dat op het bord in de kantine hangt.

# Normen
Tabel: Wat u van ons mag verwachten
| Soort verzoek | Voorbeelden | Wanneer | Norm |
| Nu | gaslucht, waterlek, geen stroom, opgesloten | binnen 2 uur, dag en nacht | 98 % |
| Vandaag of morgen | geen warmte, verstopt toilet, kapotte voordeur | binnen 24 uur | 95 % |
| Op afspraak | kraan, stopcontact, klemmend raam, lekkende radiator | dag naar keuze binnen 10 werkdagen | 90 % |
| Samen met buren | goten, hang- en sluitwerk, schuttingpoort | een vaste dag per buurt, elk kwartaal | 90 % |

De vierde soort is nieuw. Vroeger reed een vakman voor elke klemmende poort apart naar {kern4}. Nu komt er een
keer per kwartaal een bus in elke buurt, die een hele dag blijft. Bewoners kunnen aan de bus vragen wat zij
willen. Dat scheelt 340 ritten per jaar.

# Van melding tot nacontrole
1. De medewerker aan de telefoon vraagt niet ‘wat is er kapot’ maar ‘wat gebeurt er’. Daar hoort een vragenboom
  bij van vier vragen per onderwerp. Een foto of filmpje sturen mag.
2. De huurder kiest een dagdeel. Een uur van tevoren komt er een sms met de naam en een foto van de vakman.
3. De vakman heeft een bus met 420 vaste onderdelen. Ontbreekt er iets vaker dan drie keer per maand, dan komt
  het in de bus en gaat er iets anders uit.
4. Lukt het niet in één keer, dan maakt de vakman ter plaatse de volgende afspraak. Hij zegt nooit: ze bellen u.
5. De dag erna krijgt de huurder twee vragen: is het gemaakt, en werd u netjes behandeld?

# Kosten voor de huurder
Voor 3,25 euro per maand kan een huurder lid worden van het servicepakket. Daarmee doen wij ook kleine dingen
die volgens de wet voor de huurder zijn, zoals een kraanleertje, een lamp op een hoge plek, of een verstopte
gootsteen. Van onze huurders is 71 % lid. Niet-leden betalen 35 euro per bezoek voor zulke klussen. De kosten
van schade door opzet of verwaarlozing rekenen wij door, maar pas na een gesprek. In 2024 ging het om 57
gevallen.

# Wie doet het werk
Elf eigen vaklieden doen 68 % van alle verzoeken. Loodgieterswerk, daken en liften zijn uitbesteed aan vier
bedrijven in de streek. Zij werken met dezelfde afspraken, dezelfde sms en dezelfde twee vragen. De beloning is
een vast bedrag per woning per jaar, zodat zij er belang bij hebben dat iets heel blijft.

Tabel: Resultaat per vakgroep, 2024
| Vakgroep | Verzoeken | In één keer klaar | Cijfer van huurders |
| Timmerwerk | 2.140 | 86 % | 8,3 |
| Loodgieter | 1.910 | 79 % | 8,0 |
| Elektra | 870 | 88 % | 8,4 |
| Dak en goot | 410 | 61 % | 7,2 |
| Verwarming | 1.320 | 74 % | 7,7 |

Dak en goot blijft achter. Bij een lekkage is vaak een tweede bezoek nodig als het droog is. Wij spraken met de
dakdekker af dat hij de eerste keer altijd een noodvoorziening maakt en dat dit als aparte klus telt; de huurder
weet dan waar hij aan toe is.

# Klagen mag
Niet tevreden? Dan belt de teamleider dezelfde dag. Is het na drie bezoeken nog niet goed, dan krijgt de huurder
25 euro en een vaste contactpersoon tot het klaar is. Dat kwam vorig jaar 38 keer voor. De helft ging over
hetzelfde type ketel; dat type wordt nu versneld vervangen.
""",
        herzien=610,
    ),
    maak(
        "rijnkrom-legionella", "achterberg",
        "Veilig water: legionellabeheer in onze gebouwen",
        "protocol", "veilig-wonen", "odt",
        ("2023-09-18 Vastgesteld na een risicoanalyse van acht gebouwen.",),
        "Beheer van collectief leidingwater voor een corporatie zonder eigen installatieadviseur: wie spoelt, wie "
        "meet, wie sluit af en wat bewoners horen.",
        """
# Welke gebouwen
Legionella groeit in water dat stilstaat en lauw is. In een gewone eengezinswoning is de kans klein en is de
bewoner zelf aan zet. Bij {naam} vallen acht gebouwen onder dit protocol, omdat daar een gezamenlijke
warmwaterinstallatie of een lange gemeenschappelijke leiding is, of omdat er kwetsbare mensen wonen.

Tabel: Gebouwen en risicoklasse
| Gebouw | Kern | Woningen | Installatie | Klasse |
| De Boogerd | {kern1} | 44 | collectief warm water | hoog |
| Rijnzicht | {kern1} | 38 | collectief warm water | hoog |
| Het Veerhuis | {kern2} | 18 | woonzorg, eigen boilers | midden |
| Hof van Langweide | {kern3} | 12 | lange koude leiding | midden |
| Vier kleine complexen | {kern2} en {kern4} | 61 | eigen ketel, gedeelde opstand | laag |

# Taken
**De beheerder** is de adviseur wonen en zorg. Hij houdt het logboek bij en is het gezicht naar bewoners. **De
huismeester** spoelt en meet temperaturen. **Het installatiebedrijf** doet de jaarlijkse controle en neemt
monsters. **Het laboratorium** meldt een overschrijding binnen een uur telefonisch aan twee mensen. De eigenaar
van het risico blijft het bestuur; dat kan niet worden uitbesteed.

# Elke week, elke maand, elk jaar
- Elke week spoelt de huismeester de aangewezen tappunten, drie minuten koud en drie minuten warm. Lege woningen
  horen daarbij vanaf de achtste dag.
- Elke maand meet hij op vaste punten: warm water minstens 60 graden bij de bron en 55 graden aan het verste
  punt, koud water ten hoogste 25 graden.
- Twee keer per jaar neemt het bedrijf monsters in klasse hoog, één keer in klasse midden.
- Elk jaar controleren wij de keerkleppen en lopen wij de leidingen na op stukken die nergens meer heen gaan.
- Elke drie jaar herzien wij de risicoanalyse, en ook na een verbouwing.

Het logboek is een map in de ketelruimte met een kopie in ons systeem. Een lege regel is ook een bevinding: wie
een week overslaat, schrijft op waarom.

# Als er iets gevonden wordt
Tabel: Wat te doen bij een uitslag in kve per liter
| Uitslag | Wat doen wij | Binnen |
| minder dan 100 | niets | |
| 100 tot 1.000 | spoelen, temperatuur nakijken, opnieuw meten | 1 week |
| 1.000 tot 10.000 | bewoners inlichten, douchefilters plaatsen, melden bij de inspectie | 24 uur |
| meer dan 10.000 | douches buiten gebruik, noodvoorziening, thermisch spoelen | dezelfde dag |

De filters liggen op voorraad: 120 stuks in de kelder van De Boogerd. De brief ligt klaar in het Nederlands,
Arabisch, Pools en in pictogrammen. Bewoners die de brief niet kunnen lezen worden gebeld of bezocht; de
huismeester heeft daarvoor een lijst, die de bewoners zelf hebben ingevuld.

# Wat er in 2022 gebeurde
In Rijnzicht werd in mei 4.200 kve per liter gemeten. De oorzaak was een circulatiepomp die ’s nachts op zuinig
was gezet om energie te besparen. Het water koelde af tot 47 graden. Bewoners konden zes dagen niet gewoon
douchen. Niemand werd ziek. De kosten waren 8.900 euro, en de besparing op energie was 310 euro geweest.

Wij trokken daar drie lessen uit. Geen instelling van een pomp verandert zonder dat de beheerder het weet.
Energiebesparing in collectieve installaties gaat altijd langs dit protocol. En de eerste brief moet korter: de
tweede alinea werd door niemand gelezen.

# Bewoners kunnen zelf helpen
Bij elke sleuteloverdracht geven wij één kaart mee. Daarop staat: drie weken weg geweest, dan eerst vijf minuten
laten lopen met het raam open. Douchekop elk jaar ontkalken. De tuinslang leegmaken in de winter. En een boiler
nooit onder de 60 graden zetten, ook niet als de buurman zegt dat het scheelt.
""",
        herzien=-95,
    ),
    maak(
        "peelhoeve-vocht", "manders",
        "Vocht en schimmel: eerst het huis, dan de bewoner",
        "protocol", "veilig-wonen onderhoud", "pdf",
        (
            "2022-11-28 Eerste versie na het project in Somerdonk.",
            "2025-02-17 Meetkoffer en onafhankelijk oordeel toegevoegd, normtijden aangescherpt.",
        ),
        "Een aanpak die stopt met wijzen naar de bewoner. Huisbezoek binnen vijf werkdagen, meten in plaats van "
        "gissen, en altijd een oplossing aan het gebouw én een gesprek.",
        """
# Schuld helpt niemand
Wie jarenlang over schimmel klaagt, hoort vroeg of laat: u moet meer ventileren. Soms is dat waar. Vaker is het
een half antwoord. In {kern3} onderzocht {naam} in 2021 en 2022 alle 86 woningen van één complex. In 61 daarvan
was er schimmel. Bij 44 woningen vonden wij een bouwkundige oorzaak, bij 12 een kapotte ventilatie, en bij
slechts 5 lag het alleen aan het gebruik. Tegen alle 61 hadden wij eerder gezegd dat het aan henzelf lag.

Daarom deze volgorde: eerst zoeken wij in het huis, dan pas praten wij over gewoonten. En wij doen altijd
allebei.

# De stappen
Tabel: Van melding naar droge muur
| Stap | Wat | Binnen |
| 1 | melding, drie vragen en een foto | dezelfde dag |
| 2 | huisbezoek door adviseur | <<tien|vijf>> werkdagen |
| 3 | <<onderzoek ter plaatse|meting met de meetkoffer, twee weken>> | direct na stap 2 |
| 4 | uitslag en plan, op één bladzijde | <<zes|vier>> weken |
| 5 | schimmel verwijderen door ons | met de uitvoering |
| 6 | maatregelen aan de woning | <<zes|drie>> maanden |
| 7 | nacontrole in de winter erna | november tot maart |

Wonen er baby’s of mensen met astma, COPD of een lage weerstand, dan is de termijn bij stap 2 twee werkdagen en
reinigen wij meteen, ook als de oorzaak nog niet bekend is.

# Het huisbezoek
De adviseur vraagt eerst of zij mag zitten. Dan loopt zij met de bewoner door het huis, begint buiten en eindigt
bij het raam waar de schimmel zit. Zij kijkt naar dak, gevel, voegen, kruipruimte, roosters, leidingen en
koudebruggen. Daarna pas naar was, planten, meubels tegen de muur en het aantal mensen.

Er zijn drie woorden die wij niet gebruiken: ‘stookgedrag’, ‘ventilatiegedrag’ en ‘leefgedrag’. Mensen horen
daarin een oordeel. Wij zeggen: wat kan het huis niet aan, en wat kunnen wij samen doen?

{v2-} # De meetkoffer
{v2-} Sinds 2024 hebben wij zes koffers met meters voor temperatuur, vocht en koolzuurgas. De bewoner krijgt ze
veertien dagen in huis en ziet de cijfers zelf op een schermpje. Dat verandert het gesprek. Een bewoner in
{kern1} zag dat het in de slaapkamer met de deur dicht binnen een uur bedompt werd en vroeg zelf om een rooster.
Een ander liet zien dat zij wel degelijk lucht binnenliet en dat de buitenmuur toch nat bleef. Zij had gelijk:
de spouw zat vol puin.

{v2-} De meetgegevens zijn van de bewoner. Wij bewaren ze tot de nacontrole en gebruiken ze niet voor iets
anders.

# Oplossingen
Tabel: Wat wij het vaakst doen en wat het kost
| Oorzaak | Maatregel | Kosten per woning |
| Geen of kapotte afzuiging | nieuwe ventilator met vochtsensor | € 640 |
| Koudebrug bij latei of vloer | isolerende plaat binnen, 6 m² | € 1.150 |
| Lekke voeg of goot | herstel gevel en hemelwaterafvoer | € 900 |
| Vocht uit de kruipruimte | bodemfolie en luik isoleren | € 1.480 |
| Enkel glas in slaapkamers | isolatieglas met rooster | € 2.700 |
| Te klein voor het gezin | voorrang op een grotere woning | n.v.t. |

Beschadigd behang en gordijnen vergoeden wij tot <<250|400>> euro als de oorzaak in het gebouw zat. Verven doen
wij zelf, met verf die kan ademen.

# Als wij het niet eens worden
<<De manager beslist na een tweede bezoek. Daarna kan de bewoner naar de Huurcommissie.|De bewoner kan een
onafhankelijk bouwkundige laten kijken. Die wordt gekozen door de huurdersorganisatie, wij betalen. Beide
partijen houden zich aan de uitkomst. Tot nu toe gebeurde dat vijf keer: drie keer kreeg de bewoner gelijk, één
keer wij, één keer allebei een beetje. Het kost 480 euro per keer en het is het waard, want daarna is de ruzie
voorbij.>>

# Wat het oplevert
In <<het eerste jaar|drie jaar>> kwamen er <<112|298>> meldingen. Bij <<79|84>> % van de nacontroles is de
schimmel weggebleven. Het aantal zaken bij de Huurcommissie over vocht daalde van zeven naar <<drie|nul>> per
jaar. De kosten zijn gemiddeld 1.720 euro per woning. Dat is veel geld. Maar de helft daarvan hadden wij bij de
volgende renovatie toch moeten uitgeven, en een kind dat weer doorslaapt staat op geen enkele begroting.
""",
        herzien=47,
        viel_af="Een folder over ventileren voor iedereen. Die bereikte vooral mensen die het al deden.",
    ),
    maak(
        "raamdal-brand", "jacobs",
        "Brandveilig wonen: portieken, galerijen en scootmobielen",
        "beleid", "veilig-wonen zorg", "pdf",
        ("2024-11-25 Vastgesteld na overleg met brandweer en bewonerscommissies.",),
        "Wat mag er staan in een gang, hoe gaan wij om met scootmobielen en accu’s, en wie belt er aan als het toch "
        "vol staat. Streng waar het moet, met alternatieven.",
        """
# Vijf gebouwen, 118 woningen
{naam} heeft vijf gebouwen met een gemeenschappelijke vluchtweg. Er wonen vooral ouderen. Bij een oefening in
2023 deden wij over het ontruimen van de Velperhof 24 minuten, terwijl 12 het doel was. De oorzaken: drie
scootmobielen in de gang, een rollator bij elke deur, een stapel kerstspullen en een branddeur met een wig
eronder. Iedereen vond het gezellig en niemand had erover nagedacht.

# Wat mag er in de gang
Tabel: Vluchtwegen in onze gebouwen
| Voorwerp | Mag | Voorwaarde |
| Deurmat | ja | plat en niet groter dan de deur |
| Plant of stoel | ja, één | onbrandbare pot, gang blijft 1,20 meter breed |
| Rollator | ja | ingeklapt, in de nis |
| Schilderij | ja | achter glas of op metaal |
| Fiets, kinderwagen | nee | berging op de begane grond |
| Scootmobiel | nee | stalling met lader |
| Vuilniszak, oud papier | nee | ook niet voor één nacht |
| Kerstboom met lampjes | nee | in de hal wel, door de huismeester |

Wij kiezen voor ‘ja, één’ en niet voor helemaal leeg. Een kale gang is veilig, maar mensen verdwalen erin en
voelen zich in een kliniek. De brandweer keek mee en ging akkoord, omdat er rookmelders in de gangen hangen en
de wanden onbrandbaar zijn.

# Scootmobielen en accu’s
In de vijf gebouwen rijden 27 scootmobielen. Een accu die verkeerd wordt geladen, kan branden als een fakkel.
Laden in de gang of in de hal staan wij niet toe. Daar hoort een alternatief bij, anders is het geen beleid maar
een verbod.

1. Elk gebouw krijgt een stalling met brandwerende wanden, een rookmelder en eigen groepen. Drie zijn klaar,
  twee volgen in 2025. Een plek kost 9 euro per maand, stroom inbegrepen.
2. De gemeente verstrekt een scootmobiel pas als er een plek is. Wij laten binnen een week weten of die er is.
3. Wie niet van de stalling naar huis kan lopen, krijgt een plek in de eigen woning met een aangepaste lader. De
  ergotherapeut beoordeelt dat.
4. Accu’s van elektrische fietsen laadt u in de woning, op een harde ondergrond, met de originele lader, en niet
  als u slaapt.

# Rookmelders en techniek
In elke woning hangen op elke verdieping gekoppelde rookmelders. De huurder test ze op de eerste maandag van de
maand; de huismeester belt aan bij wie dat niet zelf kan. Branddeuren sluiten vanzelf. Deuren die bewoners te
zwaar vinden, krijgen een magneet die loslaat bij alarm. Dat was na jaren wigjes tellen de goedkoopste
oplossing: 310 euro per deur, 34 deuren.

Elk jaar lopen installateur, huismeester en iemand uit de bewonerscommissie samen door het gebouw. De commissie
kiest welke kasten er opengaan.

# Handhaven met koffie
- Dag 1: de huismeester ziet iets staan, belt aan en helpt het verplaatsen.
- Na een week: hij komt terug met koffie en vraagt waarom het daar weer staat. Vaak is er een reden, zoals een
  te kleine berging.
- Na drie weken: de consulent komt langs, met een oplossing of een kaart met een datum.
- Na vijf weken: wij halen het weg en bewaren het dertig dagen.

De laatste stap zetten wij twee keer per jaar. Staat er iets dat direct gevaarlijk is, dan halen wij het meteen
weg en gaan daarna praten.

# Oefenen
Eén keer per jaar oefenen wij een ontruiming, overdag en aangekondigd. Bewoners die niet zelf naar buiten
kunnen, blijven in hun woning met de deur dicht, zoals ook bij een echte brand de bedoeling is. Op een lijst bij
de hoofdingang, in een kastje voor de brandweer, staat in welke woningen dat is. Die lijst maken bewoners zelf;
zij bevat huisnummers en geen namen of ziekten.

In 2024 duurde de oefening in de Velperhof 11 minuten. Na afloop was er erwtensoep.

# Geld
De vijf stallingen kosten samen 164.000 euro, waarvan de gemeente 60.000 euro betaalt. De melders en deuren
zaten in de onderhoudsbegroting. Voor 2026 reserveren wij 22.000 euro voor droge blusleidingen in het hoogste
gebouw.
""",
        herzien=420,
    ),
)  # fmt: skip
