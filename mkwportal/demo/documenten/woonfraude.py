"""Documents about fraud, eviction and crime."""

from mkwportal.demo.documenten.maken import maak

DOCUMENTEN = (
    maak(
        "raamdal-woonfraude", "jacobs",
        "Aanpak woonfraude: onderhuur, leegstand en schijnbewoning",
        "beleid", "woonfraude toewijzing", "docx",
        (
            "2022-06-20 Eerste versie.",
            "2025-04-07 Inkeerregeling en regels voor tijdelijk logeren en huisbewaring toegevoegd.",
        ),
        "Hoe een kleine corporatie zonder recherche toch 19 woningen vrijspeelde. Met signalenlijst, inkeerregeling "
        "en de grens met gewoon gastvrij zijn.",
        """
# Wat is er aan de hand
Een sociale huurwoning die iemand doorverhuurt voor 1.100 euro, is een woning minder voor een gezin dat acht
jaar wacht. Bij {naam} ging het naar schatting om 2 % van de {vhe} woningen. Dat zijn er twintig: evenveel als
er in een half jaar vrijkomen. Bouwen kost ons vier jaar en 240.000 euro per woning. Zoeken kost een middag per
week.

Wij noemen drie dingen woonfraude: de woning aan een ander verhuren zonder toestemming, er niet wonen en haar
aanhouden, en haar gebruiken voor iets anders dan wonen. Een vriend die drie maanden logeert na een scheiding
valt daar niet onder.

# Gewoon of niet gewoon
Tabel: Wat mag en wat niet
| Situatie | Mag | Voorwaarde |
| Logé tot drie maanden | ja | geen melding nodig |
| Inwonende partner of kind | ja | <<melden|melden, mag via de site>> |
| Kamer verhuren aan één persoon | ja, met toestemming | huurder woont er zelf |
{v2-} | Huisbewaring tijdens reis of revalidatie | ja, tot een jaar | geen winst, naam bekend |
| Hele woning aan een ander | nee | |
| Vakantieverhuur | nee | ook niet voor één week |
| Inschrijven zonder er te wonen | nee | |

{v2-} In de eerste versie ontbrak huisbewaring. Een huurster die vijf maanden revalideerde, kreeg van ons een
brief over leegstand. Zij had haar nichtje laten komen voor de poes. Daar schaamden wij ons voor.

# Signalen
Eén signaal zegt niets. Drie samen zijn reden om te gaan kijken.

- meer dan twee achternamen bij de bel of op pakketten;
- steeds andere mensen met koffers;
- water- of energieverbruik dat bijna nul is of juist drie keer zo hoog;
- de huurder reageert nooit, ook niet op leuke post;
- huur komt van een rekening op een andere naam;
- vaklieden treffen steeds iemand aan die ‘even op het huis past’;
- de woning staat op een site voor kamers;
- buren weten niet wie er woont.

Verbruik vragen wij niet op bij het energiebedrijf; dat mag alleen in een gezamenlijk onderzoek met de gemeente.
Wel zien onze eigen vaklieden de meterstand bij een keuring.

# Zo pakken wij het aan
1. Een melding komt binnen bij de consulent. Anoniem mag, maar een naam helpt.
2. Wij kijken in de eigen gegevens en leggen het naast de basisregistratie. Daarvoor is een afspraak met de
  gemeente {gemeente}.
3. Twee medewerkers gaan langs, overdag en een keer ’s avonds. Zij stellen zich voor en vragen of zij binnen
  mogen komen. Nee is nee.
4. Is er een vermoeden, dan nodigen wij de huurder uit. Hij hoort wat wij zagen en mag zijn kant vertellen.
5. Na twee weken is er een besluit: sluiten, waarschuwen, of de huur beëindigen.
6. Bij winst uit onderhuur vorderen wij die terug. In 2021 ging het een keer om 14.300 euro.

Wie onderhuurt zonder het te weten, zetten wij niet zomaar op straat. Vaak betaalde die te veel en had geen
contract. Wij bieden ten hoogste drie maanden, en hulp bij het zoeken.

{v2-} # De inkeerregeling
{v2-} In het voorjaar van 2024 schreven wij alle huurders: wie zijn woning niet zelf gebruikt, kan tot 1 juni de
sleutel inleveren. Geen vragen, geen boete, de laatste maand huur gratis. Wij hoopten op vijf. Het werden er
elf. Een zoon die de woning van zijn overleden moeder ‘nog even’ aanhield, een stel dat allang samenwoonde, een
man die in Spanje zat en niet wist hoe hij ermee moest ophouden. De regeling kostte 7.200 euro aan huur en één
zaterdag op kantoor.

{v2-} Wij herhalen dit om de drie jaar en niet vaker, anders gaat men erop wachten.

# Resultaat
Tabel: Onderzoeken en uitkomst
| | <<2019|2022>> | <<2020|2023>> | <<2021|2024>> |
| Meldingen | <<17|26>> | <<12|31>> | <<22|40>> |
| Onderzocht | <<9|19>> | <<8|22>> | <<14|24>> |
| Niets aan de hand | <<4|10>> | <<5|12>> | <<8|13>> |
| Woning vrijgekomen | <<3|4>> | <<1|4>> | <<2|11>> |
| Zaak bij de rechter | <<1|2>> | <<1|1>> | <<1|0>> |

In meer dan de helft van de onderzoeken is er niets aan de hand. Dat is precies waarom toon belangrijk is: de
meeste mensen die wij bezoeken hebben niets verkeerds gedaan. De consulent sluit elk onderzoek af met een
belletje of een kaart: dank voor uw tijd, het is in orde.

# Samenwerking
Met de gemeente en twee buurcorporaties wisselen wij ervaring uit en, in een gezamenlijk onderzoek met een vaste
opzet, ook gegevens. Een privacytoets is gedaan en staat op {website}. Wij doen niet mee aan lijsten van
huurders met een ‘verleden’. Wie gefraudeerd heeft, kan na vijf jaar weer huurder worden.
""",
        herzien=505,
    ),
    maak(
        "dinkelhof-ontruiming", "tenvelde",
        "Ontruimingsprotocol: alles om het te voorkomen",
        "protocol", "achterstand leefbaarheid", "pdf",
        (
            "2021-02-15 Eerste versie.",
            "2024-09-30 Geen ontruiming van gezinnen met kinderen om schuld, nazorg toegevoegd.",
        ),
        "Wat er moet zijn gebeurd voordat iemand zijn huis verliest, wie dat controleert en wat wij doen op de dag "
        "zelf. In drie jaar geen ontruiming om huurschuld.",
        """
# Een ontruiming is een nederlaag
Als {naam} iemand uit zijn huis zet, verliest iedereen. De huurder raakt zijn plek kwijt, kinderen hun school,
de gemeente betaalt de opvang (gemiddeld 32.000 euro per gezin per jaar) en wij houden een lege woning met een
onbetaalde rekening over. Soms is het nodig, omdat buren het anders niet uithouden of omdat een rechter heeft
vastgesteld dat het niet langer kan. Dit protocol zorgt dat het nooit ongemerkt gebeurt.

# De zeven vragen
De directeur tekent voor elke ontruiming, ook als het vonnis er al is. Zij tekent pas als op alle zeven vragen
een antwoord staat.

1. Wie heeft de huurder in de afgelopen zes weken echt gesproken?
2. Weet de gemeente het en wat heeft zij gedaan?
3. Is er een aanbod geweest van hulp, en waarom is dat niet gelukt?
4. Wonen er kinderen, is er iemand ziek, zwanger of ouder dan 75?
5. Is een laatste kans geboden, met begeleiding?
6. Waar slaapt deze persoon of dit gezin op de eerste nacht erna?
7. Wat zeggen wij tegen de buren?

Staat er bij vraag 6 ‘onbekend’, dan gaat het niet door.

{v2-} Sinds deze versie geldt ook: een gezin met minderjarige kinderen ontruimen wij niet om een schuld. Blijft
de huur onbetaald, dan komt er bewindvoering of een contract op naam van de begeleidende organisatie. Dat kwam
vier keer voor. Alle vier de gezinnen wonen er nog.

# Tijdlijn bij huurschuld
Tabel: Laatste acht weken
| Week | Wat | Wie |
| 8 | vonnis binnen, huisbezoek dezelfde week | consulent |
| 7 | melding aan gemeente en wijkteam met dit vonnis | consulent |
| 6 | gesprek met huurder, gemeente en schuldhulp samen | teamleider |
| 5 | aanbod laatste-kanscontract | teamleider |
| 4 | zeven vragen ingevuld | consulent |
| 3 | besluit | directeur |
| 2 | aanzegging door de deurwaarder, met folder over opvang | deurwaarder |
| 1 | dagelijks een belpoging | consulent |
| 0 | ontruiming of intrekking | allen |

Betaalt de huurder een deel, dan stopt de tijdlijn niet vanzelf, maar kijken wij opnieuw naar vraag 3. <<In 2019
en 2020|In 2021 tot en met 2023>> trokken wij <<elf van de zestien|alle negen>> aanzeggingen in.

# Laatste-kanscontract
In ruil voor uitstel tekent de huurder een contract van een jaar met drie afspraken: de huur komt rechtstreeks
van het inkomen, er is begeleiding aan huis, en de deur gaat open. Wie zich een jaar houdt aan de afspraken
krijgt zijn gewone contract terug en een schuld die voor <<een kwart|de helft>> is kwijtgescholden. Van de
<<18|41>> contracten zijn er <<12|33>> geslaagd.

# Bij overlast
Overlast wacht niet op schuldhulp. Bij bedreiging of geweld gaat de veiligheid van buren voor en is de tijdlijn
korter. De zeven vragen gelden onverkort. Bij verwarde mensen organiseert de gemeente een overleg met GGZ en
politie, waar {naam} aan tafel zit en vooraf zegt tot wanneer het houdbaar is. Een verhuizing naar een
prikkelarme plek is voor ons geen ontruiming, mits iemand die zelf kan dragen.

# De dag zelf
Een ontruiming begint niet voor negen uur en nooit op vrijdag of vlak voor een feestdag. Aanwezig zijn de
deurwaarder, twee mensen van ons, een slotenmaker en op de achtergrond de politie. Geen bus met ons logo voor de
deur. Papieren, medicijnen, foto’s en dieren gaan altijd mee of worden bewaard. Inboedel slaan wij drie maanden
op voor onze kosten. De buren krijgen daarna één zin: er woont hier nu niemand, en wij komen volgende week bij u
langs.

{v2-} # Daarna
{v2-} Veertien dagen later belt dezelfde consulent. Niet over de schuld. Hoe gaat het, waar bent u, wat hebt u
nodig? In de helft van de gevallen neemt iemand op. Voor wie drie jaar lang laat zien dat het goed gaat, is
terugkeer als huurder mogelijk; de restschuld mag dan lopen.

{v2-} Medewerkers die erbij waren, gaan die dag niet meer aan ander werk. Er is een gesprek met een collega die
er niet bij was. Wij onderschatten vroeger wat het doet om een kinderkamer leeg te halen.

# Cijfers
Tabel: Vonnissen en ontruimingen
{v-1} | | 2018 | 2019 | 2020 |
{v-1} | Vonnissen | 13 | 11 | 8 |
{v-1} | Ontruimd om schuld | 4 | 3 | 2 |
{v-1} | Ontruimd om overlast of fraude | 1 | 2 | 1 |
{v2-} | | 2019 | 2020 | 2021 | 2022 | 2023 |
{v2-} | Vonnissen | 11 | 8 | 6 | 7 | 5 |
{v2-} | Ontruimd om schuld | 3 | 2 | 0 | 0 | 0 |
{v2-} | Ontruimd om overlast of fraude | 2 | 1 | 2 | 1 | 1 |
""",
        door="directeur-bestuurder", herzien=210,
        viel_af="Een absoluut verbod op ontruimen. Buren in de Beekstraat vroegen ons hoe lang zij nog bang moesten "
        "zijn. Daar hadden wij geen antwoord op.",
    ),
    maak(
        "alblashoek-hennep", "slob",
        "Hennep en ondermijning: interne werkwijze bij het convenant",
        "procedure", "woonfraude", "docx",
        ("2025-11-10 Alleen voor medewerkers en RvC.",),
        "Interne uitwerking van het regionale convenant: signalen, veiligheid van collega’s, gegevens en besluiten. "
        "Niet bedoeld voor verspreiding.",
        """
# Waarom dit stuk intern is
Het convenant met gemeenten, politie en netbeheerder is openbaar. Dit stuk niet. Hier staat hoe {naam} signalen
weegt en hoe collega’s veilig blijven. Wie weet waarop wij letten, kan eromheen. Deel het daarom niet buiten de
organisatie, ook niet met goede bedoelingen.

# Wat wij tegenkomen
In vijf jaar waren er 31 zaken: 17 kwekerijen, zes woningen als opslag, vier met een pand dat op naam van een
katvanger stond en vier met illegale prostitutie. In 22 zaken was de huurder zelf in de problemen gekomen door
schulden of dwang. In {kern2} werd een weduwnaar van 71 jarenlang betaald om zijn zolder niet te betreden. Hij
was opgelucht toen wij kwamen.

# Signalen wegen
Elk signaal krijgt een gewicht. Bij vijf punten of meer bespreken wij de woning in het tweewekelijks overleg.
Bij acht punten gaat de melding naar het regionale informatiepunt.

Tabel: Gewicht van signalen
| Signaal | Punten |
| Ramen permanent verduisterd | 1 |
| Brommen, condens of geur, door twee mensen gemeld | 2 |
| Huurder ontvangt niet, sleutel blijkt vervangen | 2 |
| Inkomen en levensstijl verschillen sterk | 1 |
| Contante betaling van een achterstand boven € 1.000 | 3 |
| Zelfde contactpersoon of telefoonnummer bij meer woningen | 3 |
| Melding van de netbeheerder | 5 |

De punten zijn een hulpmiddel. Ze vervangen het gesprek in het overleg niet, en een wijkbeheerder die zegt ‘dit
klopt niet’ krijgt ook met twee punten de tijd om te vertellen waarom.

# Veilig werken
1. Ga nooit alleen naar een adres dat op de lijst staat. Ga er ook niet heen om ‘even te kijken’.
2. Vertel de bewoner niet waarom u komt, maar lieg ook niet. Zeg: ik kom voor een controle van de woning en maak
  liever een afspraak.
3. Ziet u iets, loop dan weg en bel vanaf een andere straat.
4. Geen eigen auto, geen naam op sociale media bij de straat.
5. Bij een bedreiging doet de werkgever aangifte, niet de medewerker. Het kantooradres is het adres in het
  dossier.

Na elke inval is er binnen een dag een gesprek met de betrokken collega’s. De vertrouwenspersoon belt na een
maand nog eens.

# Gegevens
Wij delen alleen wat nodig is voor deze zaak en alleen via het informatiepunt, dat eerst toetst of het mag. Geen
appgroepen, geen losse lijstjes. Elke uitwisseling staat in het register, met grondslag en bewaartermijn. Na
vijf jaar zonder vervolg wordt een dossier vernietigd. De privacycoördinator controleert elk half jaar vijf
dossiers; in de laatste ronde was er één te lang bewaard.

# Besluiten
Na een kwekerij sluit de burgemeester soms de woning. {naam} vraagt daarnaast in de regel de rechter om het
huurcontract te beëindigen. Wij doen dat niet als aan drie dingen is voldaan: de huurder is onder druk gezet,
heeft geen verdienste gehad en werkt mee aan hulp. Het bestuur beslist, op voorstel van de manager en met een
advies van het wijkteam. In 2024 werd in twee van de zes zaken het contract in stand gelaten, met begeleiding.
Beide huurders wonen er nog.

De schade verhalen wij op de dader of de verzekering. Gemiddeld is dat 8.400 euro, waarvan wij een derde
terugzien.

# Bespreken met de RvC
De raad van commissarissen krijgt twee keer per jaar mondeling een overzicht, zonder adressen. Het onderwerp
staat altijd op de agenda van de zelfevaluatie: waren wij te hard of te zacht?
""",
        bereik="corporatie", herzien=720,
    ),
)  # fmt: skip
