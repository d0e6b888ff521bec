"""Documents about coming home and noticing what happens there."""

from mkwportal.demo.documenten.maken import maak

DOCUMENTEN = (
    maak(
        "vlieterp-weerthuis", "dijkstra",
        "Weer thuis: van beschermd wonen naar een gewone straat",
        "overeenkomst", "zorg urgentie", "pdf",
        ("2024-10-28 Na twee jaar proef met zorgaanbieders.",),
        "Wie uit een instelling komt, krijgt een huis, een netwerk en een terugvaloptie. Met een driepartijencontract "
        "en wat wij de buren vertellen.",
        """
# Van bed naar adres
In de regio wonen ongeveer 70 mensen in een instelling die zelfstandig zouden kunnen wonen, als er een huis was
en iemand die af en toe langskomt. Een plek in beschermd wonen kost rond de 52.000 euro per jaar. Een huis met
begeleiding kost minder dan de helft. Toch stokt het. Zorgaanbieders vertrouwen de corporatie niet (‘jullie
zetten ze er zo weer uit’), corporaties vertrouwen de zorg niet (‘na drie maanden zien wij niemand meer’). Met
deze afspraken proberen wij dat om te draaien.

{naam} stelt per jaar acht woningen beschikbaar, verspreid over {kern1}, {kern2} en vier andere dorpen met een
winkel en een bus.

# Het driepartijencontract
Huurder, zorgaanbieder en {naam} tekenen samen. De kern staat op twee bladzijden.

1. Het eerste jaar staat de huur op naam van de zorgaanbieder. Gaat het goed, dan gaat het contract na twaalf
  maanden zonder nieuwe toets over op de huurder.
2. De begeleiding duurt zo lang als nodig. Zij mag minder worden, maar stopt pas als alle drie ja zeggen.
3. De zorgaanbieder is op werkdagen binnen vier uur en in het weekend binnen acht uur bereikbaar voor {naam}.
4. Bij terugval houdt de instelling een bed vrij voor ten hoogste zes weken. De woning blijft in die tijd van de
  huurder.
5. {naam} begint geen procedure zonder eerst met zijn drieën te hebben gesproken.

Punt 4 was het moeilijkst. De zorgaanbieders hebben samen twee bedden vrijgemaakt en verdelen de kosten. Zonder
dat bed had de helft van onze eigen medewerkers niet meegedaan.

# De juiste plek
Een woning wijzen wij toe met een gesprek en niet met een lijst. Wat geeft rust, wat juist niet? Iemand die
stemmen hoort, zetten wij niet in een gehorige portiekflat. Iemand die eenzaam is, niet in een huis aan de dijk.
Per straat ten hoogste één woning, en niet naast iemand die het zelf al zwaar heeft. De wijkbeheerder heeft
hierin een veto, en gebruikte dat in twee jaar drie keer.

# De buren
Wij vertellen niets over wie er komt wonen, want dat vertellen wij bij niemand. Wel kan de huurder ervoor kiezen
om het zelf te doen, met zijn begeleider erbij, bij koffie. Van de vijftien huurders deden dat er negen. In alle
negen straten zijn er buren die nu een oogje in het zeil houden. In twee van de zes andere straten kwamen
klachten over geluid in de nacht. Die hadden wij ook zonder deze achtergrond zo behandeld.

# Resultaten van de proef
Tabel: Vijftien huurders, stand na twee jaar
| Situatie | Aantal |
| Woont zelfstandig met eigen contract | 9 |
| Woont zelfstandig, nog op naam van de zorg | 3 |
| Gebruikte het terugvalbed en kwam terug | 4, meegeteld hierboven |
| Terug naar de instelling | 2 |
| Verhuisd naar familie | 1 |

Er was bij drie huurders een achterstand, de hoogste 640 euro. Schade bij vertrek: één keer, 1.150 euro, vergoed
uit het garantiefonds. Dat fonds is gevuld door gemeente, zorgaanbieders en {naam} met elk 10.000 euro. Er zit
nog 27.400 euro in.

# Wat wij onderschatten
**Stilte.** Wie jaren in een groep woonde, schrikt van een avond alleen. De eerste zes weken zijn het
gevaarlijkst. Nu belt er elke avond iemand, vaak een ervaringsdeskundige die het zelf heeft meegemaakt.

**Spullen.** Een leeg huis inrichten met 1.200 euro lukt niet. Met de kringloop is er een pakket: bed, tafel,
pannen, gordijnen, een kastje voor medicijnen.

**Papier.** Van instelling naar zelfstandig betekent dat zes regelingen tegelijk veranderen. Bij vier mensen
viel het inkomen een maand weg. De gemeente {gemeente} heeft daarvoor nu één vaste medewerker.

# Verder
De afspraken gelden tot en met 2028. Wij willen van acht naar twaalf woningen per jaar als ook de andere
corporatie in de regio meedoet. Aan collega’s geven wij één advies: begin niet met een convenant voor de hele
regio, maar met één huurder, één zorgaanbieder en een sleutel.
""",
        door="bestuur, zorgaanbieders en gemeente", herzien=820,
    ),
    maak(
        "peelhoeve-signaleren", "tran",
        "Achter de voordeur: signaleren zonder spioneren",
        "protocol", "zorg leefbaarheid", "odt",
        ("2025-09-29 Gedeeld met de verkenning Thuis in het dorp.",),
        "Voor vaklieden, wijkbeheerders en baliemedewerkers: wat valt op, wat zeg je, wat doe je ermee en wat beslist "
        "niet. Met het zakkaartje.",
        """
# Waar de grens ligt
Onze mensen komen elk jaar achter 4.100 voordeuren. Zij zien dingen die een huisarts niet ziet: een kind dat op
een matras zonder laken slaapt, een vrouw die telkens naar haar man kijkt voordat zij antwoordt, veertig katten.
Niets doen is soms een fout. Alles opschrijven ook. {naam} heeft daarom met medewerkers afgesproken waar de
grens ligt: wij zien met de ogen van een goede buur en niet met die van een controleur.

# Het zakkaartje
1. **Zie.** Wat viel u op? Feiten, geen verklaringen.
2. **Zeg.** Noem het ter plekke, als het veilig is: ‘Ik zie dat er veel post ligt, gaat het wel?’
3. **Overleg.** Bel dezelfde dag de wijkconsulent. Twijfel is een goede reden.
4. **Vraag.** De consulent belt de bewoner en vraagt of er hulp mag komen.
5. **Hoor.** U krijgt binnen drie weken te horen wat ermee gedaan is.

Stap 5 is de belangrijkste om dit vol te houden. Toen wij begonnen, hoorde de loodgieter nooit meer iets en
hield hij ermee op.

# Wat kan opvallen
Tabel: Signalen per soort zorg
| Ouder worden | Geld en werk | Veiligheid thuis | Overbelasting |
| ongeopende post | geen licht of warmte | angst, blauwe plekken | slapeloze blik |
| bedorven eten | aanmaningen op tafel | gat in een deur | kinderen zorgen voor ouders |
| zelfde vraag steeds weer | kamers leeg of vol dozen | iemand antwoordt voor een ander | rommel van de laatste weken |
| vallen, blauwe knieën | meubels verkocht | geen privacy in gesprek | huilen om iets kleins |

Elk signaal kan ook iets anders betekenen. Een leeg huis kan een keuze zijn. Daarom melden wij nooit een
diagnose, maar een waarneming.

# Toestemming en uitzonderingen
Wij delen niets zonder toestemming van de bewoner. Zegt iemand nee, dan is het nee; de consulent belt na zes
weken nog één keer. Er zijn drie uitzonderingen, en daarover beslist nooit iemand alleen:

- gevaar voor kinderen: de consulent overlegt met Veilig Thuis, zo mogelijk na een gesprek met de ouders;
- geweld: idem, en nooit via de telefoon van het huis;
- acuut gevaar voor brand of gezondheid: 112 of de GGD.

# Wat wij niet doen
Wij maken geen foto’s van binnen. Wij schrijven niets in het onderhoudssysteem dat niet over onderhoud gaat. Wij
praten in de kantine niet over adressen. En wij gebruiken een signaal nooit voor iets anders: wie bij een
reparatie een onderhuurder ziet, meldt dat volgens een andere regel en zegt dat er ook bij. De bewoner moet ons
kunnen blijven binnenlaten.

# Medewerkers
Nieuwe collega’s lopen een ochtend mee met de wijkverpleegkundige. Elk jaar is er een middag met drie
oefengesprekken, gespeeld door huurders. Wie iets heftigs meemaakt, belt de teamleider, ook om half zes. Er is
geen norm voor het aantal meldingen. Twee schilders hebben er nog nooit een gedaan en dat is prima.

# Ervaringen in cijfers
In het eerste jaar kwamen er 96 signalen binnen, waarvan 41 van vaklieden, 22 van de balie en 33 van
wijkbeheerders. Bij 58 bewoners kwam er hulp, meestal licht: een maaltijd, een gesprek, iemand om mee te
fietsen. Bij negen bewoners was het ernstig. Eén vakman redde waarschijnlijk een leven door te vragen waarom de
kachel uit stond.

# Voor de andere deelnemers
Wij delen dit stuk in de verkenning omdat wij graag willen weten hoe anderen omgaan met stap 4. Bij ons zegt één
op de vijf bewoners nee. Is dat veel?
""",
        bereik="kring:thuis-in-het-dorp",
    ),
)  # fmt: skip
