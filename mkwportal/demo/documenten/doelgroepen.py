"""Documents about status holders, sale, owners' associations and moving out."""

from mkwportal.demo.documenten.maken import maak

DOCUMENTEN = (
    maak(
        "rijnkrom-statushouders", "achterberg",
        "Huisvesting statushouders: afspraken en werkwijze",
        "overeenkomst", "urgentie samenwerken", "docx",
        (
            "2023-03-06 Ondertekend met de gemeente en welzijn.",
            "2025-10-13 Kamergewijze huisvesting en maatjes in de buurt toegevoegd.",
        ),
        "Wie doet wat vanaf de koppeling tot een jaar na de sleutel. Met de planning per kern, een uitleg voor de "
        "buren en een eerlijke evaluatie.",
        """
# Partijen en doel
Gemeente Krommenrijn, {naam} en Welzijn Rijnkring leggen hier vast hoe zij samen zorgen dat mensen met een
verblijfsvergunning een huis krijgen en er hun weg vinden. De gemeente heeft de wettelijke opdracht. {naam}
heeft de woningen. Welzijn Rijnkring heeft de mensen die het verschil maken als de sleutel eenmaal is
overhandigd. Geen van drieën kan het alleen.

De opgave voor <<2023 is 54|2026 is 61>> personen. Daarnaast werken wij een achterstand van <<17|8>>
personen weg.

# Spreiding over de kernen
Wij willen niet dat één straat alles draagt. Per straat komt er ten hoogste één woning per twee jaar bij. Over
de kernen verdelen wij naar rato van het aantal huurwoningen, met een aftrek voor plekken zonder bus.

Tabel: Planning per kern
| Kern | Huurwoningen | Woningen voor statushouders | Bereikbaar zonder auto |
| {kern1} | 820 | <<9|10>> | ja |
| {kern2} | 340 | <<4|4>> | ja |
| {kern3} | 150 | <<1|0>> | <<beperkt|nee, de bus is vervallen>> |
| {kern4} | 260 | <<3|4>> | ja |

Van alle woningen die in een jaar vrijkomen, gaat ten hoogste 18 % naar statushouders. Komen wij daarboven, dan
zoekt de gemeente naar andere plekken.

{v2-} # Delen van woningen
{v2-} De meeste mensen die nu gekoppeld worden zijn alleenstaande mannen, vaak in afwachting van hun gezin. Voor
hen een gezinswoning leeg houden kan niet. Sinds dit jaar huisvesten wij hen met zijn tweeën of drieën in een
woning met aparte slaapkamers en een gezamenlijke keuken.

{v2-} Voor het delen gelden vier regels: iedereen heeft een eigen huurcontract voor de kamer; bewoners mogen een
keer nee zeggen tegen een huisgenoot; er komt in het eerste halfjaar elke week iemand van welzijn langs; en komt
het gezin over, dan gaat dat gezin voor op een eengezinswoning. Van de elf mensen die zo begonnen, zijn er
inmiddels vier met hun gezin herenigd.

# Van koppeling tot sleutel
1. De gemeente meldt een koppeling binnen twee werkdagen bij {naam}, met gezinssamenstelling en bijzonderheden
  die voor de woning van belang zijn.
2. {naam} biedt binnen vier weken een woning aan. Is er geen passende, dan horen de anderen dat in week twee.
3. Bij de bezichtiging is een tolk aanwezig, zo nodig via de telefoon.
4. De gemeente regelt inrichting en de eerste uitkering. Zonder uitkering geen huurcontract, want wij willen
  geen schuld op dag één.
5. De wijkbeheerder loopt met de nieuwe huurder door het huis: thermostaat, afval, ventilatie, meterkast. Dat
  doet hij na zes weken nog een keer.
6. Welzijn Rijnkring koppelt binnen veertien dagen een <<begeleider|maatje uit de buurt>>.

# De buren
Vóór de verhuizing belt de wijkbeheerder aan bij de vier naaste buren. Niet om toestemming te vragen, wel om te
vertellen dat er nieuwe buren komen en wie zij kunnen bellen als er iets is. Wij noemen geen nationaliteit en
geen verhaal; dat mogen mensen zelf vertellen.

{v2-} De maatjes zijn sinds 2024 mensen uit de eigen kern. Er zijn er nu 26. Zij krijgen een training van twee
avonden en kunnen dag en nacht bellen met de coördinator. Een maatje helpt met de huisarts, de fiets en de
oudergesprekken op school, en bemoeit zich niet met geld.

> Een buurvrouw in {kern2} zei bij het eerste bezoek dat zij er niet op zat te wachten. Een halfjaar later reed
zij het gezin naar het ziekenhuis toen de bus niet ging. Haar advies: vertel het ons gewoon op tijd.

# Geld
Tabel: Kosten per huishouden en wie betaalt
| Post | Bedrag | Betaald door |
| Huur tijdens leegstand, ten hoogste vier weken | € 560 | {naam} |
| Inrichting als lening via bijzondere bijstand | € 3.800 | gemeente |
| Begeleiding eerste jaar | € 2.450 | gemeente |
| Klein herstel en uitleg in de woning | € 310 | {naam} |
| Tolk bij bezichtiging en oplevering | € 140 | gemeente |

# Wat gaat goed en wat niet
Sinds de start kregen <<43 huishoudens|112 huishoudens>> een woning. Huurschuld komt in deze groep even vaak
voor als bij andere huurders. De meeste klachten gaan over ventileren en over afval, en bijna altijd helpt één
extra bezoek. Wat nog niet lukt is werk: na drie jaar heeft <<een kwart|een derde>> een betaalde baan. De
gemeente neemt daarvoor het voortouw.

# Duur en evaluatie
Deze afspraken gelden <<drie jaar|tot en met 2028>>. Elk kwartaal zitten de drie partijen een uur bij elkaar.
Komt een partij een afspraak niet na, dan bespreken wij dat eerst in dat uur, dan tussen de bestuurders, en pas
daarna op papier.
""",
        door="bestuur, gemeente en welzijn", herzien=480,
    ),
    maak(
        "waterland-verkoop", "zwaan",
        "Verkoop van woningen: welke wel, welke niet en aan wie",
        "beleid", "verhuur financien", "docx",
        ("2025-03-31 Vastgesteld na advies van huurders en gemeenten.",),
        "Afwegingskader in zeven vragen, met de lijst van complexen en de regels voor zittende huurders. Opbrengst "
        "gaat volledig naar funderingsherstel.",
        """
# Waarom verkopen wij
{naam} verkoopt niet graag. In {kern1} staan 1.400 mensen op de lijst en elke verkochte woning is er een minder.
Toch verkopen wij de komende vijf jaar ongeveer veertig woningen. Het herstel van 260 funderingen kost 21
miljoen euro en dat past niet meer in onze leencapaciteit. Met veertig verkopen halen wij een derde van dat
bedrag binnen. Zonder verkoop zakken de huizen letterlijk weg.

Er zijn ook inhoudelijke redenen. Sommige woningen kunnen wij niet goed verduurzamen, omdat zij tussen
koopwoningen in staan en de buren niet meedoen. En in sommige straten is een mix van huur en koop goed voor de
buurt.

# Zeven vragen
Een woning komt alleen op de verkooplijst als vijf van de zeven antwoorden ‘ja’ zijn. Vraag 1 en 2 moeten
allebei ja zijn.

1. Blijven er na verkoop in deze kern genoeg woningen van dit type over? Genoeg betekent: de wachttijd wordt
  niet langer dan zeven jaar.
2. Is de fundering onderzocht en voor minstens 25 jaar goed? Wij verkopen geen problemen.
3. Is de woning duur in onderhoud, meer dan anderhalf keer het gemiddelde?
4. Ligt zij verspreid tussen koopwoningen?
5. Is verduurzamen naar label B duurder dan 45.000 euro?
6. Is de opbrengst minstens vijf keer de beleidswaarde?
7. Wil de huidige of vertrekkende huurder dat de woning wordt verkocht aan een starter uit de gemeente?

Seniorenwoningen, aangepaste woningen en woningen bij scholen staan nooit op de lijst.

# De lijst
Tabel: Verkoopvijver 2025-2029
| Complex | Kern | Woningen | Geschikt voor verkoop | Verwachte verkopen | Opbrengst per woning |
| Dijkwoningen Noord | {kern2} | 46 | 22 | 9 | € 268.000 |
| Havenbuurt | {kern1} | 118 | 12 | 6 | € 342.000 |
| Verspreid bezit | {kern3} | 61 | 38 | 17 | € 255.000 |
| Tuinstraat | {kern4} | 34 | 15 | 8 | € 281.000 |

In {kern4} verkopen wij alleen aan mensen die er zelf gaan wonen. In de Havenbuurt loopt een gesprek met de
gemeente over een zelfbewoningsplicht van vijf jaar.

# Zittende huurders
Een huurder wordt nooit gedwongen te kopen of te vertrekken. Wie wil kopen, krijgt een korting van 10 % op de
getaxeerde waarde, tot ten hoogste 25.000 euro, met een terugbetaling als de woning binnen vijf jaar wordt
doorverkocht. De huurder mag een eigen taxateur kiezen. Liggen de taxaties meer dan 5 % uit elkaar, dan beslist
een derde.

Wie niet koopt, blijft huren met dezelfde rechten en hetzelfde onderhoud, ook als de hele straat verder koop is.

# Lege woningen
Vrijgekomen woningen van de lijst bieden wij in deze volgorde aan:

- eerst acht weken aan huurders van {naam} die een huurwoning achterlaten;
- dan acht weken aan starters uit {gemeenten} met een inkomen tot anderhalf keer modaal;
- daarna aan iedereen.

In de eerste twee ronden is de prijs de getaxeerde waarde. Bieden is niet aan de orde en loten bij gelijke
kandidaten doet de notaris. Elke huurder die zo koopt, laat een huurwoning achter. In de eerste ronde van 2024
waren dat er vier.

# Kopers vertellen wat zij kopen
In het verkoopdossier zit het funderingsonderzoek, het energielabel met de maatregelen die nog kunnen, een lijst
van het onderhoud in de laatste tien jaar en de verwachte kosten voor de eerste vijf jaar. Een verkoper die dat
verzwijgt verdient misschien iets meer; wij wonen hier zelf ook en willen elkaar op straat kunnen aankijken.

# Verantwoording
De opbrengst staat op een aparte regel in de begroting en gaat volledig naar herstel van funderingen. De raad
van commissarissen keurt de lijst elk jaar in november goed. De huurdersbelangenvereniging krijgt in april een
overzicht: wat is verkocht, aan wie in algemene zin, voor welk bedrag, en hoeveel funderingen daarvan zijn
gemaakt.
""",
        door="bestuur en RvC", herzien=205,
        viel_af="Verkoop van een heel complex aan een belegger. Dat bracht in één keer 8 miljoen op, maar dan zijn wij "
        "de huurders en de zeggenschap kwijt.",
    ),
    maak(
        "heuvelrijk-vve", "schreurs",
        "Werken in een VvE: handreiking voor gespikkeld bezit",
        "procedure", "verhuur onderhoud", "pdf",
        ("2024-04-15 Eerste versie, besproken met De Linde.",),
        "Een kleine corporatie zit in elf verenigingen van eigenaren. Hoe je als grootste stemmer niet de baas speelt, "
        "het reservefonds op orde krijgt en toch vooruit komt.",
        """
# Onze situatie
Van de {vhe} woningen van {naam} liggen er 146 in een gebouw dat wij met andere eigenaren delen. Dat zijn elf
verenigingen van eigenaren, van zes tot 52 appartementen. In vier daarvan hebben wij de meerderheid van de
stemmen, in zeven niet. Met {fte} fte kunnen wij geen elf vergaderingen goed voorbereiden. Deze handreiking laat
zien hoe wij het toch doen. Zij is geschreven voor onszelf en voor collega’s met gespikkeld bezit.

# Drie petten
In een VvE dragen wij drie petten, en het gaat mis als wij ze verwisselen.

**De eigenaar.** Wij betalen bijdragen, stemmen en willen een goed gebouw.

**De verhuurder.** Onze huurders zijn geen lid en hebben geen stem, maar wonen er wel. Wij brengen hun wensen
in.

**De corporatie.** Wij hebben maatschappelijke doelen, zoals betaalbaarheid en verduurzaming. De VvE hoeft die
niet te delen.

Voor elke vergadering vragen wij ons af: welke pet zet ik op bij dit punt? In het verslag noemen wij dat soms
letterlijk. Eigenaren waarderen dat.

# Beleid in zeven regels
1. Wij zijn altijd aanwezig, met mandaat op papier.
2. Wij zijn geen bestuurder van de VvE, behalve in de twee kleinste, waar niemand anders wil.
3. Heeft één partij meer dan de helft van de stemmen en zijn wij dat, dan gebruiken wij die meerderheid alleen
  voor veiligheid en voor wettelijke plichten. In andere gevallen zoeken wij minstens één andere eigenaar die
  het met ons eens is.
4. Elke VvE heeft een meerjarenonderhoudsplan van hooguit vijf jaar oud en een bijdrage die daarop is gebaseerd.
5. Wij lenen nooit geld aan een VvE. Een vereniging kan bij een fonds terecht.
6. Wij betalen op tijd en vragen anderen hetzelfde.
7. Verkopen wij een appartement, dan vertellen wij de koper wat er in het plan en in de kas zit.

# Het reservefonds
Tabel: Stand van de elf verenigingen
| VvE | Appartementen | Van ons | Reserve per appartement | Nodig volgens plan |
| Op de Beek | 52 | 31 | € 4.120 | € 5.600 |
| Hof van {kern1} | 36 | 14 | € 6.050 | € 5.900 |
| Molenzicht | 30 | 22 | € 1.380 | € 6.200 |
| Pastoriehof | 24 | 9 | € 3.900 | € 3.700 |
| Zonnehelling | 24 | 18 | € 2.240 | € 4.800 |
| Kasteelpoort | 20 | 12 | € 5.100 | € 5.000 |
| Overige vijf, samen | 61 | 40 | € 2.760 | € 4.100 |

Molenzicht is het zorgenkind. De bijdrage stond vijftien jaar stil op 68 euro per maand. Een verhoging tot 140
euro werd twee keer weggestemd, vooral door oudere eigenaren met een klein pensioen. De derde keer hadden wij
drie varianten, met per eigenaar uitgerekend wat uitstel zou kosten. Toen lukte het, in vier stappen over drie
jaar.

# Verduurzamen met buren
In een VvE gaat verduurzamen traag. Wat bij ons hielp:

- beginnen met iets dat iedereen voelt, zoals een dichte voordeur en ledverlichting;
- een energieadviseur die eerst bij twee eigenaren thuis aan tafel gaat;
- het lek in het dak en de isolatie in één voorstel, want het steigerwerk hoeft maar één keer;
- geduld: van idee tot besluit duurde op de Zonnehelling 26 maanden.

Wat niet hielp: een mooi rapport van 60 bladzijden en een besluit met een krappe meerderheid van onze eigen
stemmen. Dat laatste hebben wij teruggedraaid.

# Geld en risico
De bijdragen kosten ons 187.000 euro per jaar, 1.280 euro per appartement. Ons eigen bezit kost aan onderhoud
1.410 euro per woning, dus duurder is het niet. Wel is het minder te sturen. Daarom houden wij een buffer aan
van 60.000 euro voor extra bijdragen. De kans dat een eigenaar niet betaalt dragen alle anderen; in de laatste
zes jaar gebeurde het twee keer, samen voor 3.400 euro.

# Afbouwen of uitbouwen
Twee keer per jaar kijken wij per VvE: willen wij meer, minder of hetzelfde? In verenigingen met minder dan een
kwart van de appartementen verkopen wij bij mutatie. In verenigingen met meer dan twee derde kopen wij terug als
de prijs redelijk is. Zo willen wij in 2032 van elf naar zeven.
""",
        herzien=12,
    ),
    maak(
        "linde-mutatie", "peeters",
        "Opzeggen en opleveren: protocol bij verhuizing",
        "protocol", "verhuur onderhoud", "docx",
        (
            "2021-06-07 Eerste versie.",
            "2024-08-26 Oplevering van tuinen en overname tussen huurders opnieuw geregeld.",
        ),
        "Vooropname, eindopname en sleutels in twintig dagen. Met een lijst van wat wel en niet hoeft te worden "
        "hersteld, zodat niemand meer discussieert over een schroefgaatje.",
        """
# Doel
Bij {naam} verhuizen er ongeveer 95 huurders per jaar. Rond elke verhuizing zijn er twee teleurstellingen
mogelijk: de vertrekker die een rekening krijgt voor iets dat hij mooi vond, en de nieuwkomer die andermans
troep aantreft. Dit protocol probeert allebei te voorkomen. De gemiddelde leegstand was <<31|22>> dagen; het
doel is <<25|18>>.

# De weg in het kort
Tabel: Van opzegging tot nieuwe sleutel
| Dag | Stap | Wie |
| 0 | opzegging komt binnen, bevestiging dezelfde dag | verhuur |
| uiterlijk 7 | vooropname in de woning | opzichter |
| 8 | lijst met afspraken per mail, met foto’s | opzichter |
| 10 | woning op de site, met datum | verhuur |
| 12 tot 20 | bezichtiging met kandidaat, overname bespreken | verhuur en huurder |
| 28 | eindopname, sleutels, meterstanden | opzichter |
| 29 tot 45 | herstel en keuringen | vakman |
| 46 | ondertekenen en sleutel | verhuur |

De vooropname is het belangrijkste moment. De opzichter neemt er drie kwartier voor en zegt bij elk punt: dit
mag blijven, dit moet weg, dit regelt u met de volgende huurder. Wat bij de vooropname niet is genoemd, brengen
wij later niet in rekening, ook niet als wij het over het hoofd zagen.

# Wat hoeft niet hersteld
- gaatjes tot acht millimeter, wij plamuren zelf;
- wanden in welke kleur dan ook, als de verf heel is;
- een nette vloer die vast ligt, als de volgende huurder haar wil;
- zelf aangebrachte voorzieningen met toestemming;
- slijtage door gewoon wonen, hoe oud ook.

# Wat moet wel hersteld
- gaten in tegels, deuren en kozijnen;
- doe-het-zelfwerk aan gas, water en elektra zonder keuring;
- schroten, structuurverf en piepschuim plafonds, tenzij er een overname is;
- een schuur of overkapping die niet veilig is;
- huisdiersporen: krabben, geur en vlooien.

Herstelt de huurder het niet, dan doen wij het voor de prijs op de lijst. Die lijst hangt op kantoor en staat op
{website}. De duurste regel is een nieuw aanrechtblad (410 euro), de goedkoopste een sleutel (9 euro). Gemiddeld
betaalt een vertrekkende huurder <<164|71>> euro; bij zes van de tien is het nul.

# De tuin
<<De tuin wordt leeg en geharkt opgeleverd. Hoge bomen gaan eruit.|Tot 2024 moest de tuin leeg zijn. Zo
verdwenen er elk jaar tientallen gezonde bomen, terwijl wij tegelijk subsidie gaven voor groen. Nu is het
andersom: groen blijft, tenzij de opzichter het gevaarlijk of te hoog vindt. Tegels hoeven niet weg, maar wie er
meer dan de helft heeft liggen krijgt hulp om ze te wippen. De nieuwe huurder kan kiezen uit drie
plantpakketten.>>

{v2-} # Overname tussen huurders
{v2-} Spullen overdoen mag altijd. Huurder en kandidaat vullen samen één formulier in, met een bedrag of het
woord ‘gratis’. {naam} bemoeit zich niet met de prijs. Komen zij er niet uit, dan geldt de gewone lijst. De oude
huurder mag geen druk zetten: een kandidaat die weigert krijgt de woning net zo goed. Bij 58 van de 95
verhuizingen werd er vorig jaar iets overgenomen, meestal de vloer en de gordijnen.

# Keuringen
Voor elke nieuwe huurder keuren wij gas, elektra en rookmelders, spoelen wij de leidingen en controleren wij op
asbest als de woning van voor 1994 is en er geen recent rapport ligt. Het energielabel wordt zo nodig vernieuwd.
De keuringen zitten in een vaste volgorde, zodat de vakman één keer hoeft te rijden; in {kern3} en {kern4}
plannen wij twee woningen op één dag.

# Meten
Na drie maanden belt verhuur met de nieuwe huurder en stelt drie vragen: was de woning schoon, klopte wat er
beloofd was, en wat had u graag eerder geweten? De antwoorden gaan naar de opzichters. Het cijfer ging van <<7,1
naar 7,4|7,4 naar 8,2>>. Op de derde vraag is het vaakste antwoord: waar de hoofdkraan zit.
""",
        herzien=133,
    ),
)  # fmt: skip
