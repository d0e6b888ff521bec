"""Documents about changes by tenants, asbestos and maintenance."""

from mkwportal.demo.documenten.maken import maak

DOCUMENTEN = (
    maak(
        "linde-zav", "peeters",
        "Zelf aangebrachte voorzieningen: ja, tenzij",
        "beleid", "zav onderhoud", "pdf",
        (
            "2019-05-20 Eerste versie.",
            "2021-11-15 Vergoeding bij vertrek verlaagd, zonneschermen toegestaan.",
            "2024-02-05 Van ‘nee, tenzij’ naar ‘ja, tenzij’: melden in plaats van vragen.",
            "2026-03-30 Laadpalen, airco’s en thuisbatterijen toegevoegd.",
        ),
        "Huurders mogen meer dan zij denken. Dit beleid draait de bewijslast om: alleen wat gevaarlijk, lelijk voor "
        "de buren of onomkeerbaar is, vraagt toestemming.",
        """
# Waar het om gaat
Mensen wonen prettiger in een huis dat zij zelf hebben aangepast. Een andere keuken, een inloopdouche, een
hobbyruimte op zolder: het kost {naam} niets en het bindt mensen aan hun woning. Toch kregen wij elk jaar rond
de <<210|190|180|180>> aanvragen waarover iemand op kantoor moest nadenken. <<Dit beleid geeft daarvoor vaste
regels: vraag eerst toestemming, dan beslissen wij binnen zes weken.|Dit beleid geeft daarvoor vaste regels:
vraag eerst toestemming, dan beslissen wij binnen vier weken.|Van al die aanvragen wezen wij er nog geen tien
af. Een systeem dat 95 % goedkeurt, kan eenvoudiger. Daarom geldt sinds 2024: ja, tenzij.|Van al die aanvragen
wezen wij er nog geen tien af. Een systeem dat 95 % goedkeurt, kan eenvoudiger. Daarom geldt sinds 2024: ja,
tenzij.>>

# Drie groepen
{v-2} Voor elke verandering vraagt de huurder schriftelijk toestemming. Wij onderscheiden kleine veranderingen,
waarvoor wij binnen <<drie weken|twee weken>> toestemming geven, en grote, waarvoor de opzichter langskomt.

{v3-} Tabel: Wat mag, wat meldt u en wat vraagt u
{v3-} | Vrij | Melden | Toestemming vragen |
{v3-} | schilderen, behangen, vloer leggen | keuken of badkamer vervangen | dragende muur doorbreken |
{v3-} | schroeven en pluggen | schutting tot 1,80 meter | dakkapel, aanbouw, dakraam |
{v3-} | binnendeuren verven of wisselen | tuinhuis tot 8 m² | alles aan gas of rookkanaal |
{v3-} | lampen, gordijnrails, hor | extra groep in de meterkast | gevel, kozijnen, kleur buiten |
{v3-} | kleine vijver, moestuin | zonnescherm in de straatkleur | schotelantenne aan de voorkant |
{v4-} | tuinslang, regenton | laadpaal met vast vermogen | airco, thuisbatterij |

{v3-} **Vrij** betekent: doe het en vertel het niemand. **Melden** gaat met een foto via de site of een kaartje
aan de balie; hoort u binnen tien werkdagen niets, dan mag het. **Toestemming vragen** duurt ten hoogste vier
weken. De opzichter komt langs en zegt meestal wat er wél kan.

# Voorwaarden bij werk aan de techniek
Veiligheid gaat voor. Voor werk aan elektra en water geldt dat een erkend vakman het uitvoert of dat onze
opzichter het keurt. Een keuring is gratis. Aan gasleidingen mag een huurder niets doen; dat is na twee
ongelukken elders in het land geen punt van gesprek. In woningen van voor 1994 gaat er pas een boor in vloer,
dakbeschot of leidingkoker nadat wij hebben gezegd dat er geen asbest zit. Dat antwoord komt binnen drie
werkdagen.

{v4-} ## Laadpalen, airco’s en batterijen
{v4-} In 2025 kwamen er 31 vragen over laden, 44 over airco’s en 9 over thuisbatterijen. Het oude beleid gaf
daar geen antwoord op.

{v4-} - Een laadpaal mag op eigen terrein, op een aparte groep, met een vermogen dat zich aanpast aan de rest
  van het huis. Bij vertrek mag hij blijven als de volgende huurder tekent.
{v4-} - Een airco met buitendeel vraagt toestemming vanwege het geluid. De norm is 35 decibel op de perceelgrens
  in de nacht. Eerst kijken wij samen of zonwering en een ventilator genoeg zijn; in {kern4} was dat bij zes van
  de tien zo.
{v4-} - Een thuisbatterij staat in de berging op de begane grond, niet in de gang of onder de trap, met een
  rookmelder erboven. In gestapelde bouw geven wij voorlopig geen toestemming.

# Onderhoud en schade
Wat de huurder aanbrengt, onderhoudt de huurder zelf. Gaat een zelf geplaatste kraan lekken, dan is de
loodgieter voor eigen rekening. Komt er schade aan onze woning of bij de buren, dan kijken wij of er goed werk
is geleverd.

Moeten wij aan het werk en zit de voorziening in de weg, dan halen wij haar <<op kosten van de huurder weg|zo
heel mogelijk weg|zo heel mogelijk weg en plaatsen wij haar terug|zo heel mogelijk weg en plaatsen wij haar
terug>>. Lukt terugplaatsen niet, dan vergoeden wij de dagwaarde.

# Vertrek en vergoeding
Bij verhuizing kan een voorziening blijven, worden overgenomen of weg moeten. Dat hoort de huurder bij de
vooropname. Voor verbeteringen die de woning voor de volgende huurder meer waard maken, betalen wij een
vergoeding.

Tabel: Vergoeding als deel van de aantoonbare kosten
| Voorziening | Ten hoogste | Afschrijving |
| Badkamer of toilet | <<€ 3.500|€ 2.500|€ 2.500|€ 2.800>> | 20 jaar |
| Keuken | <<€ 2.500|€ 1.500|€ 1.500|€ 1.500>> | 15 jaar |
| Isolatie van dak, vloer of glas | € 4.000 | 30 jaar |
| Tweede toilet | € 1.200 | 20 jaar |
| Dakkapel met toestemming | <<niet|€ 5.000|€ 5.000|€ 5.500>> | 25 jaar |

Wij vergoeden geen smaak: een marmeren blad krijgt hetzelfde bedrag als een gewoon blad. Voor werk dat minder
dan twee jaar oud is geldt een factuur op naam; voor ouder werk is een foto met datum voldoende.

> Een huurder in {kern2} bouwde een prachtige badkamer voor 11.000 euro en vertrok na vier jaar. Zij kreeg 2.000
euro en was teleurgesteld. Sindsdien staat het maximum boven aan het meldformulier, en vragen wij bij grote
bedragen hoe lang iemand denkt te blijven.

{v4-} # Wat de omkering opleverde
{v4-} In het eerste jaar kwamen er 143 meldingen en nog maar 37 aanvragen. De opzichters besteedden er 310 uur
minder aan. Bij 96 verhuizingen vonden wij vier gevaarlijke situaties; dat was er een minder dan in het jaar
ervoor. De vrees dat mensen zouden doen wat zij wilden, kwam dus niet uit. Huurders zeggen juist vaker vooraf
wat zij van plan zijn, omdat zij niet meer bang zijn voor een nee.

# Als het misgaat
Is er iets gemaakt dat niet mag, dan kijken wij eerst of het alsnog veilig en netjes kan worden. Pas als dat
niet lukt, moet het weg. De huurder krijgt daarvoor drie maanden. Bij gevaar halen wij het meteen weg en sturen
wij de rekening. Wie het niet eens is met een besluit, belt de manager en kan daarna naar de regionale
klachtencommissie.
""",
        herzien=492,
        viel_af="Een borgsom bij grote verbouwingen. Die houdt vooral mensen met een kleine beurs tegen.",
    ),
    maak(
        "ketelpolder-zav", "kamara",
        "Zelf klussen in uw huurwoning: regels per ruimte",
        "reglement", "zav huurders", "docx",
        ("2025-09-08 Geschreven als loop door het huis.",),
        "Geen alfabetische lijst maar een wandeling: van voordeur tot schuur. Per ruimte wat altijd mag, waar u op "
        "moet letten en wanneer u ons belt.",
        """
# Hoe u dit leest
U loopt met dit boekje in gedachten door uw huis. In elke ruimte staat wat u zonder vragen mag doen (groen),
waarvoor u even belt (geel) en wat wij niet toestaan (rood). {naam} heeft bijna alleen woningen van na 1960.
Veel daarvan hebben betonnen vloeren met leidingen erin. Boor daarom nooit in de vloer, in geen enkele kamer.

# Voordeur en gang
**Groen:** verven aan de binnenkant, een kapstok, een andere lamp, een deurspion.

**Geel:** een extra slot. U mag het plaatsen, maar de brandweer en wij moeten er bij nood in kunnen. Geef een
sleutel af in een dichte envelop of kies een knopcilinder.

**Rood:** een ander kleurtje aan de buitenkant. In {kern1} is de kleur per straat vastgesteld, en dat ziet u
vanaf de ringweg. Ook een brievenbus in de deur zagen mag niet, want dan voldoet de deur niet meer aan de eisen
voor brand en tocht.

# Woonkamer
**Groen:** alle vloeren, behang, schroeven in de wand, een houten tussenwand die nergens aan vast zit.

**Geel:** een houten vloer in een flat. De vloer moet het geluid met tien decibel dempen. Wij lenen u een
proefstuk en een lijst van ondervloeren die het halen. In 2024 kwamen er 52 klachten over loopgeluid binnen,
waarvan 38 over vloeren zonder goede onderlaag.

**Rood:** een open haard of houtkachel. De ventilatie in deze woningen is daar niet voor gemaakt. Wij willen
geen koolmonoxide.

# Keuken
**Groen:** andere grepen, verven van de deurtjes, een extra plank, een vaatwasser op een bestaande aansluiting.

**Geel:** een eigen keuken. U stuurt een tekening, wij kijken naar afvoer, afzuiging en stopcontacten. Koken op
gas wordt elektrisch bij elke nieuwe keuken; de kookgroep leggen wij aan en betalen wij.

**Rood:** de afzuigkap aansluiten op het ventilatiekanaal. Dan eten de buren met u mee.

# Badkamer en toilet
**Groen:** een ander toiletmeubel, spiegel, kranen en een douchewand die u zonder boren klemt.

**Geel:** tegelen over bestaande tegels. Het mag in één laag. Vraag ons welke lijm; de verkeerde lijm kost u bij
vertrek een hele wand.

**Rood:** een stoomcabine of een bad op de verdieping zonder berekening. De vloeren in {kern3} zijn erop
berekend dat mensen er douchen.

# Zolder en dak
**Groen:** een vliering met losse platen, een dakraam van binnen verven.

**Geel:** een slaapkamer op zolder. Er is een tweede vluchtweg, een rookmelder en genoeg lucht nodig. Onze
adviseur komt langs en tekent het met u uit. Vorig jaar deden wij dat 61 keer.

**Rood:** op het dak lopen of er iets op zetten. Ook geen zonnepanelen: die leggen wij zelf, met één partij en
één garantie.

# Tuin, schuur en erf
Tabel: Maten die u zonder bellen mag aanhouden
| Wat | Ten hoogste | Let op |
| Schutting achter | 2,00 meter | in overleg met de buren |
| Haag of hek voor | 1,00 meter | zicht voor spelende kinderen |
| Tuinhuis | 10 m², 2,50 meter hoog | 1 meter uit de erfgrens |
| Overkapping aan huis | 9 m² | niet tegen een uitlaat of rooster |
| Verharding | de helft van de tuin | het water moet ergens heen |

De grond is hier klei. Na een flinke bui blijft het water staan. Wie tegels wil vervangen door planten, krijgt
van ons zwarte grond en tien struiken.

# Als u weggaat
Wat groen was, mag altijd blijven. Wat geel was en is goedgekeurd, ook. Rood moet eruit. Voor een goedgekeurde
keuken of zolderkamer jonger dan tien jaar krijgt u een vaste vergoeding van 750 of 1.100 euro. Daar hoeft u
geen bonnen voor te bewaren, alleen onze goedkeuring.

# Waarom geel en niet gewoon ja
Wij hebben overwogen om alles vrij te laten, zoals sommige collega’s doen. In onze flats kan een fout echter
dertig huishoudens raken. Het telefoontje is daarom geen wantrouwen. Van de 240 keer dat er vorig jaar werd
gebeld, zeiden wij 231 keer: ja, en let hier even op.
""",
        herzien=1020, genummerd=False,
    ),
    maak(
        "hondsrand-asbest", "wiersma",
        "Asbestbeheersplan: weten, vertellen, verwijderen",
        "beleid", "veilig-wonen onderhoud", "pdf",
        (
            "2021-04-19 Eerste plan na inventarisatie van het bezit van voor 1994.",
            "2026-05-18 Stand van zaken na vijf jaar, daken afgerond, nieuwe volgorde voor leidingkokers.",
        ),
        "In bijna de helft van de woningen zit of zat asbest. Het plan zegt waar, hoe gevaarlijk het is, wat huurders "
        "horen en in welke volgorde het weggaat.",
        """
# Wat wij weten
Van de {vhe} woningen van {naam} zijn er 1.930 gebouwd voor 1994. In 2019 en 2020 liet de corporatie die per
type onderzoeken: van elke serie gelijke woningen een paar, plus elke woning die leeg kwam. Daardoor weten wij
van 96 % welke materialen er in oorsprong zijn gebruikt. Wat bewoners daarna hebben veranderd, weten wij niet
altijd.

Tabel: Vindplaatsen en risico
| Materiaal | Woningen in 2020 | <<Woningen nu|Woningen in 2026>> | Risico in gewone toestand |
| Golfplaten op schuren | 640 | <<640|0>> | laag, hoger bij verwering |
| Plaat achter de cv-ketel | 512 | <<512|148>> | laag |
| Koord in oude kachels | 37 | <<37|0>> | matig |
| Vensterbanken en dorpels | 288 | <<288|231>> | zeer laag |
| Vloerzeil met asbesthoudende rug | 96 | <<96|22>> | hoog als het loslaat |
| Leidingkokers en standleidingen | 410 | <<410|377>> | laag, hoog bij boren |

# Ons uitgangspunt
Asbest dat heel is en vastzit, is geen gevaar voor wie er woont. Asbest dat stuk is of wordt bewerkt, wel.
Daarom verwijderen wij niet alles tegelijk, maar in een vaste volgorde: eerst wat los kan komen, dan wat wij bij
ander werk tegenkomen, ten slotte de rest. In <<2030|2034>> willen wij dat alles weg is wat een bewoner zelf zou
kunnen raken.

{v2-} In het eerste plan stond 2030. Dat halen wij niet. De leidingkokers bleken drie keer zo duur als gedacht,
omdat keuken en badkamer er steeds voor open moeten. Wij koppelen ze nu aan de renovatie van keukens en
badkamers, woning voor woning.

# Wat de huurder hoort
Elke huurder van een woning van voor 1994 kreeg een woningpaspoort van één bladzijde: een plattegrond, de
plekken met een stip, en wat u daar beter niet doet. Bij een nieuwe verhuring zit het paspoort bij het contract
en loopt de opzichter de plekken langs. Op {website} kan een huurder met postcode en huisnummer hetzelfde blad
ophalen.

Wij gebruiken drie zinnen, altijd dezelfde:

- Er zit asbest in uw woning, op deze plek.
- Zolang het heel is, kan het geen kwaad.
- Wilt u er iets aan doen, bel dan eerst. Wij komen dezelfde week kijken.

Van de 1.930 paspoorten belden 214 mensen. Elf waren echt ongerust; met hen heeft de opzichter thuis gepraat.
Twee gezinnen kregen uit voorzorg een luchtmeting. Beide keren was de uitslag goed.

# Volgorde van verwijderen
1. Direct: elke melding van breuk, vloerzeil dat loslaat, koord in kachels.
2. Binnen vijf jaar: golfplaten op schuren<<.|; dit is afgerond.>>
3. Bij vervanging van de ketel: de plaat erachter.
4. Bij vernieuwing van keuken of badkamer: leidingkokers en standleidingen.
5. Bij mutatie: vensterbanken en dorpels, als de woning toch drie weken leegstaat.

Bij direct werk verhuist het gezin zo nodig voor één tot vier nachten. Wij betalen een vergoeding van 60 euro
per nacht per gezin plus de kosten van het verblijf, of regelen een vakantiehuisje in de buurt.

# Zo doen wij het veilig
Een gecertificeerd bedrijf saneert, een ander onafhankelijk bedrijf inventariseert en weer een ander geeft vrij.
Die drie horen niet bij hetzelfde concern. Wij nemen dat zo op in elk contract. De opzichter is bij het begin en
bij de vrijgave aanwezig. Alle meldingen aan het landelijke volgsysteem controleert een medewerker op kantoor
binnen een week.

Eigen vaklieden krijgen elk jaar een halve dag herhaling: herkennen, stoppen, melden. Zij saneren zelf niets.
Wie het werk stillegt bij twijfel, krijgt altijd gelijk, ook als het achteraf gipsplaat blijkt te zijn. In
<<2020|2025>> gebeurde dat <<14|19>> keer, <<9|7>> keer terecht.

# Kosten
Tabel: Begroting in euro’s
| Onderdeel | <<2021-2025|2021-2025, werkelijk>> | <<2026-2030|2026-2034>> |
| Schuurdaken | <<1.150.000|1.238.000>> | <<0|0>> |
| Kokers en leidingen | <<300.000|214.000>> | <<900.000|2.640.000>> |
| Platen en koord | <<260.000|271.000>> | <<120.000|96.000>> |
| Vensterbanken en dorpels | <<90.000|73.000>> | <<200.000|260.000>> |
| Onderzoek en paspoorten | <<180.000|196.000>> | <<60.000|85.000>> |

{v2-} # Wat vijf jaar ons leerde
{v2-} De schuurdaken gingen sneller dan gedacht, omdat wij per straat één dag kozen en alle bewoners meededen.
Ook 58 eigenaren van buurwoningen haakten aan voor dezelfde prijs. Het lastigst was het vloerzeil: bewoners
hadden er laminaat op gelegd en wilden niet dat het eruit ging. Uiteindelijk vergoedden wij de nieuwe vloer
volledig. Dat stond niet in het plan en kostte 61.000 euro, maar ieder ander voorstel duurde te lang.

# Wie is waarvoor verantwoordelijk
De manager wonen en vastgoed is eigenaar van dit plan en rapporteert elk halfjaar aan het bestuur. De opzichters
houden het register bij; een woning zonder actuele gegevens kan in ons systeem niet worden verhuurd. De raad van
commissarissen krijgt jaarlijks het overzicht van vindplaatsen en incidenten.
""",
        herzien=-30,
    ),
    maak(
        "dinkelhof-asbest", "oldeheuvel",
        "Asbest tegengekomen? Werkinstructie voor vaklieden",
        "procedure", "veilig-wonen", "docx",
        ("2025-01-13 Herschreven door de vaklieden zelf.",),
        "Zes stappen op de binnenkant van de busdeur, met uitleg voor wie het voor het eerst meemaakt.",
        """
# Voor wie
Deze instructie is voor iedereen die voor {naam} in een woning werkt: eigen vaklieden, stagiairs en de mensen
van het schilders- en loodgietersbedrijf. De vaklieden schreven haar zelf, omdat de vorige versie elf bladzijden
had en in niemands bus lag. De eerste bladzijde hangt als kaart aan de binnenkant van de busdeur.

# De kaart
1. **Stop.** Leg het gereedschap neer, niet opruimen, niet vegen, niet zuigen.
2. **Ga weg.** Neem de bewoner mee de kamer uit, doe de deur en de ramen van die kamer dicht, zet de mechanische
  ventilatie uit.
3. **Bel** de coördinator. Geen gehoor? Dan de piketdienst. Niet appen.
4. **Maak een foto** door het raam of vanuit de deuropening, niet van dichtbij.
5. **Blijf** tot er iemand is. Plak lint over de deur. Vertel de bewoner wat u weet en wat u niet weet.
6. **Kleren.** Heeft er stof op gezeten? Trek ze uit in een zak bij de deur. In elke bus ligt een overall in uw
  maat.

# Wanneer moet u eraan denken
De woning is van voor 1994 en u ziet of raakt:

- grijze, harde plaat met een wafelafdruk aan één kant;
- wit pluizig koord rond een deurtje of een flens;
- zeil met een viltachtige, lichtgrijze rug;
- een ronde grijze buis in een koker;
- zacht, wit spul rond een leiding, als gips met haren.

Twijfelt u, dan is het asbest totdat iemand anders zegt van niet. Niemand krijgt commentaar omdat hij te vroeg
belde. Het duurste wat er ooit misging, was iemand die dacht: ik maak dit gat nog even af.

# Wat zegt u tegen de bewoner
Zeg rustig: ‘Ik zie materiaal waar misschien asbest in zit. Ik stop ermee, zodat er niets vrijkomt. Mijn collega
belt u vandaag nog.’ Zeg niet: ‘Het zal wel meevallen.’ Ook niet: ‘Dit is heel gevaarlijk.’ U weet het allebei
niet.

Wordt de bewoner boos of bang, dan blijft u erbij staan. Dat is vervelend, maar weggaan maakt het erger. De
coördinator is meestal binnen veertig minuten ter plaatse, ook in {kern4}.

# Wat doet de coördinator
Tabel: Na uw telefoontje
| Tijd | Actie |
| binnen 1 uur | ter plaatse kijken, kamer afsluiten, bewoner spreken |
| dezelfde dag | monster laten nemen, zo nodig logeeradres regelen |
| 24 tot 48 uur | uitslag; bewoner en vakman horen hem tegelijk |
| binnen 2 weken | saneren of veilig afdekken |
| daarna | register bijwerken, vakman krijgt bericht wat het was |

Die laatste regel hebben de vaklieden erin gezet. Zij hoorden vroeger nooit meer iets.

# Gezondheid
Heeft u mogelijk vezels ingeademd, meld dat dan dezelfde dag. Het komt in uw dossier bij de arbodienst, met
datum en plek. Eenmalig en kort contact geeft een heel klein risico. De bedrijfsarts legt het graag uit; het
gesprek telt als werktijd. Sinds 2019 waren er bij ons drie meldingen, met samen vier collega’s.

# Oefenen
In januari oefenen wij een uur in een lege woning. De coördinator verstopt vijf materialen, waarvan er twee
onschuldig zijn. Wie het koord niet ziet, trakteert.
""",
        herzien=430, bereik="corporatie",
    ),
)  # fmt: skip
