"""Documents about demolition, renovation, procurement and building in small villages."""

from mkwportal.demo.documenten.maken import maak

DOCUMENTEN = (
    maak(
        "heuvelrijk-sociaalstatuut", "schreurs",
        "Sociaal statuut: uw rechten bij sloop en grote renovatie",
        "statuut", "sloop-nieuwbouw huurders", "pdf",
        (
            "2020-10-12 Eerste versie, met de huurdersraad opgesteld.",
            "2023-07-03 Vergoedingen verhoogd, terugkeerrecht voor huurders met een tijdelijk contract.",
            "2026-06-22 Hulp op maat uitgebreid en zeggenschap over het ontwerp toegevoegd.",
        ),
        "Een statuut dat vooraf zegt wat elke huurder krijgt, ongeacht het project. Kort genoeg om voor te lezen, met "
        "bedragen, termijnen en een belofte van de directeur.",
        """
# Waarom vooraf
Wie hoort dat zijn huis wordt gesloopt, wil drie dingen weten: moet ik weg, waar kan ik heen en wat kost het
mij. Op dat moment onderhandelen over de antwoorden is voor niemand goed. Daarom liggen zij in dit statuut vast,
voordat er een plan is. Per project maken wij een sociaal plan, dat meer mag bieden dan hier staat, maar nooit
minder.

{naam} heeft {vhe} woningen en kent de mensen. Dat maakt een sloopbesluit moeilijker en de uitvoering
makkelijker. De directeur komt het nieuws zelf vertellen, aan huis, bij iedereen, op dezelfde dag.

# Voor wie
Het statuut geldt voor alle huurders van wie de woning wordt gesloopt, ingrijpend gerenoveerd of samengevoegd,
en die er wonen op de peildatum. De peildatum is de dag waarop het bestuur het sloop- of renovatiebesluit neemt.

{v2-} Ook huurders met een tijdelijk contract van langer dan een jaar krijgen een vergoeding en mogen meedingen
naar een andere woning. Zij stonden in de eerste versie aan de zijlijn. Bij het project aan de Kapelstraat
bleken dat vooral jongeren uit het dorp te zijn.

# Wat gebeurt er wanneer
Tabel: Termijnen
| Moment | Uiterlijk | Wat |
| Eerste gesprek over plannen | 24 maanden voor sloop | bewonersavond, open vraag |
| Peiling van het draagvlak | <<16|16|18>> maanden voor | <<60|65|70>> % van de huurders moet kunnen instemmen bij renovatie |
| Besluit en peildatum | 14 maanden voor | huisbezoek door de directeur |
| Persoonlijk gesprek | binnen 4 weken na het besluit | wensen, zorgen, inkomen, huisdieren |
| Sociaal plan definitief | 12 maanden voor | advies huurdersraad |
| Opzeggen van de huur | 6 maanden voor | nooit eerder |

# Vervangende woning
Iedere huurder krijgt voorrang op een passende woning in de eigen kern of in een kern naar keuze. Passend
betekent: evenveel slaapkamers als nodig voor het huishouden, een huur die past bij het inkomen en, als iemand
daar afhankelijk van is, op dezelfde afstand van zorg of familie. Wij doen <<twee|drie|drie>> aanbiedingen.
Daarna beslist een commissie met een onafhankelijke voorzitter of {naam} genoeg heeft gedaan.

Terugkeren naar de nieuwe woningen kan altijd. De huurder tekent daarvoor geen verplichting; tot zes maanden
voor de oplevering mag iedereen van gedachten veranderen. Voor terugkeerders stijgt de huur in
<<drie|vier|vier>> gelijke stappen naar de nieuwe prijs.

# Vergoedingen
Tabel: Bedragen per huishouden
| Onderdeel | Bedrag |
| Verhuiskosten bij definitief vertrek | wettelijk minimum plus <<€ 250|€ 500|€ 750>> |
| Extra bij terugkeer, tweede verhuizing | <<€ 1.500|€ 2.000|€ 2.250>> |
| Wisselwoning tijdens renovatie | gratis, oude huur loopt door |
| Renovatie in bewoonde staat | € 20 per overlastdag, ten hoogste <<€ 600|€ 900|€ 1.200>> |
| Eigen voorzieningen | dagwaarde, minstens <<€ 150|€ 250|€ 250>> bij een eigen keuken |
| Dubbele huur | ten hoogste <<vier|zes|zes>> weken voor onze rekening |

De helft van de verhuiskosten betalen wij uit bij het tekenen van het nieuwe contract, de rest na het inleveren
van de sleutel. Wie geld moet voorschieten om te kunnen verhuizen, krijgt alles vooraf.

# Hulp
{v-2} Een vaste medewerker helpt bij het inpakken, bij toeslagen en bij verhuisberichten. Voor huurders boven de
75 regelen wij de verhuizer.

{v3-} Iedereen krijgt een vaste contactpersoon die ook na de verhuizing nog een jaar gebeld kan worden. Wat die
persoon doet, bepaalt de huurder: dozen, de tandarts vertellen dat er een nieuw adres is, de kat ophalen, een
avond luisteren. Bij de Kapelstraat ging de meeste tijd op aan het uitzoeken van vijftig jaar zolder. Sindsdien
huren wij daarvoor twee studenten in, een week per huis als het nodig is.

{v3-} # Meebeslissen over het ontwerp
{v3-} Huurders die willen terugkeren, kiezen drie mensen in de bouwgroep. Die groep beslist mee over
plattegronden, tuinen en de plek van de bergingen, binnen het budget. Bij gelijke stemmen beslist de directeur,
met uitleg op papier. Op twee punten heeft de groep het laatste woord: de kleur van de voordeuren en de naam van
het gebouw.

# Renovatie zonder verhuizen
Blijft een huurder tijdens het werk wonen, dan gelden er afspraken over tijden (tussen 8 en 16.30 uur, niet op
zaterdag), water en stroom (nooit langer dan vier uur weg), een rustwoning in de buurt en een schoonmaakbeurt
aan het eind. De opzichter belt elke vrijdag aan met één vraag: wat moet maandag beter?

# Als het niet klopt
Is een huurder het niet eens met de uitvoering, dan is er eerst een gesprek met de directeur en daarna de
commissie sociaal plan. De uitspraak van die commissie is voor {naam} bindend, voor de huurder niet. Onbillijke
situaties die dit statuut niet voorzag, lossen wij op in de geest van het stuk. Dat is tot nu toe
<<één|twee|vier>> keer gebeurd.
""",
        door="bestuur, met advies van de huurdersraad", herzien=1310,
    ),
    maak(
        "vlieterp-sociaalplan", "dijkstra",
        "Sociaal plan Kolkstraat: zestien woningen, zestien verhalen",
        "overig", "sloop-nieuwbouw", "docx",
        ("2026-10-19 Concept voor het gesprek met de bewoners.",),
        "Concept van het sociaal plan voor de sloop van zestien duplexwoningen. Nog niet besproken met de bewoners, "
        "dus alleen voor eigen gebruik.",
        """
# Het project
Aan de Kolkstraat in {kern2} staan zestien duplexwoningen uit 1951. De vloeren zijn van hout, de muren één steen
dik. Isoleren kan, maar dan verliest elke woning 12 centimeter aan alle kanten en dat past niet. {naam} wil ze
vervangen door veertien gelijkvloerse woningen. Dit plan beschrijft wat wij de bewoners aanbieden. Het is een
concept: de eerste gesprekken zijn in januari en tot die tijd blijft dit stuk binnen.

# Wie wonen er
Tabel: Bewoners van de Kolkstraat, zonder namen
| Huishouden | Aantal | Gemiddelde woonduur | Wat wij weten |
| Alleenstaand, ouder dan 70 | 7 | 31 jaar | vier slapen beneden |
| Echtpaar, ouder dan 65 | 3 | 24 jaar | één met mantelzorg van de buren |
| Alleenstaand, jonger dan 40 | 4 | 3 jaar | tijdelijk contract bij twee |
| Gezin met kinderen | 2 | 6 jaar | te klein, wachten op iets groters |

Veertien van de zestien huishoudens kunnen dus in principe terugkeren in de nieuwbouw. De twee gezinnen helpen
wij aan een eengezinswoning in het dorp of in {kern1}. Daarvoor houden wij vanaf voorjaar 2027 drie vrijkomende
woningen vast.

# Wat wij aanbieden bovenop het statuut
1. **Samen verhuizen.** Drie buren die elkaar dagelijks zien, gaan tijdelijk naar drie woningen naast elkaar.
  Wij sparen die op.
2. **Eén tussenstap, niet twee.** Wie in de wisselwoning wil blijven, mag blijven.
3. **Een bankje mee.** De gezamenlijke bank onder de kastanje gaat naar het tijdelijke adres en komt terug. De
  kastanje blijft.
4. **Verhuisvergoeding in delen,** zodat toeslagen niet in de war raken.
5. **Een fotograaf** maakt van elk huishouden een portret in het oude huis.

# Planning
- Januari 2027: de directeur en de adviseur gaan bij iedereen langs, in twee dagen.
- Maart: bewonersmiddag in het dorpshuis. Wij leggen de volgorde van verhuizen ter bespreking voor.
- Mei: draagvlakpeiling en besluit. Dat is ook de peildatum.
- September tot februari 2028: verhuizingen, ten hoogste twee per maand.
- Voorjaar 2028: sloop. De bewoners krijgen hun huisnummerbordje.
- Zomer 2029: terug.

# Huur
De huidige huur is gemiddeld 448 euro. De nieuwe woningen komen uit op 690 euro. Met huurtoeslag houdt een
alleenstaande met alleen AOW een verschil van ongeveer 36 euro per maand over, terwijl de energierekening met 95
euro daalt. Voor mensen die net geen toeslag krijgen, is het verschil veel groter. Voor hen rekenen wij in vier
jaar toe naar de nieuwe huur. Dat kost ons 19.400 euro.

# Waar wij over twijfelen
**Hoe vertellen wij het?** Een brief vooraf geeft mensen tijd om na te denken, maar ook een slapeloze nacht.
Aanbellen zonder brief voelt als een overval. Nu kiezen wij voor een briefkaart op maandag en een bezoek op
woensdag.

**Wat met het tijdelijke contract?** Strikt genomen hebben twee jongeren geen recht op terugkeer. Zij zorgen wel
voor de buurvrouw van nummer 9. Wij neigen ernaar om hen gelijk te behandelen.

**Is veertien genoeg?** De gemeente wil graag achttien, want de rest van het dorp vraagt ook om gelijkvloers.
Achttien past alleen met een verdieping en een lift. Een bewoner die dat hoort, hoort: ik kom niet terug in mijn
eigen huis.

# Begroting
Tabel: Kosten van het sociaal plan
| Post | Bedrag |
| Verhuis- en inrichtingskosten, 16 huishoudens | € 118.000 |
| Wisselwoningen en leegstand | € 46.500 |
| Huurgewenning | € 19.400 |
| Begeleiding, 18 maanden, 12 uur per week | € 52.000 |
| Onvoorzien | € 20.000 |
""",
        status="concept", bereik="corporatie", jaar=2026,
    ),
    maak(
        "dinkelhof-kleinelocaties", "tenvelde",
        "Kleine locaties in de kern: wat past er nog?",
        "presentatie", "sloop-nieuwbouw samenwerken", "pptx",
        ("2026-09-21 Voor de start van de verkenning.",),
        "Startpresentatie voor de verkenning over bouwen in kleine kernen: zes soorten plekken, wat ze opleveren en "
        "waarop plannen stuklopen.",
        """
# Waarom kijken naar klein?
- In onze vier kernen zoeken 214 mensen een woning in hun eigen dorp
- Een uitbreiding van 80 woningen duurt acht tot tien jaar
- Twee woningen op de plek van een garage kunnen er in twee jaar staan
- Wij hebben 62 van zulke plekken geteld, gewoon op de fiets

> Vertel hoe het tellen ging: twee middagen, vier collega's, een kaart en een stift.

# Zes soorten plekken
- Garageboxen die leeg staan of vol oude spullen
- Een grote zijtuin op de hoek
- Een woning die te groot is en gesplitst kan worden
- De lege basisschool, het postkantoor, de pastorie
- De strook achter de kerk
- Een schuur op een erf aan de rand van het dorp

# Wat levert het op?
Tabel: Telling per soort plek
| Soort | Plekken | Woningen mogelijk | Haalbaar, schatting |
| Garageboxen | 11 | 38 | 14 |
| Zijtuinen en hoeken | 23 | 31 | 9 |
| Splitsen | 17 | 17 | 12 |
| Leegstaande gebouwen | 5 | 41 | 16 |
| Erven | 6 | 18 | 4 |

# Waarop lopen plannen stuk?
- Parkeren: de norm vraagt 1,6 plek per woning
- De buurman, die altijd over dat veldje uitkeek
- Kosten per woning liggen 20 tot 35 % hoger dan bij een rij
- Vier loketten bij de gemeente voor twee woningen
- Wij zelf: een klein plan kost ons net zoveel uren als een groot plan

> Die laatste is de pijnlijkste. Wij hebben één projectleider.

# Wat kost een kleine woning?
- Splitsen van een eengezinswoning: 96.000 euro voor een extra woning
- Houten element van 48 m² op een bestaande plek: 168.000 euro
- Verbouwen van een school: 187.000 euro per appartement
- Nieuwbouw in een rij, ter vergelijking: 214.000 euro, maar dan later

# Wat willen wij samen uitzoeken?
- Kan een vaste set van drie woningtypen de voorbereiding halveren?
- Kan één projectleider voor vier corporaties werken?
- Hoe krijg je buren mee voordat zij tegen zijn?
- Welke gemeente durft met een lagere parkeernorm te beginnen?

# Wat vragen wij aan u?
- Tel in één kern uw eigen plekken, een middag is genoeg
- Neem één plan mee dat mislukte en vertel waarom
- Nodig uw gemeente uit voor het eerste bezoek
""",
        genummerd=False, bereik="kring:bouwen-in-de-kern", status="concept",
    ),
)  # fmt: skip
