"""A visitation report, as long as they are."""

from mkwportal.demo.documenten.maken import maak

DOCUMENTEN = (
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
