"""Documents about allocation, priority, moving in and out, sale and owners' associations."""

from mkwportal.demo.documenten.maken import maak

DOCUMENTEN = (
    maak(
        "lingekant-toewijzing", "vandoorn",
        "Woningtoewijzing: de helft voor het eigen dorp",
        "beleid", "toewijzing", "pdf",
        (
            "2022-09-05 Eerste versie, voor een proef van twee jaar.",
            "2025-01-27 Proef geëvalueerd en blijvend gemaakt, bindingseisen versoepeld.",
        ),
        "Hoe je binnen de regels woningen met voorrang toewijst aan mensen uit het dorp, zonder dat nieuwkomers het "
        "nakijken hebben. Met de uitkomsten van twee jaar.",
        """
# De vraag
In {kern2} en {kern3} komen per jaar samen acht huurwoningen vrij. Daar reageren gemiddeld 140 mensen op, van
wie de meesten van buiten de gemeente komen en langer staan ingeschreven. Jongeren uit het dorp maken dan geen
kans. De dorpsraden vroegen ons daar iets aan te doen. Tegelijk wil {naam} geen dorpen waar alleen binnenkomt
wie er al iemand kent.

Dit stuk beschrijft de middenweg: één op de twee woningen gaat met voorrang naar iemand met een band met de
kern. De andere woning gaat naar wie het langst wacht, waar die ook vandaan komt.

# Wat de wet toestaat
De huisvestingsverordening van {gemeente} maakt het mogelijk om tot de helft van de vrijkomende sociale
huurwoningen met voorrang toe te wijzen aan mensen met een lokale of economische binding. Bij elke toewijzing
blijft passend toewijzen gelden: het inkomen bepaalt welke huur mag. Urgenten en statushouders gaan voor de
lokale voorrang. Dat is een keuze die wij samen met de gemeente hebben gemaakt, want wie geen dak heeft, kan
niet wachten op de goede kern.

# Wanneer heeft iemand een band met het dorp
Een woningzoekende heeft lokale binding als een van deze punten klopt:

- hij of zij woont <<al zes jaar zonder onderbreking|al vier jaar zonder onderbreking>> in de kern;
- hij of zij woonde er in de afgelopen tien jaar <<zes|vier>> jaar achter elkaar;
{v2-} - hij of zij verleent of krijgt mantelzorg in de kern, minstens acht uur per week;
- hij of zij werkt minstens 20 uur per week in de kern, met een contract van een jaar of langer.

Bewijs is een uittreksel uit de basisregistratie of een verklaring van de werkgever. {naam} vraagt nooit naar
familienamen of naar wie iemand kent.

{v2-} De mantelzorgregel is nieuw. Tijdens de proef moesten wij drie dochters afwijzen die dagelijks hun moeder
hielpen en net buiten de gemeentegrens woonden. Dat voelde voor niemand goed, en het werkte ook tegen de
afspraken over langer thuis wonen.

# Zo verdelen wij
1. Per kern houden wij een teller bij. Oneven nummers gaan met lokale voorrang, even nummers niet.
2. In de advertentie staat om welke soort het gaat.
3. Binnen de voorrangsgroep wint de langste inschrijfduur.
4. Reageert er niemand met een band, dan gaat de woning naar de gewone volgorde en schuift de teller door.
5. Seniorenwoningen en aangepaste woningen vallen buiten de teller.

In {kern1} passen wij de voorrang niet toe. Daar komen vijftig woningen per jaar vrij en is de slaagkans van
inwoners al hoger dan die van anderen.

# Uitkomsten
{v-1} Wij houden gedurende de proef bij hoeveel woningen naar welke groep gaan, hoe lang mensen wachtten en of
er klachten zijn. Na twee jaar besluiten bestuur, gemeente en dorpsraden samen of de voorrang blijft.

{v2-} Tabel: Toewijzingen in {kern2}, {kern3} en {kern4} tijdens de proef
{v2-} | Groep | Woningen | Aandeel | Gemiddelde inschrijfduur |
{v2-} | Lokale voorrang | 19 | 40 % | 5,2 jaar |
{v2-} | Gewone volgorde, uit de gemeente | 7 | 15 % | 9,8 jaar |
{v2-} | Gewone volgorde, van elders | 14 | 29 % | 11,4 jaar |
{v2-} | Urgenten en statushouders | 8 | 16 % | 0,9 jaar |

{v2-} Van de 19 woningen met voorrang gingen er elf naar mensen onder de dertig. De basisschool in {kern3} hield
mede daardoor een groep meer over dan was voorspeld. Er kwamen vier klachten binnen, alle vier over de
bewijsstukken. De klachtencommissie gaf één klager gelijk: wij hadden een tijdelijke verhuizing voor studie niet
als onderbreking mogen zien. Dat is in deze versie hersteld.

# Wat wij bewust niet doen
Wij geven geen extra punten aan verenigingsleden of vrijwilligers. Dat idee kwam uit een dorpsraad en klinkt
sympathiek, maar het is niet te controleren en sluit mensen uit die hard werken of ziek zijn. Ook laten wij
bewoners niet meebeslissen over wie hun buren worden. Bij de woongroep in {kern4} mogen bewoners wel kennismaken
en advies geven; de beslissing nemen wij.

# Toezicht en bijstelling
De regiofunctionaris toetst elk kwartaal een steekproef van tien toewijzingen. De uitkomsten gaan naar de
gemeente en de huurdersraad. Wordt de gemiddelde wachttijd voor mensen zonder band langer dan vijftien jaar, dan
gaan wij terug van één op twee naar één op drie.
""",
        door="bestuur, na overleg met de gemeente", herzien=611,
        viel_af="Loten onder alle inwoners: eerlijk, maar mensen die al jaren wachten vonden het een schande.",
    ),
    maak(
        "raamdal-doorstroming", "jacobs",
        "Doorstroming senioren: van groot naar beter",
        "beleid", "toewijzing zorg", "pdf",
        ("2025-05-12 Vastgesteld samen met de gemeente en Huurdersbelang Raamstreek.",),
        "Een verhuiscoach, huurgewenning en voorrang op gelijkvloerse woningen. In drie jaar kwamen 34 gezinswoningen "
        "vrij. Wat hielp en wat niet.",
        """
# Het probleem in één straat
In de Molenstraat in {kern4} staan 22 eengezinswoningen. In 13 daarvan woont één persoon van boven de zeventig.
De meesten slapen beneden. Drie huizen verderop woont een gezin met vier kinderen in een flat. Iedereen ziet dat
het anders kan en toch verhuist er niemand. Een verhuizing kost duizenden euro’s, de nieuwe huur is hoger, de
woning kleiner en de buren vreemd. Wie zou dat doen?

{naam} heeft 412 huurders van 67 jaar en ouder in een woning met vier kamers of meer. Als een op de tien
verhuist naar iets passends, komen er evenveel gezinswoningen vrij als wij in tien jaar kunnen bouwen.

# Wat senioren ons vertelden
In de winter van 2023 spraken twee consulenten met 63 huurders aan huis. De antwoorden verrasten ons.

- Geld stond op de derde plaats. Opzien tegen het gedoe stond bovenaan.
- Bijna iedereen wilde in het eigen dorp blijven, het liefst op minder dan 500 meter van de kerk of de
  supermarkt.
- Een tweede slaapkamer vonden 48 mensen onmisbaar, voor logés of om apart te slapen.
- Een klein terras was belangrijker dan een lift.
- Vijf mensen hadden zich ooit ingeschreven en waren gestopt omdat reageren alleen via internet kon.

# Onze aanpak
## De verhuiscoach
Twee dagen per week is er een verhuiscoach. Zij gaat langs, luistert, tekent mee met het meetlint, regelt de
verhuizer en komt twee weken later terug om de lampen op te hangen. Zij werkt voor ons, maar heeft geen
doelstelling per maand. Wie na vijf gesprekken toch blijft wonen, is ook geholpen.

## Huurgewenning
Wie een woning met minstens vier kamers achterlaat, neemt de oude huur mee. Het verschil met de nieuwe huur
bouwen wij in vier jaar af.

Tabel: Voorbeeld van huurgewenning
| Jaar | Oude huur | Normale nieuwe huur | U betaalt |
| 1 | € 545 | € 697 | € 545 |
| 2 | € 545 | € 718 | € 588 |
| 3 | € 545 | € 739 | € 639 |
| 4 | € 545 | € 761 | € 700 |
| 5 | € 545 | € 783 | € 783 |

Heeft iemand recht op huurtoeslag, dan rekenen wij vooraf uit of gewenning wel voordelig is. In twee gevallen
was dat niet zo.

## Voorrang in het eigen dorp
Van elke tien gelijkvloerse woningen bieden wij er zes eerst aan senioren die een gezinswoning achterlaten in
dezelfde kern. Reageren kan per telefoon of briefkaart. De gemeente betaalt 1.500 euro verhuiskosten uit het
fonds voor woningaanpassing, omdat zij daarmee vaak een traplift uitspaart.

# Resultaat na drie jaar
Tabel: Doorstroming 2022 tot en met 2024
| | 2022 | 2023 | 2024 |
| Gesprekken met de coach | 38 | 71 | 84 |
| Verhuisd binnen het dorp | 6 | 12 | 13 |
| Verhuisd naar een ander dorp | 1 | 1 | 1 |
| Vrijgekomen gezinswoningen | 7 | 13 | 14 |
| Verhuisketens van drie of meer | 1 | 4 | 6 |

De kosten zijn 46.000 euro per jaar: de coach, de gewenning en wat klein werk. Daar staat tegenover dat de
vrijgekomen woningen bij mutatie naar de streefhuur gaan. Na zes jaar verdient de regeling zich daarmee ongeveer
terug. Belangrijker vinden wij de 34 gezinnen.

# Wat niet werkte
Een informatieavond in het dorpshuis trok elf mensen, van wie er geen één verhuisde. Een folder hielp evenmin.
Mond-tot-mondreclame wel: na de eerste vijf verhuizingen in {kern2} belden de buren zelf. Een verhuispremie van
500 euro deed niets, want mensen die het geld nodig hadden zagen het als lokkertje.

Ook moeilijk: in {kern3} staan geen gelijkvloerse woningen. Wij kunnen daar wel praten, maar niets aanbieden.
Met de gemeente onderzoeken wij of de oude pastorie plaats biedt aan acht appartementen.

# Afspraken tot 2028
1. De verhuiscoach blijft en krijgt een vaste vervanger.
2. In elk dorp hebben wij in 2028 minstens tien gelijkvloerse woningen.
3. Bij elke nieuwe seniorenwoning vragen wij eerst in de straat erachter.
4. Wij meten niet het aantal verhuizingen per maand, maar één keer per jaar de tevredenheid van wie verhuisde en
  wie bleef.
""",
        door="bestuur en college van B en W", herzien=890,
        viel_af="Een verhuispremie van 500 euro. Wie het geld nodig had, zag haar als lokkertje; wie het niet nodig had, verhuisde er niet om.",
    ),
    maak(
        "peelhoeve-urgentie", "tran",
        "Urgentieregeling: voorrang bij nood",
        "reglement", "urgentie toewijzing", "pdf",
        ("2023-11-20 Vervangt de regeling uit 2016.",),
        "Vijf gronden, één beslistermijn van drie weken en een commissie van drie. Met een beslistabel die ook voor "
        "de aanvrager te volgen is.",
        """
# Waarvoor deze regeling is
Voorrang is schaars. In {gemeenten} kwamen vorig jaar 118 huurwoningen vrij en stonden 2.900 mensen
ingeschreven. Elke urgentie die wij geven, schuift iemand anders een plaats op. Daarom is deze regeling streng
aan de voorkant en snel aan de achterkant: duidelijke gronden, een besluit binnen drie weken en daarna echt een
woning binnen zes maanden.

Urgentie is geen beloning voor lang wachten en ook geen oplossing voor een te kleine woning of een vervelende
buurman. Daarvoor zijn andere wegen, en die wijzen wij aan.

# De vijf gronden
**Medisch of psychisch.** De huidige woning is ongeschikt en verergert de klachten. Een onafhankelijke arts
geeft advies; wij zien de diagnose niet, alleen het antwoord op onze vragen.

**Geweld of dreiging.** Blijven wonen is onveilig. Politie, huisarts of een hulporganisatie bevestigt dat. Hier
kan het besluit in 48 uur.

**Dakloos met kinderen.** Buiten eigen schuld en zonder netwerk waar het gezin drie maanden terecht kan.

**Mantelzorg.** Minstens tien uur per week en een reistijd van meer dan 40 minuten.

**Sloop of ingrijpende renovatie.** Volgens het sociaal plan van het project.

Een relatiebreuk zonder kinderen is geen grond. Een brand of overstroming is dat wel, maar die handelen wij af
als noodopvang, buiten deze regeling om.

# Aanvragen
1. De aanvrager belt of komt langs. De wijkconsulent vertelt eerlijk hoe groot de kans is. Ongeveer de helft
  ziet na dat gesprek af van een aanvraag.
2. Er is één formulier van twee bladzijden. Een medewerker vult het desgewenst samen met de aanvrager in. Een
  aanvraag is gratis.
3. Ontbreken er stukken, dan horen mensen dat binnen vijf werkdagen.
4. De commissie komt elke tweede dinsdag bij elkaar en beslist.
5. De uitslag volgt dezelfde dag per telefoon, de brief de dag erna.

De commissie bestaat uit een voorzitter van buiten, iemand van de gemeente en iemand van een van de corporaties.
Een wijkconsulent die de aanvrager kent, beslist niet mee.

# Beslistabel
Tabel: Van vraag naar besluit
| Vraag | Ja | Nee |
| Woont de aanvrager minstens twee jaar in {gemeente}? | verder | afwijzen, behalve bij geweld |
| Is de nood ontstaan buiten eigen toedoen? | verder | afwijzen met advies |
| Is er binnen drie maanden zelf iets te vinden? | afwijzen met advies | verder |
| Valt de situatie onder een van de vijf gronden? | toewijzen | naar de hardheidsclausule |
| Is dit een uitzondering die wij kunnen uitleggen aan anderen? | toewijzen | afwijzen |

De laatste vraag is onze hardheidsclausule. Wij gebruikten die vorig jaar drie keer: voor een pleeggezin, voor
een ex-gedetineerde met een kind en voor een boerin van 82 die uit haar dienstwoning moest.

# Wat iemand krijgt
Een urgentieverklaring geldt zes maanden en voor een zoekprofiel: soort woning en kernen. Het profiel is zo ruim
als de grond toelaat. Wie voor medische redenen een benedenwoning nodig heeft, kan niet eisen dat die in {kern2}
staat. Na één geweigerd passend aanbod vervalt de voorrang. Vond iemand na zes maanden niets omdat er niets
passends vrijkwam, dan verlengen wij uit onszelf.

# Bezwaar
Wie het niet eens is met het besluit, kan binnen zes weken naar de bezwarencommissie van de gemeente. In 2022
gebeurde dat acht keer. Twee bezwaren waren gegrond, beide omdat wij te weinig hadden uitgelegd. Sindsdien staat
in elke afwijzing welke vraag uit de beslistabel de doorslag gaf.

# Cijfers
Per jaar komen er rond de 60 aanvragen, waarvan er 27 worden toegekend. Medische redenen vormen met 11 de
grootste groep, gevolgd door geweld (6) en dakloosheid met kinderen (5). De gemiddelde tijd tot een woning is
3,9 maanden. Van alle vrijkomende woningen gaat 23 % naar urgenten; wordt dat meer dan 30 %, dan bespreken wij
de regeling opnieuw met de gemeenteraad.
""",
        door="bestuur en gemeente", herzien=-201,
    ),
    maak(
        "vlieterp-woningruil", "dijkstra",
        "Woningruil en medehuur: zo behandelen wij een aanvraag",
        "procedure", "verhuur", "odt",
        ("2024-10-14 Eerste versie.",),
        "Twee onderwerpen waarover collega’s vaak twijfelen. Met checklist, termijnen en de zinnen die u in de "
        "brief kunt zetten.",
        """
# Woningruil
Twee huurders die van woning willen wisselen, besparen ons twee mutaties en zichzelf een jarenlange wachttijd.
{naam} werkt daarom graag mee. In de afgelopen vier jaar kregen wij 23 aanvragen en keurden er 17 goed. De rest
strandde meestal op inkomen of op een huurschuld.

## Voorwaarden
- Beide huurders wonen minstens een jaar in hun woning.
- Er is geen huurschuld en in de afgelopen twee jaar geen overlast waarvoor een brief is verstuurd.
- Het inkomen past bij de nieuwe huur, volgens de regels van passend toewijzen.
- De grootte van het huishouden past bij de woning. Een alleenstaande ruilt niet naar een vijfkamerwoning.
- Een aangepaste woning gaat alleen naar iemand die de aanpassing nodig heeft.

Ruil met een huurder van een andere corporatie kan ook. Beide corporaties toetsen dan hun eigen woning en
vertellen elkaar alleen de uitkomst, niet het dossier.

## Stappen en termijnen
Tabel: Behandeling van een ruil
| Week | Stap |
| 0 | beide huurders sturen het ruilformulier in |
| 1 | bevestiging met naam van de behandelaar |
| 2 | inspectie van beide woningen; gebreken door huurders worden genoemd |
| 4 | besluit per telefoon en brief |
| 6 tot 8 | huurcontracten tekenen, sleutels wisselen op één dag |

Wij herstellen bij een ruil niets aan afwerking: de huurders nemen elkaars woning over zoals zij is. Technische
gebreken verhelpen wij wel, en de keuring van gas en elektra voeren wij altijd uit. De huur gaat naar de
streefhuur, met een maximum van 75 euro verschil per maand. Zonder dat maximum ruilde er niemand meer.

# Medehuur
Een partner of huisgenoot kan medehuurder worden. Dat geeft zekerheid als de huurder overlijdt of vertrekt. Voor
echtgenoten en geregistreerde partners hoeft er niets te worden aangevraagd: zij zijn het vanzelf.

## Wanneer zeggen wij ja
1. De huurder en de ander vragen het samen aan.
2. Zij hebben minstens twee jaar hun hoofdverblijf in de woning.
3. Zij voeren een duurzame gemeenschappelijke huishouding. Dat blijkt uit een gezamenlijke rekening, een polis
  op beider naam of een samenlevingscontract; twee van de drie is genoeg.
4. De aanvraag is niet bedoeld om iemand snel aan een woning te helpen.
5. De ander kan de huur zo nodig alleen betalen.

Bij ouder en kind zijn wij terughoudend, want een inwonend kind vertrekt meestal. Woont een volwassen kind er al
lang om voor een ouder te zorgen, dan kijken wij naar het hele verhaal. Zo kreeg een zoon van 58 in {kern3}, die
twaalf jaar voor zijn vader zorgde, medehuur na één gesprek.

## Besluiten en uitleggen
Wij beslissen binnen zes weken. Zeggen wij nee, dan staat in de brief welk punt niet klopt en dat de huurders de
rechter om een oordeel kunnen vragen. Zeggen wij ja, dan staat er:

> Vanaf [datum] bent u samen huurder. U bent allebei verantwoordelijk voor de huur, ook als een van u verhuist.
Overlijdt de huurder, dan wordt u vanzelf huurder en hoeft u niets te regelen.

# Na een overlijden
Wie geen medehuurder is maar wel met de overledene samenwoonde, mag zes maanden blijven en kan in die tijd
vragen of het huurcontract wordt voortgezet. De consulent gaat in de derde week langs, niet eerder. Wij sturen
in de eerste maand geen enkele brief over de woning, ook geen automatische. Dat kostte een aanpassing in het
systeem van 640 euro en is het beste besteed geld van dat jaar.
""",
        herzien=160,
    ),
)  # fmt: skip
