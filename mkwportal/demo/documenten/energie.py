"""Documents about making homes sustainable."""

from mkwportal.demo.documenten.maken import maak

DOCUMENTEN = (
    maak(
        "waterland-verduurzaming", "elidrissi",
        "Verduurzamingsplan 2025-2032: eerst de fundering, dan de jas",
        "beleid", "energie sloop-nieuwbouw", "pdf",
        (
            "2024-12-02 Eerste versie, voor bespreking met gemeenten en huurders.",
            "2026-04-13 Planning aangepast na tegenvallers in de fundering, warmtenet vervallen.",
        ),
        "Routekaart voor veenwoningen: welke straten wanneer, wat huurders betalen en waarom het warmtenet niet "
        "doorging. Met kosten per woning en de keuzes die wij uitstelden.",
        """
# Onze opgave in vier zinnen
{naam} heeft {vhe} woningen, waarvan 870 met energielabel D of slechter. Een derde daarvan staat op houten palen
die droogvallen. Isoleren zonder te funderen is weggegooid geld, want het huis beweegt nog. Dit plan brengt de
twee in één volgorde bij elkaar.

# Waar wij staan
Tabel: Woningen naar energielabel
| Label | 1 januari <<2022|2024>> | Stand nu | Doel 2028 | Doel 2032 |
| A en beter | <<402|511>> | <<540|702>> | 980 | 1.310 |
| B en C | <<794|858>> | <<900|951>> | 990 | 1.000 |
| D | <<561|472>> | <<451|361>> | 210 | 0 |
| E, F en G | <<553|469>> | <<419|296>> | 130 | 0 |

De landelijke afspraak is dat corporaties eind 2028 geen woningen met label E, F of G meer verhuren. Dat halen
wij <<net|niet voor 130 woningen>>.

{v2-} Die 130 woningen staan in {kern3} en hebben een fundering die pas tussen 2029 en 2031 wordt hersteld.
Eerder isoleren zou betekenen dat wij nieuwe kozijnen plaatsen in muren die daarna worden opgevijzeld. Wij
hebben dit gemeld bij de gemeenten en bij de toezichthouder. De bewoners krijgen tot die tijd geen huurverhoging
en een pakket van tochtstrips, folie en een gesprek met een energiecoach.

# De volgorde
Voor elke straat doorlopen wij dezelfde stappen.

1. **Meten.** Twee jaar lang hoogtebouten, vocht en scheuren.
2. **Oordelen.** De ingenieur deelt in: goed voor 25 jaar, matig of slecht.
3. **Herstellen.** Slechte funderingen eerst, blok voor blok, met bewoners in een wisselwoning.
4. **De jas.** Dak, gevel, vloer en glas in één keer, ventilatie erbij.
5. **De installatie.** Pas als het huis warm blijft, kijken wij naar een andere bron van warmte.

Goede funderingen slaan stap 3 over en gaan meteen door. Daardoor hebben wij elk jaar werk aan twee kanten:
zekere projecten die het labeldoel helpen en trage projecten die het huis redden.

# Planning per kern
Tabel: Aantal woningen per jaar, fundering en jas
| Kern | 2025 | 2026 | 2027 | 2028 | 2029-2032 |
| {kern1} | 62 | 58 | <<64|48>> | <<60|55>> | <<120|151>> |
| {kern2} | 24 | 40 | <<40|36>> | <<38|34>> | <<70|82>> |
| {kern3} | 18 | <<32|12>> | <<46|14>> | <<44|16>> | <<96|178>> |
| {kern4} | 16 | 14 | 20 | 26 | 64 |

{v-1} De planning gaat ervan uit dat in {kern3} één op de drie woningen een slechte fundering heeft, zoals in de
eerste twee onderzochte straten.

{v2-} In de eerste versie gingen wij uit van één slechte fundering op drie. Het werden er twee op drie. Het
herstel van één woning kost bovendien geen 68.000 maar 81.000 euro. Wij doen in {kern3} daarom tot 2029 minder,
en schuiven het werk in {kern1} en {kern2} naar voren waar dat kan.

# De jas
Wij kiezen voor isoleren tot een niveau waarbij het huis met water van 50 graden warm te krijgen is. Dat is
genoeg voor de meeste nieuwe warmtebronnen en goed te doen zonder de binnenkant open te breken. De extra stap
naar 35 graden kost 14.000 euro meer en dwingt tot een nieuwe vloer. Die stap bewaren wij voor woningen die
leegkomen.

Tabel: Gemiddelde kosten per woning
| Maatregel | Eengezins | Gestapeld |
| Dak van buitenaf | € 11.200 | € 3.100 |
| Spouw of gevel | € 2.400 | € 2.900 |
| Vloer en bodem | € 3.300 | € 900 |
| Glas en kozijnen | € 9.800 | € 8.700 |
| Ventilatie met sensoren | € 2.600 | € 2.300 |
| Natuur, leges, begeleiding | € 1.900 | € 1.200 |

# Warmte
{v-1} In {kern1} onderzoeken wij met de gemeente een warmtenet op oppervlaktewater. Het haalbaarheidsonderzoek
is in het voorjaar van 2025 klaar. Tot die tijd vervangen wij ketels in het onderzoeksgebied door een huurketel
van vijf jaar.

{v2-} Het warmtenet op oppervlaktewater in {kern1} gaat niet door. Met 640 aansluitingen zou een huishouden
ongeveer 310 euro per jaar duurder uit zijn dan met de huidige ketel, en geen van de partijen wilde het
vollooprisico dragen. Wij vonden dat jammer, want het water is er. Nu kiezen wij voor hybride warmtepompen bij
vervanging van de ketel, en voor kleine bronnen per blok waar dat kan. De eerste, bij 24 appartementen aan het
Havenhoofd, draait sinds december.

# Wat de huurder betaalt
Huurders betalen geen extra huur voor isolatie. Dat is landelijk afgesproken en ons past het ook: het huis had
er al lang zo bij moeten staan. Bij de hybride warmtepomp vragen wij 9 euro per maand, alleen als de
energierekening volgens de meting minstens 25 euro daalt. In de eerste 60 woningen was dat bij 52 zo. De andere
acht betalen niets en krijgen bezoek: bij zes stond de pomp verkeerd ingesteld.

# Draagvlak
Bij renovatie in een blok vragen wij 70 % instemming. Dat halen wij door eerst één modelwoning te maken, waar
bewoners twee weken lang mogen logeren. In de Eilandstraat zei een bewoner na één nacht dat hij de brommers niet
meer hoorde. Dat overtuigde meer mensen dan het sommetje over energie.

# Geld en risico
Het hele plan kost tot en met 2032 ongeveer <<58|66>> miljoen euro. Daarvan komt 12 miljoen uit verkoop, <<4|5>>
miljoen uit subsidies en de rest uit leningen en huur. Onze eigen ondergrens voor de rentedekking is 1,5; het
laagste jaar is <<2030 met 1,62|2031 met 1,53>>.

{v2-} De ruimte is daarmee bijna op. Valt de rente een half procent hoger uit, dan verschuift het laatste derde
van {kern4} naar na 2032. De raad van commissarissen krijgt elk kwartaal een overzicht met drie cijfers:
funderingen klaar, jassen klaar, geld over.

# Waarover wij nog niet beslissen
- De 112 monumentenwoningen. De welstandscommissie wil geen dubbel glas aan de grachtkant.
- Zonnepanelen op de zettingsgevoelige blokken. Elk gewicht telt mee.
- Wat wij doen met woningen die meer dan 140.000 euro kosten. Het zijn er 19. Sloop is in twee van de vier
  kernen onbespreekbaar, behoud onbetaalbaar. In <<2026|2027>> leggen wij een voorstel voor.
""",
        door="bestuur en RvC", herzien=1150,
        viel_af="Een warmtenet op oppervlaktewater in de eigen kern: technisch mooi, voor bewoners 310 euro per jaar duurder.",
    ),
    maak(
        "vlieterp-isolatie", "dijkstra",
        "Verspreid en tochtig: geïsoleerd wonen in 23 dorpen",
        "beleid", "energie onderhoud", "pdf",
        ("2025-11-24 Vastgesteld na de proef in vier dorpen.",),
        "Wie overal een paar woningen heeft, kan niet per straat isoleren. Wij maakten er een rijdende ploeg van, met "
        "een vast pakket en drie eigenaren op sleeptouw.",
        """
# Het probleem van verspreid bezit
{naam} heeft {vhe} woningen in 23 dorpen. In negen daarvan hebben wij er minder dan dertig. De woningen staan
tussen koopwoningen, vaak onder één kap met een particuliere eigenaar. Een aannemer die gewend is aan rijen van
veertig, vraagt voor twee-onder-een-kap in {kern4} 40 % meer. Een aanvraag voor subsidie, een onderzoek naar
vleermuizen, een bouwplaats inrichten: alles moet per adres opnieuw.

In 2023 waren van de 1.890 woningen er nog 702 slecht geïsoleerd. Met ons gewone tempo zouden wij in 2041 klaar
zijn. Dat is te laat, en in die woningen wonen juist mensen met een kleine beurs.

# De rijdende ploeg
Wij draaiden het om. Niet het project komt naar het dorp, maar de ploeg. Sinds september 2024 rijdt er een vaste
groep van zes mensen rond: twee isoleerders, een timmerman, een glaszetter, een installateur en een voorman. Zij
zijn in dienst bij een aannemer uit de streek, met een opdracht voor vier jaar. Per dorp blijven zij twee tot
vijf weken, in een eigen keet op het dorpsplein.

Het pakket is altijd hetzelfde: spouw, vloer of bodem, dak aan de binnenkant, glas, kierdichting, ventilatie.
Alleen de maten verschillen. Wat buiten het pakket valt, doen wij later of niet. Dat kostte ons architectenhart
enige moeite.

Tabel: Oude en nieuwe werkwijze
| | Per project | Rijdende ploeg |
| Kosten per woning | € 31.400 | € 24.900 |
| Voorbereiding per woning | 22 uur | 7 uur |
| Dagen overlast voor de bewoner | 15 | 6 |
| Woningen per jaar | 58 | 118 |
| Klachten na oplevering | 1 op 4 | 1 op 11 |

# De buren doen mee
In {kern2} vroeg een eigenaar aan de voorman wat het hem zou kosten als zij er toch waren. Die vraag bleek de
sleutel. Particuliere eigenaren onder dezelfde kap mogen nu meedoen voor onze inkoopprijs plus 6 % voor de
organisatie. Zij sluiten hun eigen contract met de aannemer; wij lopen geen risico. De gemeente {gemeente} helpt
met een lening en een energieloket dat in de keet zit.

Van de 96 aangrenzende eigenaren deden er 41 mee. Daarmee werd onze eigen helft ook beter, want een geïsoleerde
gevel naast een tochtige houdt maar half. In vier gevallen weigerde een buur toegang tot de kap. Dan isoleren
wij tot aan de scheiding en accepteren het verlies.

# Bewoners
1. Acht weken vooraf komt de voorman langs met een koffer: een stuk isolatie, een rooster, een foto van een
  klaar huis.
2. De bewoner kiest een week en twee keuzes: kleur van de roosters en de plek van het bedieningspaneel.
3. In de zolder staan soms veertig jaar spullen. Het dorpshuis leent opslag uit, de ploeg draagt.
4. Op de laatste dag loopt de installateur alles door, in de taal van de bewoner. In {kern3} was dat vijf keer
  Fries en één keer Tigrinya, met hulp van een buurjongen.
5. Na de eerste winter komt er iemand terug voor de meterstanden.

Het gasverbruik daalde in de eerste 118 woningen gemiddeld van 1.480 naar 910 kubieke meter. Bij elf woningen
nauwelijks: daar stookten mensen eerst één kamer en nu het hele huis. Dat is ook winst, al zie je het niet in de
cijfers.

# Wat niet in het pakket zit
Wij vervangen geen ketels die nog goed zijn en leggen geen zonnepanelen in dezelfde gang. Met de panelen komt
een andere ploeg in het jaar erna. Woningen met vochtige muren, asbest in de spouw of een slechte fundering
slaan wij over en zetten wij op een lijst. Die lijst telt nu 63 adressen en heeft een eigen aanpak nodig. Wij
zoeken daarvoor een corporatie met ervaring op klei.

# Geld
De ploeg kost bij 118 woningen 2,9 miljoen euro per jaar. De subsidie per woning is gemiddeld 4.100 euro. Wij
vragen geen huurverhoging. De raad van commissarissen stelde één voorwaarde: als de prijs per woning boven de
28.000 euro komt, leggen wij het werk stil en praten wij opnieuw. De stand na veertien maanden is 24.900.

# Overnemen?
Een rijdende ploeg heeft minstens 100 woningen per jaar nodig. Voor de meeste kleine corporaties is dat te veel,
voor twee of drie samen niet. De ploeg kan in 2027 een dag per week uitbreiden. Wie in het noorden woningen
heeft die hiervoor in aanmerking komen, mag bellen.
""",
        herzien=770,
        viel_af="Wachten tot buren ook verbouwen. Klinkt efficiënt, maar dan is de helft van de dorpen nooit aan de beurt.",
    ),
    maak(
        "eemzijl-warmtepompen", "vanrossum",
        "Warmtepompen in 38 woningen: wat twee winters ons leerden",
        "onderzoek", "energie", "pdf",
        ("2026-05-11 Eindverslag na de tweede winter.",),
        "Eerlijke meetcijfers van volledig elektrische en hybride pompen in gewone rijtjeshuizen: rendement, geluid, "
        "klachten en de rekening van de bewoner.",
        """
# Waarom wij meten
Toen de woningen aan de Wierdeweg in {kern2} toch moesten worden versterkt vanwege de aardbevingen, haalde
{naam} ze ook van het gas af. Of eigenlijk: 20 woningen helemaal en 18 half. Leveranciers hadden prachtige
rendementen beloofd. Wij wilden weten wat er in een echt huis van overblijft, met echte bewoners en echte wind.
Twee winters lang hebben wij alles gemeten, met toestemming van 34 van de 38 huishoudens.

# De woningen
Alle woningen zijn uit 1974 en hebben na de versterking label A. De vloer, het dak en de gevel zijn goed
geïsoleerd, het glas is dubbel. In de 20 volledig elektrische woningen kwamen grotere radiatoren en een vat van
180 liter voor warm water. De 18 hybride woningen hielden hun ketel voor koude dagen en voor de douche.

Tabel: Verbruik per woning per jaar, gemiddeld
| | Voor de ingreep | Elektrisch, winter 1 | Elektrisch, winter 2 | Hybride, winter 2 |
| Gas in m³ | 1.520 | 0 | 0 | 290 |
| Stroom in kWh | 2.600 | 5.450 | 4.720 | 3.910 |
| Energierekening per maand | € 214 | € 171 | € 142 | € 151 |
| Kilo CO2 | 3.650 | 1.740 | 1.510 | 1.770 |

# Rendement in het echt
De fabrikant noemt een seizoensrendement van 4,4. Wij maten in de eerste winter 2,9 en in de tweede 3,5. Het
verschil tussen die twee komt helemaal door instellen. In de eerste winter draaiden 13 van de 20 pompen met te
heet water, omdat de installateur de fabrieksstand had laten staan. In maart kwam een specialist die per woning
een uur lang de stooklijn aanpaste. Dat uur bespaarde gemiddeld 610 kWh per jaar.

Drie pompen halen nog steeds geen 3. Bij één staat de buitenunit ingeklemd tussen twee muren en zuigt hij zijn
eigen koude lucht aan. Bij de andere twee verwarmen de bewoners met de deuren open, omdat de kat dat wil. Wij
hebben daar geen mening over.

# Geluid
Geluid was de grootste zorg vooraf. Wij maten op de perceelgrens gemiddeld 33 decibel, met een uitschieter tot
41 bij ontdooien. Bewoners klaagden daar minder over dan over het brommen binnen. Dat kwam bij zeven woningen
doordat de unit aan een houten wand hing. Rubberen blokken van 22 euro losten het op. Voortaan staan units op de
grond, op een betonnen tegel, minstens twee meter van een slaapkamerraam.

# Warm water
Tabel: Klachten in de eerste en tweede winter
| Klacht | Winter 1 | Winter 2 |
| Te weinig warm water | 14 | 3 |
| Te koud in de ochtend | 11 | 2 |
| Begrijpt de bediening niet | 17 | 4 |
| Geluid binnen | 7 | 1 |
| Droge lucht | 3 | 4 |

Bij gezinnen met drie kinderen was 180 liter te weinig. Zij kregen een vat van 250 liter. Achteraf hadden wij
dat vooraf moeten vragen: hoeveel mensen douchen hier tussen zeven en acht? Bij de bediening hielp geen enkele
handleiding. Wat hielp was een sticker op de thermostaat: ‘niet lager zetten in de nacht’.

# Kosten
De volledig elektrische oplossing kostte 17.900 euro per woning, de hybride 8.600 euro. Het verschil zit in de
radiatoren, het vat en de zwaardere aansluiting. Een monteur komt elk jaar langs voor 118 euro. Na twee jaar
zijn er twee printplaten en één ventilator vervangen, binnen de garantie.

Bewoners met een elektrische pomp zijn gemiddeld 72 euro per maand goedkoper uit dan vóór de ingreep; ongeveer
50 euro daarvan komt door de isolatie. Wie zegt dat de warmtepomp 72 euro bespaart, vertelt dus niet het hele
verhaal.

# Wat bewoners zeggen
Bij de start wilde 58 % van de huishoudens het liefst een nieuwe ketel. Nu zou 11 % dat nog kiezen. Het meest
genoemde voordeel is dat het overal in huis even warm is. Het meest genoemde nadeel is dat je niet ‘even’ kunt
stoken als je van de fiets komt. Eén bewoonster vatte het samen: het is geen kachel, het is een klimaat.

# Wat wij anders gaan doen
1. Eerst isoleren, dan een winter wachten, dan pas de pomp kiezen. Bij zes woningen hadden wij met een kleiner
  model toegekund.
2. Een tweede bezoek voor het instellen staat voortaan in het contract, betaald bij oplevering van de
  meetwaarden.
3. Hybride alleen waar de aansluiting op het stroomnet niet zwaarder kan. Dat is helaas in {kern4} nog zo,
  waarschijnlijk tot 2029.
4. De buitenunit krijgt een plek op tekening, niet op de dag zelf.
5. Bewoners van klare woningen worden gevraagd als gids. Vier van hen ontvingen samen al 60 bezoekers, onder wie
  directeuren van dit platform.
""",
    ),
    maak(
        "linde-zonnepanelen", "hermans",
        "Zonnepanelen op huurwoningen: meedoen zonder risico",
        "beleid", "opwek energie", "pdf",
        (
            "2021-09-13 Eerste versie: panelen tegen een maandbedrag.",
            "2025-05-19 Maandbedrag gekoppeld aan de echte opbrengst, nu de saldering eindigt.",
        ),
        "Hoe wij 640 daken voorzagen van panelen en het aanbod ombouwden toen terugleveren minder ging opleveren. Met "
        "rekenregels die de huurder nooit slechter af laten zijn.",
        """
# Wat wij bieden
Een huurder van {naam} die dat wil, krijgt zonnepanelen op het dak zonder zelf te investeren. Wij kopen, leggen,
verzekeren en onderhouden de panelen. De huurder gebruikt de stroom en betaalt daarvoor een maandbedrag. Meedoen
is vrijwillig; ook een volgende bewoner kiest opnieuw. Sinds 2019 zijn 640 van de 1.120 geschikte daken
voorzien.

<<Het uitgangspunt is eenvoud: één vast bedrag per paneel, voor de hele looptijd.|Het uitgangspunt was eenvoud:
één vast bedrag per paneel. Dat werkte zolang elke opgewekte kilowattuur evenveel waard was. Nu de
salderingsregeling eindigt en leveranciers geld vragen voor terugleveren, klopt dat bedrag niet meer voor
iedereen. Daarom is dit beleid vernieuwd.>>

# De belofte
Een huurder is met panelen nooit duurder uit dan zonder. Blijkt dat in enig jaar toch zo te zijn, dan betalen
wij het verschil terug. <<Dat is tot nu toe nog niet voorgekomen.|In 2024 deden wij dat bij 23 huishoudens,
samen voor 1.870 euro.>>

# Het maandbedrag
{v-1} Per paneel betaalt de huurder 2,10 euro per maand. Een dak met acht panelen kost dus 16,80 euro. De
opbrengst is gemiddeld 2.350 kWh per jaar, bij een stroomprijs van 23 cent ruim 540 euro. De huurder houdt daar
per jaar ongeveer 340 euro aan over.

{v2-} Het maandbedrag bestaat nu uit twee delen: een klein vast deel voor het onderhoud (3 euro per maand per
dak) en een deel dat afhangt van wat de panelen in het vorige jaar voor dit huishouden waard waren. Van die
waarde gaat 45 % naar ons en 55 % naar de huurder.

{v2-} Tabel: Drie huishoudens met acht panelen
{v2-} | | Veel overdag thuis | Werkt buitenshuis | Elektrische auto |
{v2-} | Opgewekt in kWh | 2.350 | 2.350 | 2.350 |
{v2-} | Zelf direct gebruikt | 41 % | 23 % | 58 % |
{v2-} | Waarde per jaar | € 268 | € 171 | € 344 |
{v2-} | Maandbedrag | € 13,05 | € 9,40 | € 15,90 |
{v2-} | Voordeel huurder per jaar | € 147 | € 94 | € 189 |

{v2-} Voor wie weinig overdag thuis is, daalt het bedrag dus vanzelf. Wie de wasmachine op de middag zet, deelt
in de winst. De gegevens komen van de omvormer en, alleen met toestemming, van de slimme meter. Zonder
toestemming rekenen wij met het gemiddelde van de straat.

# Welke daken
- Op het zuiden, oosten of westen, met minder dan 20 % schaduw.
- Het dak gaat nog minstens vijftien jaar mee. Anders eerst het dak.
- Geen asbest in dakbeschot of schoorsteen.
- Per woning zes tot twaalf panelen, zodat de opbrengst past bij het verbruik. Meer leggen wij niet, ook al past
  het.

Appartementen hebben geen eigen dak. In {kern1} en {kern2} liggen op vier gebouwen panelen voor de lift en het
trappenhuis. Het voordeel, gemiddeld 4,20 euro per maand, gaat van de servicekosten af.

# Wat kost het ons
Tabel: Een dak met acht panelen
| Onderdeel | <<2021|2025>> |
| Aanschaf en leggen | <<€ 3.650|€ 2.980>> |
| Verzekering en toezicht per jaar | <<€ 38|€ 46>> |
| Nieuwe omvormer na 12 jaar | € 640 |
| Ontvangen per jaar | <<€ 202|€ 149>> |
| Terugverdientijd | <<19 jaar|22 jaar>> |

De panelen gaan 25 tot 30 jaar mee. <<Het rendement van 2,4 % vinden wij voldoende, want de panelen tellen mee
voor het label.|Het rendement zakte naar 1,1 %. Toch gaan wij door, om twee redenen: de panelen tellen mee voor
het label, en juist huurders met een laag inkomen kunnen zelf niet investeren.>>

# Brandveiligheid en techniek
Alle systemen hebben een schakelaar bij de meterkast, voor de brandweer. De kabels lopen buitenom, in een buis.
Een installateur kijkt elke vijf jaar de stekkers na. In zes jaar hadden wij 31 storingen, waarvan 24 aan
omvormers; één stekker was zwart. Bewoners zien op een kastje in de gang met groen of oranje licht of het werkt.
Dat is simpeler dan een app en het wordt wél gebruikt.

{v2-} # Opslag en samenwerking
{v2-} Met drie buurten praten wij over een buurtbatterij, samen met de energiecoöperatie. Thuisbatterijen
leveren wij niet; die zijn nu nog te duur en niet zonder risico. Ook een veel gestelde vraag: mag ik zelf
panelen bijleggen? Nee, want twee systemen op één dak geeft gedoe met garantie. Wel mag een huurder een
stekkerset in de tuin gebruiken op een eigen groep.

# Uitleg aan de deur
Bij het aanbod hoort een gesprek van een kwartier. De adviseur rekent met de eigen jaarafrekening en zegt ook
wanneer het níet loont: bij een verbruik onder de 1.200 kWh, of als iemand binnen twee jaar wil verhuizen. Van
de huishoudens die een gesprek hadden, deed <<78|71>> % mee.
""",
        herzien=22,
    ),
)  # fmt: skip
