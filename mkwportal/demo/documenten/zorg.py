"""Documents about living with care."""

from mkwportal.demo.documenten.maken import maak

DOCUMENTEN = (
    maak(
        "raamdal-wonenzorg", "arts",
        "Ouder worden in het dorp: visie op wonen en zorg 2030",
        "beleid", "zorg samenwerken", "pdf",
        ("2025-03-24 Vastgesteld samen met gemeente, zorgcoöperatie en huisartsen.",),
        "Visie van een kleine corporatie die zelf geen zorg levert maar wel de plek. Met rekenwerk per dorp, de rol "
        "van een dorpscoöperatie en vijf beloften.",
        """
# De rekensom
In {gemeente} is nu 26 % van de inwoners ouder dan 65. In 2030 is dat 31 %. Het aantal mensen boven de tachtig
stijgt met 44 %, terwijl het aantal werkenden in de zorg gelijk blijft. Een verpleeghuisplek komt er niet bij.
Wie nu 74 is en in {kern4} woont, wordt dus waarschijnlijk thuis oud, met hulp van wie er in de buurt is. De
vraag is of dat huis daartegen kan, en of die buurt er is.

{naam} verhuurt {vhe} woningen, waarvan 390 aan mensen boven de 65. Wij leveren geen zorg en willen dat ook
niet. Wij gaan wel over drempels, deuren, trappen, tuinen en over de vraag of er een plek is om samen te eten.
Dat blijkt meer dan wij dachten.

# Wat ouderen zeggen
Samen met zorgcoöperatie Samen Thuis voerden wij 112 keukentafelgesprekken. Drie zinnen kwamen in elk dorp
terug.

**‘Ik wil niemand tot last zijn.’** Mensen stellen hulp uit tot het misgaat. Een eerste beroerte, een heup, een
pan op het vuur.

**‘Als ik de auto kwijtraak, is het over.’** De afstand tot winkel en huisarts weegt zwaarder dan de woning
zelf.

**‘Ik mis niet de zorg, ik mis het praatje.’** In {kern2} spreken 14 van de 40 alleenstaanden soms drie dagen
niemand.

# Onze vijf beloften
1. **Elke woning kan een beetje meegroeien.** Bij elke badkamer of keuken die wij vernieuwen, gaan drempels
  eruit, komt er een steunplaat in de muur en een leiding voor een tweede toilet.
2. **In elk dorp is er een plek.** Een ruimte van minstens 40 m², warm, zonder verplichte activiteit, open op
  vier ochtenden.
3. **In elk dorp zijn er gelijkvloerse huizen.** In 2030 zijn dat er 30 per duizend inwoners.
4. **Wie mantelzorg geeft, krijgt voorrang in de buurt.**
5. **Er is één nummer.** Wie belt voor wonen, zorg of welzijn krijgt iemand die niet doorverbindt maar
  terugbelt.

# Per dorp
Tabel: Waar wij staan en wat nodig is
| | {kern1} | {kern2} | {kern3} | {kern4} |
| Inwoners | 6.400 | 2.150 | 1.300 | 3.800 |
| Ouder dan 75 | 820 | 270 | 148 | 455 |
| Gelijkvloerse huurwoningen nu | 164 | 31 | 9 | 72 |
| Nodig in 2030 | 192 | 65 | 39 | 114 |
| Ontmoetingsplek | ja | in de school | nee | ja |
| Huisarts in het dorp | ja | 2 dagen | nee | ja |

{kern3} is het moeilijkste dorp. Er is geen grond, geen winkel en een bus per twee uur. Toch willen mensen er
blijven. Wij onderzoeken met de parochie of de pastorie geschikt is voor acht woningen met een huiskamer. Komt
dat er niet, dan zeggen wij dat eerlijk en helpen wij mensen op tijd te verhuizen naar het dorp ernaast, in
groepjes.

# Samenwerken met de zorgcoöperatie
Samen Thuis is een vereniging van 640 dorpsgenoten. Leden betalen 25 euro per jaar en doen wat zij kunnen:
rijden, koken, de tuin, een avond bij iemand die niet alleen kan zijn. Er is één wijkverpleegkundige in dienst
en twee dorpsondersteuners. {naam} betaalt een halve dorpsondersteuner, gemeente en zorgverzekeraar de rest.

Wat maakt dat dit werkt, terwijl elders zulke plannen stranden? Wij denken drie dingen. De coöperatie begon met
iets kleins dat meteen lukte, de maaltijd op donderdag. Geen van de professionals zit in het bestuur. En de
regels passen op een bierviltje: vraag maar, en zeg het als het niet meer gaat.

# Geclusterd wonen
Wie dicht bij elkaar woont, kan elkaar helpen en is goedkoper te verzorgen. Wij maken drie hofjes: een bestaand
hofje in {kern1} (24 woningen, gereed), de school in {kern4} (16, vanaf 2027) en de pastorie. Een hofje heeft
een gezamenlijke tuin, een huiskamer en een spelregel: wie er komt wonen, doet iets voor een ander. Wat dat is,
bepaalt men zelf. Een bewoonster met reuma leest voor.

# Geld
Tabel: Investering tot en met 2030
| Onderdeel | Bedrag | Waarvan subsidie |
| Drempels en badkamers, 260 woningen | € 1.170.000 | € 0 |
| Hofje school, 16 woningen | € 3.840.000 | € 420.000 |
| Hofje pastorie, 8 woningen | € 2.150.000 | nog onzeker |
| Ontmoetingsplekken | € 310.000 | € 180.000 |
| Halve dorpsondersteuner, vijf jaar | € 175.000 | € 0 |

Aan de zorgkant scheelt elke verhuizing naar een verpleeghuis die een jaar later komt ongeveer 70.000 euro. Dat
geld komt niet bij ons binnen. Wij vinden dat geen reden om het niet te doen, maar hebben de verzekeraar wel
gevraagd om mee te denken. Het eerste gesprek is geweest. Er was appeltaart.

# Hoe houden wij het vol
Elk jaar in september komen gemeente, huisartsen, zorgcoöperatie, welzijn, huurders en {naam} een middag bij
elkaar. Er is geen stuurgroep. Op tafel liggen vier vragen: wat is er gelukt, wat niet, wie is er moe, en wat
laten wij los? Het verslag past op één bladzijde en staat in het dorpsblad.
""",
        door="bestuur en partners", herzien=1450,
    ),
    maak(
        "eemzijl-ouder", "bos",
        "Prettig ouder worden: zeven ideeën uit de wierdendorpen",
        "presentatie", "zorg", "pptx",
        ("2026-05-18 Voor de verkenning Thuis in het dorp.",),
        "Korte presentatie met zeven ideeën die samen minder kosten dan één lift. Gehouden bij het eerste bezoek van "
        "de verkenning.",
        """
# Wie zijn wij
- 1.120 woningen in vier wierdendorpen en wat er tussen ligt
- 38 % van onze huurders is ouder dan 65
- Wij moesten 300 huizen versterken, dus deuren gingen toch open
- Elk huis dat open ligt, is een kans

# Idee 1: de drempelploeg
- Twee gepensioneerde timmerlieden, één dag per week
- Halen drempels weg, zetten beugels, verplaatsen stopcontacten
- 214 woningen in twee jaar, 190 euro per keer
- Zij drinken overal koffie en weten alles

> Vertel wie de timmerlieden zijn en dat de wachtlijst vier weken is.

# Idee 2: de sleutelkluis
- Een kluisje bij de deur voor wijkverpleging en buurvrouw
- 48 euro, wij betalen
- Drie keer was er binnen een kwartier hulp bij een val

# Idee 3: licht op het pad
- Ouderen vallen tussen voordeur en schuur
- Ledlamp met sensor, 35 euro
- Ook goed tegen ongewenst bezoek

# Idee 4: samen opdrogen
- Gezamenlijke wasruimte met een bank
- Ontstond per ongeluk tijdens de versterking
- Bewoners wilden hem houden

> Dit is het idee waar de meeste vragen over komen. Laat de foto lang staan.

# Idee 5: de logeerwoning
- Eén woning per dorp voor herstel na het ziekenhuis
- 35 euro per nacht, zorg komt langs
- Bezet op 190 van de 365 dagen

# Idee 6: het kwartier
- De wijkbeheerder heeft bij elk bezoek een kwartier extra
- Staat in de planning, dus het gebeurt
- Leverde in een jaar 85 signalen op

# Idee 7: niet verhuizen mag ook
- Wij tekenen met bewoners wat er nodig is om te blijven
- Soms is het antwoord: dat kan niet
- Dan zeggen wij dat drie jaar van tevoren

# Wat kost het samen?
Tabel: Kosten per jaar
| Idee | Kosten |
| Drempelploeg | € 21.000 |
| Sleutelkluizen en licht | € 9.500 |
| Wasruimten | € 4.200 |
| Logeerwoningen | € 12.800 |
| Het kwartier | € 16.000 |

# Onze vraag aan u
- Welk idee zou bij u niet werken, en waarom?
- Wie betaalt mee als de zorg er geld door bespaart?
- Wat doet u als iemand niet geholpen wil worden?
""",
        genummerd=False, bereik="kring:thuis-in-het-dorp", status="concept",
    ),
    maak(
        "rijnkrom-zorgpartners", "achterberg",
        "Samenwerkingsafspraken met zorg en welzijn",
        "overeenkomst", "zorg samenwerken", "docx",
        ("2026-01-26 Gedeeld met de deelnemers van de verkenning Thuis in het dorp.",),
        "Afspraken tussen corporatie, thuiszorg, welzijn en gemeente over wie wanneer belt, wie beslist en wat er "
        "gebeurt als het vastloopt. Met de punten waarover wij het nog niet eens zijn.",
        """
# Wat hieraan voorafging
Drie jaar lang hadden {naam}, Welzijn Rijnkring, twee thuiszorgorganisaties en gemeente Krommenrijn een
stuurgroep. Er lag een mooie visie en er veranderde niets. Bij het vierde voortgangsverslag zei een
wijkverpleegkundige: ‘ik weet nog steeds niet wie ik moet bellen als de lift stuk is’. Toen hebben wij de visie
in de la gelegd en zijn wij begonnen bij dat telefoontje.

# Afspraak 1. Eén persoon per gebouw
In elk gebouw met meer dan twintig oudere bewoners is er één aanspreekpunt. Dat kan de huismeester zijn, de
wijkverpleegkundige of een ouderenadviseur: wie er het meest komt. De naam hangt in de hal. Deze persoon mag
iedereen van de partners bellen en krijgt binnen vier uur antwoord.

Tabel: Aanspreekpunten
| Gebouw | Woningen | Aanspreekpunt | Van |
| De Boogerd | 44 | huismeester | {naam} |
| Rijnzicht | 38 | wijkverpleegkundige | thuiszorg |
| Het Veerhuis | 18 | ouderenadviseur | Welzijn Rijnkring |
| Kerkebogerd | 26 | huismeester | {naam} |

# Afspraak 2. Drie soorten nieuws
**Handig om te weten** (iemand is verhuisd, op vakantie, jarig): vertel het elkaar gewoon, als de bewoner dat
goedvindt.

**Zorgelijk** (post stapelt zich op, iemand vermagert, deur gaat niet open): bel dezelfde dag het aanspreekpunt.

**Gevaar** (gas, brand, verwarring op straat): bel 112 en daarna elkaar.

Vooraf vragen wij elke bewoner één keer wat er gedeeld mag worden, met een kaart in gewone taal. Van de 126
bewoners in de vier gebouwen vulden er 119 de kaart in. Zes wilden alleen gevaar gedeeld zien. Dat respecteren
wij.

# Afspraak 3. Het maandagkwartier
Elke maandag om 8.45 uur bellen de vier aanspreekpunten een kwartier met elkaar. Geen agenda, geen verslag.
Alleen: bij wie gaan wij deze week langs? Wie er niet is, wordt niet nagebeld. Sinds de start is de bezetting 80
%. Het vervangt een overleg van anderhalf uur per maand.

# Afspraak 4. Wie beslist
- Over de woning: {naam}. Ook als de zorg iets anders wil.
- Over de zorg: de bewoner, met de wijkverpleegkundige.
- Over een verhuizing: de bewoner. Het aanspreekpunt zorgt dat alle partijen hetzelfde verhaal vertellen.
- Over geld uit het gezamenlijke potje (8.000 euro per jaar): het maandagkwartier, tot 400 euro per keer.

# Afspraak 5. Als het vastloopt
Lukt het niet, dan gaat een kwestie ‘omhoog’: binnen een week praten de leidinggevenden, binnen drie weken de
bestuurders. Zij lossen het knelpunt op en praten niet over de bewoner. Een voorbeeld: thuiszorg mocht van haar
verzekeraar de nachtwacht niet betalen, en {naam} kon geen noodkamer vrijhouden. Twee bestuurders spraken af dat
de een de kamer leverde en de ander een half jaar de nacht, en daarna zou kijken. Na dat half jaar nam de
gemeente het over.

# Waarover wij het nog niet eens zijn
Wij laten dit staan, omdat verzwijgen niet helpt.

1. Thuiszorg wil voorrang op woningen voor haar personeel. {naam} ziet dat niet zitten zolang er acht jaar
  wachttijd is.
2. De gemeente wil cijfers over het aantal voorkomen opnamen. Welzijn wil niet meten wat niet te meten is.
3. De huurdersorganisatie vindt dat bewoners in het maandagkwartier moeten zitten. De anderen vinden het daar te
  vertrouwelijk voor.
4. Niemand weet wie betaalt als het potje op is.

# Evaluatie
In november spreken wij met tien bewoners en met alle aanspreekpunten. De vraag is niet of zij tevreden zijn
over de samenwerking, maar of zij er iets van merken.
""",
        bereik="kring:thuis-in-het-dorp", status="concept", herzien=365,
    ),
    maak(
        "heuvelrijk-wmo", "schreurs",
        "Woningaanpassingen: wie regelt wat bij Wmo en eigen beleid",
        "procedure", "zorg onderhoud", "docx",
        ("2024-02-26 Eerste versie, met gemeente Heuvelstreek afgestemd.",),
        "Beugel, traplift of aanbouw: in één tabel wie beslist, wie betaalt en wie weghaalt. Voor een corporatie met "
        "vijf mensen, dus zonder loketten.",
        """
# Waarom op papier
Bij {naam} komt een vraag om een aanpassing soms via de huurder, soms via de thuiszorg, soms via een dochter in
Utrecht. Met {fte} fte hebben wij daar geen afdeling voor. In 2022 duurde een traplift daardoor 31 weken,
waarvan 19 weken wachten op elkaar. De gemeente {gemeente} en wij hebben toen op één middag alle soorten
aanpassingen doorgenomen. Het resultaat staat hieronder.

# De tabel
Tabel: Aanpassing, besluit en betaling
| Aanpassing | Wie beslist | Wie betaalt | Wie onderhoudt |
| Beugel, verhoogd toilet, drempelhulp | {naam}, zonder aanvraag | {naam} | {naam} |
| Douchezitje, tweede trapleuning | {naam}, zonder aanvraag | {naam} | {naam} |
| Drempels weg, deur draait andersom | {naam}, bezoek vooraf | {naam} tot € 600 | {naam} |
| Inloopdouche in plaats van bad | {naam} | samen, ieder de helft | {naam} |
| Traplift | gemeente | gemeente | gemeente |
| Automatische deuropener | gemeente | gemeente | {naam} in een gebouw |
| Aangepaste keuken | gemeente | gemeente | gemeente |
| Slaapkamer of badkamer beneden, aanbouw | gemeente na overleg | gemeente, {naam} tot € 5.000 | {naam} |
| Scootmobielstalling | {naam} | {naam}, huurder betaalt stroom | {naam} |

Alles zonder aanvraag doet onze eigen vakman binnen tien werkdagen. Hij neemt bij elk bezoek aan een huurder
boven de 70 twee beugels mee. Sinds 2023 zijn er zo 84 geplaatst.

# Snel en langzaam
Valt iemand en komt hij morgen uit het ziekenhuis, dan gaat het anders. De huisarts of transferverpleegkundige
belt ons nummer. Binnen twee dagen staat er een tijdelijke oplossing: een bed beneden, een plank over de
drempel, een po-stoel van de thuiszorgwinkel. De echte aanpassing volgt. Wij vragen dan niet wie er betaalt; dat
zoeken wij achteraf met de gemeente uit. In één jaar ging het om 2.900 euro, waarvan wij 1.100 euro zelf
hielden.

# Aanpassen of verhuizen
Bij een aanpassing van meer dan 10.000 euro praten huurder, gemeente en {naam} eerst over verhuizen. Dat is geen
dreigement. Wij leggen drie dingen op tafel: wat de aanpassing oplevert en hoe lang, welke woning er binnen een
half jaar kan zijn, en wie er in de buurt woont. In {kern2} koos een echtpaar voor een benedenwoning tegenover
hun zoon. In {kern3} koos een man voor zijn eigen huis, met een lift door de vloer van 26.000 euro. Beide keuzes
waren goed.

De gemeente geeft een vergoeding voor verhuizen van 3.000 euro; {naam} geeft voorrang en neemt de oude huur mee
voor twee jaar.

# Na vertrek
- Kleine aanpassingen blijven altijd zitten. Niemand heeft last van een beugel.
- Een aangepaste woning bieden wij eerst aan via het overleg met de gemeente. Duurt dat langer dan vier weken,
  dan gaat zij gewoon in de verhuur.
- Een traplift haalt de gemeente binnen drie weken weg. Dat stond altijd al in de regels en gebeurde nooit. Nu
  sturen wij na vier weken een rekening voor de leegstand, 21 euro per dag. Dat was tot nu toe één keer nodig.

# In een VvE
In een gemengd gebouw beslist de vereniging over de hal, de trap en de voordeur. Wij brengen een aanvraag in,
leggen uit voor wie het is (zonder naam) en bieden aan de kosten van onderhoud te dragen. Drie van de vier
verenigingen zeiden ja. De vierde was bezorgd om het aanzicht van de gevel; daar staat nu een losse oprijplaat
in een kast.

# Wie u belt
Voor huurders is er één nummer. Voor professionals is er hetzelfde nummer. Wij vertellen elkaar elke donderdag
tijdens de koffie wat er speelt. Meer organisatie is er niet en dat houden wij zo.
""",
        herzien=-63,
    ),
)  # fmt: skip
