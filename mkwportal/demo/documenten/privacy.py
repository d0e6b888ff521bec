"""Documents about personal data and about how the office works."""

from mkwportal.demo.documenten.maken import maak

DOCUMENTEN = (
    maak(
        "lingekant-avg", "verweij",
        "Privacybeleid: zorgvuldig met gegevens van huurders",
        "beleid", "privacy organisatie", "docx",
        (
            "2021-09-20 Eerste versie.",
            "2025-03-03 Bewaartermijnen ingekort, camera’s en algoritmen toegevoegd.",
        ),
        "AVG-beleid voor een kleine corporatie, met een register op één bladzijde, bewaartermijnen en het stappenplan "
        "bij een datalek.",
        """
# Wat wij weten van mensen
{naam} weet veel van ongeveer 2.900 mensen: naam, geboortedatum, inkomen, gezin, huurgedrag, soms ziekte of
schuld, en wat er kapot was op een dinsdag in 2014. Het meeste hebben wij nodig. Een deel hebben wij omdat het
er nu eenmaal staat. Privacybeleid is voor ons vooral de vraag: wat zouden wij niet missen?

De Algemene verordening gegevensbescherming (AVG) geeft zes grondslagen om persoonsgegevens te gebruiken. Bij
ons is dat meestal de huurovereenkomst, een wettelijke plicht of een gerechtvaardigd belang. Toestemming
gebruiken wij alleen als iemand zonder nadeel nee kan zeggen.

# Zeven gewoonten
1. Wij vragen alleen wat nodig is voor dít doel.
2. Wij kopiëren geen identiteitsbewijzen. Bekijken is genoeg, behalve waar de wet een kopie vraagt.
3. Wij schrijven feiten op, geen indrukken. Stel je voor dat de huurder meeleest; dat mag hij.
4. Wij mailen geen lijsten. Een link naar het systeem is veiliger dan een bijlage.
5. Wij praten niet over huurders in de kantine, in de winkel of in de app.
6. Wij ruimen op, elke eerste vrijdag van het kwartaal, met taart.
7. Wij melden een fout dezelfde dag. Ook een kleine.

# Register op één bladzijde
Tabel: Wat gebruiken wij waarvoor
| Verwerking | Gegevens | Grondslag | Bewaren na afloop |
| Huuradministratie | naam, adres, betalingen | overeenkomst | 7 jaar |
| Toewijzing | inkomen, gezin, inschrijving | wettelijke plicht | <<5 jaar|2 jaar>> |
| Afgewezen woningzoekenden | reactie, reden | gerechtvaardigd belang | <<2 jaar|6 maanden>> |
| Reparaties | melding, foto’s | overeenkomst | <<10 jaar|2 jaar, techniek blijft>> |
| Overlast en fraude | meldingen, gesprekken | gerechtvaardigd belang | <<5 jaar|2 jaar na afsluiten>> |
| Schulden | regeling, bewindvoerder | overeenkomst | 2 jaar na aflossen |
| Sollicitaties | brief, cv | toestemming | 4 weken |
{v2-} | Camera’s in liften | beelden | gerechtvaardigd belang | 7 dagen |

{v2-} De oude termijnen waren ruim ‘voor de zekerheid’. In drie jaar hebben wij nul keer iets opgezocht dat
ouder was dan de nieuwe termijn. Bij het opschonen verdwenen 61.000 bestanden.

# Rechten van huurders
Iedereen mag weten wat wij van hem hebben, dat laten verbeteren, laten wissen of meenemen. Een verzoek komt vaak
niet met die woorden: ‘wat staat er eigenlijk over mij in de computer?’ is er ook een. Wij antwoorden binnen
<<een maand|twee weken>>, gratis. De medewerker leest vooraf mee op namen van anderen. In <<2020|2024>> waren er
<<vier|negen>> verzoeken. Eén keer kwam er een oordeel boven water (‘lastig mens’) waarvoor de directeur excuses
aanbood.

# Delen met anderen
Met de gemeente, zorg en politie delen wij alleen als daar een afspraak of wet voor is. Voor vaste partners zijn
er protocollen. Voor leveranciers die gegevens verwerken, zoals het softwarebedrijf en de drukker, sluiten wij
een verwerkersovereenkomst; het zijn er <<19|26>>. De coördinator loopt ze elk jaar na, in volgorde van risico.

{v2-} ## Slimme systemen
{v2-} Wij nemen geen besluit over een mens alleen op basis van een berekening. Ons systeem geeft wel een signaal
bij een grote kans op achterstand. Dat signaal ziet alleen de consulent, het is na zes weken weg en het telt
niet mee bij een toewijzing. Teksten van huurders gaan niet naar openbare AI-diensten.

# Een datalek
Een datalek is bijna altijd een vergissing. Een brief in de verkeerde envelop, een mail met alle adressen
zichtbaar, een laptop in de trein.

1. **Meld** het meteen bij de privacycoördinator, ook ’s avonds. Niet eerst zelf oplossen.
2. **Stop** het lek: mail terughalen, wachtwoord wijzigen, post ophalen.
3. **Weeg** samen: wat ligt er op straat en wie heeft er last van?
4. **Meld** binnen 72 uur bij de toezichthouder als er een risico is.
5. **Vertel** het aan de huurder als het voor hem gevolgen kan hebben, liefst persoonlijk.
6. **Leer** en schrijf het in het register.

In <<2020|2024>> waren er <<drie|vijf>> lekken, waarvan <<één|twee>> gemeld. Dat het er meer zijn, is goed
nieuws: collega’s durven.

# Wie doet wat
De directeur is verantwoordelijk. De privacycoördinator, <<een dag|anderhalve dag>> per week, houdt het register
bij en geeft les. De functionaris gegevensbescherming delen wij met vijf corporaties; hij komt elk half jaar
kijken en mag overal aan de deur rammelen. De RvC krijgt jaarlijks een verslag van twee bladzijden.
""",
        herzien=471,
    ),
    maak(
        "linde-privacy", "aydin",
        "Gegevens delen met gemeente en zorg: protocol voor het wijkteam",
        "protocol", "privacy zorg", "pdf",
        ("2023-02-13 Ondertekend met gemeente en twee zorgaanbieders.",),
        "Wanneer mag je iets over een huurder vertellen aan een ander? Met vijf vragen, een toestemmingskaart en de "
        "grens bij zorg en veiligheid.",
        """
# Voor wie is dit
In het wijkteam zitten mensen van de gemeente, de zorg, het welzijn, de politie en {naam}. Iedereen wil helpen
en niemand weet zeker wat hij mag zeggen. Sommigen delen daardoor niets, anderen te veel. Beide keren wordt een
huurder er niet beter van. Dit protocol geeft houvast. Het gaat over gegevens van mensen in {kernen}.

# De hoofdregel
Praat met mensen, niet over hen. Is iemand erbij, dan is bijna alles opgelost. Kan dat niet, vraag dan vooraf
toestemming. Kan ook dat niet, doorloop dan de vijf vragen.

# De vijf vragen
1. **Waarvoor?** Welk probleem wordt kleiner als de ander dit weet? ‘Voor de volledigheid’ is geen doel.
2. **Mag het?** Is er toestemming, een wet of een vitaal belang?
3. **Kan het met minder?** Vaak is ‘ik maak mij zorgen over dit adres’ genoeg.
4. **Wie?** Alleen degene die iets gaat doen.
5. **Vertel je het?** De betrokkene hoort het vooraf, of zo snel als het veilig is.

Kom je er met die vijf niet uit, dan bel je een collega-aandachtsfunctionaris. Elke organisatie heeft er een;
bij {naam} is dat de bestuurssecretaris.

# De toestemmingskaart
Toestemming is iets anders dan een kruisje onder aan een formulier. Wij gebruiken een kaart op A5 met vier
zinnen. De huurder leest ze of hoort ze voorlezen, kiest per zin ja of nee en krijgt een kopie.

> U mag aan de huisarts vertellen dat ik hulp vraag. / U mag met de gemeente over mijn schulden praten. / U mag
met de thuiszorg afspreken wie er langskomt. / U mag mijn dochter bellen.

Toestemming geldt een half jaar en alleen voor wat er staat. Zij kan elk moment worden ingetrokken, ook
mondeling. In de eerste twee jaar vulden 94 mensen de kaart in. Gemiddeld zeiden zij op drie van de vier zinnen
ja. Niemand koos vier keer nee.

# Wie mag wat weten
Tabel: Delen in het wijkteam
| Gegeven | Gemeente | Thuiszorg | Politie | {naam} |
| Naam, adres, telefoon | ja | ja | ja | ja |
| Huurachterstand | bij vroegsignalering | nee | nee | ja |
| Overlast met datum en feit | als er een rol is | nee | bij strafbaar feit | ja |
| Diagnose, medicijnen | nee | zelf | nee | nee |
| Dat iemand zorg krijgt | met toestemming | zelf | nee | met toestemming |
| Gevaar voor anderen | ja | ja | ja | ja |
| Inkomen | zelf | nee | nee | alleen voor toewijzing |

‘Nee’ wil zeggen: niet van ons, niet in dit overleg. Het kan zijn dat iemand het langs een andere weg weet. Ook
dan praat je er hier niet over.

# Nood en veiligheid
Bij acuut gevaar voor leven of gezondheid deel je wat nodig is, meteen, zonder toestemming. Leg daarna vast wat
je deelde, met wie en waarom. Bij kindermishandeling en huiselijk geweld geldt de meldcode. Zorgmijders zijn een
apart verhaal: iemand mag slecht voor zichzelf zorgen. Pas bij ernstig nadeel voor hemzelf of anderen mag een
organisatie meer, en dan via het meldpunt van de gemeente.

# Overleg en papier
- Aan tafel zit alleen wie een taak heeft bij deze persoon. Wie klaar is, gaat weg.
- De agenda bevat initialen en geboortejaar.
- Eén organisatie maakt het verslag: afspraken, geen verhalen. De huurder kan het krijgen.
- Groepsapps zijn er voor afspraken over tijd en plaats. Geen namen.
- Na een half jaar zonder actie wordt een zaak gesloten en het verslag vernietigd.

# Waar het misging
Twee keer in drie jaar. Een consulent vertelde de thuiszorg dat een huurder een schuld had; die kreeg daardoor
minder uren, uit angst voor wanbetaling. En een politieagent noemde in het overleg een oude veroordeling, waarna
een plek in een seniorencomplex niet doorging. In beide gevallen is het de betrokkene verteld, met excuses. De
tweede heeft een klacht ingediend en kreeg gelijk. Wij vertellen deze voorbeelden aan ieder nieuw lid van het
team, want regels vergeet je, mensen niet.
""",
        door="bestuur en partners", herzien=-24,
    ),
    maak(
        "ketelpolder-bhv", "kamara",
        "Bedrijfshulpverlening op kantoor: wie doet wat bij nood",
        "procedure", "veilig-wonen organisatie", "docx",
        ("2026-02-02 Jaarlijkse bijwerking met nieuwe namenlijst.",),
        "BHV-plan van ons kantoor in Biddingmeer, met plattegrond in woorden, rooster en instructies. Intern, want er "
        "staan codes en nummers in.",
        """
# Ons kantoor
Ons kantoor heeft twee verdiepingen, een balie met twee ingangen, een werkplaats en een archiefkelder. Op een
gewone dag zijn er 24 mensen binnen, op maandagochtend met spreekuur tot 40. De dichtstbijzijnde ambulance is 13
minuten weg, de brandweer 9. In die minuten zijn wij het zelf.

Er zijn acht bedrijfshulpverleners. Op elk moment zijn er minstens twee aanwezig, waarvan één met de portofoon.
Het rooster hangt naast de koffie en staat in de agenda. Wie ruilt, past het zelf aan.

# Taken
Tabel: Wie doet wat
| Rol | Taak | Vervanger |
| Ploegleider, oranje hes | overzicht, contact met hulpdiensten | oudste aanwezige BHV’er |
| Begane grond | balie en bezoekers naar buiten | medewerker balie |
| Verdieping | kamers nalopen, deuren dicht | eerste die boven is |
| Werkplaats | machines uit, gasflessen melden | voorman |
| Eerste hulp | koffer, AED, opvang | ieder met diploma |

# Brand
1. Sla alarm met de rode knop. Er hangen er vijf: balie, trap onder, trap boven, keuken, werkplaats.
2. Bel 112. Zeg: brand, adres, aantal mensen, wat brandt er.
3. Blus alleen als je met je rug naar de uitgang staat en het vuur kleiner is dan jijzelf.
4. Neem bezoekers mee naar de verzamelplaats: het grasveld bij de vlaggenmast. Niet de parkeerplaats, daar moet
  de brandweer zijn.
5. De ploegleider telt. Het aanwezigheidsbord bij de deur gaat mee naar buiten.
6. Niemand gaat terug. Ook niet voor een jas, een telefoon of de server.

In de archiefkelder is een gasblusinstallatie. Gaat het zwaailicht aan, dan heb je dertig seconden om weg te
zijn.

# Ongeval of onwel
De AED hangt rechts van de voordeur, ook ’s avonds bereikbaar voor de buurt. Iedereen mag hem gebruiken; het
apparaat vertelt wat je doet. Bel eerst 112. Een BHV’er vangt de ambulance op bij de slagboom. In 2025 is de AED
twee keer gebruikt, één keer voor een voorbijganger. Hij bracht in december een krentenbrood.

Kleine ongevallen schrijven wij op in het boekje in de koffer. Gebeurt hetzelfde drie keer, dan is er iets met
het gebouw.

# Agressie aan de balie
- Onder elk bureau zit een stille knop. Wie hem indrukt, krijgt binnen een halve minuut bezoek van twee
  collega’s met de vraag of er nog koffie is.
- Blijf zitten, praat laag, geef ruimte. Beloof niets.
- De deur naar het kantoor gaat dicht, de buitendeur blijft open.
- Bij een wapen: doen wat er gevraagd wordt.
- Aangifte doet de werkgever. De medewerker gaat die dag naar huis, niet alleen.

Vorig jaar is er vier keer op de knop gedrukt. Twee keer was het een vergissing. Dat is een prima aantal.

# Stroom, water, gas
De hoofdschakelaar zit in de hal achter het schilderij van de dijk. De hoofdkraan in de werkplaats is de rode.
De sleutels hangen in het kastje; de code krijgen BHV’ers persoonlijk. Bij een stroomstoring langer dan een uur
werken de deuren op handbediening en gaat de piketdienst over op de mobiele telefoon.

# Oefenen
In het voorjaar aangekondigd, in het najaar niet. De laatste ontruiming duurde 3 minuten en 40 seconden.
Leerpunten: een collega met een koptelefoon hoorde niets (nu een flitslicht), en de stagiair stond niet op het
bord. Elke nieuwe collega loopt op de eerste dag de route, met een BHV’er, en drinkt daarna koffie bij de
vlaggenmast.

# Opleiding en kosten
Tabel: Scholing
| Wat | Wanneer | Kosten per jaar |
| Herhaling BHV, 8 mensen | maart | € 1.640 |
| AED en reanimatie, iedereen die wil | oktober | € 520 |
| Omgaan met agressie | om het jaar | € 1.900 |
| Ploegleider, 2 mensen | maart | € 610 |
""",
        bereik="corporatie", herzien=70,
    ),
    maak(
        "slingebeek-thuiswerken", "bouzid",
        "Thuiswerkregeling: samen op dinsdag",
        "reglement", "organisatie", "odt",
        (
            "2021-07-05 Eerste versie na de lockdown.",
            "2024-11-18 Vaste teamdag, vergoeding verhoogd, werken vanuit het buitenland geregeld.",
        ),
        "Een thuiswerkregeling die uitgaat van het werk en van elkaar, met vergoedingen, arbo en een teamdag waarop "
        "iedereen er is.",
        """
# Uitgangspunt
{naam} is er voor mensen in {kernen}. Dat werk gebeurt aan de deur, aan de balie, op de steiger en aan het
bureau. Alleen het laatste kan thuis. Deze regeling gaat daarom over een deel van onze collega’s, en dat vraagt
om iets van iedereen. Een vakman kan niet thuis lekkages verhelpen en hoeft niet elke week te horen hoe fijn dat
zou zijn.

Thuiswerken is een mogelijkheid en geen recht. <<Na de lockdown kiezen wij voor ten hoogste de helft van de
tijd.|Na drie jaar ervaring kiezen wij voor vrijheid met één vaste afspraak: dinsdag is iedereen er.>>

# Wie, wat en wanneer
Tabel: Mogelijkheden per functie
| Functie | Thuis | Voorwaarde |
| Administratie, beleid, financiën | tot <<50|60>> % | bereikbaar zoals op kantoor |
| Klantenservice | <<niet|tot 40 %, in rooster>> | minstens drie mensen op kantoor |
| Consulenten en opzichters | voor en na huisbezoek | rapport dezelfde dag af |
| Leidinggevenden | tot 40 % | elke dag één leidinggevende aanwezig |
| Vaklieden, huismeesters | niet | <<geen|vier dagdelen per jaar voor cursus thuis>> |

Een team spreekt samen af wie wanneer waar is. Lukt dat niet, dan beslist de teamleider. Nieuwe collega’s zijn
de eerste drie maanden op kantoor en hun inwerkbuddy ook.

{v2-} # De teamdag
{v2-} Op dinsdag werkt niemand thuis, ook de directeur niet. Er is soep. Overleggen waarbij je elkaar in de ogen
moet kijken, plannen wij op die dag. Andere overleggen juist niet, want dan komt niemand aan praten toe. Uit het
onderzoek onder medewerkers van 2023 bleek dat men niet de vergaderingen miste, maar de gang.

# Bereikbaar
Een huurder merkt niet of u thuis werkt. De telefoon is doorgeschakeld, de camera mag uit, de mail wordt tussen
acht en vijf gelezen. Buiten die tijd hoeft er niets. Wie ’s avonds werkt omdat dat beter uitkomt, verstuurt
mail pas de volgende ochtend.

# Werkplek
1. Een stoel, een tafel, een scherm en licht. {naam} betaalt eens in de vijf jaar tot <<350|500>> euro voor
  stoel en tafel en geeft een scherm en toetsenbord in bruikleen.
2. De arbocoördinator kijkt via de camera of op uitnodiging mee. Wie klachten krijgt, belt meteen.
3. Elke twee uur een wandeling. Wij controleren dat niet, de fysiotherapeut wel.
4. Papieren dossiers gaan niet mee naar huis. Een scherm met gegevens van huurders staat niet naar het raam.
5. Verbinden gaat via de beveiligde omgeving. Geen gegevens op een eigen laptop of stick.

# Vergoedingen
Tabel: Bedragen
| Vergoeding | Bedrag |
| Per thuiswerkdag | <<€ 2,00|€ 2,40>> |
| Internet | in de dagvergoeding |
| Reizen naar kantoor, per kilometer | <<€ 0,19|€ 0,23>> |
| Fiets, per kilometer | <<€ 0,19|€ 0,27>> |
| Koffie en soep op dinsdag | <<niet van toepassing|gratis>> |

Op één dag krijg je óf de thuiswerkvergoeding óf de reiskosten. Wie op een dag eerst thuis en dan op kantoor
werkt, kiest de reiskosten.

{v2-} # Vanuit het buitenland
{v2-} Werken vanaf een vakantieadres mag tien dagen per jaar, binnen de Europese Unie, na overleg. Er zitten
belasting en sociale zekerheid aan vast. Buiten de Unie mag het niet, ook niet ‘even één mailtje’: onze systemen
sluiten dan af. Net over de grens in Duitsland wonen vier collega’s. Voor hen is een aparte afspraak gemaakt,
zodat zij niet in twee landen belasting betalen.

# Als het niet goed gaat
Thuiswerken kan stil maken. Leidinggevenden bellen elke week zonder agenda. Merkt een team dat iemand verdwijnt,
dan zeggen zij het. In <<2020|2023>> kozen <<drie|zes>> collega’s ervoor om weer helemaal op kantoor te werken.
Dat is net zo goed.

# Evaluatie
Elk jaar in mei vragen wij drie dingen: doet u uw werk hier beter van, doen uw collega’s hun werk er beter van,
en merken huurders verschil? Op de laatste vraag zei <<81|88>> % nee. Daar is het om begonnen.
""",
        door="bestuur, met instemming van het personeel", herzien=175,
    ),
)  # fmt: skip
