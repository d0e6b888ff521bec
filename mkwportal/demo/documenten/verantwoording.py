"""Two long documents: an annual report and a visitation report."""

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

De algemene ledenvergadering kwam drie keer bij elkaar. De opkomst was 61, 48 en 117 leden. Bij die laatste ging
het over de huurverhoging. Ik ben trots dat wij daar met elkaar uit kwamen en niet met stemmen van boven.

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

# Vooruitblik
In 2026 vervangen wij het huurbeleid, schilderen wij wat bleef liggen en bouwen wij twaalf kleine woningen in
{kern2}. De meerjarenbegroting voor onderhoud is opnieuw gerekend, nu alle versterkte woningen een andere
conditie hebben. En wij gaan bij alle 390 huishoudens die versterkt of verhuisd zijn nog één keer langs, een
jaar na dato, met één vraag: staat u weer stevig?
""",
        door="algemene ledenvergadering",
    ),
    maak(
        "raamdal-visitatie", "arts",
        "Visitatierapport 2021-2024",
        "visitatierapport", "verantwoording", "pdf",
        ("2025-07-14 Met reactie van bestuur en RvC.",),
        "Oordeel van een onafhankelijke commissie over vier jaar maatschappelijk presteren, met cijfers, de mening van "
        "23 belanghouders en een reactie die niet wegkijkt.",
        """
# Over deze visitatie
Een woningcorporatie laat zich eens in de vier jaar beoordelen door een onafhankelijke commissie. Zij kijkt of
de corporatie doet wat zij beloofde, wat huurders en partners daarvan vinden, of het geld goed wordt ingezet en
of de besturing op orde is. De commissie bezocht {naam} in het voorjaar van 2025. Zij las 140 stukken, sprak in
drie dagen met 51 mensen en fietste door alle vier de kernen. Op de tweede dag liep zij onaangekondigd mee met
een wijkbeheerder.

{naam} is met {vhe} woningen en {fte} fte een kleine corporatie in {gemeente}. De vorige visitatie, over 2017
tot en met 2020, eindigde met de zin: een sympathieke organisatie die te weinig opschrijft.

# Samenvatting
De commissie trof een corporatie met een helder verhaal over ouder worden in het dorp, een groot netwerk en een
bestuurder die overal binnenkomt. Huurders zijn tevreden en partners zijn soms zelfs enthousiast. Op het gebied
van verduurzaming loopt {naam} achter op de eigen plannen. De afhankelijkheid van een paar mensen is groot. De
raad van commissarissen is gegroeid, maar stelt vragen soms te vriendelijk.

Tabel: Scorekaart
| Onderdeel | Cijfer 2017-2020 | Cijfer 2021-2024 |
| Presteren naar opgaven en ambities | 6,9 | 7,6 |
| Presteren volgens belanghouders | 7,3 | 8,0 |
| Presteren naar vermogen | 7,0 | 7,0 |
| Governance: strategie en sturing | 6,3 | 6,8 |
| Governance: intern toezicht | 6,5 | 6,9 |
| Governance: externe legitimatie | 7,0 | 7,8 |

# Presteren naar opgaven
## Huisvesten
Van de vrijgekomen woningen ging 92 % naar mensen met een laag inkomen. De taakstelling voor statushouders werd
in drie van de vier jaren gehaald. De aanpak van doorstroming springt eruit: met een verhuiscoach en
huurgewenning kwamen 34 gezinswoningen vrij. De commissie noemt dit een voorbeeld voor andere corporaties.
Cijfer: 8.

## Kwaliteit en energie
In het plan van 2020 stond dat eind 2024 alle woningen minstens label C zouden hebben. Het werd 71 %. Er waren
redenen: de gekozen aannemer ging failliet, twee jaar lang was er geen projectleider. Toch had {naam} eerder
kunnen bijsturen; in drie opeenvolgende kwartaalrapportages stond het sein op groen terwijl er geen woning was
opgeleverd. Het onderhoud zelf is in orde. Cijfer: 6.

Tabel: Plan en werkelijkheid
| Voornemen | Plan | Werkelijk |
| Woningen naar label C of beter | 310 | 148 |
| Nieuwbouw | 40 | 36 |
| Nieuwe ontmoetingsplekken | 2 | 2 |
| Drempelvrij gemaakte woningen | 120 | 171 |
| Zonnepanelen op woningen | 200 | 64 |
| Kosten per woning, aandeel bedrijfslasten | € 980 | € 1.011 |

