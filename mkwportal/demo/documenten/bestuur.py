"""Documents about integrity, reporting wrongs, investing and supervision."""

from mkwportal.demo.documenten.maken import maak

DOCUMENTEN = (
    maak(
        "linde-integriteit", "aydin",
        "Integriteitscode: doe gewoon en praat erover",
        "reglement", "bestuur organisatie", "docx",
        (
            "2018-03-12 Eerste versie.",
            "2021-10-18 Grensbedrag voor geschenken verlaagd, nevenfuncties openbaar.",
            "2025-11-24 Sociale media, gebruik van AI en toewijzen aan familie toegevoegd.",
        ),
        "Een code die begint met dilemma’s in plaats van verboden. Voor medewerkers, bestuur en RvC, met elk kwartaal "
        "één kwestie op tafel.",
        """
# Waar het op neerkomt
Bij {naam} kennen wij de huurders, de aannemers en elkaar. Dat is onze kracht en ons risico. Je zwager heeft een
schildersbedrijf, je buurvrouw staat op de wachtlijst en de voorzitter van de voetbalclub zit in de raad van
commissarissen. Een code met veertig verboden helpt dan niet. Deze code heeft één vraag: kun je het morgen
uitleggen aan een huurder bij de bakker? Is het antwoord nee, doe het dan niet. Twijfel je, praat er dan over
voordat je het doet.

De code geldt voor alle {fte} fte, voor de directeur-bestuurder, voor de RvC en voor wie namens ons werkt.

# Geschenken en etentjes
Een bos bloemen of een taart voor het team mag. Een geschenk van meer dan <<50|25|25>> euro sturen wij terug,
met een vriendelijke kaart. Krijg je iets thuisgestuurd, meld het dan bij de bestuurssecretaris. In december
verloten wij alle kerstpakketten van leveranciers onder <<de medewerkers|bewoners van onze
seniorenwoningen|bewoners van onze seniorenwoningen>>.

Een lunch tijdens een werkoverleg is gewoon. Een uitnodiging voor een wedstrijd, een reis of een avond met
partner nemen wij niet aan. Uitnodigingen voor een vakbeurs betalen wij zelf.

# Familie en vrienden
{v-2} Je behandelt geen zaken van familie, vrienden of buren. Je meldt het aan je leidinggevende, die een
collega aanwijst.

{v3-} Je behandelt geen zaken van familie, vrienden of buren. Dat geldt voor toewijzen, reparaties,
achterstanden en opdrachten. In een dorp is dat soms bijna iedereen. Daarom meld je alleen wie dichtbij staat:
wie je op een verjaardag spreekt. De collega die het overneemt, zet dat in het dossier. Krijgt een medewerker of
een familielid zelf een woning van {naam}, dan tekent de directeur en gaat het mee in een lijst naar de RvC. In
2024 waren dat er twee, beide op gewone volgorde.

# Nevenfuncties
Wij vinden het fijn als mensen zich inzetten in hun dorp. Meld elke functie, betaald of niet, waarin je iets
beslist over geld, grond of mensen in ons werkgebied. <<De directeur houdt een lijst bij.|De lijst staat op onze
site.|De lijst staat op onze site.>> Niet mogelijk zijn: werken voor een leverancier, makelen in ons werkgebied
en een eigen bedrijf dat aan ons factureert.

{v3-} # Online
{v3-} Op sociale media ben je ook medewerker van {naam}, of je dat wilt of niet. Wij vragen drie dingen: schrijf
niet over huurders, ook niet zonder naam; ga niet in discussie over een zaak, maar bied aan om te bellen; en
gebruik je verstand bij foto’s van achter een voordeur.

{v3-} Voor teksten mag je een AI-hulp gebruiken, mits je er geen gegevens van huurders, collega’s of
aanbestedingen in zet. Je blijft zelf verantwoordelijk voor wat er staat. Een brief over een afwijzing of een
huurschuld schrijf je zelf.

# Spullen, tijd en vertrouwen
Een boormachine lenen mag, de bus voor een verhuizing ook, als je het in de app zet. Restmateriaal is van
{naam}. Vroeger ging dat ‘mee naar huis’; nu ligt het op een tafel in de hal en mogen huurders het meenemen.

Wat je weet over mensen, houd je voor je. Ook thuis, ook op de kegelbaan.

# Dilemma’s
Deze kwesties zijn echt gebeurd, met toestemming van wie het betrof. Bespreek ze.

> Een aannemer die net een grote opdracht kreeg, biedt aan de kantine van de voetbalclub te sponsoren. De
opzichter is daar penningmeester. Niemand vraagt iets terug.

> Je buurman van 80 staat op de wachtlijst. Je ziet dat hij door een fout in zijn inschrijving vier jaar kwijt
is. Als jij het niet herstelt, doet niemand het.

> Een commissaris belt je rechtstreeks met de vraag hoe het staat met de aanvraag van een kennis. ‘Alleen om te
weten.’

{v2-} > Een collega declareert elke week dezelfde rit, ook als zij thuiswerkte. Het gaat om 6 euro.

{v3-} > Een huurder zet een filmpje van een gesprek met jou online. Je staat er niet slecht op, maar de hele
straat kijkt mee.

# Melden en gevolgen
Zie je iets dat niet klopt, zeg het dan eerst tegen degene die het doet. Kan dat niet, ga dan naar je
leidinggevende, de bestuurssecretaris of de vertrouwenspersoon. Voor ernstige zaken is er de
klokkenluidersregeling. Wie meldt, wordt beschermd, ook als het een misverstand blijkt.

Na een overtreding volgt altijd een gesprek. Dan kijken wij wat het was: een vergissing, gemak of opzet. De
gevolgen lopen van een afspraak tot ontslag. Sinds <<2015|2018|2018>> was er <<één keer|drie keer|vijf keer>>
een gesprek en <<geen|één|één>> ontslag.

# Levend houden
Elk kwartaal ligt er bij de vrijdagkoffie één kwestie op tafel. Niemand hoeft het eens te worden. De RvC doet
hetzelfde in zijn zelfevaluatie. Nieuwe medewerkers lezen deze code op hun eerste dag hardop, met iemand die er
al lang werkt.
""",
        door="bestuur en RvC", herzien=733,
    ),
    maak(
        "slingebeek-klokkenluiders", "bouzid",
        "Klokkenluidersregeling: veilig melden van een misstand",
        "reglement", "bestuur organisatie", "pdf",
        ("2023-10-30 Aangepast aan de wet, na instemming van de personeelsvertegenwoordiging.",),
        "Regeling voor vermoedens van misstanden: wie kan melden, waar, binnen welke termijn u iets hoort en hoe u "
        "wordt beschermd. Met een beslisboom.",
        """
# Waarom deze regeling
Als er bij {naam} iets ernstig mis is, wil de organisatie dat horen. Liefst van iemand van binnen en liefst
snel. Dat gebeurt alleen als melden veilig is. De wet regelt sinds 2023 een stevige bescherming. Deze regeling
vertaalt die naar een organisatie met {fte} fte, waar iedereen elkaar kent en anoniem blijven dus lastig is.
Juist daarom hebben wij het meldpunt buiten de deur gelegd.

# Wat is een misstand
Een misstand is iets waarbij het algemeen belang in het geding is. Denk aan fraude met aanbestedingen, het
negeren van een gevaar voor bewoners, knoeien met asbestrapporten, valse opgaven aan een toezichthouder of het
structureel overtreden van privacyregels.

Geen misstand in deze zin, maar wel belangrijk: een conflict met een leidinggevende, pesten, ongewenst gedrag of
ontevredenheid over beleid. Daarvoor zijn er de vertrouwenspersoon en de gewone gesprekken.

Tabel: Waar hoort uw melding?
| Wat speelt er | Eerste stap | Regeling |
| Pesten, intimidatie, discriminatie | vertrouwenspersoon | ongewenst gedrag |
| Kleine regel overtreden | collega of leidinggevende | integriteitscode |
| Klacht van een huurder | klantenservice | klachtenreglement |
| Ernstig en het raakt anderen | meldpunt | deze regeling |
| Direct gevaar | 112 | geen |

# Wie kan melden
Iedereen die door zijn werk met {naam} te maken heeft: medewerkers, oud-medewerkers, stagiairs, sollicitanten,
ingehuurde mensen, leveranciers, commissarissen en vrijwilligers. Ook wie de melder helpt, is beschermd.

U hoeft niets te bewijzen. Een redelijk vermoeden is genoeg, gebaseerd op wat u zag, las of hoorde van iemand
die erbij was. Doe geen eigen onderzoek. Het openbreken van een kast of mailbox is niet nodig en maakt het
moeilijker.

# Waar kunt u melden
1. **Bij uw leidinggevende** of, als die betrokken is, bij de directeur-bestuurder.
2. **Bij het externe meldpunt,** een advocaat-in-ruste in een andere provincie. Hij is dag en nacht te bereiken
  en kent hier niemand.
3. **Bij de voorzitter van de RvC,** als het over de bestuurder gaat.
4. **Rechtstreeks bij een bevoegde instantie,** zoals de toezichthouder of het Huis voor Klokkenluiders. U hoeft
  niet eerst intern te melden.

Melden kan mondeling, schriftelijk of in een gesprek op een plek die u kiest. Het meldpunt neemt desgewenst
anonieme meldingen aan en kan dan via een code met u blijven praten.

# Wat gebeurt er daarna
Tabel: Termijnen
| Moment | Uiterlijk |
| Ontvangstbevestiging | 7 dagen |
| Besluit of er onderzoek komt | 3 weken |
| Start onderzoek door een onafhankelijk persoon | 5 weken |
| Bericht over beoordeling en opvolging | 3 maanden na de bevestiging |
| Eindverslag aan bestuur en RvC | 4 maanden |

Degene over wie de melding gaat, wordt gehoord en is onschuldig totdat anders blijkt. De onderzoeker is nooit
iemand uit het eigen team. Gaat het om een opdracht aan een leverancier, dan kijkt de accountant mee. Blijkt er
niets aan de hand, dan hoort iedereen die ervan wist dat ook, met evenveel nadruk.

# Bescherming
Wie te goeder trouw meldt, mag daar geen nadeel van ondervinden: geen ontslag, geen overplaatsing, geen slechte
beoordeling, geen kring van stilte in de kantine. Gebeurt er toch iets, dan moet {naam} bewijzen dat het niets
met de melding te maken heeft. De identiteit van de melder blijft geheim. Alleen het meldpunt kent de naam; wie
haar doorvertelt, overtreedt deze regeling.

U kunt gratis een adviseur raadplegen en na afloop zes gesprekken met een psycholoog krijgen. Ook bij een
terechte melding blijkt de nasleep vaak zwaarder dan de melding zelf.

# Openheid
In het jaarverslag staat elk jaar hoeveel meldingen er waren en wat wij in het algemeen hebben veranderd. In de
afgelopen zes jaar waren het er drie. Eén ging over het splitsen van een opdracht, één over een datalek dat te
laat was gemeld en één bleek op een misverstand te berusten. Naar aanleiding van de eerste is de
tekenbevoegdheid aangepast.
""",
        door="bestuur en RvC", herzien=-141,
    ),
    maak(
        "hondsrand-investering", "meijering",
        "Investeringsstatuut: rekenen met hoofd en hart",
        "statuut", "financien bestuur", "docx",
        ("2024-06-03 Bevat rendementseisen per product, niet voor marktpartijen.",),
        "Intern toetsingskader voor nieuwbouw, aankoop, renovatie en verkoop, met rendementseisen en mandaten. Alleen "
        "voor eigen gebruik wegens onderhandelingen.",
        """
# Doel en reikwijdte
{naam} investeert de komende tien jaar ongeveer 190 miljoen euro. Dit statuut zegt waaraan een voorstel moet
voldoen, wie beslist en hoe wij achteraf leren. Het geldt vanaf 100.000 euro. Omdat er rendementseisen in staan
die een verkoper of ontwikkelaar graag zou kennen, blijft het binnen de organisatie.

# Vier toetsen
Elk voorstel doorloopt vier toetsen, in deze volgorde. Haalt het er één niet, dan stopt het of gaat het terug.

**Past het?** Draagt het bij aan het ondernemingsplan en aan de afspraken met gemeenten en huurders? Wie wordt
er beter van?

**Kan het?** Blijven wij over tien jaar binnen onze eigen grenzen, ook in het scenario met hoge rente?

**Loont het?** Is de verhouding tussen kosten en maatschappelijke opbrengst redelijk, vergeleken met andere
manieren om hetzelfde te bereiken?

**Lukt het?** Hebben wij de mensen, de grond, de vergunning en de buren mee?

# Grenzen
Tabel: Eigen grenzen naast de externe normen
| Ratio | Externe norm | Onze grens | Stand begroting |
| Rentedekking (ICR) | minstens 1,4 | 1,6 | 1,94 |
| Loan to value op beleidswaarde | hooguit 85 % | 75 % | 58 % |
| Solvabiliteit op beleidswaarde | minstens 15 % | 25 % | 41 % |
| Onderpand | hooguit 70 % | 65 % | 39 % |

Komt een ratio binnen 10 % van onze grens, dan mag er alleen nog worden besloten over investeringen waar een
wettelijke plicht achter zit.

# Rendementseisen
Tabel: Minimaal intern rendement over 50 jaar, na heffingen
| Product | Eis | Waarom |
| Sociale eengezinswoning | 2,1 % | kern van ons werk |
| Sociaal appartement met lift | 1,8 % | nodig voor ouderen |
| Middenhuur | 4,5 % | mag geen geld kosten |
| Zorgvastgoed | 3,2 % | hoger risico bij leegstand |
| Isolatie zonder huurverhoging | geen eis, ten hoogste € 32.000 per label-stap | klimaat en woonlasten |
| Kleine kern, tot zes woningen | 1,2 % | leefbaarheid, ten hoogste 10 per jaar |

De laatste regel is nieuw. Met een gelijke eis voor elk dorp bouwden wij alleen nog in {kern1} en {kern4}. De
prijs van die uitzondering is ongeveer 22.000 euro per woning; dat noemen wij in elk voorstel bij naam.

# Besluiten
1. Idee: half velletje, besproken in het managementteam. Voorbereidingskrediet tot 25.000 euro.
2. Haalbaarheid: programma, plek, eerste sommen, draagvlak. Bestuur.
3. Investeringsbesluit: alle vier toetsen, met gevoeligheid voor rente, bouwkosten en leegstand. Bestuur; boven
  3 miljoen euro goedkeuring van de RvC.
4. Aanbesteding: past de prijs niet binnen het besluit plus 4 %, dan terug naar stap 3.
5. Evaluatie: een jaar na oplevering.

Zonder evaluatie mag dezelfde projectleider geen derde project beginnen. Die regel was streng bedoeld en blijkt
prettig: er is nu tijd voor.

# Vertellen wat je niet weet
Achter elk voorstel hoort een kantlijn met drie onzekerheden en een bedrag. In de periode 2016 tot 2023 vielen
14 van de 19 projecten duurder uit, gemiddeld 9 %. De grootste oorzaak was niet de bouwprijs (3 %) maar tijd:
elk half jaar vertraging kostte 2,4 %. Wij rekenen daarom met een jaar langer dan de planner zegt.

# Rollen
De controller geeft een eigen advies, los van de projectleider, en mag altijd rechtstreeks naar de
auditcommissie. De RvC vraagt minstens één keer per jaar naar een project dat wij níet deden. Het antwoord staat
in de notulen.
""",
        bereik="corporatie", door="bestuur en RvC", herzien=555,
    ),
    maak(
        "bollenhof-toezicht", "heemskerk",
        "Toezicht op samenwerking: visie van de RvC",
        "beleid", "bestuur samenwerken", "odt",
        ("2026-03-09 Voor bespreking met raden van deelnemende corporaties.",),
        "Hoe houdt een raad van commissarissen toezicht op iets dat groeit zonder vast plan? Zeven vragen voor aan "
        "tafel, gedeeld binnen de verkenning.",
        """
# Aanleiding
{naam} werkt steeds vaker samen: inkoop met vier corporaties, een gedeelde functionaris gegevensbescherming, een
verkenning naar netwerken. Geen van die vormen is een rechtspersoon en voor geen ervan keurde de RvC een plan
goed. Toch raken ze aan geld, mensen en onafhankelijkheid. De commissarissen vroegen zich af: zijn wij te laat,
of hoeven wij hier niets van te vinden? Dit stuk is het antwoord dat wij tot nu toe hebben.

# Ons uitgangspunt
Samenwerken is een middel. De raad kijkt niet naar de vorm maar naar de bedoeling: worden huurders hier beter
van, en wie merkt dat? Wij willen vroeg meekijken en laat besluiten. Dat is ongewoon. Toezichthouders zijn
gewend om stukken te krijgen als alles bedacht is. Bij een samenwerking die al doende ontstaat is er dan niets
meer te kiezen.

# Drie momenten
**Aan het begin** vertelt de bestuurder wat de vraag is en met wie hij gaat praten. De raad besluit niets, maar
zegt wat hij belangrijk vindt en wat hij niet wil weggeven.

**Onderweg**, minstens twee keer per jaar, hoort de raad van een partner zelf hoe het gaat. Niet van onze
bestuurder alleen.

**Bij een drempel** is een besluit nodig. Wij spraken af wat een drempel is.

Tabel: Wanneer beslist de raad
| Drempel | Bespreken | Goedkeuren |
| Meer dan € 50.000 per jaar | ja | nee |
| Meer dan € 150.000 per jaar of langer dan drie jaar | ja | ja |
| Medewerkers gaan voor een ander werken | ja | vanaf 2 fte |
| Gegevens van huurders worden gedeeld | ja | nee, wel een privacytoets |
| Een nieuwe rechtspersoon | ja | ja |
| Uitstappen kost meer dan instappen | ja | ja |

# Zeven vragen voor aan tafel
1. Welk probleem van huurders wordt hiermee kleiner?
2. Zou een lichtere vorm ook genoeg zijn?
3. Wat brengen wij in dat wij niet terugkrijgen?
4. Wie spreekt namens ons en waar eindigt dat mandaat?
5. Wat doen wij als het goed gaat en er wil een vijfde bij?
6. Wat doen wij als een partner struikelt?
7. Durft onze bestuurder hier te zeggen dat het niet werkt?

De laatste vraag leverde het beste gesprek op. De bestuurder zei dat zij ermee wilde stoppen bij één overleg en
het niet durfde, omdat de voorzitter van de raad er enthousiast over was.

# Raden onderling
In het voorjaar van 2025 kwamen de raden van vier corporaties een middag bij elkaar zonder bestuurders. Dat was
spannend, ook voor de bestuurders. Er bleek één misverstand te bestaan: alle vier de raden dachten dat de andere
drie wilden fuseren. Niemand wilde dat. Sindsdien is er elk jaar zo’n middag, met de bestuurders erbij vanaf de
thee.

# Wat wij bewust niet doen
- Geen commissaris in een stuurgroep. Dan keuren wij ons eigen vlees.
- Geen kwartaalrapportage van twintig bladzijden. Eén bladzijde met kosten, uren, opbrengst en één zin van een
  huurder.
- Geen gezamenlijke RvC zolang er geen gezamenlijk besluit te nemen is.

# Waar wij nog niet uit zijn
Wie controleert een samenwerking als geheel? Elke raad ziet zijn eigen stukje. De accountant ziet alleen geld.
De huurdersorganisaties hebben er nog geen stem in. Wij zouden dit graag met anderen in de verkenning uitwerken,
met als toets: kan een huurder het begrijpen en er iets van vinden?
""",
        bereik="kring:eigentijdse-samenwerking", door="RvC", status="concept",
    ),
)  # fmt: skip
