"""Documents about rents: policy and increase."""

from mkwportal.demo.documenten.maken import maak

DOCUMENTEN = (
    maak(
        "linde-huurbeleid", "peeters",
        "Huurbeleid 2025-2027: betaalbaar in elke kern",
        "beleid", "huurbeleid huren", "pdf",
        (
            "2024-11-18 Eerste versie na drie avonden met huurders.",
            "2025-06-16 Streefhuur in Blitterhof verlaagd, belafspraak bij bezwaar toegevoegd.",
            "2026-09-14 Regeling voor inwonende kinderen verduidelijkt, cijfers van 2026 verwerkt.",
        ),
        "Hoe een corporatie met vier dorpen de huur betaalbaar houdt in elk dorp apart: een streefhuur per kern, "
        "maatwerk bij een laag inkomen en een telefoontje bij elk bezwaar.",
        """
# Waarom dit huurbeleid
{naam} verhuurt {vhe} woningen in {kernen}. In die vier dorpen is de huurmarkt niet hetzelfde. In {kern1} staan
veel rijtjeshuizen uit de jaren zeventig, in {kern4} vooral seniorenwoningen van na 2005. Wie één streefhuur
voor het hele bezit kiest, maakt {kern4} vanzelf het duurste dorp. Een gezin met een klein inkomen kan daar dan
niet meer terecht, ook niet als de ouders er geboren zijn. Dat willen wij niet. Daarom kijken wij naar elke kern
apart.

Dit beleid kwam tot stand op drie avonden in de dorpshuizen, samen met huurdersvereniging De Lindetak. Daar
hoorden wij steeds hetzelfde: huurders vinden een kleine verhoging minder erg dan een verhoging die zij niet
begrijpen. Het stuk is daarom ook een poging om het uit te leggen.

# Wat wij willen bereiken
- In elke kern is minstens 65 % van de woningen bereikbaar voor huishoudens met recht op huurtoeslag.
- Niemand betaalt meer dan 30 % van het netto inkomen aan huur en energie samen, zolang wij daar iets aan kunnen
  doen.
- De huurinkomsten groeien genoeg om tot en met 2027 elk jaar <<45|45|52>> woningen te isoleren.
- Elke huurder kan in één gesprek horen hoe de huur van de eigen woning is opgebouwd.

Tabel: Bereikbare woningen per kern, stand 1 <<oktober 2024|mei 2025|september 2026>>
| Kern | Woningen | Bereikbaar | Aandeel |
| {kern1} | 702 | <<488|490|497>> | <<70|70|71>> % |
| {kern2} | 418 | <<276|281|284>> | <<66|67|68>> % |
| {kern3} | 331 | <<212|214|219>> | <<64|65|66>> % |
| {kern4} | 189 | <<109|109|117>> | <<58|58|62>> % |

# Streefhuur per kern
De streefhuur is de huur die wij vragen als een woning vrijkomt. Wij drukken haar uit in een deel van de
maximale huur volgens de puntentelling. Voor <<alle kernen|{kern1}, {kern2} en {kern3}|{kern1}, {kern2} en
{kern3}>> is dat 70 %.

{v2-} In {kern4} gaan wij terug naar 66 %, totdat ook daar 65 % van de woningen bereikbaar is. Dat kost ons bij
gemiddeld zes verhuizingen per jaar ongeveer 2.100 euro huur, en dat bedrag loopt elk jaar op. Wij vinden dat
verantwoord, omdat het om een klein deel van ons bezit gaat.

Woningen met energielabel E, F of G krijgen bij mutatie geen hogere huur dan de vorige huurder betaalde. Eerst
isoleren, dan pas optrekken: die volgorde geldt ook als de woning op papier meer punten heeft.

Wij toppen de huur af op twee grenzen. Woningen tot en met twee kamers blijven onder de kwaliteitskortingsgrens,
zodat jongeren tot 23 jaar er huurtoeslag voor kunnen krijgen. Eengezinswoningen met vier kamers of meer blijven
onder de tweede aftoppingsgrens.

# Jaarlijkse huurverhoging
Elk jaar in februari bespreken wij met De Lindetak een voorstel. In dat voorstel staat altijd hetzelfde: het
landelijke maximum, ons eigen voorstel, wat het ons kost om lager te gaan zitten en wat wij met het geld doen.
Het bestuur beslist in maart. De brief gaat uiterlijk op 20 april de deur uit.

Tabel: Opbouw van de verhoging
| Groep | Voorstel | Reden |
| Huur onder de streefhuur | inflatie plus 0,5 procentpunt | groeit langzaam toe naar de streefhuur |
| Huur op of boven de streefhuur | inflatie | hoeft niet verder te stijgen |
| Label E, F of G | geen verhoging | de bewoner betaalt al te veel energie |
| Inkomen rond het minimum | geen verhoging boven inflatie | zie hoofdstuk 5 |

Wij passen geen inkomensafhankelijke hogere verhoging toe. Van onze huurders heeft 7 % een inkomen boven de
grens. Het zou ons rond de 19.000 euro per jaar opleveren en het kost veel uitleg. Bovendien wonen juist die
mensen vaak al lang in het dorp en dragen zij er veel.

# Maatwerk bij een laag inkomen
Een huurder die minder dan het sociaal minimum overhoudt, kan om huurbevriezing vragen. Dat kan het hele jaar en
met één formulier. Een consulent komt langs, kijkt samen met de huurder naar inkomen, toeslagen en
energiekosten, en beslist binnen twee weken. De bevriezing geldt één jaar en kan twee keer worden verlengd.

Bij 4 van de 10 aanvragen blijkt een toeslag niet te zijn aangevraagd. Daarom is dat altijd de eerste vraag aan
tafel. Pas daarna kijken wij naar de huur zelf.

{v3-} ## Inwonende kinderen
{v3-} Het inkomen van inwonende kinderen tot en met 27 jaar telt niet mee bij een verzoek om bevriezing. Wij
kregen hierover vragen van huurders en van collega-corporaties, want de oude tekst was op dit punt onduidelijk.
Een kind dat spaart om uit huis te gaan, moet daar geen huurverhoging voor terugkrijgen. Voor andere inwonenden
tellen wij de helft van het netto inkomen mee, met een minimum van nul.

> Voorbeeld. Een alleenstaande moeder in {kern2} werkt 24 uur in de zorg en heeft een zoon van 19 die een
opleiding volgt. Haar huur is 640 euro, haar energierekening 190 euro. Na het gesprek bleek dat zij 112 euro
zorgtoeslag per maand misliep. De huur is een jaar bevroren, daarna kon zij de verhoging weer dragen.

# Bezwaar
Een huurder kan tot zes weken na 1 juli bezwaar maken. <<Wij beantwoorden elk bezwaar schriftelijk binnen drie
weken.|Wij bellen binnen vijf werkdagen na ontvangst. Pas als het gesprek niets oplost, volgt een brief.|Wij
bellen binnen vijf werkdagen na ontvangst. Pas als het gesprek niets oplost, volgt een brief.>>

{v3-} De belafspraak werkt. Een gesprek kost gemiddeld twintig minuten. In het eerste jaar waren het 26
gesprekken, waarvan er 19 eindigden met een ingetrokken bezwaar en 4 met een correctie van onze kant. Geen
enkele zaak ging naar de Huurcommissie. De jaren ervoor waren dat er drie tot vijf.

# Wat het kost en wat het oplevert
Dit beleid levert minder huur op dan mogelijk is. Ten opzichte van een streefhuur van 80 % in alle kernen missen
wij in 2027 ongeveer 184.000 euro per jaar. Daar staan twee dingen tegenover. De huurachterstand is met 0,6 %
van de jaarhuur laag, en de gemiddelde huurder blijft 14 jaar. Elke verhuizing die niet nodig is, scheelt ons
3.900 euro aan onderhoud en leegstand.

De financiële ratio's blijven binnen de normen van de borger en de toezichthouder. Onze eigen ondergrens voor de
rentedekking, 1,6, wordt in geen enkel jaar geraakt. Valt de rente meer dan één procentpunt hoger uit dan
begroot, dan bespreken bestuur en raad van commissarissen eerst het isolatietempo en daarna pas de huur.

# Evaluatie
Wij meten elk jaar in oktober het aandeel bereikbare woningen per kern, het aantal bevriezingen en het aantal
bezwaren. De uitkomst staat op één bladzijde en gaat naar De Lindetak, naar de raad van commissarissen en naar
dit platform. Zakt een kern onder de 60 %, dan passen wij de streefhuur in die kern aan zonder op de volgende
evaluatie te wachten.
""",
        door="bestuur en RvC", herzien=29,
        viel_af="Eén streefhuur voor het hele bezit: eenvoudig, maar dan wordt het kleinste dorp het duurst. "
        "Ook een inkomensafhankelijke verhoging viel af, wegens veel uitleg en weinig opbrengst.",
    ),
    maak(
        "alblashoek-huurbeleid", "slob",
        "Huurbeleid: de huur beweegt mee met het energielabel",
        "beleid", "huurbeleid energie", "docx",
        (
            "2023-10-09 Eerste versie.",
            "2025-09-22 Korting voor label D vervalt, korting voor E tot en met G verhoogd.",
        ),
        "Streefhuren die afhangen van het energielabel. Wie in een tochtige woning woont, betaalt minder huur. "
        "Met rekenvoorbeelden en een eerlijke beschrijving van wat niet werkte.",
        """
# Het idee
Een huurder betaalt elke maand twee rekeningen: de huur en de energie. Wij gaan over de eerste, maar bepalen met
de kwaliteit van onze woningen ook een flink deel van de tweede. {naam} rekent daarom met de woonlasten als
geheel. Hoe slechter het label, hoe lager de huur die wij vragen.

In {gemeente} staan de woningen van onze vereniging verspreid over dertien dorpen. In het oudste bezit, de
dijkwoningen in {kern2} en {kern4}, liep de energierekening in de winter van 2022 op tot boven de 350 euro per
maand. Toen is de ledenraad om een ander huurbeleid gaan vragen.

# De streefhuur in cijfers
De basis is 74 % van de maximale huur. Daarop komt een aftrek of een opslag die bij het label hoort.

Tabel: Streefhuur als deel van de maximale huur
| Energielabel | Aantal woningen | Correctie | Streefhuur |
| A en beter | 611 | + 2 procentpunt | 76 % |
| B | 538 | geen | 74 % |
| C | 604 | geen | 74 % |
| D | 347 | <<- 3 procentpunt|geen>> | <<71|74>> % |
| E | 171 | <<- 6|- 9>> procentpunt | <<68|65>> % |
| F en G | 149 | <<- 9|- 14>> procentpunt | <<65|60>> % |

De correctie geldt bij een nieuwe verhuring, en bij zittende huurders op het moment dat de huur boven de
streefhuur uitkomt. In dat geval bevriezen wij de huur totdat de woning is verbeterd.

{v2-} In de eerste versie kreeg ook label D een korting. Dat bleek weinig op te leveren voor de huurder,
gemiddeld 11 euro per maand, en het haalde geld weg bij de woningen die het echt nodig hebben. In overleg met de
huurdersraad is die korting verschoven naar de labels E, F en G.

# Na verbetering
Is een woning geïsoleerd, dan hoort zij bij een ander label en dus bij een andere streefhuur. Een zittende
huurder betaalt die niet ineens. Wij vragen een vaste bijdrage van ten hoogste 1,10 euro per maand voor elke
1.000 euro die de huurder volgens de berekening per jaar aan energie bespaart, afgerond naar beneden. In de
praktijk is dat tussen de 14 en de 32 euro per maand. De rest van het verschil laten wij liggen tot de woning
vrijkomt.

Drie regels beschermen de huurder:

1. De bijdrage is nooit hoger dan driekwart van de berekende besparing.
2. Blijkt na één stookseizoen dat de besparing uitblijft, dan zoeken wij samen uit hoe dat komt en betalen wij
  zo nodig de bijdrage terug.
3. Huurders met een inkomen rond het minimum betalen het eerste jaar geen bijdrage.

# Rekenvoorbeeld
Een dijkwoning in {kern2} met label F heeft een maximale huur van 905 euro. De streefhuur is <<65|60>> %, dus
<<588|543>> euro. Het gezin betaalt 260 euro energie. Samen is dat <<848|803>> euro. Na isolatie van dak, vloer
en gevel wordt het label B. De bewoner betaalt een bijdrage van 28 euro. De energierekening daalt in de eerste
winter naar 155 euro. De woonlasten zijn dan <<771|726>> euro: 77 euro minder dan daarvoor, met een warmer huis.

# Wat ons dit kost
Het verschil met één streefhuur voor alle woningen is <<61.000|88.000>> euro per jaar bij het huidige bezit. Dat
bedrag daalt vanzelf, want elk jaar verbeteren wij ongeveer 70 woningen. Volgens onze planning zijn in 2029 alle
labels E, F en G verdwenen. Dan is ook deze korting verleden tijd en kijken wij opnieuw.

# Wat niet werkte
Wij hebben geprobeerd om met een energiemeter per woning de werkelijke kosten te volgen. Van de 120 huurders die
wij vroegen deden er 31 mee, en na een jaar waren dat er 12. De cijfers waren te dun om beleid op te bouwen.
Sindsdien vragen wij bij de jaarlijkse enquête naar de eindafrekening. Dat is minder precies, maar 44 % van de
huurders vult het in.

Ook hebben wij overwogen de korting apart op de huurspecificatie te zetten. Dat leek sympathiek, maar het telde
niet mee voor de huurtoeslag op de manier die wij wilden. De korting zit nu gewoon in de huurprijs.

# Samenspraak en uitvoering
De huurdersraad adviseerde positief, met het verzoek om elk jaar te laten zien hoeveel woningen nog een slecht
label hebben. Die lijst staat op {website} en wordt in januari bijgewerkt. Verhuurmedewerkers krijgen de
streefhuur automatisch uit het systeem; afwijken mag alleen na overleg met de beleidsadviseur en met een reden
in het dossier. In <<2022|2024>> gebeurde dat zeven keer, vijf keer naar beneden.
""",
        herzien=-47, jaar=2025,
    ),
    maak(
        "waterland-huurverhoging", "kok",
        "Voorstel huurverhoging 2027: drie varianten doorgerekend",
        "overig", "huurbeleid financien", "docx",
        ("2026-11-09 Voor het overleg met de huurdersbelangenvereniging.",),
        "Drie varianten voor de huurverhoging, met wat een huurder merkt en wat het betekent voor het "
        "funderingsherstel. Nog niet besloten.",
        """
# Waar wij over moeten kiezen
Elk jaar beslist het bestuur in maart over de huurverhoging. Dit jaar is de keuze lastiger dan anders. Het
funderingsherstel in {kern3} valt 1,9 miljoen euro duurder uit dan in de begroting stond. Tegelijk zien onze
consulenten dat steeds meer huurders moeite hebben met rondkomen. In dit stuk zetten wij drie varianten naast
elkaar. Het is een werkdocument: er is nog niets besloten.

# De drie varianten
**Variant 1, volgen.** Alle huren stijgen met het maximum dat voor corporaties geldt. Deze variant levert het
meeste op en is het eenvoudigst uit te leggen, maar raakt iedereen even hard.

**Variant 2, spreiden.** Huren die ver onder de streefhuur liggen stijgen met het maximum, huren die er dichtbij
zitten met één procentpunt minder, huren op of boven de streefhuur met twee procentpunt minder.

**Variant 3, sparen.** Woningen op slechte fundering en woningen met label E of slechter krijgen geen verhoging,
de rest volgt het maximum. Wie nog moet wachten op herstel, betaalt dus niet alvast mee.

Tabel: Uitkomst per variant, op basis van {vhe} woningen
| | Volgen | Spreiden | Sparen |
| Extra huur per jaar | € 742.000 | € 561.000 | € 612.000 |
| Gemiddeld per huurder per maand | € 26,80 | € 20,20 | € 22,10 |
| Huurders zonder verhoging | 0 % | 4 % | 19 % |
| Huurders boven 30 % woonlasten | 23 % | 21 % | 20 % |
| Jaren uitstel funderingsherstel | 0 | 2 | 1 |

# Wat huurders ervan merken
Wij rekenden elke variant door voor vier huishoudens uit onze eigen administratie, zonder namen. Een
gepensioneerd echtpaar in {kern1} met AOW en klein pensioen gaat er in variant 1 per saldo 9 euro per maand op
achteruit, omdat de huurtoeslag een deel opvangt. Een gezin met een modaal inkomen in {kern2} krijgt geen
toeslag en merkt de volle 29 euro. Een alleenstaande vrouw in een zettingsgevoelige woning in {kern3} betaalt in
variant 3 niets extra; in variant 1 betaalt zij 24 euro meer voor een huis waarvan de voordeur klemt. Dat
laatste is moeilijk uit te leggen.

# Wat het betekent voor onze plannen
Het verschil tussen de eerste en de tweede variant is 181.000 euro per jaar. Over tien jaar is dat, met rente,
het herstel van elf woningen. In variant 2 moet het herstel in {kern4} twee jaar later beginnen. Volgens de
laatste metingen zakken die woningen 2 tot 3 millimeter per jaar. De ingenieur noemt uitstel van één jaar
verantwoord en uitstel van drie jaar niet.

Voor de ratio's maakt de keuze dit jaar weinig uit. De rentedekking komt uit tussen 1,71 en 1,78. Wel schuift in
variant 2 het moment waarop wij de eigen ondergrens van 1,5 naderen naar voren, van 2033 naar 2031.

# Vragen aan de huurdersbelangenvereniging
1. Vindt u het eerlijk dat wie op herstel wacht minder betaalt dan wie al in een goed huis woont?
2. Hoe weegt u eenvoud tegen maatwerk? Variant 1 past op één regel, variant 3 niet.
3. Wilt u dat wij een deel van de opbrengst apart zetten voor huurders die in de knel komen? Wij denken aan
  25.000 euro.

# Hoe het verder gaat
Het overleg is gepland in januari. Het advies verwachten wij uiterlijk op 15 februari. Het bestuur beslist in de
eerste week van maart, na bespreking in de auditcommissie. De manager financiën werkt de gekozen variant uit in
het systeem en rekent vóór de verzending honderd brieven met de hand na.
""",
        status="concept", bereik="corporatie", jaar=2027,
    ),
    maak(
        "ketelpolder-huurverhoging", "noordhof",
        "Huurverhoging uitgelegd: presentatie voor bewonersavonden",
        "presentatie", "huurbeleid huurders", "pptx",
        ("2026-02-16 Gebruikt op vier bewonersavonden.",),
        "Negen dia's waarmee u in een halfuur uitlegt waar de huur naartoe gaat. Met notities voor de spreker en "
        "de vragen die wij steeds kregen.",
        """
# Waar gaat uw huur naartoe?
- Van elke 100 euro huur gaat 31 euro naar onderhoud en verbetering
- 22 euro naar rente en aflossing van leningen
- 19 euro naar belastingen en heffingen
- 17 euro naar onze mensen en het kantoor
- 11 euro bewaren wij voor nieuwe woningen en voor tegenvallers

> Laat mensen eerst raden. Bijna iedereen denkt dat het kantoor het meeste kost.

# Waarom gaat de huur omhoog?
- Een schilder, een dakdekker en een keuken kosten elk jaar meer
- Tussen 2021 en 2025 stegen onze onderhoudskosten met 34 %
- De huren stegen in die tijd met 13 %
- Het verschil hebben wij opgevangen door later te bouwen

> Zeg hier eerlijk dat wij twee projecten hebben uitgesteld, en welke.

# Wat stellen wij voor?
Tabel: Voorstel per groep
| Uw huur nu | Verhoging | Hoeveel huurders |
| Ruim onder de streefhuur | het landelijke maximum | 1.290 |
| Rond de streefhuur | 1 procentpunt minder | 1.120 |
| Boven de streefhuur | geen verhoging | 450 |

> De streefhuur is de huur die wij vragen als een woning leegkomt. Leg dat twee keer uit.

# Wat merkt u in euro's?
- Een eengezinswoning van 610 euro: ongeveer 25 euro per maand erbij
- Een appartement van 540 euro rond de streefhuur: 17 euro erbij
- Krijgt u huurtoeslag? Dan vangt die vaak een deel op
- Reken het thuis na met uw eigen brief

# Kunt u het niet betalen?
- Bel ons vóór 1 juli, wij komen langs
- Wij kijken eerst of u alle toeslagen krijgt
- Is uw inkomen gedaald, dan kunt u huurverlaging vragen
- Vorig jaar kregen 73 huurders verlaging of bevriezing

> Noem het telefoonnummer hardop en laat kaartjes achter bij de uitgang.

# Niet eens met de verhoging?
- Bezwaar kan tot zes weken na 1 juli
- Bijvoorbeeld: het bedrag klopt niet, of er zijn gebreken die al lang zijn gemeld
- Wij bellen altijd eerst
- Komen wij er niet uit, dan beslist de Huurcommissie

# Wat doen wij met het geld?
- 140 woningen in Roggewijk krijgen nieuwe kozijnen en glas
- De laatste open verbrandingstoestellen verdwijnen
- In Swifterhaven komen zonneschermen aan de zuidkant
- Wij bouwen 24 appartementen bij het oude postkantoor

# Vragen die wij vaak krijgen
- Waarom betaalt mijn buurman minder? Zijn contract is ouder
- Waarom betaal ik mee aan nieuwbouw? Ooit betaalde iemand mee aan uw huis
- Kan ik de woning kopen? In drie straten wel, vraag het ons
- Waarom geen verhoging voor hoge inkomens? Die is er niet in dit voorstel

> Deze laatste vraag komt op elke avond. Zeg dat wij het hebben doorgerekend en wat eruit kwam.

# Wat neemt u mee naar huis?
- Een voorbeeldbrief met uitleg per regel
- Het nummer van uw vaste consulent
- Een kaart om uw mening te geven, ook zonder naam
""",
        genummerd=False,
    ),
)  # fmt: skip
