"""Documents about living together, nuisance and fraud."""

from mkwportal.demo.documenten.maken import maak

DOCUMENTEN = (
    maak(
        "bollenhof-overlast", "rodrigues",
        "Overlastprotocol: van irritatie tot ingrijpen",
        "protocol", "leefbaarheid", "pdf",
        (
            "2021-05-31 Eerste versie.",
            "2025-08-18 Stap ‘samen aan tafel’ verplicht, regels voor camera’s en deurbellen.",
        ),
        "Vier niveaus van overlast met per niveau wie er aan zet is. Met termijnen, een dossierregel en voorbeelden "
        "van wat wij níet oplossen.",
        """
# Overlast is van twee kanten
Jaarlijks krijgt {naam} rond de <<820|760>> meldingen van overlast. Achter elke melding zitten minstens twee
huishoudens die allebei vinden dat zij gelijk hebben. Soms is dat ook zo. Ons doel is niet om uit te maken wie
er gelijk heeft. Wij willen dat mensen weer rustig slapen en elkaar op de trap kunnen groeten, of in elk geval
voorbij kunnen lopen.

# Vier niveaus
Tabel: Soort overlast en wie er aan zet is
| Niveau | Voorbeelden | Eerst aan zet | Onze rol |
| 1 Irritatie | voetstappen, rook van de barbecue, blaffende hond overdag | bewoners zelf | tips en een belbriefje |
| 2 Conflict | herhaald geluid ’s avonds, parkeren, rommel, ruzie over schutting | bewoners met buurtbemiddeling | doorverwijzen, terugbellen |
| 3 Ernstig | schreeuwen, vernieling, vervuiling, intimidatie | {naam} | dossier, gesprekken, afspraken |
| 4 Onhoudbaar | geweld, bedreiging, handel in drugs, brandgevaar | {naam} met politie en gemeente | ingrijpen, zo nodig naar de rechter |

Wie belt met een melding van niveau 1 krijgt geen dossiernummer, maar wel aandacht. De medewerker vraagt: hebt u
het al gezegd? Zes van de tien keer is het antwoord nee. Dan oefenen zij samen de eerste zin. Dat duurt vijf
minuten en lost een derde van de meldingen op.

# Zo behandelen wij een melding op niveau 3
1. Binnen twee werkdagen belt een vaste medewerker de melder. Die vertelt ook wat wij niet kunnen beloven.
2. Binnen <<tien|zeven>> werkdagen hoort de andere kant van ons, in een gesprek en niet per brief. Wij noemen de
  melder niet zonder toestemming, maar zeggen eerlijk dat mensen het vaak zelf kunnen raden.
{v2-} 3. Binnen een maand zitten beide huishoudens samen aan tafel, met een gespreksleider. Wie weigert, mag
  dat; het komt dan wel in het dossier.
4. Afspraken komen op één bladzijde, met drie handtekeningen.
5. Na zes weken en na vier maanden bellen wij beide kanten.
6. Helpt het niet, dan volgt een gele kaart: een brief van de teamleider met precies één gedraging die moet
  stoppen.
7. De rode kaart is een voorstel aan de rechter: een gedragsaanwijzing, een laatste-kansovereenkomst of
  beëindiging van de huur.

{v2-} Stap 3 was eerst vrijwillig. In 2022 kwam het in 14 % van de zaken tot een gesprek. Sinds wij ervan
uitgaan dat het gebeurt, tenzij er een reden is om het niet te doen, is dat 63 %. Van die gesprekken eindigt
twee derde met een afspraak die na vier maanden nog staat.

# Dossier
Een melding telt als zij concreet is: dag, tijd, wat gebeurde er, wat deed het met u. Een logboek van drie weken
is genoeg; wij vragen niemand om een half jaar bij te houden. Alles wat in het dossier staat, mag de betrokkene
lezen. Dat houdt ons scherp op woorden.

{v2-} ## Camera’s, deurbellen en opnamen
{v2-} Steeds vaker sturen bewoners filmpjes. Een camera op de eigen voordeur mag, als zij niet de galerij of de
deur van de buren filmt. Is dat toch zo, dan vragen wij de camera te draaien en gebruiken wij de beelden niet.
Geluidsopnamen in de eigen woning luisteren wij samen met de melder af, en bewaren wij niet. Een meter van ons,
geplaatst met medeweten van beide kanten, is beter bewijs en maakt minder kapot.

# Psychische kwetsbaarheid
In ongeveer een kwart van de zaken op niveau 3 speelt ziekte een rol. Dan loopt er een tweede spoor: het
meldpunt zorg van de gemeente, de wijk-GGZ, soms familie. De twee sporen wachten niet op elkaar. Buren hebben
recht op rust, ook als de veroorzaker er niets aan kan doen. En de veroorzaker heeft recht op hulp, ook als hij
iedereen wakker houdt.

> In {kern2} hoorde een man stemmen door de muur en bonkte hij terug. Twee jaar lang waren er meldingen over en
weer. Een wijkverpleegkundige kwam binnen via de onderbuurvrouw, die altijd soep bracht. Hij verhuisde naar een
hoekwoning met begeleiding, twee straten verder. De soep gaat mee.

# Wat wij niet oplossen
- geluid van spelende kinderen voor acht uur ’s avonds;
- geuren van eten;
- hoe iemand zijn gordijnen, tuin of geloof inricht;
- ruzies die via sociale media lopen en niet aan de deur komen;
- overlast van koopwoningen, behalve door de gemeente erbij te halen.

# Woningruil en verhuizen
Soms is afstand de enige oplossing. {naam} biedt dan één van beide kanten een andere woning aan, met een
vergoeding van de verhuizing tot <<1.000|1.500>> euro. Dat hoeft niet de veroorzaker te zijn. Melders ervaren
dat als onrecht, en dat begrijpen wij. Wij doen het hooguit vijf keer per jaar en alleen als beiden er beter van
worden.

# Cijfers
Tabel: Afloop van meldingen op niveau 3 en 4
| | 2019 | <<2020|2024>> |
| Nieuwe dossiers | 148 | <<171|122>> |
| Opgelost met afspraak | 41 % | <<38|59>> % |
| Verhuizing van een van beiden | 9 % | <<8|7>> % |
| Naar de rechter | 11 | <<13|6>> |
| Ontruimd om overlast | 4 | <<5|2>> |

De cijfers gaan elk jaar naar de bewonerscommissies en naar de gemeenten {gemeenten}. Zij laten zien dat het
werkt en ook dat een derde niet lukt. Dat laatste vertellen wij nieuwe medewerkers op hun eerste dag.
""",
        herzien=640,
    ),
    maak(
        "slingebeek-buurtbemiddeling", "bouzid",
        "Buurtbemiddeling: convenant met gemeenten en politie",
        "overeenkomst", "leefbaarheid samenwerken", "odt",
        ("2023-12-11 Verlengd voor vier jaar.",),
        "Convenant voor vrijwillige buurtbemiddeling in twee gemeenten: taken, kosten, privacy en wat bemiddelaars "
        "wel en niet doen.",
        """
# Partijen
De gemeenten {gemeenten}, {naam}, de politie in het basisteam en de welzijnsorganisatie spreken af om samen
buurtbemiddeling in stand te houden. Zij doen dat sinds 2015. In die tijd behandelden 34 vrijwilligers ruim
1.300 zaken. Dit convenant vervangt dat van 2019.

# Wat is buurtbemiddeling
Twee opgeleide vrijwilligers bezoeken eerst de ene buur en dan de andere. Willen beiden praten, dan leiden zij
op neutraal terrein een gesprek. De buren bedenken zelf de oplossing. Bemiddelaars kiezen geen partij, geven
geen advies en hebben geen macht. Dat is hun kracht. Zodra een instantie druk zet, werkt het niet meer.

Buurtbemiddeling past bij geluid, tuinen, huisdieren, kinderen, parkeren, roddel en oude ruzies. Het past niet
bij geweld, ernstige verslaving, onbehandelde psychische ziekte of conflicten binnen een gezin.

# Wie doet wat
Tabel: Taken en bijdragen per jaar
| Partij | Taak | Bijdrage |
| Gemeenten samen | opdrachtgever, ruimte in het gemeentehuis | € 34.000 |
| {naam} | verwijzen, terugkoppelen, training over huurrecht | € 24.500 |
| Andere verhuurders | verwijzen | € 6.000 |
| Politie | verwijzen, veiligheid bij twijfel | in uren |
| Welzijnsorganisatie | coördinator 24 uur per week, vrijwilligers | uitvoerder |

De coördinator is in dienst van welzijn en legt verantwoording af aan een stuurgroep die twee keer per jaar
bijeenkomt. Zij neemt geen opdrachten aan van een van de partijen over één zaak.

# Werkwijze en termijnen
1. Een bewoner meldt zich zelf, of een partner verwijst met toestemming van de bewoner.
2. Binnen drie werkdagen belt de coördinator.
3. Binnen tien dagen is het eerste bezoek.
4. Een traject duurt gemiddeld vijf weken en ten hoogste twaalf.
5. De verwijzer hoort alleen: gestart, afgesloten met afspraak, afgesloten zonder afspraak.

{naam} wacht tijdens een traject met brieven over dezelfde kwestie, tenzij de veiligheid in gevaar is. In 2022
ging dat een keer mis: op de dag van het gesprek viel er een waarschuwing in de bus. De bemiddeling was voorbij.
Sindsdien staat er een vlag in ons systeem.

# Vrijwilligers
Een bemiddelaar krijgt een basistraining van drie dagen, elk jaar twee verdiepingen en na elke zaak een
nagesprek. Er is een verzekering en een vergoeding voor reiskosten. De groep is bewust gemengd: de jongste is
24, de oudste 77, er zijn een oud-rechter, een kapper en twee mensen die zelf ooit een melder waren. In {kern2}
en {kern4} zoeken wij mensen die ook Duits, Pools of Arabisch spreken.

# Privacy
Dossiers zijn van de buurtbemiddeling en worden twee maanden na afsluiting vernietigd. Bemiddelaars getuigen
niet en leggen geen verklaringen af, ook niet als een partij daarom vraagt. Alleen bij een acuut gevaar voor
mensen doorbreekt de coördinator de geheimhouding, en zij vertelt dat aan betrokkenen.

# Resultaat
Tabel: Zaken in de laatste drie jaar
| | 2020 | 2021 | 2022 |
| Aanmeldingen | 171 | 188 | 152 |
| Geschikt voor bemiddeling | 139 | 150 | 127 |
| Opgelost of verbeterd | 66 % | 69 % | 71 % |
| Via {naam} aangemeld | 74 | 80 | 61 |
| Gemiddelde kosten per zaak | € 377 | € 343 | € 424 |

In het eerste coronajaar ging het opvallend vaak over geluid overdag. De aantallen dalen nu weer, maar zaken
zijn ingewikkelder.

# Duur
Dit convenant geldt van 1 januari 2024 tot en met 31 december 2027. Wie wil stoppen, zegt dat een jaar vooraf,
zodat lopende zaken kunnen worden afgemaakt. Partijen die later willen aansluiten zijn welkom voor een bijdrage
van 2,10 euro per woning.
""",
        herzien=395, door="bestuur en partners",
    ),
    maak(
        "hondsrand-leefbaarheid", "meijering",
        "Leefbaar in elf dorpen: plan 2026-2029",
        "beleid", "leefbaarheid", "pdf",
        ("2025-12-15 Vastgesteld na elf dorpsgesprekken.",),
        "Geen wijkaanpak uit de stad maar elf kleine plannen. Hoe wij kiezen, wat een dorp zelf mag besteden en welke "
        "drie dingen wij overal doen.",
        """
# Het dorp bestaat niet
Tussen {kern1} en {kern4} ligt achttien kilometer en een wereld. In het ene dorp zit een actieve ijsvereniging
die alles regelt, in het andere groet men elkaar bij de brievenbus en dat is het wel. {naam} werkte jaren met
één leefbaarheidsbeleid voor {vhe} woningen. Dat leidde tot overal dezelfde plantenbakken. Voor dit plan hielden
wij elf dorpsgesprekken, met samen 380 mensen. Wij vroegen niet wat er mis was, maar waar zij trots op zijn en
wat dat bedreigt.

# Wat wij hoorden
- De bus, de huisarts en de pinautomaat zijn weg. Wij gaan daar niet over, maar ons huurdersblad en onze stem
  helpen wel.
- Ouderen missen een plek om gewoon even te zitten, zonder activiteit.
- In drie dorpen maken mensen zich zorgen over verhuur aan arbeidsmigranten door derden. Het gaat bijna nooit om
  onze woningen, maar men denkt van wel.
- Jongeren willen geen hangplek, maar een woning.
- Mensen storen zich meer aan een verwaarloosde tuin dan aan een lelijke gevel.

# Drie dingen die wij overal doen
**Een gezicht.** Elk dorp heeft een vaste wijkbeheerder met een eigen telefoonnummer. Die is er op een vaste
dag, op een vaste plek: de snackbar, de school, de keet van de ijsbaan.

**Schoon en heel.** Twee keer per jaar lopen wij met bewoners een ronde. Wat wij zelf kunnen maken, doen wij
binnen een maand.

**Een welkom.** Nieuwe huurders krijgen in de derde week bezoek van iemand uit het dorp, met een tas van de
plaatselijke winkels. In het eerste jaar deden 64 vrijwilligers dat 190 keer.

# Het dorpsbudget
Per woning is er 18 euro per jaar. In een dorp met 240 huurwoningen is dat 4.320 euro. Een groepje bewoners
beslist hoe dat wordt besteed. Onze enige eisen: het komt ten goede aan de directe omgeving van huurwoningen, er
doen huurders mee in de groep, en na afloop komt er een foto. Sparen mag, drie jaar lang.

Tabel: Besteding in het proefjaar
| Dorp | Budget | Waaraan |
| {kern1} | € 11.600 | fietsreparatiehoek, speeltoestel, twee banken |
| {kern2} | € 5.250 | rolstoelpad naar de vijver |
| {kern3} | € 4.700 | gespaard voor een jeu-de-boulesbaan |
| {kern4} | € 6.900 | gereedschapschuur om te lenen |
| Zeven kleine dorpen | € 14.300 | moestuin, kerstboom, rijdende koffie, bloembollen |

Van de elf groepen hadden er twee ruzie. In één geval is de groep opnieuw gekozen, in het andere hebben wij
bemiddeld met pannenkoeken.

# Kiezen waar het nodig is
Naast dat gelijke budget is er 85.000 euro per jaar voor plekken waar het slechter gaat. Wij kiezen die op basis
van vijf cijfers: verhuizingen per jaar, meldingen van overlast, huurachterstand, het cijfer dat bewoners geven
en wat de wijkbeheerder ziet. Het laatste telt het zwaarst, want cijfers lopen een jaar achter.

In 2026 gaat het om twee plekken. In {kern2} de Veenweg, waar in vier jaar een derde van de bewoners wisselde.
En in {kern4} de flat bij het kanaal, met 40 appartementen en 31 nationaliteiten. Daar komt een huismeester voor
drie ochtenden per week en een gezamenlijke tuin op de oude parkeerplaats.

# Grenzen aan wat mag
De wet staat toe dat corporaties bijdragen aan leefbaarheid in de buurt van hun bezit, voor zover dat in
afspraken met de gemeente staat. Wij betalen dus geen clubhuis, geen dorpsfeest en geen vuurwerk. Wel betalen
wij een bank, ook als die bij het clubhuis staat. In 2025 gaven wij 133 euro per woning uit, inclusief de lonen
van wijkbeheerders. Dat is iets boven het gemiddelde van vergelijkbare corporaties; dat mag van de
huurdersorganisatie zo blijven.

# Hoe meten wij
Eén keer per twee jaar geven bewoners een cijfer voor hun straat. In 2025 was het een 7,4, met een 6,3 voor de
Veenweg en een 8,6 voor {kern3}. Wij streven niet naar een hoger gemiddelde, maar naar geen enkele straat onder
de 6,5.

Daarnaast vertelt elke wijkbeheerder in december drie verhalen: iets wat lukte, iets wat mislukte en iets wat
vanzelf ging. Die verhalen staan in het jaarverslag, zonder namen. Ze worden vaker gelezen dan de tabellen.
""",
        herzien=1180,
    ),
    maak(
        "lingekant-bewonersinitiatief", "vandoorn",
        "Bewoners aan zet: kleine regeling voor goede ideeën",
        "procedure", "leefbaarheid huurders", "pdf",
        ("2024-05-06 Vereenvoudigd: één vraag, één bladzijde, één week.",),
        "Een regeling zonder aanvraagformulier. Bewoners bellen met een idee en horen binnen een week ja of nee. Met "
        "drie jaar ervaring en de vergissingen.",
        """
# Van formulier naar telefoontje
Tot 2021 had {naam} een leefbaarheidsfonds met een formulier van zes bladzijden, een begroting in drie kolommen
en een commissie die om de zes weken bijeenkwam. Er werden vier aanvragen per jaar gedaan, steeds door dezelfde
mensen. Nu kan een bewoner bellen of aanbellen. De wijkbeheerder stelt één vraag: wie wordt hier blij van?
Binnen een week is er een antwoord. Vorig jaar waren er 57 ideeën, van 41 verschillende mensen, en 46 daarvan
zijn uitgevoerd.

# De regels
1. Minstens drie huishoudens doen mee, waarvan één bij ons huurt.
2. Het is voor de straat, niet voor één huis.
3. Wij betalen tot 500 euro per idee. Boven 500 euro beslist de manager, tot 2.500 euro.
4. Wie het bedenkt, doet het ook. Wij helpen, wij nemen het niet over.
5. Bonnetjes op een hoop, foto erbij, klaar.

Een idee dat eten en drank is, mag de helft aan eten en drank uitgeven. Alcohol betalen wij niet. Dat is de
enige regel waarover wij ooit een boze brief kregen.

# Wie beslist
De wijkbeheerder beslist zelf tot 500 euro. Dat was voor sommigen in onze organisatie spannend. Wij hebben
vooraf afgesproken dat er elk jaar minstens twee ideeën mogen mislukken. Zijn het er minder, dan zijn wij te
streng.

Nee zeggen mag ook. Elf keer gebeurde dat: voor een trampoline (aansprakelijkheid), een camera, een elektrische
poort, twee buurtfeesten van één familie, een schuur op gemeentegrond, een drone en nog vier van zulke dingen.
De beheerder legt het aan de deur uit en denkt mee over iets dat wel kan. De trampoline werd een zandbak.

# Waaraan het geld opging
Tabel: Ideeën in 2021 tot en met 2023
| Soort | Aantal | Gemiddeld bedrag |
| Groen, geveltuinen, bollen | 48 | € 190 |
| Samen eten, koffie, kerst | 31 | € 165 |
| Spelen en sport | 17 | € 430 |
| Opknappen van een plek | 14 | € 610 |
| Lenen en delen: gereedschap, boeken | 9 | € 280 |
| Iets anders | 8 | € 240 |

In drie jaar gaven wij 32.600 euro uit, ruim onder het budget van 45.000 euro. De rest ging naar een gezamenlijk
project in {kern2}: een pad naar de uiterwaard dat ook met een rollator te doen is.

# Wat wij leerden
**Langzaam weer weggaan.** De eerste jaren bleven wijkbeheerders te lang trekken aan wat goed begon. De
leestafel in {kern3} stopte op de dag dat onze beheerder met pensioen ging. Nu spreken wij bij de start af
wanneer wij er niet meer bij zijn.

**Niet alleen de doeners.** Mensen die makkelijk bellen, hebben het vaak al goed voor elkaar. Daarom belt elke
beheerder zelf vijf keer per jaar aan bij iemand die nooit iets vraagt. Daar kwam het mooiste idee vandaan: een
bank op precies de helft van de weg naar de winkel.

**Opruimen hoort erbij.** Een plantenbak is leuk in mei en treurig in februari. In de afspraken staat wie er
over een jaar voor zorgt. Doet niemand het, dan haalt {naam} het na een winter weg, zonder verwijt.

**Onderhoud is ook een idee.** Steeds meer straten vragen om gereedschap in plaats van geld. Er zijn nu vier
schuurtjes met een heggenschaar, een hogedrukspuit en een ladder. Sleutel bij de buurvrouw.

# Samen met de gemeente
De gemeente {gemeente} heeft een eigen potje, met een formulier. Wij spraken af dat een bewoner nooit wordt
doorgestuurd: onze beheerder belt de ambtenaar of andersom, en samen maken zij er één antwoord van. De helft van
de ideeën ligt op gemeentegrond. Voor bankjes, bomen en speeltoestellen geldt een lijst van wat zonder
vergunning mag; die lijst is op ons verzoek met elf dingen uitgebreid.

# Overnemen
Wilt u deze regeling gebruiken? Begin met één dorp en één wijkbeheerder die durft. Geef hem 5.000 euro, een jaar
de tijd en een leidinggevende die niet vraagt naar doelstellingen. Vraag na dat jaar om verhalen en tel daarna
pas.
""",
        herzien=85,
    ),
)  # fmt: skip
