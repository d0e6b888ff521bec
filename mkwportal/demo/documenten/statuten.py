"""Two long documents: the treasury charter and the rules of the supervisory board."""

from mkwportal.demo.documenten.maken import maak

DOCUMENTEN = (
    maak(
        "waterland-treasury", "kok",
        "Treasurystatuut: lenen, sparen en risico’s",
        "statuut", "financien bestuur", "pdf",
        (
            "2020-11-30 Eerste versie in gewone taal.",
            "2025-06-30 Regels voor groene leningen en liquiditeit, tegenpartijen opnieuw beoordeeld.",
        ),
        "Een treasurystatuut dat ook een commissaris zonder financiële achtergrond begrijpt. Met definities, "
        "limieten, mandaten, rentevisie en een jaarkalender.",
        """
# Inleiding
Treasury is zorgen dat er altijd genoeg geld is, tegen aanvaardbare kosten en met risico’s die wij begrijpen.
Voor {naam} gaat het om veel. De leningen zijn samen <<96|118>> miljoen euro, dat is ongeveer <<41.600|51.000>>
euro per woning. Een verschil van één procentpunt rente kost over tien jaar evenveel als zestig funderingen.

Dit statuut is de grondwet: het verandert weinig en zegt wat mag. Het treasuryjaarplan is de wet: het zegt elk
jaar wat wij gaan doen. De treasurynota per transactie is de uitspraak: wat wij deden en waarom.

Wij schreven het in gewone taal, omdat de raad van commissarissen het moet kunnen toetsen zonder vertaler. Waar
een vakterm nodig is, staat hij in hoofdstuk 10.

# Doelen
1. **Beschikbaarheid.** Wij kunnen de verplichtingen van de komende <<twaalf|achttien>> maanden altijd nakomen,
  ook als een geplande verkoop niet doorgaat.
2. **Spreiding.** In geen enkel jaar loopt meer dan 15 % van de leningen af of krijgt een nieuwe rente.
3. **Eenvoud.** Wij gebruiken alleen producten die de treasurycommissie kan uitleggen aan een huurder.
4. **Lage kosten.** Binnen de eerste drie doelen zoeken wij de laagste kosten. Nooit erboven.

Winst maken met geld is geen doel. {naam} belegt niet op de beurs, handelt niet in rente en neemt geen positie
in op een verwachting.

# Kader en toezicht
Dit statuut past binnen de Woningwet, het reglement financieel beleid en beheer, en de eisen van de borger en de
toezichthouder. Bij strijd gaan die voor. De externe normen en onze eigen grenzen staan hieronder. De eigen
grens is een signaal: komt een ratio daaronder, dan maakt het bestuur binnen zes weken een plan.

Tabel: Normen en eigen grenzen
| Ratio | Wat het zegt | Norm | Eigen grens | Stand <<2019|2024>> |
| Rentedekking (ICR) | verdienen wij de rente ruim? | 1,4 | 1,5 | <<2,10|1,76>> |
| Loan to value, beleidswaarde | lening tegenover blijvende waarde | 85 % | 80 % | <<61|66>> % |
| Solvabiliteit, beleidswaarde | eigen buffer | 15 % | 20 % | <<37|33>> % |
| Dekkingsratio | lening tegenover marktwaarde | 70 % | 60 % | <<34|36>> % |

# Liquiditeit
Elke maand actualiseert de financiële afdeling de kasstroom voor achttien maanden vooruit; elk kwartaal voor
tien jaar. Bij elke prognose rekenen wij drie scenario’s door: verkoop valt een half jaar stil, bouwkosten plus
10 %, en rente plus 1,5 procentpunt.

Er is altijd een buffer van minstens <<1,5|3>> miljoen euro: geld op de bank plus een toegezegd krediet dat wij
morgen kunnen trekken.

{v2-} De oude buffer van 1,5 miljoen bleek in 2023 te krap. Door een lek in de fundering van achttien woningen
moesten wij binnen drie weken 1,1 miljoen euro voorschieten. Het lukte, maar de rekeningen van twee aannemers
bleven tien dagen liggen. Dat willen wij niet nog eens.

Overtollig geld gaat eerst naar het aflossen van leningen die dat zonder boete toelaten. Wat overblijft staat
bij minstens twee banken, op een rekening die dagelijks opvraagbaar is.

# Leningen
## Wat mag
- leningen met vaste rente en aflossing ineens of in termijnen;
- leningen met variabele rente tot samen 15 % van het totaal;
- roll-over tot 5 miljoen euro, als brug naar een vaste lening;
{v2-} - leningen waarvan de rente daalt als wij een afgesproken doel voor energie halen.

## Wat niet mag
- opties, swaps en andere afgeleide producten, ook niet om risico te verkleinen;
- leningen in andere valuta;
- leningen waarvan de geldgever eenzijdig de voorwaarden mag wijzigen;
- lenen om uit te lenen, behalve aan een eigen dochter voor sociale woningen.

De laatste bestaande swap liep in 2018 af. In de notulen van 2009 staat dat het ‘een verzekering’ was. De RvC
van toen begreep het product niet en durfde dat niet te zeggen. Die zin staat hier op verzoek van de huidige
raad.

## Looptijden en renteherziening
De gemiddelde looptijd ligt tussen de 12 en 20 jaar, zo dat zij past bij het bezit. Wij spreiden de momenten
waarop rente opnieuw wordt vastgesteld.

Tabel: Leningen naar jaar van renteherziening, in miljoenen euro’s
| Periode | <<Stand 2020|Stand 2025>> | Maximum per jaar volgens spreidingsregel |
| <<2021-2023|2026-2028>> | <<14,2|21,6>> | <<14,4|17,7>> |
| <<2024-2026|2029-2031>> | <<19,8|24,3>> | <<14,4|17,7>> |
| <<2027-2030|2032-2035>> | <<27,1|30,9>> | <<14,4|17,7>> |
| later | <<34,9|41,2>> | <<14,4|17,7>> |

{v2-} ## Groene leningen
{v2-} Sinds 2023 heeft {naam} twee leningen met een korting van 0,05 tot 0,10 procentpunt als het aandeel
woningen met label B of beter elk jaar stijgt. Halen wij het doel niet, dan vervalt de korting. Een boete is er
niet; een product met boete accepteren wij niet. De korting was in 2024 samen 9.700 euro. De administratie kost
ons ongeveer veertig uur. Zonder dat wij het label toch al bijhielden, was het de moeite niet waard.

# Tegenpartijen
Wij lenen bij banken met een kredietwaardigheid van minstens A, of bij de sectorbanken met een waarborg van de
overheid. Sparen doen wij alleen bij de eerste groep, met een maximum van <<4|6>> miljoen euro per bank. Zakt
een bank onder A min, dan halen wij binnen een week geld weg en bespreekt de treasurycommissie de rest.

Voor elke lening boven een miljoen euro vragen wij minstens drie offertes, op dezelfde dag en hetzelfde uur,
want rente beweegt. Een adviseur mag helpen, maar krijgt een vast bedrag en nooit een deel van de transactie.

# Taken en mandaten
Tabel: Wie doet wat
| Handeling | Voorstel | Besluit | Goedkeuring | Controle |
| Treasurystatuut | manager financiën | bestuur | RvC | accountant |
| Treasuryjaarplan | manager financiën | bestuur | RvC | controller |
| Lening binnen het jaarplan tot € 5 miljoen | medewerker | manager en bestuur | geen | controller |
| Lening boven € 5 miljoen of buiten het plan | manager | bestuur | RvC | controller |
| Trekken van krediet | medewerker | manager | geen | administratie |
| Storten en opnemen bij banken | medewerker | twee handtekeningen | geen | administratie |

Wie een transactie afsluit, boekt haar niet. Wie boekt, betaalt niet. Met {fte} fte vraagt dat planning: tijdens
vakanties worden er geen leningen gesloten. De bevestiging van de bank komt rechtstreeks bij de controller
binnen.

De treasurycommissie bestaat uit de bestuurder, de manager financiën, de controller en een externe deskundige.
Zij komt minstens vier keer per jaar bij elkaar. De externe heeft geen stem, wel een eigen alinea in het
verslag.

# Rentevisie
Wij voorspellen de rente niet. Wel bekijken wij elk kwartaal hoe gevoelig wij zijn. De vuistregel is: sluit
leningen af als je ze nodig hebt, spreid het moment en probeer niet slim te zijn. Achteraf bezien waren wij in
2013 te vroeg, in 2020 te laat en gemiddeld precies goed.

Vooraf vastleggen van rente voor een toekomstige lening mag tot achttien maanden vooruit, als de investering
door het bestuur is goedgekeurd en de extra kosten lager zijn dan 0,15 procentpunt.

# Verantwoording
- **Maandelijks:** saldi en prognose, één bladzijde, aan het bestuur.
- **Per kwartaal:** leningen, rente, ratio’s en scenario’s aan de treasurycommissie, daarna aan de
  auditcommissie.
- **Jaarlijks:** jaarplan in november, terugblik in april, zelfde tabellen, zodat afwijkingen opvallen.
- **Direct:** bij overschrijding van een grens, bij een fout boven 10.000 euro, en bij twijfel over de
  integriteit van een tegenpartij.

Tabel: Treasurykalender
| Maand | Onderwerp |
| januari | beoordeling banken |
| maart | jaarverslag en terugblik |
| april | prognose naar borger en toezichthouder |
| juni | tussenstand, scenario’s |
| september | uitgangspunten meerjarenbegroting |
| november | jaarplan, mandaten vernieuwen |

De accountant toetst elk jaar de naleving. In <<2019|2024>> was er <<één opmerking: een offerte ontbrak in het
dossier|geen opmerking>>. Dit statuut wordt elke <<vier|drie>> jaar herzien, of eerder als wet of situatie
daarom vraagt.

# Begrippen
**Beleidswaarde:** wat onze woningen waard zijn als wij blijven doen wat wij doen, dus sociaal verhuren en goed
onderhouden.

**Borging:** de garantie van het waarborgfonds waardoor wij goedkoop lenen.

**Kasstroom:** al het geld dat in een periode binnenkomt en eruit gaat.

**Onderpand:** woningen waarop de geldgever of de borger zich kan verhalen.

**Renteherziening:** het moment waarop de rente van een lopende lening opnieuw wordt vastgesteld.

**Roll-over:** een kortlopende lening die telkens voor enkele maanden wordt verlengd.

**Swap:** een contract waarbij twee partijen rentebetalingen ruilen. Bij ons niet toegestaan.
""",
        door="bestuur en RvC", herzien=948,
    ),
    maak(
        "lingekant-rvc", "vandoorn",
        "Reglement raad van commissarissen",
        "reglement", "bestuur", "pdf",
        (
            "2021-03-22 Eerste versie na de nieuwe governancecode.",
            "2025-12-01 Rol van de huurderscommissarissen, werving en rooster van aftreden aangepast.",
        ),
        "Compleet reglement met taken, samenstelling, commissies, informatie, belangenverstrengeling en "
        "zelfevaluatie. Met rooster, profiel en een jaaragenda.",
        """
# Waar de raad voor is
De raad van commissarissen houdt toezicht op het bestuur van {naam}, geeft raad en is werkgever van de
bestuurder. De raad doet dat in het belang van de corporatie en haar maatschappelijke opgave: betaalbaar, goed
en prettig wonen voor mensen die daar zelf niet gemakkelijk in slagen. Dit reglement vult de statuten aan. Bij
strijd gaan de statuten voor.

De raad ziet zichzelf als de stem die vraagt wat niemand meer vraagt. Bij een corporatie met {fte} fte weet de
bestuurder alles en ziet de raad alleen wat hij te zien krijgt. Daarom gaat een deel van dit reglement over hoe
de raad aan andere informatie komt.

# Samenstelling
De raad bestaat uit <<vijf|vijf, en bij vacatures minstens vier,>> leden. Twee van hen zijn benoemd op
voordracht van de huurdersorganisatie. Samen beschikken de leden over kennis van volkshuisvesting, vastgoed,
financiën, recht, zorg en welzijn, en over wortels in het werkgebied. Minstens twee leden wonen of werken in
{gemeente}; minstens twee juist niet.

Tabel: Profiel en verdeling
| Zetel | Deskundigheid | Bijzonderheid |
| 1, voorzitter | bestuur en governance | niet uit de bouw |
| 2, vicevoorzitter | financiën en treasury | voorzitter auditcommissie |
| 3 | vastgoed en duurzaamheid | lid auditcommissie |
| 4, op voordracht huurders | zorg en sociaal domein | lid remuneratiecommissie |
| 5, op voordracht huurders | bewoners, communicatie | <<lid remuneratiecommissie|contact met de huurdersorganisatie>> |

De leden zijn onafhankelijk van elkaar en van het bestuur. Wie in de afgelopen vijf jaar werkte bij {naam}, bij
de accountant, een grote leverancier, een gemeente in het werkgebied of een huurdersorganisatie (in een betaalde
functie), kan geen lid worden.

{v2-} # De commissarissen op voordracht van huurders
{v2-} Deze leden hebben dezelfde taken en plichten als de anderen. Zij vertegenwoordigen de huurders niet en
zijn hun ook geen verslag schuldig. Dat leidde vroeger tot verwarring en tot teleurstelling. Daarom spreken wij
dit af:

{v2-} 1. Twee keer per jaar luistert de hele raad een avond naar de huurdersorganisatie, zonder bestuurder.
{v2-} 2. De huurdersorganisatie zit met twee mensen in de selectiecommissie voor haar zetels en stelt mee het
  profiel op.
{v2-} 3. Na de benoeming is er een kennismaking in {kern2} en {kern3}, met koffie en een rondje langs de
  woningen.
{v2-} 4. De voorzitter legt elk jaar aan de ledenvergadering van huurders uit wat de raad deed. Vragen mogen
  over alles gaan, behalve over personen.

# Werving, benoeming en aftreden
De raad werft openbaar, met een advertentie en desgewenst een bureau. De toezichthouder beoordeelt geschiktheid
en betrouwbaarheid. Een lid wordt benoemd voor vier jaar en kan één keer worden herbenoemd. Een herbenoeming is
geen vanzelfsprekendheid: er gaat een gesprek aan vooraf over de afgelopen periode, met inbreng van bestuur en
huurders.

Tabel: Rooster van aftreden
| Zetel | Benoemd | Herbenoembaar | Uiterlijk aftredend |
| 1 | <<2018|2026>> | <<2022|2030>> | <<2026|2034>> |
| 2 | <<2016|2024>> | <<2020|2028>> | <<2024|2032>> |
| 3 | <<2019|2023>> | <<2023|2027>> | <<2027|2031>> |
| 4 | <<2017|2025>> | <<2021|2029>> | <<2025|2033>> |
| 5 | <<2020|2024>> | <<2024|2028>> | <<2028|2032>> |

{v2-} Een aspirant-commissaris loopt een jaar mee, zonder stem. Wij doen dat elk tweede jaar, samen met twee
andere corporaties. Van de vier aspiranten tot nu toe werden er drie ergens commissaris, waarvan één bij ons.

# Taken
## Toezicht
De raad houdt in elk geval toezicht op:

- het bereiken van de doelen en de keuzes die daarvoor worden gemaakt;
- de financiële continuïteit en de risico’s;
- de kwaliteit van wonen en dienstverlening, vooral zoals huurders die ervaren;
- de naleving van wet- en regelgeving, integriteit en cultuur;
- de omgang met gemeenten, huurders en andere belanghouders;
- het functioneren van verbindingen en samenwerkingsverbanden.

## Goedkeuring
Voorafgaande goedkeuring is nodig voor de besluiten die in de statuten staan. Daarnaast geldt:

Tabel: Besluiten met goedkeuring van de raad
| Besluit | Grens |
| Investering of desinvestering | vanaf € <<1.000.000|1.500.000>> |
| Lening | vanaf € 3.000.000 of buiten het jaarplan |
| Aangaan of verbreken van duurzame samenwerking | altijd |
| Ondernemingsplan, begroting, meerjarenraming | altijd |
| Statuten en reglementen van bestuur, treasury, investeringen | altijd |
| Sluiten van een sociaal plan bij reorganisatie | altijd |
| Aanvraag van een vergunning voor een dochter | altijd |

De raad neemt besluiten over goedkeuring nooit in dezelfde vergadering waarin het onderwerp voor het eerst op
tafel komt. Alleen bij spoed, en dan met een reden in het verslag.

## Klankbord en werkgever
De bestuurder kan elk lid bellen om te sparren. De voorzitter hoort wie er is gebeld, niet waarover. Elk jaar
voert de remuneratiecommissie een gesprek met de bestuurder over resultaten, ontwikkeling en plezier in het
werk, na rondvraag bij vijf mensen binnen en buiten. De beloning past binnen de wet en wordt in het jaarverslag
vermeld.

# Werkwijze
De raad vergadert minstens <<zes|vijf>> keer per jaar, waarvan één keer in een van de kernen bij bewoners.
Stukken komen <<een week|tien dagen>> van tevoren, met per onderwerp op één bladzijde: waarover beslist u, wat
zijn de keuzes, wat viel af, wie is het er niet mee eens.

{v2-} Elke vergadering begint met een kwartier zonder bestuurder en eindigt met één vraag: spraken wij vandaag
over huurders? In 2023 was het antwoord drie keer nee. Toen is de volgorde van de agenda veranderd.

Besluiten neemt de raad met gewone meerderheid, als minstens drie leden aanwezig zijn. Een lid dat tegen stemt,
mag dat laten vastleggen met reden. Buiten vergadering beslissen kan alleen als alle leden instemmen met die
manier.

# Informatie
De raad krijgt elk kwartaal een rapportage over geld, verhuur, onderhoud, klachten en personeel. Daarnaast haalt
de raad zelf informatie:

1. elk lid loopt jaarlijks een dagdeel mee met iemand van de organisatie;
2. de auditcommissie spreekt de accountant en de controller ook zonder bestuurder;
3. de raad leest de klachten en niet alleen het aantal;
4. eens per jaar schuift een buitenstaander aan, zoals een huisarts, een schooldirecteur of een deurwaarder.

# Commissies
**De auditcommissie** (zetel 2 en 3) bereidt voor: begroting, jaarrekening, treasury, risico’s, ICT. **De
remuneratiecommissie** (zetel <<4 en 5|1 en 4>>) bereidt voor: werkgeverschap, werving, opleiding. Commissies
beslissen niet. Elk lid mag elke commissievergadering bijwonen.

# Belangen
Een lid meldt elk mogelijk belang meteen aan de voorzitter. De voorzitter meldt het eigen belang aan de
vicevoorzitter. Het lid verlaat de vergadering bij het onderwerp, leest de stukken niet en praat er niet over in
de pauze. Alle nevenfuncties staan op {website}. In de laatste vijf jaar was er <<twee|drie>> keer een melding,
waarvan één leidde tot het neerleggen van een nevenfunctie.

# Zelfevaluatie en leren
Elk jaar bespreekt de raad zijn eigen functioneren, eens per <<drie|twee>> jaar met een begeleider van buiten.
Vaste vragen: waar waren wij te laat, waar zaten wij op de stoel van het bestuur, wie van ons zei te weinig? De
uitkomsten staan in het jaarverslag, ook als ze ongemakkelijk zijn. Elk lid volgt minstens vijf punten
permanente educatie per jaar; het overzicht is openbaar.

# Jaaragenda
Tabel: Vaste onderwerpen
| Maand | Onderwerpen |
| februari | risico’s, prestatieafspraken, plan voor eigen scholing |
| april | jaarverslag, accountant, gesprek met huurdersorganisatie |
| juni | bezoek aan een kern, personeel en cultuur |
| september | strategie, samenwerking, uitgangspunten begroting |
| oktober | <<vervalt als het kan|gesprek met huurdersorganisatie zonder bestuurder>> |
| november | begroting, treasuryjaarplan, zelfevaluatie |

# Slot
De raad stelde dit reglement vast na overleg met bestuur en huurdersorganisatie. Wijzigen kan met een
meerderheid van minstens vier leden. Het reglement staat op de site en wordt <<elke vier jaar|elke drie jaar, en
bij elke nieuwe voorzitter,>> herlezen.
""",
        door="RvC", herzien=1100,
    ),
)  # fmt: skip
