"""Documents about energy together, heat, water and green."""

from mkwportal.demo.documenten.maken import maak

DOCUMENTEN = (
    maak(
        "peelhoeve-energiecooperatie", "manders",
        "Samenwerken met een energiecoöperatie: lusten en lasten verdelen",
        "overeenkomst", "opwek samenwerken kosten-opbrengsten", "docx",
        ("2025-12-08 Besproken in de verkenning Eigentijdse samenwerking.",),
        "Onze afspraken met energiecoöperatie Peelstroom, met wat er in de praktijk misging. Voor deelnemers aan de "
        "verkenning, omdat er bedragen van de coöperatie in staan.",
        """
# Waarom een corporatie meedoet
Energiecoöperatie Peelstroom begon in 2016 met vijf mensen en een idee. Nu zijn er 430 leden, drie daken met
samen 1.140 panelen en een plan voor een batterij bij het sportpark. Twee van die daken zijn van {naam}. Een
coöperatie heeft iets wat wij niet hebben: mensen die het voor de goede zaak doen en een dorp dat hen vertrouwt.
Wij hebben iets wat zij niet heeft: daken, huurders met een kleine beurs en een boekhouding die tegen een
stootje kan.

Het gezamenlijke belang is snel gevonden: meer stroom uit het eigen dorp en een lagere rekening. Moeilijker is
het om af te spreken wie wat draagt zolang niemand weet hoe de prijs zich ontwikkelt. Daarover gaat dit stuk.

# De afspraken
1. **Daken.** {naam} stelt daken boven 400 m² gratis beschikbaar voor twintig jaar. De coöperatie betaalt geen
  huur, maar wel het herstel als er door haar een lekkage ontstaat.
2. **Opbrengst.** Van de netto-opbrengst gaat 40 % naar de leden die geld inlegden, 35 % naar een fonds voor
  huurders zonder inleg, 15 % naar onderhoud en 10 % naar het dorp.
3. **Leden zonder geld.** Huurders van {naam} kunnen lid worden voor 5 euro in plaats van 50. Zij hebben een
  volledige stem.
4. **Besturen.** {naam} benoemt geen bestuurder en heeft één stem in de vergadering, net als ieder ander lid.
  Wel leest onze controller de jaarrekening mee.
5. **Stoppen.** Gaat de coöperatie failliet, dan neemt {naam} de panelen over voor de boekwaarde. Vervangen wij
  een dak eerder dan gepland, dan betalen wij de gederfde opbrengst.

# Lusten en lasten in cijfers
Tabel: Inbreng en opbrengst in 2024
| | Peelstroom | {naam} | Huurders via het fonds |
| Geld ingelegd | € 318.000 | € 0 | € 0 |
| Uren, vrijwillig of betaald | 1.460 | 210 | 60 |
| Risico gedragen | prijs, techniek | dak, imago | geen |
| Opbrengst | € 17.300 | € 0 | € 15.100 |
| Wat het nog meer gaf | 58 nieuwe leden | label A op twee gebouwen | 214 huishoudens € 70 |

De tabel kostte ons drie avonden. Niet door het rekenen, maar door de vraag wat een uur van een vrijwilliger
waard is. Uiteindelijk spraken wij af om uren niet in euro’s om te zetten. Wie dat doet, maakt van vrijwilligers
goedkope werknemers, en dan blijven zij thuis.

# Wat misging
**Verwachtingen.** Op de startavond is gezegd dat de stroom ‘bijna gratis’ zou worden. Wie dat zei, weet niemand
meer. De eerste uitkering van 70 euro viel daarom tegen, terwijl het precies was wat in het plan stond.

**Tempo.** De coöperatie vergadert één keer per maand, op maandagavond. Onze aannemer wilde op dinsdagmorgen
antwoord. Nu mogen twee bestuursleden samen tot 10.000 euro beslissen.

**Het net.** Het derde dak lag negentien maanden klaar voordat er een aansluiting kwam. In die tijd betaalde de
coöperatie wel rente. {naam} leende toen geen geld, maar betaalde de verzekering. Dat was een klein gebaar met
een groot effect.

**Dragen zonder plan.** Voor de batterij is er nog geen rekensom die klopt. Leden die in 2016 enthousiast
begonnen, vragen zich af waar het heen gaat. Wij leerden dat een ideaal mensen bij elkaar brengt, maar dat een
tussenstap met een datum hen bij elkaar houdt. Daarom is er nu elk halfjaar iets af, hoe klein ook: een
laadpaal, een excursie, een eerste huurder in het bestuur.

# Wat huurders ervan merken
In het fonds zit genoeg voor 70 euro per jaar per huishouden, plus twee energiecoaches. Van de 620 huurders in
{kern1} namen er 214 deel. Onder hen zijn opvallend veel mensen die eerder nooit ergens lid van waren. Eén van
hen is penningmeester geworden.

# Vragen die wij aan anderen stellen
- Hoe laat u een coöperatie groeien zonder haar over te nemen?
- Wie praat er met de leden als de opbrengst twee jaar achter elkaar tegenvalt?
- Mag een corporatie garant staan voor een batterij, en zou u het willen?
- Hoe meet u de waarde van een lagere drempel om mee te doen?
""",
        bereik="kring:eigentijdse-samenwerking", herzien=300,
    ),
    maak(
        "ketelpolder-hitte", "kamara",
        "Hittestress in seniorenwoningen: koel blijven zonder airco",
        "onderzoek", "klimaat zorg", "pdf",
        (
            "2023-10-23 Metingen na de eerste zomer.",
            "2026-09-28 Uitkomsten van drie zomers meten en een vast pakket per gevel.",
        ),
        "Wij maten drie zomers lang in slaapkamers van ouderen. Welke maatregel scheelt hoeveel graden, wat kost het "
        "en hoe bereik je iemand die zegt dat het wel gaat.",
        """
# Aanleiding
In juli 2022 vond een huismeester in {kern2} een bewoonster van 84 op de galerij. Binnen was het 34 graden. Zij
had haar ramen dicht ‘tegen de warmte’ en dronk weinig ‘om er ’s nachts niet uit te hoeven’. Zij herstelde. Voor
{naam} was het de reden om te gaan meten. Wij verhuren 540 woningen die voor ouderen zijn bedoeld, bijna
allemaal goed geïsoleerd, met grote ramen op het zuiden. Dat was in 1998 een verkoopargument.

# Wat wij maten
In 48 woningen hing een meter in woonkamer en slaapkamer, van 1 juni tot 1 oktober. De bewoners zagen de
temperatuur zelf ook. Als grens namen wij 27 graden overdag en 25 graden om middernacht. Boven die grens slapen
mensen slecht en stijgt bij ouderen het risico op uitdroging.

{v-1} Tabel: Uren boven de grens in de zomer van 2023, gemiddeld per woning
{v-1} | Ligging | Overdag | Om middernacht |
{v-1} | Zuid, bovenste laag | 412 | 61 |
{v-1} | Zuid, andere lagen | 268 | 40 |
{v-1} | West | 305 | 47 |
{v-1} | Oost | 140 | 22 |
{v-1} | Noord | 61 | 9 |

{v2-} Tabel: Uren boven de grens per zomer, gemiddeld per woning
{v2-} | Ligging | 2023 | 2024 | 2025 | 2026, met maatregelen |
{v2-} | Zuid, bovenste laag | 412 | 371 | 448 | 96 |
{v2-} | Zuid, andere lagen | 268 | 240 | 301 | 71 |
{v2-} | West | 305 | 266 | 322 | 118 |
{v2-} | Oost | 140 | 122 | 159 | 64 |
{v2-} | Noord | 61 | 48 | 77 | 52 |

{v-1} Eén zomer is te kort voor conclusies. De cijfers tonen wel dat ligging alles bepaalt en dat de nachten het
probleem zijn: een goed geïsoleerde woning die eenmaal warm is, koelt niet meer af.

{v2-} De zomers geven steeds hetzelfde beeld. Ligging bepaalt alles en de nachten zijn het probleem. Isolatie
helpt
in het begin van een hittegolf en keert zich na vier dagen tegen de bewoner: de warmte komt er niet meer uit.

# Wat helpt
{v-1} In 2024 proberen wij in drie blokken elk één maatregel: zonwering buiten, nachtventilatie met
inbraakveilige roosters en een witte dakbedekking. In een vierde blok veranderen wij niets, om te kunnen
vergelijken. De bewoners van dat blok vonden dat goed toen wij beloofden dat zij als eersten krijgen wat het
beste werkt. Zolang wij het niet weten, delen wij op warme dagen ventilatoren uit: 60 stuks, te leen bij de
huismeester.

{v2-} Tabel: Effect en kosten per woning
{v2-} | Maatregel | Daling in de middag | Daling ’s nachts | Kosten |
{v2-} | Screen of knikarm buiten, met windsensor | 4,1 graden | 2,2 graden | € 1.650 |
{v2-} | Inbraakveilig rooster, twee gevels | 0,6 graden | 3,4 graden | € 780 |
{v2-} | Wit dak, bovenste laag | 1,9 graden | 1,5 graden | € 410 |
{v2-} | Bomen of pergola op het zuiden | 1,2 graden | 0,7 graden | € 290 |
{v2-} | Plafondventilator | voelt als 2 tot 3 graden | idem | € 240 |
{v2-} | Zonwerende folie aan de binnenkant | 0,8 graden | 0,3 graden | € 190 |

{v2-} Zonwering en nachtventilatie samen brengen 87 % van de woningen onder de grens. Folie aan de binnenkant
doet bijna niets en maakt de kamer in de winter somber; daarmee stoppen wij. Plafondventilatoren zijn de
verrassing: goedkoop, stil en geliefd.

{v2-} ## Vast pakket per gevel
{v2-} 1. Zuid en west: screens en een rooster, in de volgorde van de metingen. 214 woningen in vier jaar.
{v2-} 2. Bovenste laag: wit dak op het moment dat de dakbedekking vervangen wordt.
{v2-} 3. Oost: rooster en ventilator.
{v2-} 4. Noord: alleen een ventilator op verzoek.
{v2-} 5. Airco’s plaatsen wij niet. Wie er medisch op is aangewezen, krijgt hulp bij de aanvraag en een plek
  voor het buitendeel.

# De mens
Techniek lost de helft op. De andere helft is gewoonte. Ouderen voelen dorst en warmte minder goed en zijn
opgegroeid met ‘ramen open, dan waait het door’. Een folder verandert dat niet. Dit doen wij wel:

- Bij 27 graden voorspeld belt een groep van <<12|31>> vrijwilligers iedereen boven de 80 die dat goedvindt.
  Twee vragen: hebt u vandaag al iets gedronken, en zijn de gordijnen dicht?
- De gezamenlijke ruimte is koel en gaat tot 22 uur open. Er is ijs.
- De meter blijft hangen. Wie het getal ziet, doet iets.
- De huisarts kent ons nummer en wij dat van de praktijk.

In <<2023|2025>> werden er <<190|2.240>> telefoontjes gepleegd. In <<drie|negen>> gevallen ging er daarna iemand
langs en bleek hulp nodig.

# Onze aanbeveling aan andere corporaties
Begin met vijf meters en één zomer. Het kost 400 euro en u weet precies welke gevel u moet hebben. Stel
zonwering niet uit tot de renovatie. En vraag bij nieuwbouw niet alleen hoe warm het huis in januari is. <<|Na
drie zomers voegen wij toe: maak nachtventilatie net zo gewoon als een rookmelder.>>
""",
        herzien=660,
        viel_af="Airco’s in alle seniorenwoningen: snel, maar duur in gebruik, luid voor de buren en slecht voor het stroomnet.",
    ),
    maak(
        "inlaag-energiearmoede", "minnaard",
        "Energiearmoede: wat doet een energiecoach?",
        "presentatie", "energie huren", "pptx",
        ("2025-10-06 Voor de gemeenteraad en het platform.",),
        "Acht dia’s over twee jaar energiecoaches: wie zij bereiken, wat een bezoek oplevert en wat het de gemeente "
        "en ons kost.",
        """
# Wie zit er in de kou?
- Bij ons heeft 1 op de 8 huurders moeite met de energierekening
- Dat zijn ongeveer 155 huishoudens in vier kernen
- De helft staat nergens als probleem geregistreerd
- Zij stoken één kamer en zeggen dat het wel gaat

> Begin met het verhaal van de mevrouw met de kruik en de drie truien. Noem geen straat.

# Wat doet een coach?
- Komt thuis, drinkt koffie, kijkt rond
- Plaatst meteen: tochtstrips, folie, led, radiatorknop
- Leest de rekening mee en belt zo nodig de leverancier
- Komt na zes weken terug om te kijken of het bleef zitten

# Twee jaar in cijfers
Tabel: Energiecoaches 2023 en 2024
| | 2023 | 2024 |
| Coaches, vrijwillig | 7 | 11 |
| Bezoeken | 118 | 203 |
| Gemiddelde besparing per jaar | € 176 | € 221 |
| Toeslag of regeling gevonden | 31 | 64 |
| Gemeld bij ons wegens gebreken | 22 | 39 |

> Het laatste getal is voor ons het belangrijkst: 39 keer lag het aan het huis.

# Wat kost het?
- Materiaal: 85 euro per huishouden
- Coördinator: 16 uur per week, betaald door gemeente en corporatie samen
- Opleiding en onkosten: 310 euro per coach per jaar
- Alles bij elkaar 238 euro per bezocht huishouden

# Wat levert het op?
- Voor het huishouden: terugverdiend in ruim een jaar
- Voor ons: minder achterstand en eerder zicht op gebreken
- Voor de gemeente: minder noodsteun, 28 aanvragen minder
- Voor de coaches: zij blijven gemiddeld twee jaar, en dat is lang

# Wat ging niet vanzelf?
- De eerste brief leverde op 900 adressen 14 aanmeldingen op
- Aanbellen met een buurvrouw leverde er 61 op uit 200
- Een coach in de eigen straat werkt niet, mensen schamen zich
- Mannen alleen tussen 50 en 65 doen de deur niet open

> Vraag de zaal wie zij kennen in die laatste groep.

# Wat vragen wij van de raad?
- Vier jaar zekerheid in plaats van elk jaar subsidie
- Gegevens delen mag, met toestemming van de bewoner
- Een plek in de bibliotheek, naast het taalcafé

# Meedoen?
- Ons startpakket is over te nemen: cursus, checklist, bestellijst
- Begin met drie coaches en één buurt
- Kies iemand die goed kan zwijgen
""",
        genummerd=False,
    ),
    maak(
        "rijnkrom-klimaat", "vermeulen",
        "Groen en water rond de woning: tuinen, tegels en kelders",
        "beleid", "klimaat leefbaarheid", "odt",
        ("2024-03-18 Vastgesteld na de wateroverlast van 2023.",),
        "Van wie is de regen? Afspraken over tuinen, afkoppelen, schaduw en beheer van groen, samen met gemeente en "
        "waterschap.",
        """
# Een bui die alles veranderde
Op een zondag in juni 2023 viel er in {kern1} 61 millimeter regen in één uur. Negen bergingen liepen vol, twee
liften stonden stil en bij de flat aan de Singel kwam het water over de drempel. De schade was 143.000 euro. Een
half jaar later vroeg een bewoner of wij haar tuin groen wilden maken, want zij had gelezen dat tegels het
probleem waren. Zij had gelijk. Van onze tuinen is 64 % voor meer dan de helft betegeld, en veel daarvan deden
wij ooit zelf, omdat het minder onderhoud was.

# Wat is van wie
Tabel: Wie doet wat met regen
| Plek | Eigenaar | Onderhoud | Wie betaalt verbeteringen |
| Straat en plantsoen | gemeente | gemeente | gemeente |
| Binnenterrein tussen blokken | {naam} | hovenier | {naam}, met subsidie |
| Voortuin en achtertuin | {naam} | huurder | samen |
| Dak en regenpijp | {naam} | {naam} | {naam}, waterschap de helft |
| Sloot achter de tuinen | waterschap | huurder de kant, waterschap de rest | waterschap |

Die laatste regel wist niemand. Op zeven plekken was de sloot half dichtgegooid met snoeiafval. Met de bewoners
hebben wij er een schepdag van gemaakt.

# Vier maatregelen
## Tegel eruit, plant erin
Wie minstens tien tegels inlevert, krijgt per tegel een plant en een halve kruiwagen compost. De vrachtwagen
rijdt op twee zaterdagen per jaar langs. In het eerste voorjaar verdwenen 3.900 tegels uit 118 tuinen. Bewoners
die niet kunnen tillen worden geholpen door leerlingen van de groenopleiding.

## Regen van het riool
Bij elke schilderbeurt koppelen wij aan de achterkant de regenpijp los en leiden wij het water de tuin of het
binnenterrein in. Dat kan alleen waar de grond het opneemt; op de oeverwal is dat zand, in {kern3} is het zware
klei. Daar komt een grindkoffer van 1.450 euro per twee woningen, of een regenton van 200 liter voor wie dat
wil.

## Schaduw
Per binnenterrein planten wij minstens drie bomen van formaat. Soort en plek kiezen de bewoners uit een lijst
van twaalf. De eerste vijf jaar geeft de hovenier water. Klachten over blad en luizen horen erbij: wij zagen
geen gezonde boom om, tenzij hij gevaarlijk is.

## Lage plekken veilig
Bij 26 ingangen, bergingen en liftputten onder straatniveau leggen wij een drempel of een goot. Meterkasten in
de laagste bergingen zijn verplaatst. De kosten zijn 88.000 euro, verdeeld over twee jaar.

# Wat vragen wij van huurders
- Minstens een derde van de tuin is groen of laat water door. Voor nieuwe huurders staat dat in het contract,
  voor anderen is het een verzoek.
- Wie de tuin niet meer aankan, belt. Er is een maatjesregeling en in twee complexen een gezamenlijke tuin voor
  wie dat liever heeft.
- Geen kunstgras. Dat wordt heet en laat geen leven toe. Wie het al heeft, mag het houden tot het op is.

Een verwaarloosde tuin is niet altijd onwil. Van de 33 tuinen die in 2023 op de lijst stonden, waren er 21 van
mensen die ziek, oud of overspannen waren. Met een brief waren die niet geholpen geweest.

# Samen met anderen
Gemeente, waterschap en {naam} hebben één aanspreekpunt voor water in de wijk. Wie een plas ziet, hoeft niet te
weten van wie de plas is. Het waterschap betaalt mee per losgekoppelde vierkante meter (5 euro), de gemeente
geeft de planten. Twee keer per jaar lopen wij na een flinke bui samen een ronde, met laarzen.

# Doelen tot 2030
Tabel: Waar wij op letten
| Doel | 2023 | Nu | 2030 |
| Tuinen met minstens een derde groen | 36 % | 43 % | 70 % |
| Daken losgekoppeld van het riool | 4 % | 9 % | 35 % |
| Kwetsbare ingangen zonder drempel | 26 | 14 | 0 |
| Bomen op binnenterreinen | 88 | 107 | 200 |
""",
        herzien=-8,
    ),
    maak(
        "waterland-natuur", "elidrissi",
        "Vleermuizen, mussen en muren: natuurvriendelijk renoveren",
        "procedure", "klimaat energie", "odt",
        ("2025-07-07 Na overleg met de omgevingsdienst.",),
        "Isoleren en tegelijk ruimte houden voor dieren. Planning door het jaar, kosten per blok en een kastenkaart "
        "die aannemers begrijpen.",
        """
# Het dilemma
Elke spouw die {naam} vult, kan een slaapkamer van vleermuizen zijn. Elk dak dat wij vervangen, kan mussen
dakloos maken. Wij kunnen niet isoleren alsof die dieren er niet zijn, en dat mag ook niet. Tegelijk wonen er in
diezelfde huizen mensen met een energierekening van 300 euro. Drie keer lag een project stil: één keer elf
maanden. Deze werkwijze laat dieren en mensen niet op elkaar wachten.

# Eerst kijken, ruim op tijd
Onderzoek moet in het goede seizoen gebeuren en duurt een jaar. Daarom loopt het bij ons niet per project maar
per wijk, vooruit. In 2025 is het hele bezit in {kern1} en {kern2} onderzocht, in 2026 volgen {kern3} en
{kern4}. Dat kostte 74.000 euro, ongeveer 32 euro per woning. Per project was het 110 euro per woning geweest,
en altijd te laat.

Tabel: Wat er wanneer kan
| Maand | Onderzoek | Werk aan gevel en dak |
| januari, februari | winterverblijven | alleen als vooraf is afgesloten |
| maart, april | broedvogels, eerste ronde | tot de eerste nesten |
| mei tot half juli | kraamverblijven vleermuizen, gierzwaluw | niet waar dieren zitten |
| half juli, augustus | tweede ronde | voorzichtig, na vrijgave |
| september, oktober | paarverblijven | beste tijd |
| november, december | geen | goed, mits voor de vorst vrijgegeven |

# Eerst een nieuw huis, dan pas dicht
Minstens drie maanden voordat wij een blok aanpakken, hangen er nieuwe kasten. Voor elke verloren plek komen er
vier terug. Kasten zitten zo veel mogelijk in de muur, want een losse kast houdt tien jaar en een stenen kast zo
lang als het huis.

- Gewone dwergvleermuis: platte inbouwkast onder de dakrand, op het zuiden en het westen.
- Huismus: drie nesten naast elkaar, niet boven een voordeur.
- Gierzwaluw: hoger dan zes meter, vrij aanvliegen, op het noorden of oosten.
- Huiszwaluw: kunstnest met een plank eronder, anders klagen de bewoners terecht.

Bij het dichtmaken van de spouw maken wij eerst kieren aan één kant open, zodat dieren kunnen vertrekken. Een
ecoloog is erbij, kijkt twee avonden mee en tekent het blok af. Pas dan komt de isolatie.

# Wat het per blok kost
Tabel: Blok van acht eengezinswoningen
| Onderdeel | Kosten |
| Aandeel in het wijkonderzoek | € 260 |
| Kasten, 14 stuks ingebouwd | € 2.380 |
| Ecoloog, vier avonden | € 1.900 |
| Extra steigerweek | € 1.150 |
| Samen per woning | € 711 |

Op een isolatie van 24.000 euro per woning is dat 3 %. Stilstand kostte in het verleden gemiddeld 2.900 euro per
woning.

# Bewoners en aannemers
Bewoners krijgen een kaart met een tekening: wie woont er in uw muur? Dat werkt. Van de 180 huishoudens in de
eerste wijk meldden zich er 22 om kasten te tellen. Klachten over poep zijn er ook; wij leggen uit waar kasten
wel en niet hangen, en halen een verkeerd geplaatst huiszwaluwnest buiten het seizoen weg.

Voor de aannemer is er de kastenkaart: één bladzijde per blok, met een foto van de gevel en een rood kruis op
elke plek. De uitvoerder tekent ervoor dat hij de kaart kent. Op de eerste bouwdag vertelt de ecoloog het een
kwartier lang in de keet, met koffie. De timmerlieden vonden dat onzin, tot de eerste avondtelling: 34
vleermuizen uit één kier.

# Afspraken met de overheid
De omgevingsdienst gaf een ontheffing voor het hele werkgebied, voor vijf jaar, met een jaarlijkse telling. Dat
scheelt ons zestig losse aanvragen. Voorwaarde is dat de gegevens openbaar zijn. De gemeenten {gemeenten}
gebruiken dezelfde gegevens nu ook voor hun eigen gebouwen.
""",
        herzien=700,
    ),
)  # fmt: skip
