"""A long annual report."""

from mkwportal.demo.documenten.maken import maak

DOCUMENTEN = (
    maak(
        "eemzijl-jaarverslag", "bos",
        "Jaarverslag 2025: een huis dat weer stevig staat",
        "jaarverslag", "verantwoording", "pdf",
        ("2026-06-12 Goedgekeurd door de algemene ledenvergadering.",),
        "Volkshuisvestelijk verslag en kerncijfers van een vereniging in het aardbevingsgebied, met het verslag van de "
        "raad van commissarissen en de balans in gewone taal.",
        """
# Voorwoord van de bestuurder
In september 2025 ging in de Molenhorn in {kern1} de laatste steiger weg. Zeven jaar lang is er bij {naam}
gebroken, gestut en opnieuw gemetseld. Van onze {vhe} woningen zijn er 302 versterkt en 88 vervangen. Voor het
eerst sinds 2018 is er geen enkele huurder die in een tijdelijk huis woont. Ik had gedacht dat het een feest zou
worden. Het werd een stille middag, met koffie en met mensen die zeiden dat zij eindelijk durfden te behangen.

Dit verslag gaat over dat jaar. Het gaat ook over gewone dingen die door de aardbevingen waren blijven liggen:
tuinen, trappenhuizen, een huurbeleid uit 2014. En over geld, want een vereniging van leden moet kunnen zien
waar haar geld blijft.

De algemene ledenvergadering kwam drie keer bij elkaar. De opkomst was 117, 48 en 61 leden. Bij de eerste ging het over de huurverhoging. Ik ben trots dat wij daar met elkaar uit kwamen en niet met stemmen van boven.

# 2025 in één oogopslag
Tabel: Kerncijfers
| | 2023 | 2024 | 2025 |
| Woningen in verhuur | 1.148 | 1.131 | 1.120 |
| Verhuizingen | 84 | 71 | 66 |
| Gemiddelde huur per maand | € 571 | € 597 | € 622 |
| Huurachterstand in % van de jaarhuur | 0,91 | 0,77 | 0,69 |
| Reparatieverzoeken | 2.610 | 2.480 | 2.395 |
| Cijfer van huurders | 7,5 | 7,7 | 8,0 |
| Woningen met label A of beter | 38 % | 47 % | 56 % |
| Medewerkers in fte | 12,6 | 12,4 | 12,0 |
| Leden van de vereniging | 622 | 631 | 640 |

# Het jaar in twaalf maanden
**Januari.** Storm. In één nacht 63 meldingen over dakpannen. De ploeg was om zes uur ’s ochtends compleet; een
bewoner in {kern3} bracht erwtensoep naar de steiger.

**Februari.** De brieven over huurachterstand zijn een jaar in gebruik. Voor het eerst belden er meer mensen
zelf dan wij moesten nabellen.

**Maart.** Storing in het netwerk: twee dagen geen telefoon en geen systeem. Wij werkten met papier en met de
lijst uit 2019 die nog in een la lag. De buurcorporatie stuurde iemand die wist wat hij deed.

**April.** Ledenvergadering over de huurverhoging, 117 mensen in een zaal voor 90. Drie voorstellen, twee
stemrondes, geen ruzie.

**Mei.** Opening van de logeerwoning in {kern2}. De eerste gast bleef negentien dagen en liet een taart achter
voor de tweede.

**Juni.** Hittegolf. In de seniorenwoningen aan het Kerkpad werd het 31 graden. Er kwamen ventilatoren en een
plan voor zonwering in 2026.

**Juli.** De schilder meldt dat hij drie mensen mist. Wij kiezen ervoor om twee straten uit te stellen en niet
op zoek te gaan naar een onbekende.

**Augustus.** Twee gezinnen uit de tijdelijke woningen gaan naar huis. Eén van hen woonde vijf jaar in een huis
op wielen.

**September.** De laatste steiger weg. Stille middag.

**Oktober.** De raad van commissarissen stuurt het plan voor een zonnepark terug. De bestuurder was het er niet
mee eens en heeft zich laten overtuigen.

**November.** Eerste bijeenkomst over een nieuw huurbeleid, aan twaalf keukentafels. De meest gestelde vraag:
mag het ook simpel?

**December.** De timmerlieden van de drempelploeg halen hun vierhonderdste drempel weg. Hij hangt boven de
balie.

# Wonen
## Beschikbaar en betaalbaar
Er kwamen 66 woningen vrij. Daarvan gingen er 17 naar mensen jonger dan 28, 21 naar senioren, negen naar
statushouders en zes naar urgenten. Gemiddeld reageerden 74 mensen. De zoektijd voor een woning in {kern1} is nu
5,8 jaar; in {kern4} 2,1 jaar. Van de woningen wees {naam} 98 % passend toe.

De huurverhoging was gemiddeld 3,1 %, minder dan het maximum. De ledenvergadering koos uit drie voorstellen. In
ruil voor een lagere verhoging stelden wij het nieuwe dak op ons kantoor uit. Negentien huurders kregen een
verlaging of bevriezing wegens een laag inkomen.

## Huurachterstand
De achterstand daalde naar 0,69 %. Sinds de herschreven brieven bellen mensen eerder. Er waren twee vonnissen en
geen ontruimingen. In december stonden er nog 41 huishoudens open met samen 49.300 euro, van wie 29 met een
regeling die werd nagekomen.

## Wonen met zorg
De drempelploeg, twee gepensioneerde timmerlieden, kwam bij 109 huurders. In {kern2} opende de tweede
logeerwoning voor herstel na een ziekenhuisopname. Zij was op 190 dagen bezet. De zorgverzekeraar wil vanaf 2027
meebetalen; de brief daarover is zo voorzichtig geschreven dat wij er nog niet op rekenen.

# Versterken en vernieuwen
Tabel: Het versterkingsprogramma vanaf het begin
| Jaar | Versterkt | Sloop en nieuw | Huishoudens in tijdelijke woning op 31 december |
| 2018-2020 | 74 | 0 | 41 |
| 2021 | 52 | 18 | 66 |
| 2022 | 61 | 24 | 72 |
| 2023 | 58 | 26 | 44 |
| 2024 | 39 | 20 | 15 |
| 2025 | 18 | 0 | 0 |
| Samen | 302 | 88 | |

De Nationale regeling vergoedde het bouwkundige deel. Wij betaalden zelf wat wij erbij wilden: isolatie,
drempels weg, ventilatie en in 38 woningen een warmtepomp. Dat kostte 6,4 miljoen euro, verspreid over zeven
jaar. Zonder steigers die er toch stonden zou het 9 miljoen zijn geweest.

## Wat het met mensen deed
Met een onderzoeker van een hogeschool vroegen wij 120 huurders hoe zij terugkijken. De woning krijgt nu een
8,1. Het proces een 5,4. Het vaakst genoemd: niet weten wanneer. Eén op de drie sliep langer dan een jaar
slecht. Wat hielp was altijd een persoon: de opzichter die op zondag terugbelde, de buurvrouw die de sleutel
bewaarde. Wij hebben dat onderzoek aan de overheid gestuurd met de vraag om volgende keer data te noemen, ook
als ze later worden.

## Onderhoud
Aan planmatig onderhoud gaven wij 1,31 miljoen euro uit, ruim twee ton minder dan begroot. De schilder had te
weinig mensen en twee straten zijn verschoven naar 2026. De dagelijkse reparaties kostten 486.000 euro, 434 euro
per woning. In 77 % van de gevallen was één bezoek genoeg.

# Dorpen en samenleven
In {kern3} namen bewoners het beheer over van het veldje achter de school. In {kern4} vertrok de laatste winkel;
sindsdien komt er op dinsdag een winkelwagen, waarvoor wij een stroompunt aanlegden. Buurtbemiddeling behandelde
elf zaken. Bij drie huishoudens was er ernstige overlast, waarvan er één is verhuisd.

Wij gaven 112 euro per woning uit aan leefbaarheid. De helft daarvan is de tijd van onze twee wijkbeheerders.

# Klachten en waar zij toe leidden
In 2025 kwamen er 94 klachten binnen, elf minder dan in 2024. Wij rekenen elke tweede melding over hetzelfde als
een klacht, ook als de huurder dat woord niet gebruikt. Bij de regionale commissie kwamen drie zaken. Eén klager
kreeg gelijk: zijn badkamer was na het versterken kleiner geworden en dat was vooraf niet verteld. Hij kreeg een
vergoeding van 1.200 euro, en sindsdien laten wij tekeningen voor akkoord zien met de maten erop.

Tabel: Klachten en wat wij veranderden
| Onderwerp | 2024 | 2025 | Verandering |
| Reparatie duurde te lang | 39 | 31 | tweede loodgieter op vaste dagen |
| Afspraak niet nagekomen | 22 | 19 | sms een uur van tevoren |
| Overlast tijdens bouw | 21 | 8 | bouw is klaar |
| Tocht na versterken | 9 | 17 | nacontrole in de eerste winter |
| Bejegening | 6 | 7 | training en excuses |
| Servicekosten | 8 | 12 | uitleg op één bladzijde volgt in 2026 |

De stijging bij tocht viel op. Bij 17 woningen bleken de kieren rond nieuwe kozijnen niet goed gedicht. Dat is
met de aannemer besproken en hersteld. Bij zes andere woningen is uit voorzorg gekeken; daar was het in orde.

# De vereniging en haar leden
{naam} is geen stichting maar een vereniging. Huurders kunnen voor 12,50 euro lid worden en hebben stem in de
algemene ledenvergadering. De vergadering benoemt de raad van commissarissen en keurt het jaarverslag goed. Dat
is omslachtig en wij willen niet anders.

In 2025 werden 31 mensen lid en vertrokken er 22. De gemiddelde leeftijd is 61. Daar maken wij ons zorgen over.
Op de vraag waarom jongeren geen lid worden, zei een huurder van 24: ‘omdat jullie vergaderen om half acht en ik
dan mijn kind naar bed breng’. In 2026 proberen wij een zaterdagochtend met opvang en pannenkoeken.

# Samenwerken
Met zes andere corporaties delen wij kennis op het platform. Wij plaatsten vier stukken, waaronder het onderzoek
naar warmtepompen, en namen er drie over. Het incassobeleid uit Drenthe past bij ons bijna woord voor woord. In
de verkenning Thuis in het dorp ontvingen wij in het voorjaar van 2026 de deelnemers; de voorbereiding daarvoor
begon in dit verslagjaar.

De samenwerking met twee buurcorporaties op het gebied van ICT kostte ons 64.000 euro en 410 uur. Zij bespaarde
naar schatting 38.000 euro. Dat is op papier verlies. Daar staat tegenover dat er bij de storing in maart iemand
was die wist wat hij moest doen.

# Organisatie
Aan het eind van het jaar werkten er 15 mensen, samen {fte} fte. Het ziekteverzuim was 3,9 %. Twee collega’s
vierden een jubileum van 25 jaar. Alle medewerkers volgden een dag over omgaan met agressie; dat was na twee
incidenten aan de balie helaas nodig.

Er waren twee datalekken, allebei een brief in de verkeerde envelop. Beide keren belden wij binnen een uur beide
huurders.

# Verslag van de raad van commissarissen
De raad bestaat uit vijf leden, van wie twee op voordracht van huurders. Hij vergaderde zes keer, één keer
zonder bestuurder. Belangrijkste onderwerpen waren de afronding van de versterking, de koers na 2025, de
rentedekking en de opvolging van de manager vastgoed.

De raad keurde de begroting, het treasuryjaarplan en de aankoop van twee kavels in {kern2} goed. Eén voorstel
keurde de raad af: een deelneming in een zonnepark. De opbrengst was aantrekkelijk, maar het risico lag bij een
partij die de raad niet kende en het nut voor huurders bleef onduidelijk.

In de zelfevaluatie stelde de raad vast dat hij te lang meeging in de haast van de versterking en te weinig
vroeg naar de medewerkers. De beloning van de commissarissen was samen 38.400 euro. De bestuurder ontving een
salaris binnen de norm voor corporaties van deze omvang.

# Financiën
## Waar kwam het vandaan, waar ging het heen
Tabel: Resultaat in duizenden euro’s
| | Begroting 2025 | Werkelijk 2025 | Werkelijk 2024 |
| Huur | 8.310 | 8.344 | 8.089 |
| Vergoedingen en overig | 410 | 455 | 1.260 |
| Onderhoud | -2.020 | -1.796 | -1.902 |
| Organisatie | -1.290 | -1.317 | -1.244 |
| Rente | -1.105 | -1.098 | -1.131 |
| Belasting en heffingen | -1.480 | -1.462 | -1.395 |
| Leefbaarheid | -130 | -125 | -118 |
| **Operationeel resultaat** | **2.695** | **3.001** | **3.559** |
| Verkoop van woningen | 240 | 0 | 515 |
| Verbetering en nieuwbouw | -3.400 | -2.870 | -4.410 |
| Aflossing min nieuwe leningen | 600 | -150 | 480 |
| **Verandering van het geld op de bank** | **135** | **-19** | **144** |

Het verschil met de begroting komt vooral door schilderwerk en nieuwbouw die doorschuiven. Er is dus niet
zuiniger gewerkt; het geld wordt later uitgegeven.

## Balans
Tabel: Balans per 31 december in duizenden euro’s
| Bezittingen | 2025 | 2024 |
| Woningen tegen marktwaarde in verhuurde staat | 148.900 | 141.200 |
| Andere vaste zaken | 1.120 | 1.180 |
| Vorderingen | 640 | 1.910 |
| Geld op de bank | 1.530 | 1.549 |
| **Totaal** | **152.190** | **145.839** |
| Schulden en eigen vermogen | | |
| Eigen vermogen | 110.650 | 104.020 |
| Leningen | 39.900 | 40.050 |
| Overige schulden | 1.640 | 1.769 |
| **Totaal** | **152.190** | **145.839** |

Het eigen vermogen lijkt groot. Het zit echter in stenen: alleen als wij woningen duur zouden verkopen, komt het
vrij. De beleidswaarde, wat de woningen waard zijn als wij ze gewoon blijven verhuren, is 71,4 miljoen euro.

## Ratio’s
Tabel: Financiële gezondheid
| Ratio | Norm | 2024 | 2025 |
| Rentedekking | minstens 1,4 | 2,21 | 2,38 |
| Loan to value | hooguit 85 % | 58 % | 56 % |
| Solvabiliteit | minstens 15 % | 38 % | 40 % |
| Onderpand | hooguit 70 % | 28 % | 27 % |

# Risico’s
Tabel: De vijf grootste risico’s
| Risico | Kans | Gevolg | Wat wij doen |
| Nieuwe bevingen of schade aan funderingen | klein | groot | meetpunten, afspraken over schademelding |
| Stroomnet vol, geen nieuwe aansluitingen | zeker | middel | hybride warmtepompen, bouwen waar het kan |
| Vertrek van sleutelpersonen | middel | groot | vervanging met buurcorporaties |
| Rente stijgt met 1,5 procentpunt | middel | middel | spreiding, vaste rente |
| Krimp van dorpen | zeker | klein per jaar | kleine woningen, geen uitbreiding aan de rand |

# Wat wij beloofden en wat ervan kwam
In het jaarplan voor 2025 stonden achttien beloften. De ledenvergadering kreeg in november een tussenstand; dit
is de eindstand.

Tabel: Jaarplan 2025
| Belofte | Uitkomst | Toelichting |
| Versterking afronden | ja | september |
| Geen huurder in een tijdelijke woning | ja | 15 huishoudens terug |
| Gemiddelde huurverhoging onder het maximum | ja | 3,1 % |
| Huurbeleid vernieuwen | nee | gestart, klaar in 2026 |
| 40 woningen schilderen per straat | deels | 24 gedaan |
| Label A of beter naar 55 % | ja | 56 % |
| Tweede logeerwoning | ja | mei |
| 100 woningen drempelvrij | ja | 109 |
| Kavels in {kern2} kopen | ja | twee |
| Vergunning voor twaalf woningen | deels | ingediend, nog niet verleend |
| Ledental naar 650 | nee | 640 |
| Cijfer van huurders minstens 7,8 | ja | 8,0 |
| Achterstand onder 0,75 % | ja | 0,69 % |
| Ziekteverzuim onder 4 % | ja | 3,9 % |
| Eén telefoonnummer voor alles | ja | sinds februari |
| Nieuwe site | nee | uitgesteld om de storing |
| Samenwerking ICT evalueren | ja | zie hoofdstuk over samenwerken |
| Dak van ons kantoor vervangen | nee | bewust uitgesteld voor een lagere huur |

Twaalf keer ja, twee keer deels, vier keer nee. Van de vier keer nee was er één een keuze van de leden zelf.

# Bezit per dorp
Tabel: Woningen op 31 december 2025
| Dorp | Eengezins | Senioren | Appartementen | Samen | Versterkt of nieuw |
| {kern1} | 318 | 66 | 58 | 442 | 171 |
| {kern2} | 204 | 41 | 22 | 267 | 104 |
| {kern3} | 189 | 37 | 0 | 226 | 83 |
| {kern4} | 121 | 18 | 0 | 139 | 32 |
| Verspreid | 46 | 0 | 0 | 46 | 0 |
| Samen | 878 | 162 | 80 | 1.120 | 390 |

De gemiddelde leeftijd van de woningen is 39 jaar. Zonder de 88 vervangen woningen was dat 44 jaar. In {kern4}
staan de oudste; daar zijn in 1952 in één zomer 61 woningen gebouwd door een aannemer die er zelf ook ging
wonen. Zijn kleindochter huurt bij ons.

# Vooruitblik
In 2026 vervangen wij het huurbeleid, schilderen wij wat bleef liggen en bouwen wij twaalf kleine woningen in
{kern2}. De meerjarenbegroting voor onderhoud is opnieuw gerekend, nu alle versterkte woningen een andere
conditie hebben. En wij gaan bij alle 390 huishoudens die versterkt of verhuisd zijn nog één keer langs, een
jaar na dato, met één vraag: staat u weer stevig?

# Begrippen
**Beleidswaarde:** wat de woningen waard zijn als wij ze blijven verhuren zoals wij dat nu doen.

**Drempelploeg:** twee timmerlieden in dienst van {naam} die woningen geschikt maken om oud in te worden.

**Passend toewijzen:** huishoudens met een laag inkomen krijgen een woning met een huur die daarbij hoort.

**Rentedekking:** hoeveel keer wij de rente kunnen betalen uit wat wij overhouden. Bij 1,4 gaat er een lamp
branden.

**Tijdelijke woning:** een woning waarin iemand verblijft zolang zijn eigen huis wordt versterkt of vervangen.

**Versterken:** een woning zo aanpassen dat zij een beving doorstaat zonder in te storten.
""",
        door="algemene ledenvergadering",
    ),
)  # fmt: skip