## Wonen en zorg
De visie op ouder worden is geen papier gebleven. In elk dorp kan de commissie aanwijzen wat er veranderde. De
samenwerking met zorgcoöperatie Samen Thuis is bijzonder omdat {naam} erin meedoet zonder de baas te willen
zijn. De brandveiligheid in de seniorengebouwen is merkbaar verbeterd. Cijfer: 9.

## Buurten
Wijkbeheerders zijn zichtbaar. In {kern4} was er lang een onveilig gevoel rond de garageboxen; dat is na
verlichting en het verhuren aan andere mensen verdwenen. De aanpak van woonfraude leverde woningen op en was,
volgens de huurdersorganisatie, ‘streng zonder rot te doen’. Cijfer: 8.

# Volgens belanghouders
De commissie sprak met 23 vertegenwoordigers van huurders, gemeente, zorg, scholen en dorpsraden. Zij gaven los
van elkaar cijfers.

Tabel: Cijfers van belanghouders
| | Huurders | Gemeente | Overigen |
| Tevredenheid over prestaties | 7,8 | 7,9 | 8,2 |
| Relatie en wijze van communiceren | 8,1 | 8,3 | 8,6 |
| Invloed op beleid | 7,1 | 7,7 | 7,6 |

Wat men waardeert: bereikbaar, houdt woord, durft te beginnen. Wat men beter wil zien: plannen eerder delen,
besluiten sneller opschrijven en soms nee zeggen. Een wethouder formuleerde het zo: ‘zij zeggen altijd ja en
doen het dan ook, en daarom zijn zij moe’.

De huurdersorganisatie zou graag eerder betrokken zijn bij het onderhoudsplan. Zij krijgt het nu als het af is.

# Presteren naar vermogen
{naam} is financieel gezond: de rentedekking is 2,4 en de lening is 47 % van de beleidswaarde. De commissie
vindt dat er meer had gekund. De ruimte is in drie jaar met 5 miljoen euro gegroeid, omdat isolatieprojecten
uitbleven. Er is geen geld verspild; er is geld blijven liggen. De bedrijfslasten liggen iets boven het
gemiddelde, wat past bij de gekozen nabijheid en ook zo is uitgelegd.

# Besturing
## Strategie en sturing
Het verhaal is sterk en wordt door iedereen verteld. De vertaling naar doelen per jaar is mager. Stuurinformatie
komt uit vijf spreadsheets die door één persoon worden bijgehouden. De commissie zag dat men verrast was door de
achterstand bij energie en niet door iets anders; dat ligt aan het instrument en niet aan de inzet.

## Toezicht
De raad van commissarissen telt vijf betrokken leden met een goede mix. Hij bezoekt de kernen en spreekt
huurders. Bij de energieprojecten vroeg de raad drie keer door en nam daarna genoegen met ‘het komt goed’. De
zelfevaluatie is eerlijk. De commissie adviseert om één keer per jaar een onderwerp te kiezen waarbij de raad
zelf de informatie haalt.

## Legitimatie
Weinig kleine corporaties leggen zo open verantwoording af. Elk jaar in september komt iedereen bij elkaar,
zonder stuurgroep en met vier vragen. De commissie was erbij en zag een bestuurder die twee keer zei dat zij het
fout had gedaan. Zij kreeg applaus.

# Aanbevelingen
1. Maak de achterstand in verduurzaming in drie jaar goed. Vraag daarvoor hulp van buiten: een ploeg, een
  projectleider of een buurcorporatie.
2. Kies acht cijfers, laat iemand anders ze maken dan degene die eraan werkt, en bespreek ze elk kwartaal.
3. Betrek huurders bij het onderhoudsplan als het nog half af is.
4. Verklein de kwetsbaarheid: voor elke sleuteltaak een tweede persoon, binnen of buiten.
5. Zeg vaker nee.

# Reactie van bestuur en RvC
Wij herkennen ons in het rapport. Het compliment over wonen en zorg delen wij met onze partners, want zonder hen
was het een stapel stenen gebleven.

Over de energie hebben wij onszelf voor de gek gehouden. Het sein stond op groen omdat de contracten waren
getekend. Sinds april meten wij alleen nog woningen die klaar zijn. Met De Vlieterp, die een rijdende
isolatieploeg heeft, is contact gelegd; voor onze klei en onze afstand is dat geen oplossing, hun werkwijze wel.
In juni is een projectleider begonnen, gedeeld met De Peelhoeve.

De raad van commissarissen neemt de zin over vriendelijkheid ter harte. In de eerste vergadering na dit rapport
is een voorstel teruggestuurd. Dat voelde onwennig en was terecht.

Nee zeggen oefenen wij nog.
""",
        door="visitatiecommissie, met reactie van bestuur en RvC",
    ),
)  # fmt: skip
