"""Documents about arrears, hardship and service costs."""

from mkwportal.demo.documenten.maken import maak

DOCUMENTEN = (
    maak(
        "hondsrand-incasso", "wiersma",
        "Huurincasso: eerst bellen, dan schrijven",
        "procedure", "achterstand", "pdf",
        (
            "2024-02-12 Eerste versie.",
            "2025-11-03 Bellen vervroegd naar dag 5, afspraken over vroegsignalering verwerkt.",
        ),
        "Een incassoprocedure waarin de telefoon vóór de brief komt. Met dagenschema, belscript en de cijfers van "
        "drie jaar: minder achterstand, minder dagvaardingen.",
        """
# Uitgangspunt
Wie zijn huur niet betaalt, heeft meestal meer aan zijn hoofd dan die ene rekening. Een brief blijft dan dicht
liggen. Een stem aan de telefoon niet. Daarom draait {naam} de gebruikelijke volgorde om: wij bellen eerst, gaan
dan langs en schrijven pas als dat allebei niets oplevert. Dat is geen zachte aanpak. Wij zijn juist sneller,
want op dag <<9|5>> weten wij al hoe het zit.

Drie dingen blijven daarbij overeind. Huur betalen gaat voor. Iedere huurder met een schuld krijgt dezelfde
stappen, ook als wij iemand goed kennen. En een afspraak is een afspraak, van twee kanten.

# Het dagenschema
Dag 0 is de eerste dag van de maand.

Tabel: Stappen en wie ze zet
| Dag | Wat gebeurt er | Wie |
| 3 | betaalherinnering per sms of e-mail | systeem |
| <<9|5>> | eerste telefoontje | medewerker incasso |
| <<12|8>> | tweede poging, ook na 18.00 uur | medewerker incasso |
| <<16|12>> | huisbezoek zonder afspraak | wijkconsulent |
| <<20|16>> | aanmaning met veertien dagen om kosteloos te betalen | medewerker incasso |
| <<40|35>> | melding bij de gemeente | medewerker incasso |
| <<50|45>> | gesprek op kantoor, als het kan met schuldhulp | teamleider |
| <<70|65>> | overdracht aan de deurwaarder, na akkoord van de manager wonen | manager wonen |

De deurwaarder krijgt het dossier pas als de huurder minstens vier keer is benaderd op twee verschillende
manieren. Dat staat in het dossier, met datum en uitkomst. Ontbreekt er een stap, dan gaat het dossier terug.

# Het eerste gesprek
Het eerste gesprek duurt meestal vier minuten. De medewerker leest niets voor, maar heeft wel een vaste volgorde
in het hoofd:

1. Zeg wie u bent en dat het over de huur van deze maand gaat.
2. Vraag: is er iets aan de hand? En wacht op het antwoord.
3. Vraag wanneer er geld binnenkomt en van wie.
4. Spreek één bedrag en één datum af. Geen drie termijnen als het ook in één kan.
5. Vraag of er nog andere rekeningen liggen. Zo ja, noem het spreekuur van de schuldhulp.
6. Herhaal de afspraak en stuur hem als sms.

Wij vragen niet waaraan iemand zijn geld uitgeeft. Wij dreigen ook niet met de deurwaarder, want op dag <<9|5>>
is dat nog niet aan de orde en dan is het een loos woord.

{v2-} # Vroegsignalering
{v2-} Corporaties melden achterstanden bij de gemeente zodra zij zelf hebben geprobeerd contact te krijgen. Wij
doen dat op dag 35, ook als de huurder dat liever niet heeft; dat zeggen wij er eerlijk bij. De gemeente
{gemeente} legt onze melding naast die van de zorgverzekeraar, het energiebedrijf en het waterbedrijf. Bij twee
of meer meldingen gaat er iemand langs.

{v2-} In 2024 deden wij 212 meldingen. Bij 131 huishoudens kwam er een gesprek, 58 namen hulp aan. Dat lijkt
weinig. Van die 58 heeft er echter na een jaar nog maar één een achterstand van meer dan een maand.

# Betalingsregelingen
Een regeling duurt ten hoogste twaalf maanden en de lopende huur gaat voor. Het bedrag is zo gekozen dat de
huurder het volhoudt: liever twaalf keer 60 euro dan vier keer 180 euro en dan afhaken. Regelingen tot
<<500|750>> euro sluit de medewerker zelf. Daarboven kijkt de teamleider mee.

Wie een termijn mist, wordt de volgende werkdag gebeld. De eerste keer schuift de regeling een maand op. De
tweede keer vervalt zij, tenzij er een goede reden is. Bewindvoerders en schuldhulpverleners kunnen rechtstreeks
een regeling afspreken via een vast e-mailadres.

> Een huurder in {kern3} betaalde twintig jaar op tijd en ineens niet meer. Na vier keer bellen ging de
wijkconsulent langs. Zijn vrouw was overleden en zij deed altijd het geld. De hele oplossing was een middag
samen aan de keukentafel, met drie machtigingen en een map met tabbladen.

# Wat het oplevert
Tabel: Achterstand en maatregelen bij {naam}
| | 2021 | 2022 | <<2023|2024>> |
| Achterstand in % van de jaarhuur | 1,42 | 1,15 | <<0,98|0,74>> |
| Dossiers naar de deurwaarder | 96 | 71 | <<60|38>> |
| Vonnissen tot ontruiming | 14 | 9 | <<8|5>> |
| Uitgevoerde ontruimingen om schuld | 5 | 3 | <<2|1>> |
| Uren incasso per week | 31 | 36 | <<38|37>> |

Het kost dus zes uur per week extra. Aan deurwaarderskosten betalen wij <<21.000|34.000>> euro per jaar minder.
Wat huurders aan kosten bespaard blijft is nog meer: gemiddeld 412 euro per dossier dat niet naar de deurwaarder
gaat.

# Grenzen
Wij schelden geen huur kwijt, behalve bij overlijden zonder erfgenamen en bij een schuldregeling via de gemeente
of de rechter. Wij werken mee aan elk voorstel van een erkende schuldhulpverlener, ook als wij maar een klein
deel terugkrijgen. Wie binnen twee jaar voor de derde keer een regeling niet nakomt, krijgt geen nieuwe. De stap
naar de rechter zetten wij dan wel, en het ontruimingsprotocol begint te lopen.

# Privacy en vastleggen
In het dossier staan feiten en afspraken, geen oordelen. Dus wel: ‘heeft sinds mei geen werk’, niet: ‘kan niet
met geld omgaan’. Medische gegevens schrijven wij niet op. Twee jaar na de laatste betaling van een achterstand
ruimen wij het dossier op.
""",
        herzien=344,
        viel_af="Incassobureau inschakelen vanaf de eerste maand. Dat is goedkoper in uren, maar duurder voor de "
        "huurder, en wij horen dan niet meer wat er speelt.",
    ),
    maak(
        "bollenhof-incasso", "rodrigues",
        "Achterstand de baas: afspraken tussen incasso en sociaal beheer",
        "protocol", "achterstand leefbaarheid", "docx",
        ("2025-02-10 Vastgesteld na een jaar proef in Voorwijk.",),
        "Twee afdelingen die elkaar in de weg liepen, werken nu met één dossier en één gezicht. Wie doet wat, wanneer "
        "dragen we over en wanneer juist niet.",
        """
# Aanleiding
Tot 2024 liepen bij {naam} twee werelden langs elkaar. Incasso stuurde een aanmaning op dinsdag, sociaal beheer
zat op donderdag bij dezelfde huurder aan tafel over een ruzie met de buren. De huurder begreep er niets van en
eerlijk gezegd wij ook niet. In {kern2} zijn wij toen begonnen met één vaste medewerker per huishouden, wat er
ook speelt. Na een jaar was de achterstand er 28 % lager dan in de rest van ons bezit. Dit protocol maakt die
werkwijze gewoon voor alle {vhe} woningen.

# Drie soorten achterstand
**Vergeten.** De huurder kan betalen maar deed het niet. Een herinnering is genoeg. Dit is ruim 70 % van de
gevallen.

**Klem.** Het geld is op door één gebeurtenis. Er is een regeling nodig en soms een toeslag.

**Vast.** Er zijn meer schulden, vaak ook problemen met gezondheid, verslaving of een scheiding. Zonder hulp
komt het niet goed.

Het helpt om dit verschil hardop te benoemen, want elke soort vraagt iets anders. Een strenge brief werkt bij
vergeten en maakt vast alleen maar vaster.

# Wie doet wat
Tabel: Taken per soort achterstand
| Stap | Vergeten | Klem | Vast |
| Eerste contact | incasso | incasso | sociaal beheer |
| Regeling maken | incasso | incasso | sociaal beheer |
| Contact met gemeente of bewindvoerder | niet nodig | incasso | sociaal beheer |
| Dossier bijhouden | incasso | incasso | sociaal beheer |
| Beslissen over dagvaarden | teamleider | teamleider | teamleider en manager samen |

Elke dinsdag om 9.00 uur lopen incasso en sociaal beheer in een halfuur de nieuwe gevallen langs. De vraag is
steeds: welke van de drie is dit, en wie is het gezicht? Die naam staat daarna boven aan het dossier. Alleen dat
gezicht belt, mailt en bezoekt. De andere collega’s kijken mee maar zwijgen.

# Overdragen
Overdragen gebeurt met de huurder erbij. Dat mag aan de deur, op kantoor of in een belletje met zijn drieën. De
oude medewerker zegt wat er is afgesproken, de nieuwe herhaalt het. Daarna gaat er geen brief uit die daarvan
afwijkt. Het klinkt omslachtig en het kost een kwartier. Het scheelt gemiddeld twee huisbezoeken.

Wij dragen níet over in december, tijdens een ziekenhuisopname of in de twee weken na een overlijden of
geboorte.

# Signalen die wij serieus nemen
- post die buiten de brievenbus uitsteekt of kapotte verlichting die lang kapot blijft;
- een huurder die altijd belde en nu niet meer;
- storneringen van meer dan één rekening, als de huurder dat zelf vertelt;
- een plotselinge overgang van automatische incasso naar zelf overmaken;
- meldingen van de huismeester over dozen, koffers of juist een leeg huis.

Eén signaal is niets. Bij twee signalen gaat sociaal beheer langs, ook als de huur gewoon is betaald.

# Samenwerking met de gemeente
Met de gemeenten {gemeenten} hebben wij afgesproken dat elke melding binnen vier weken een terugkoppeling
krijgt: contact gehad, hulp gestart of geen gehoor. Zonder dat bericht weten wij niet of wij moeten wachten. In
2024 kwam 81 % van de terugkoppelingen op tijd. Wij spraken af dat te verhogen naar 95 % en bespreken het cijfer
elk halfjaar met de beleidsambtenaar.

# Hoe weten wij of het werkt
Elk kwartaal kijken wij naar vier cijfers: de achterstand per wijk, het aantal huishoudens met meer dan drie
maanden schuld, het aantal regelingen dat het eerste jaar overleeft, en het aantal huurders dat twee gezichten
had. Dat laatste telden wij eerst niet. Sinds wij het wel doen, zakte het van 31 % naar 9 %.
""",
        herzien=98,
    ),
    maak(
        "eemzijl-brieven", "bos",
        "Brieven bij huurachterstand: vier voorbeelden",
        "format", "achterstand huurders", "odt",
        ("2025-01-20 Herschreven met een panel van huurders, uitkomsten van het eerste jaar toegevoegd.",),
        "Vier brieven die echt gelezen worden: herinnering, aanmaning, uitnodiging en laatste brief. Getest bij "
        "twaalf huurders, met uitleg waarom er staat wat er staat.",
        """
# Hoe deze brieven zijn gemaakt
Onze oude brieven waren juridisch in orde en verder nergens goed voor. Twaalf huurders, van wie vier ooit een
achterstand hadden, lazen ze hardop voor en vertelden na elke alinea wat zij dachten dat er stond. Bij de
aanmaning had niemand begrepen hoeveel er betaald moest worden. Daarna hebben wij ze opnieuw geschreven. De
wettelijk verplichte onderdelen staan er nog steeds in; een jurist keek mee.

Regels die wij onszelf gaven:

- het bedrag en de datum staan in de eerste drie regels;
- één brief heeft één doel;
- onderaan staat een naam met een nummer dat iemand opneemt;
- geen vette hoofdletters en geen rode inkt.

# Herinnering
Wanneer: dag 8. Per e-mail, anders per post.

> Beste [naam], uw huur van [maand] is nog niet binnen. Het gaat om [bedrag]. Wilt u dit vóór [datum] overmaken
op [rekening] met kenmerk [kenmerk]? Hebt u al betaald, dan hoeft u niets te doen. Lukt betalen niet, bel dan
met [naam medewerker] op [nummer]. U krijgt geen boete. Wij zoeken samen een oplossing.

Waarom zo: acht van de twaalf lezers dachten dat een herinnering geld kost. Daarom staat er nu dat dit niet zo
is.

# Aanmaning
Wanneer: dag 20, met de wettelijke termijn van veertien dagen.

> Beste [naam], op [datum] stuurden wij u een herinnering. Wij hebben uw huur van [maand] niet ontvangen. U moet
nog [bedrag] betalen. Betaal dit binnen veertien dagen nadat u deze brief hebt gekregen. Dan betaalt u geen
extra kosten. Betaalt u later, dan mogen wij [incassokosten] aan kosten rekenen. Dat is zo in de wet geregeld.
Bel ons als u in delen wilt betalen: [nummer]. Wij hebben liever een regeling dan kosten.

Let op: de termijn begint pas op de dag nadat de brief is bezorgd. Reken daarom zestien dagen vanaf de
verzending.

# Uitnodiging voor een gesprek
Wanneer: dag 45, met de hand ondertekend en door de wijkbeheerder bezorgd.

> Beste [naam], ik maak mij zorgen over uw huur. U hebt nu een achterstand van [bedrag]. Ik wil graag met u
praten, bij u thuis of bij ons in {plaats}. Ik heb [dag] om [tijd] voor u vrij gehouden. Komt dat niet uit, bel
mij dan. U mag iemand meenemen. Neem uw laatste loonstrook of uitkeringsbericht mee, meer is niet nodig. Ook als
u niets kunt betalen, wil ik u graag spreken. Groeten, [naam]

Waarom zo: de ik-vorm was het grootste verschil. Van de uitgenodigde huurders kwam eerst 22 % opdagen, nu 57 %.

# Laatste brief
Wanneer: na drie pogingen zonder contact, ondertekend door de directeur.

> Beste [naam], wij hebben u gebeld, geschreven en bezocht. Wij kregen geen antwoord. Uw achterstand is
[bedrag]. Als wij vóór [datum] niets van u horen, vragen wij de rechter om een uitspraak. De kosten daarvan zijn
ongeveer [bedrag] en komen voor uw rekening. De rechter kan ook beslissen dat u moet verhuizen. Dat willen wij
niet. Bel mij zelf op [nummer], of ga naar het spreekuur van de gemeente. Daar is hulp gratis.

# Wat wij ermee bereikten
In het eerste jaar belden 74 huurders na de herinnering uit zichzelf; het jaar ervoor 19. Het aantal laatste
brieven daalde van 41 naar 23. De kosten van het herschrijven waren 2.350 euro, vooral voor de cadeaubonnen en
de jurist. U mag de brieven overnemen. Pas wel de naam aan: één collega-corporatie verstuurde er ooit veertig
met ‘{naam}’ erboven.
""",
        genummerd=False,
    ),
    maak(
        "dinkelhof-servicekosten", "oldeheuvel",
        "Servicekosten: eerlijk rekenen en helder uitleggen",
        "beleid", "servicekosten", "pdf",
        ("2023-06-19 Vastgesteld na instemming van de huurdersorganisatie.",),
        "Welke kosten wij doorberekenen, hoe wij voorschotten bepalen en hoe de afrekening er voortaan uitziet. Met "
        "een standaardregel per complex en het plafond voor bijbetalen.",
        """
# Waarom een nieuw beleid
Elk jaar in juni stond bij {naam} de telefoon roodgloeiend. Huurders kregen een afrekening van twee bladzijden
met codes en moesten soms honderden euro’s bijbetalen. Bij nader onderzoek bleek dat in 9 van de 41 complexen
dezelfde dienst twee keer was berekend en dat het voorschot in 16 complexen al vijf jaar niet was aangepast.
Niemand deed dat met opzet. Er was gewoon geen beleid.

# Wat zijn servicekosten wel en niet
Servicekosten zijn kosten voor zaken en diensten naast het kale wonen. Wij onderscheiden vier groepen.

Tabel: Soorten servicekosten
| Groep | Voorbeelden | Verdeelsleutel |
| Verbruik in gemeenschappelijke ruimten | licht in het trappenhuis, lift, hydrofoor | gelijk per woning |
| Warmte en water via een gezamenlijke installatie | stookkosten, warm tapwater | 35 % vast, 65 % volgens meter |
| Diensten | schoonmaak, huismeester, glasbewassing, tuin | gelijk per woning |
| Fondsen | ontstopping, glasverzekering, klein onderhoud | vast bedrag per maand |

Niet in de servicekosten horen: onderhoud aan de lift, vervanging van armaturen, verzekering van het gebouw en
het beheer van onze eigen systemen. Dat betalen wij uit de huur. Twijfelen wij, dan valt het in het voordeel van
de huurder uit.

Een huismeester doet ook werk voor ons als eigenaar. Daarom berekenen wij 70 % van de loonkosten door. Dat deel
is vastgesteld door in drie complexen een maand lang de uren bij te houden, en het wordt om de vier jaar opnieuw
gemeten.

# Voorschot
Een voorschot is goed als het aan het eind van het jaar ongeveer klopt. Wij passen het elk jaar per 1 juli aan
op de laatste afrekening plus de verwachte prijsstijging. De grens die wij onszelf stellen: in minstens 80 % van
de woningen ligt het verschil tussen voorschot en werkelijke kosten onder de 10 %.

Bij energie kijken wij vaker. Verandert het contract of stijgt het tarief met meer dan een kwart, dan krijgen
bewoners binnen een maand een voorstel voor een ander voorschot. Zij mogen dat weigeren, maar weten dan wat er
op hen af komt.

# De afrekening op één bladzijde
1. Bovenaan staat wat de huurder terugkrijgt of bijbetaalt.
2. Daaronder hooguit acht regels: wat het kostte voor het hele complex, welk deel voor deze woning is, en wat
  het vorig jaar was.
3. Bij elke stijging van meer dan 15 % staat in één zin waarom.
4. Onderaan staat met wie de huurder kan bellen, en tot wanneer bezwaar kan.

De rekeningen zelf liggen een maand lang op kantoor ter inzage. De bewonerscommissie krijgt ze twee weken
voordat de afrekening uitgaat en mag vragen stellen. Dat kostte ons eerst moeite, maar de commissie haalde er in
twee jaar vijf fouten uit.

De afrekening gaat uiterlijk 30 juni de deur uit. Zijn wij te laat, dan vervalt het recht op bijbetaling boven
de 50 euro.

# Bijbetalen in redelijkheid
Moet een huurder meer dan 100 euro bijbetalen, dan mag dat zonder formulier in zes termijnen. Boven de 400 euro
bellen wij zelf. In complex De Hofkamp in {kern2} was de nabetaling na de energiecrisis gemiddeld 610 euro. Daar
hebben wij een plafond van 350 euro toegepast en het restant, ruim 17.000 euro, zelf gedragen. Het voorschot was
immers door ons te laag ingesteld.

# Veranderen van diensten
Willen bewoners schoonmaak erbij of juist zelf gaan poetsen? Dat kan als 70 % van de huurders in het complex
instemt. Wij laten dan een stembriefje rondgaan met de precieze prijs per maand. Nieuwe huurders sluiten zich
aan bij wat er is besloten. Na een proef van een jaar vragen wij of het zo mag blijven.

> In het trappenhuis aan de Kerkstraat wilden de bewoners zelf schoonmaken. Na vier maanden deden twee van de
acht het nog. Zij stemden opnieuw en namen samen een schoonmaker voor 6,40 euro per maand. Zo leer je elkaar
kennen, zei een bewoonster.

# Cijfers en controle
De gemiddelde servicekosten zijn 31,70 euro per maand in gestapelde bouw en 2,90 euro bij eengezinswoningen. Bij
de jaarrekening toetst de accountant een steekproef van vijf complexen. De huurdersorganisatie krijgt elk jaar
een overzicht van het aantal bezwaren (in 2021 nog 88, in 2022 nog 41) en van de bedragen die wij hebben
gecorrigeerd.
""",
        door="bestuur, met instemming van de huurdersorganisatie", herzien=-12,
    ),
    maak(
        "inlaag-maatwerkhuur", "devisser",
        "Maatwerk huur: regeling voor huurders in de knel",
        "procedure", "huurbeleid achterstand", "odt",
        ("2024-05-27 Aangepast na twee jaar ervaring.",),
        "Een regeling van twee bladzijden waarmee een consulent zelf mag beslissen over tijdelijke huurkorting. "
        "Met beslisruimte, bedragen en drie voorbeelden.",
        """
# Voor wie
Deze regeling is er voor huurders van {naam} die door een gebeurtenis ineens minder te besteden hebben: verlies
van werk, een scheiding, overlijden van een partner, ziekte of een kind dat het huis uit gaat. Het gaat om
huurders die hun huur altijd betaalden en dat weer zullen doen. Voor oude schulden is er de incassoprocedure.

Wij kozen bewust voor een kleine regeling. Een groot reglement met inkomenstabellen paste niet bij {fte} fte en
schrikt af. De consulent kent het huishouden en mag zelf beslissen.

# Wat een consulent mag toezeggen
Tabel: Beslisruimte
| Maatregel | Ten hoogste | Wie beslist |
| Uitstel van betaling | 2 maanden huur | consulent |
| Tijdelijke korting | € 100 per maand, 6 maanden | consulent |
| Langere of hogere korting | € 150 per maand, 12 maanden | consulent met collega |
| Blijvende huurverlaging | tot de aftoppingsgrens | bestuur |
| Verhuizing naar goedkopere woning met voorrang | één aanbod | consulent met collega |

Het jaarbudget is 18.000 euro, dat is 14 euro per woning. Is het budget op, dan gaat de regeling niet dicht maar
praat de consulent eerst met het bestuur. Dat is tot nu toe één keer gebeurd.

# Zo werkt het
1. De huurder belt, of een medewerker merkt iets op en vraagt ernaar.
2. Binnen een week is er een gesprek, liefst thuis. De huurder laat alleen zien wat nodig is: inkomen, vaste
  lasten, toeslagen.
3. De consulent kijkt eerst of er toeslagen, bijzondere bijstand of kwijtschelding mogelijk zijn en helpt
  daarbij.
4. De consulent beslist, belt met de uitkomst en stuurt een korte bevestiging.
5. Na drie maanden belt de consulent uit zichzelf: hoe gaat het nu?

Wij bewaren geen bankafschriften. In het dossier staat alleen de beslissing, de reden in één zin en de
einddatum.

# Drie voorbeelden
**Een visser in {kern3}** brak zijn been en had als zelfstandige twee maanden geen inkomen. Hij kreeg uitstel
over twee maanden en betaalde in tien termijnen terug.

**Een weduwe in {kern2}** hield na het overlijden van haar man een te hoge huur over. Zij kreeg een jaar lang
120 euro korting. In die tijd zocht zij met voorrang een appartement bij de haven.

**Een jong stel in {kern4}** vroeg om korting vanwege een dure auto op afbetaling. Dat hebben wij geweigerd, met
uitleg en een verwijzing naar de budgetcoach. Zij waren boos, maar kwamen er uit.

# Wat wij ervan leerden
Sinds de start deden 61 huurders een beroep op de regeling, 48 kregen een maatregel. Vijf van hen kregen later
alsnog een achterstand. Vóór de regeling was dat in vergelijkbare gevallen ongeveer de helft. De kosten vielen
mee: gemiddeld 290 euro per huishouden, terwijl één ontruiming ons al snel 7.000 euro kost.

Minder goed ging de bekendheid. Veel huurders bellen pas als er al drie maanden achterstand is. Daarom staat de
regeling sinds dit voorjaar op de achterkant van elke huurbrief, in één zin: ‘Minder geld dan normaal? Bel ons,
dan kijken wij samen.’
""",
        herzien=52,
    ),
)  # fmt: skip
