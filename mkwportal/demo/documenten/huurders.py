"""Documents about letters, participation, complaints and buying together."""

from mkwportal.demo.documenten.maken import maak

DOCUMENTEN = (
    maak(
        "inlaag-schrijfwijzer", "minnaard",
        "Schrijfwijzer: brieven die mensen begrijpen",
        "procedure", "huurders organisatie", "docx",
        ("2024-09-02 Na het herschrijven van 46 brieven.",),
        "Praktische schrijfwijzer met voor en na, een woordenlijst en de vijf vragen voordat u op verzenden drukt.",
        """
# Waarom deze schrijfwijzer
Een op de vijf huurders van {naam} leest moeilijk. De anderen lezen prima, maar hebben geen zin in een brief van
drie kantjes. Wij herschreven 46 standaardbrieven. Het aantal telefoontjes met ‘ik heb een brief gekregen en ik
snap hem niet’ daalde van 31 naar 9 per week. Dat is ruim een halve dag per week voor de balie. Deze
schrijfwijzer is wat wij onderweg leerden.

# Vijf vragen voor het verzenden
1. Wat moet de lezer doen? Staat dat in de eerste drie regels?
2. Zou ik dit zo zeggen aan de balie?
3. Wat gebeurt er als de lezer niets doet?
4. Wie kan hij bellen, met naam en nummer?
5. Kan er een alinea uit?

Lees de brief hardop. Waar u struikelt, struikelt de lezer ook.

# Voor en na
Tabel: Zinnen uit onze eigen brieven
| Eerst | Nu |
| Naar aanleiding van uw schrijven d.d. 4 maart berichten wij u als volgt. | U stuurde ons op 4 maart een brief. Dit is ons antwoord. |
| Wij verzoeken u zorg te dragen voor toegang tot het gehuurde. | Kunt u thuis zijn? Of geef een sleutel aan de buren. |
| Bij gebreke van tijdige betaling zijn wij genoodzaakt tot nadere maatregelen. | Betaalt u niet voor 1 mei? Dan komen er kosten bij. |
| De werkzaamheden zullen circa drie dagdelen in beslag nemen. | Het werk duurt drie ochtenden. |
| Mocht u nog vragen hebben, dan kunt u te allen tijde contact opnemen. | Vragen? Bel Anneke, op 0113 – 00 00 00. Zij werkt niet op vrijdag. |
| Uw aanvraag is afgewezen conform artikel 4 lid 2. | Wij zeggen nee tegen uw aanvraag. Dit is de reden. |

# Regels die helpen
**Kort, maar niet kortaf.** Zinnen van gemiddeld tien woorden. Na drie korte zinnen mag er een langere, anders
leest het als een telegram.

**U en wij.** De huurder is u, wij zijn wij. ‘De corporatie’ is iemand anders.

**Eerst het antwoord, dan de reden.** Wie een nee krijgt, leest daarna toch niet meer goed. Zeg het vooraan, leg
uit, zeg wat er wel kan.

**Geen excuses die er geen zijn.** ‘Wij begrijpen dat dit vervelend is’ mag alleen als wij het ook echt
begrijpen. Hebben wij een fout gemaakt, schrijf dan: dat hadden wij niet goed gedaan.

**Cijfers.** Bedragen als 65 euro, tijden als 9.30 uur, datums met de maand voluit. Bij een brief over geld
staat het bedrag apart op een regel.

**Plaatjes.** Een foto van de juiste kraan zegt meer dan een alinea. Tekeningen van poppetjes niet; daar voelen
volwassenen zich te groot voor.

# Woordenlijst
Tabel: Liever niet, liever wel
| Liever niet | Liever wel |
| betreffende, omtrent, inzake | over |
| middels | met, door |
| dient te | moet |
| eveneens, tevens | ook |
| mutatie | verhuizing |
| gehuurde, wooneenheid | woning |
| derving, inning | wat wij niet kregen, wat u betaalt |
| hemelwaterafvoer | regenpijp |
| planmatig onderhoud | groot onderhoud |
| verzoek tot huurbevriezing | vraag om geen huurverhoging |

Een vakwoord mag als de lezer het later nog tegenkomt. Leg het dan één keer uit: ‘de servicekosten (schoonmaak,
licht in de hal, glas wassen)’.

# Testen
Elke nieuwe brief die naar meer dan honderd mensen gaat, lezen drie huurders vooraf. Zij krijgen een bon van 15
euro. Wij vragen niet wat zij ervan vinden, maar: wat zou u nu doen? In de brief over de nieuwe meterkasten zei
iemand: ‘de elektricien betalen’. Dat was precies niet de bedoeling.

# Andere talen en mensen die niet lezen
Wij schrijven in het Nederlands. Bij brieven over gevaar (gas, water, ontruiming) sturen wij een vertaling mee
in het Pools, Arabisch en Engels. Voor wie niet leest, belt de wijkbeheerder. In ons systeem kan een huurder
zelf aangeven dat hij liever gebeld wordt; 118 mensen deden dat.

# Wie bewaakt dit
De adviseur communicatie leest elke maand tien willekeurige brieven en mails. De mooiste zin en de ergste hangen
op het bord, zonder naam. De ergste van vorig jaar: ‘uw klacht is niet ontvankelijk gebleken doch in behandeling
genomen’.
""",
        herzien=280, genummerd=False,
    ),
    maak(
        "rijnkrom-participatie", "vermeulen",
        "Huurders aan tafel: participatiebeleid",
        "beleid", "huurders leefbaarheid", "pdf",
        ("2024-06-17 Vastgesteld met de huurdersraad.",),
        "Niet iedereen wil vergaderen. Beleid met zes manieren om mee te praten, een tabel van wie waarover beslist en "
        "de afspraken met de huurdersraad over tijd en geld.",
        """
# Van vergaderen naar meedoen
De huurdersraad van {naam} telde in 2022 nog vier leden, gemiddeld 74 jaar. Er was koffie, een agenda en een
notulist. De vier deden het goed en waren moe. Een oproep voor nieuwe leden leverde één reactie op, van iemand
die wilde weten of het betaald was. De conclusie was niet dat huurders niet betrokken zijn. Toen de bushalte in
{kern3} dreigde te verdwijnen, waren er binnen een week 210 handtekeningen. Mensen doen mee als het over hen
gaat, als het kort is en als het ergens toe leidt.

# Zes manieren
Tabel: Kiezen wat past
| Manier | Voor wie | Hoeveel tijd | Waarover |
| De vraag van de maand, per sms | iedereen | 1 minuut | één keuze |
| Klantenpanel | 160 mensen | 10 minuten per kwartaal | service, brieven, plannen |
| Aan de deur | wie anders niets zegt | een kwartier | eigen woning en straat |
| Straatgesprek | één straat of gebouw | een avond | onderhoud, groen, regels |
| Werkgroep | vijf tot acht mensen | drie tot vijf keer | één onderwerp met eind |
| Huurdersraad | gekozen leden | maandelijks | beleid, geld, afspraken |

Een werkgroep heeft altijd een begin, een einde en een opdracht die op een kaartje past. De werkgroep
trappenhuizen had als opdracht: wat maakt dat u hier graag binnenkomt? Na vier keer lag er een plan voor 28.000
euro dat wij zelf nooit hadden bedacht, met een prikbord, een bank en een andere kleur per verdieping.

# Wie beslist waarover
Inspraak die achteraf schijn blijkt, is erger dan geen inspraak. Daarom zeggen wij vooraf welke rol huurders
hebben.

Tabel: Rol per onderwerp
| Onderwerp | Weten | Meedenken | Advies | Instemming | Beslissen |
| Jaarverslag | x | | | | |
| Huurverhoging | | | x | | |
| Huurbeleid | | x | x | | |
| Servicekosten, samenstelling | | | | x | |
| Sloop en renovatie | | x | x | | |
| Kleuren, beplanting, trappenhuis | | | | | x |
| Dorpsbudget | | | | | x |
| Sociaal plan | | x | | x | |
| Samenwerking of fusie | | x | x | x | |

‘Beslissen’ betekent dat wij uitvoeren wat men kiest, binnen veiligheid en budget. Bij ‘advies’ leggen wij
schriftelijk uit waarom wij afwijken. Dat gebeurde in 2023 twee keer. Bij de huurverhoging verschilden wij van
mening en is dat zo gebleven; de uitleg paste op een half vel en werd gewaardeerd.

# De huurdersraad
De huurdersraad bestaat uit zeven leden en mag zelf weten hoe zij werkt. Wij spraken af:

1. Stukken zijn er drie weken vooraf, met op de eerste bladzijde wat wij vragen.
2. De raad krijgt 9,20 euro per woning per jaar, plus een eigen adviseur voor 40 uur.
3. Leden krijgen een vergoeding van 60 euro per vergadering en hun reis- en oppaskosten. Wie een uitkering
  heeft, krijgt hulp om dat goed door te geven.
4. Elk jaar een studiedag met andere huurdersorganisaties.
5. Bestuurder en raad eten één keer per jaar samen, zonder agenda.
6. Minstens een keer per jaar spreekt de raad de commissarissen zonder ons erbij.

Sinds de vergoeding er is, zijn er drie leden onder de veertig. Eén van hen zei: ik kon het mij niet permitteren
om gratis slim te zijn.

# Bewonerscommissies
In gebouwen kan een bewonerscommissie ontstaan. Drie mensen zijn genoeg. Zij krijgen een sleutel van de
gezamenlijke ruimte, 250 euro voor koffie en papier en een vaste beheerder die hun telefoontje beantwoordt. Een
commissie die twee jaar niet meer bijeenkomt, schrappen wij na een gesprek. Er zijn er nu elf; er waren er
negentien op papier.

# Mensen die wij niet horen
Wij tellen wie er meepraat: leeftijd, kern, soort woning. Jonge gezinnen, nieuwkomers en mensen met een
verstandelijke beperking zijn ondervertegenwoordigd. Daarom gaan de deurgesprekken vooral naar hen. Met het
taalcafé in {kern1} maken wij elk jaar een brief over de huur, waarin de cursisten de lastige woorden mogen
schrappen. Zij zijn streng.

# Wat het kost
Participatie kost {naam} per jaar 61.000 euro en ongeveer 1.300 uur. Het verschil dat het maakt is niet in geld
te vangen, maar wel te zien: van de zestien besluiten in 2023 zijn er elf veranderd door wat huurders zeiden.
Bij vijf daarvan vonden wij dat eerst jammer.
""",
        door="bestuur en huurdersraad", herzien=142,
        viel_af="Een digitaal platform met meningen en likes. Na drie maanden deden dezelfde elf mensen mee.",
    ),
    maak(
        "hondsrand-klachten", "wiersma",
        "Klachtenreglement: van mopperen naar beter maken",
        "reglement", "huurders", "pdf",
        ("2022-10-10 Aangesloten bij de regionale commissie.",),
        "Drie stappen, korte termijnen en een commissie met tanden. En waarom wij blij zijn met klagers.",
        """
# Een klacht is een cadeau met lelijk papier
Wie klaagt, heeft nog hoop. Wie niets meer zegt, heeft het opgegeven. {naam} kreeg in 2021 412 klachten,
ongeveer één op de zeven huurders. Uit onderzoek weten wij dat nog eens twee keer zoveel mensen ontevreden zijn
en hun mond houden. Dit reglement maakt klagen makkelijker, het antwoord sneller en het leren gewoner.

# Wat is een klacht
Een klacht is een uiting van ontevredenheid over iets wat {naam}, een medewerker of een door ons ingehuurd
bedrijf deed of naliet. De vorm is niet van belang: een zucht aan de telefoon telt ook. Een eerste melding van
een lekke kraan is geen klacht. Een derde melding van dezelfde kraan wel.

Waar dit reglement niet over gaat: de hoogte van de huur of de servicekosten (Huurcommissie), een afgewezen
urgentie (bezwaar bij de gemeente) en overlast van buren (overlastprotocol), tenzij u vindt dat wij daarin niet
goed handelden.

# Stap 1. Degene die u spreekt
Iedere medewerker mag een klacht zelf oplossen en daarvoor tot 75 euro besteden: een bos bloemen, een stomerij,
een middag schilder. Vragen hoeft niet, melden wel. Hierdoor eindigt 70 % van de klachten bij stap 1, dezelfde
week.

Deze drie zinnen helpen: ‘wat vervelend, vertel eens’, ‘wat zou voor u een goede oplossing zijn’, en ‘dit ga ik
doen, en dan bel ik u’. Wie belooft terug te bellen, doet dat, ook als er niets te melden is.

# Stap 2. De manager
Komt u er niet uit, dan belt de manager wonen en vastgoed binnen drie werkdagen. Binnen twee weken is er een
besluit op papier, met de reden. De manager kijkt niet alleen naar wat er misging, maar ook hoe het werd
afgehandeld. De hoogste vergoeding die de manager kan geven is 750 euro.

# Stap 3. De regionale klachtencommissie
De commissie is onafhankelijk en werkt voor zes corporaties samen. Zij heeft drie leden: een voorzitter met
juridische ervaring, een lid voorgedragen door huurders en een lid voorgedragen door verhuurders. Niemand van
hen werkt of huurt bij een van de zes.

Tabel: Termijnen bij de commissie
| Stap | Termijn |
| Bevestiging | 1 week |
| Reactie van de corporatie | 2 weken |
| Zitting, zo mogelijk in uw dorp | binnen 6 weken |
| Uitspraak | 3 weken na de zitting |
| Besluit van het bestuur | 2 weken na de uitspraak |

De zitting is niet openbaar en duurt een uur. U mag iemand meenemen. De medewerker om wie het gaat is er ook,
want praten met elkaar is vaak al de helft van de oplossing. De uitspraak is een advies. Ons bestuur volgt dat
altijd, tenzij de wet het verbiedt; in tien jaar week het één keer af, met uitleg in het jaarverslag.

Kosten zijn er niet. De commissie neemt geen klacht in behandeling die ouder is dan een jaar, die al bij de
rechter ligt of die wij nog niet konden oplossen.

# Bij de klager thuis
Bij elke klacht die stap 2 bereikt, gaat iemand langs. Onze ervaring is dat mensen dan iets anders vertellen dan
op papier. Een mevrouw in {kern3} klaagde over de schutting. Aan tafel bleek dat haar man net was overleden en
dat hij die schutting had gezet.

# Leren
Elke maand leest het managementteam twee klachten voor, helemaal, en zegt dan: wat moeten wij veranderen? Drie
voorbeelden uit 2021:

- de planning van schilders gaat nu per sms, want twaalf mensen hadden tevergeefs vrij genomen;
- er ligt een matje in de bus, want zeven klachten gingen over modder;
- in de brief over huurverhoging staat een rekenvoorbeeld.

Tabel: Klachten per soort, 2021
| Soort | Aantal | Gegrond |
| Reparaties te laat of slecht | 168 | 71 % |
| Bejegening | 44 | 48 % |
| Afspraak niet nagekomen | 97 | 83 % |
| Overlast niet aangepakt | 61 | 34 % |
| Nieuwe woning niet goed opgeleverd | 42 | 64 % |

Bij de commissie kwamen negen klachten, waarvan vier gegrond. De uitspraken staan zonder namen op {website}.
Medewerkers vonden dat eerst eng. Nu gebruiken nieuwe collega’s ze als lesmateriaal.
""",
        status="vervallen",
    ),
    maak(
        "vlieterp-samen-inkopen", "hoekstra",
        "Samen inkopen zonder fuseren: wat het ons bracht",
        "presentatie", "kosten-opbrengsten samenwerken organisatie", "pptx",
        ("2026-06-01 Voor de bundel van de verkenning Eigentijdse samenwerking.",),
        "Zeven jaar samen inkopen met vier corporaties: geld, uren, ergernis en drie spelregels. Voor deelnemers aan "
        "de verkenning.",
        """
# Hoe begon het?
- Vier directeuren, één tafel, dezelfde lekkende dakgoten
- Twee dorpen verderop betaalde men 11 % minder voor een ketel
- Niemand wilde fuseren, iedereen wilde beter inkopen
- Wij spraken af: na elk jaar mag je weg

> Die laatste zin heeft ons bij elkaar gehouden.

# Wat kopen wij samen?
- Ketels en warmtepompen: 640 per jaar
- Verzekering van gebouwen
- Isolatie, met de rijdende ploeg
- Klantonderzoek
- Niet: schilders, hoveniers en schoonmaak

# Wat kost het en wat levert het op?
Tabel: Per jaar, gemiddeld over drie jaar
| Partner | Uren | Kosten | Besparing | Wat huurders merken |
| De Vlieterp | 620 | € 4.100 | € 96.000 | eerder geïsoleerd |
| Partner B | 240 | € 4.100 | € 71.000 | zelfde monteur |
| Partner C | 210 | € 4.100 | € 58.000 | weinig |
| Partner D | 90 | € 4.100 | € 22.000 | nog niets |

> Vertel dat de uren scheef zijn en dat wij daar twee jaar over zwegen.

# Waar ging het wringen?
- Wij deden het meeste werk, de grootste had het meeste voordeel
- Elke aanbesteding had vier handtekeningen nodig
- Eén raad van commissarissen las erover in de krant
- Partner D zei ja en bedoelde: misschien

# Wat hebben wij veranderd?
- Eén partij trekt en krijgt daar uren voor terug
- Mandaat vooraf, met een maximum en een einddatum
- Eén bladzijde per jaar voor alle vier de raden, dezelfde
- Twijfel mag aan het begin, niet op de dag van tekenen

# Drie spelregels
- Je mag weg, maar je maakt af waar je aan begon
- Wie klaagt over de prijs, gaat mee naar de onderhandeling
- Eén keer per jaar zeggen wij hardop wat het ons kost

# Wat raden wij u aan?
- Begin met iets saais, zoals ketels
- Kies partners op tempo, niet op grootte
- Reken uren niet om in geld, maar schrijf ze wel op
- Vier het eerste succes in de werkplaats en niet in het bestuur

# Wat weten wij nog niet?
- Hoeveel partners is te veel? Wij denken zes
- Wanneer heb je een echte organisatie nodig?
- Hoe praten huurders mee over iets wat zij niet zien?
""",
        genummerd=False, bereik="kring:eigentijdse-samenwerking",
    ),
)  # fmt: skip
