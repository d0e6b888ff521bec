"""The words that the analysis knows: stop words, verbs, endings, prepositions. Folded: lower case, no accents."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that are not indexed; they take a place, so that a phrase keeps its distances.
STOP = _listed("""
aan al alle alleen als ben bent bij daar dan dat de deze die dit doe doen doet door dus een eigen elk
elke en er gaan gaat geen haar had heb hebben hebt heeft hem hen het hier hij hoe hoeveel hun ieder
iemand iets ik in is je jij jou jouw kan kun kunnen maar mag men met mijn moest moet moeten mogen na
naar niet nog nu of om onder ons onze ook op over per staan staat te tegen ten ter terwijl tijdens toch
toen tot tussen u uit uw van via voor waar waarom wanneer want waren was wat we wel welk welke werd
werden wie wij wil willen worden wordt zal ze zich zij zijn zo zoals zonder zou zouden zullen
""")
# Words that nearly every policy document has: they add to the score and are never required.
ZACHT = _listed("""
aanpak afspraken beleid beleidsdocument beleidsstuk corporatie corporaties document handleiding
handreiking kader model notitie plan procedure protocol regel regeling regels reglement statuut
stichting stuk voorbeeld voorbeelden werkwijze woningcorporatie woningcorporaties woningstichting
woonstichting
""")
# Legal forms and articles in front of a name: Woonstichting De Peel is found as De Peel and as Peel.
RECHTSVORM = _listed("""
bouwvereniging corporatie de gemeente het stichting vereniging woningbouwstichting woningbouwvereniging
woningcorporatie woningstichting woningvereniging wooncooperatie wooncorporatie woonservice
woonstichting
""")

# Verbs. Separable prefixes (aan|vragen), inseparable ones (ver|huren: no ge- in the participle), verbs of policy texts
# whose -t form and participle are recognised with any prefix, and nouns that look like one.
LOS = _listed("""
aan achter af bij binnen boven deel door goed in kwijt leeg mede mee mis na neer om onder op open over
plaats samen tegen terug toe uit vast vol voor voort vrij weer weg
""")
VAST = _listed("""
be her ont ver
""")
ZWAK = _listed("""
beheren behoeden behoren bellen bemiddelen benutten beoordelen besteden betalen bewaken boeken borgen
bouwen dekken delegeren delen dienen dreigen eisen evenaren fuseren gebruiken groeien gunnen halen
handelen handhaven hechten herstellen horen huisvesten huren incasseren innen inspecteren kennen keren
keuren klagen koppelen kosten leden leggen leiden lenen leren leveren lichten loten maken mandateren
melden mengen merken meten mijden noemen oefenen oordelen passen plaatsen plannen plegen raadplegen
raken ramen regelen rekenen renoveren richten roken ruilen ruimen saneren scheiden schorsen schuiven
slopen sparen stallen stellen stemmen stoppen storten straffen sturen tekenen tellen toetsen tonen
trouwen vergoeden verlenen verwerken vestigen voegen voeren voldoen volgen vormen vragen waarderen
waarschuwen warmen wegen weigeren wensen werken wisselen wonen zeggen zetten zonden zorgen
""")
GEEN_WERKWOORD = _listed("""
gaat gedachte gedachten gedragen gegeven gelaten gelegen gevallen gevangen gezegde gezicht laat
ontslagen past plant staat
""")
# Strong verbs: the participle without ge-, and the -t form.
STERK = {
    "bieden": ("boden", "biedt"),
    "blijven": ("bleven", "blijft"),
    "breken": ("broken", "breekt"),
    "brengen": ("bracht", "brengt"),
    "denken": ("dacht", "denkt"),
    "dragen": ("dragen", "draagt"),
    "dringen": ("drongen", "dringt"),
    "dwingen": ("dwongen", "dwingt"),
    "gaan": ("gaan", "gaat"),
    "geven": ("geven", "geeft"),
    "grijpen": ("grepen", "grijpt"),
    "helpen": ("holpen", "helpt"),
    "houden": ("houden", "houdt"),
    "kiezen": ("kozen", "kiest"),
    "kijken": ("keken", "kijkt"),
    "komen": ("komen", "komt"),
    "kopen": ("kocht", "koopt"),
    "krijgen": ("kregen", "krijgt"),
    "laten": ("laten", "laat"),
    "lezen": ("lezen", "leest"),
    "lijden": ("leden", "lijdt"),
    "lopen": ("lopen", "loopt"),
    "nemen": ("nomen", "neemt"),
    "roepen": ("roepen", "roept"),
    "schenken": ("schonken", "schenkt"),
    "schrijven": ("schreven", "schrijft"),
    "slaan": ("slagen", "slaat"),
    "sluiten": ("sloten", "sluit"),
    "snijden": ("sneden", "snijdt"),
    "spreken": ("sproken", "spreekt"),
    "staan": ("staan", "staat"),
    "stijgen": ("stegen", "stijgt"),
    "treden": ("treden", "treedt"),
    "treffen": ("troffen", "treft"),
    "trekken": ("trokken", "trekt"),
    "vallen": ("vallen", "valt"),
    "vangen": ("vangen", "vangt"),
    "verliezen": ("verloren", "verliest"),
    "vinden": ("vonden", "vindt"),
    "werpen": ("worpen", "werpt"),
    "werven": ("worven", "werft"),
    "wijzen": ("wezen", "wijst"),
    "winnen": ("wonnen", "wint"),
    "zenden": ("zonden", "zendt"),
    "zien": ("zien", "ziet"),
    "zoeken": ("zocht", "zoekt"),
}
# Plurals with another vowel, or with -eren.
MEERVOUD = {
    "bedragen": "bedrag",
    "daken": "dak",
    "dagen": "dag",
    "gebreken": "gebrek",
    "geboden": "gebod",
    "verboden": "verbod",
    "eieren": "ei",
    "gemoederen": "gemoed",
    "goederen": "goed",
    "kinderen": "kind",
    "leden": "lid",
    "liederen": "lied",
    "paden": "pad",
    "schepen": "schip",
    "steden": "stad",
    "verdragen": "verdrag",
    "verslagen": "verslag",
    "wegen": "weg",
}
# What a noun of a strong verb ends in -> the stem of that verb, after a separable prefix: over|name.
ZELFSTANDIG = {"nam": "nem", "sprak": "sprek", "gaf": "gef", "dracht": "drag"}

# Compounds. Prepositions, what is an ending rather than a last part (voor|stel), what is no first part, parts of fewer
# than four letters, and words that are one notion although they look like two.
VOORZETSELS = _listed("""
aan achter af bij binnen boven buiten door heen her in langs mede mee mis na naar neer niet om onder ont
op over rond samen tegen terug toe tussen uit van vast ver vol voor voort weer weg zelf zonder
""")
GEEN_HOOFD = _listed("""
aard aars aren baar bare deel ding dingen eerde eind ende eren gang ging gingen heden houd king lijk
loos matig oren rijk rijke ring ringen schap schappen slag spraak spraken stand standen stel ster trek
vang ving weer wijs wijze
""")
GEEN_BEPALER = VOORZETSELS | _listed("""
adem ander belang best ding eerst eigen enkel even gelijk gemeen hand heer inge laat leid mens open oude
ouder regel stem vaar vele
""")
KORT = _listed("""
avg co2 cv hal huur lid pv rvc vve wmo zav zon
""")
HEEL = _listed("""
aandachtspunten aanleiding achterstand bedrijfsvoering belanghouder belanghouders besluitvorming
bestuurder commissaris duurzaam eigenaar eigenaren gebruik gemeenschap handleiding handreiking
huishoudelijk huishouden huishoudens huisvesting maatregel maatregelen maatwerk medewerker medewerkers
onderhoud openbaar overeenkomst overlast regelgeving regelmatig uitgangspunt uitgangspunten uitvoering
verantwoording verkeer voorkeur voorraad voorwaarden voorzitter wederkerig wetgeving zorgvuldig
""")
