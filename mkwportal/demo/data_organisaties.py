"""Invented member corporations in invented places, and the organisations around them.

The four corporations of neXus and Ons Doel exist; they stand here without membership, as hosts of 2019.
"""

from mkwportal.demo.records import Organisatie


def _lid(
    nummer: int,
    key: str,
    naam: str,
    provincie: str,
    gemeenten: str,
    kernen: str,
    cijfers: tuple[int, float, int],
    domein: str,
    over: str,
) -> Organisatie:
    """A member; the first of the villages is where the office stands; figures are vhe, fte and member since."""
    vhe, fte, lid_sinds = cijfers
    plaatsen = tuple(kernen.split(", "))
    return Organisatie(
        key=key,
        naam=naam,
        soort="woningcorporatie",
        plaats=plaatsen[0],
        provincie=provincie,
        gemeenten=tuple(gemeenten.split(", ")),
        kernen=plaatsen,
        over=over,
        vhe=vhe,
        fte=fte,
        l_nummer=f"L9{nummer:03}",
        kvk=f"9{nummer:02}{(nummer * 48611 + 10407) % 100000:05}",
        website=f"https://www.{domein}.example",
        lid_sinds=lid_sinds,
    )


LEDEN = (
    _lid(
        1, "linde", "De Linde", "Limburg", "Sevenbroek aan de Maas",
        "Sevenbroek, Grubbenhei, Meterdonk, Blitterhof", (1640, 17, 2014), "delinde",
        "De Linde verhuurt in vier dorpen langs de Maas en kent de meeste huurders bij naam. Wij schrijven graag "
        "beleid dat op één keukentafel past. Bel ons over huurbeleid en over zelf klussen in de woning.",
    ),
    _lid(
        2, "waterland", "Woonstichting Waterland-Oost", "Noord-Holland", "Koogdam, Zuiderwaterland",
        "Koogdam, Oosterpurmer, Markerwoude, Ilpenzaan", (2310, 24, 2012), "waterlandoost",
        "Waterland-Oost werkt op veengrond, met veel oude woningen en veel water. Verduurzamen is bij ons daarom "
        "eerst funderen en dan isoleren. Onze treasurer helpt graag anderen op weg.",
    ),
    _lid(
        3, "vlieterp", "Woningstichting De Vlieterp", "Friesland", "Waadterpen",
        "Tzumsterp, Marsumbuorren, Sint Odulf, Hijlaardsryp", (1890, 19, 2015), "devlieterp",
        "De Vlieterp heeft woningen in 23 dorpen, soms maar vier in een straat. Wij zoeken samenwerking bij inkoop "
        "en bij wonen met zorg, want alleen zijn wij daar te klein voor.",
    ),
    _lid(
        4, "hondsrand", "Woonstichting De Hondsrand", "Drenthe", "Hunzeveld, Zandhorn",
        "Borgerveld, Exlohaar, Odoornerzand, Gietermond", (2740, 28, 2011), "dehondsrand",
        "De Hondsrand verhuurt op het zand en in het veen. Wij werken met vaste wijkteams en zetten de telefoon in "
        "vóór de brief. In onze woningen uit de jaren zestig ruimen wij planmatig asbest op.",
    ),
    _lid(
        5, "eemzijl", "Woningvereniging Eemzijl", "Groningen", "Fivelstroom",
        "Zijldiep, Middelwarf, Stedumhuizen, Oosterwierum", (1120, 12, 2016), "eemzijl",
        "Eemzijl is een vereniging met 640 leden-huurders in het aardbevingsgebied. Wij weten veel van versterken, "
        "vervangende huisvesting en warmtepompen. Onze algemene ledenvergadering beslist over het jaarverslag.",
    ),
    _lid(
        6, "dinkelhof", "Woonstichting Dinkelhof", "Overijssel", "Dinkelrade",
        "Losserveen, Overbeek, Luttekamp, Denehof", (2080, 22, 2013), "dinkelhof",
        "Dinkelhof werkt langs de grens, met noaberschap als vertrekpunt. Wij hebben al drie jaar niemand om "
        "huurschuld uitgezet. Nu zoeken wij kleine bouwlocaties in de kernen.",
    ),
    _lid(
        7, "slingebeek", "Wonen Slingebeek", "Gelderland", "Berkelmark, Oosterslinge",
        "Aaltveld, Dinxholt, Bredewater, Lichtenmark", (3150, 31, 2010), "wonenslingebeek",
        "Wonen Slingebeek is een van de grotere leden en was er vanaf het begin bij. Onze onderhoudsdienst meet zelf "
        "de conditie van elke woning. De projectleider van MKW heeft bij ons haar bureau.",
    ),
    _lid(
        8, "lingekant", "Woonstichting Lingekant", "Gelderland", "Lingewal",
        "Geldermark, Beestvoort, Trichtzijde, Burenkamp", (1430, 14.5, 2017), "lingekant",
        "Lingekant verhuurt tussen de boomgaarden. De helft van de vrije woningen gaat naar mensen uit het dorp zelf. "
        "Wij hebben ons toezicht en onze privacyregels net opnieuw op orde gebracht.",
    ),
    _lid(
        9, "peelhoeve", "Woningstichting De Peelhoeve", "Noord-Brabant", "Peeldonk",
        "Astenbroek, Ommelhei, Somerdonk, Lieropsedijk", (1980, 20, 2012), "depeelhoeve",
        "De Peelhoeve werkt nauw samen met de energiecoöperatie in het dorp. Wij pakken vocht en schimmel aan zonder "
        "de bewoner de schuld te geven. Wie wil weten hoe, mag meelopen.",
    ),
    _lid(
        10, "inlaag", "Woongroep De Inlaag", "Zeeland", "Reimersoord",
        "Kapelsdijk, Wemelzand, Yersdam, Kruinkerke", (1260, 13, 2018), "deinlaag",
        "De Inlaag ligt achter de zeedijk en is van oudsher zuinig. Wij kopen in met regels die op vier bladzijden "
        "staan. Onze brieven zijn herschreven samen met huurders.",
    ),
    _lid(
        11, "alblashoek", "Woningbouwvereniging Alblashoek", "Zuid-Holland", "Alblaslanden",
        "Bleskenswaal, Lekkerdijk, Ammersgraaf, Streefhoek", (2420, 25, 2013), "alblashoek",
        "Alblashoek verhuurt in dertien dorpen in de waard. Wij laten de huur meebewegen met het energielabel. Met "
        "gemeente en huurders sluiten wij elk jaar afspraken die op één vel passen.",
    ),
    _lid(
        12, "bollenhof", "Bollenhof Wonen", "Zuid-Holland", "Teylinghout, Duinbollen",
        "Sassemeer, Voorwijk, Warmerdam, Lissebroek", (3680, 34, 2011), "bollenhofwonen",
        "Bollenhof werkt in een gewilde streek met lange wachttijden. Wij zijn sterk in sociaal beheer: overlast, "
        "achterstanden en reparaties die in één keer goed gaan.",
    ),
    _lid(
        13, "rijnkrom", "Woonstichting De Rijnkrom", "Utrecht", "Krommenrijn",
        "Wijkerrijn, Cotenbroek, Langweide, Odijkerveld", (1570, 16, 2015), "derijnkrom",
        "De Rijnkrom heeft drie kernen aan de rivier en één in de uiterwaard. Wij maken vaste afspraken met zorg en "
        "gemeente en leggen die in gewone taal vast. Huurders praten bij ons vroeg mee.",
    ),
    _lid(
        14, "ketelpolder", "Ketelpolder Wonen", "Flevoland", "Oosterpolder",
        "Biddingmeer, Swifterhaven, Roggewijk, Enservaart", (2860, 29, 2014), "ketelpolderwonen",
        "Ketelpolder verhuurt woningen die bijna allemaal na 1960 zijn gebouwd. De wind is hier nooit ver weg, de "
        "hitte sinds een paar jaar ook niet. Wij meten in de woning voordat wij iets besluiten.",
    ),
    _lid(
        15, "raamdal", "Raamdal Wonen", "Noord-Brabant", "Raamstreek",
        "Gravekant, Eschersveld, Velperberg, Millerhei", (1050, 11, 2016), "raamdalwonen",
        "Raamdal is klein en wil dat blijven. Ouder worden in het dorp is ons grote onderwerp, samen met huisartsen, "
        "welzijn en de zorgcoöperatie. De visitatiecommissie gaf ons daar een compliment voor.",
    ),
    _lid(
        16, "heuvelrijk", "Stichting Heuvelrijk Wonen", "Limburg", "Heuvelstreek",
        "Gulperbeek, Wijlerdal, Epenrade, Vaalderberg", (430, 5, 2019), "heuvelrijkwonen",
        "Heuvelrijk is met vijf mensen een van de kleinste leden. Een derde van onze woningen ligt in een VvE. Wij "
        "nemen veel over van anderen en geven terug wat wij daarvan leerden.",
    ),
    _lid(
        17, "zijpekaag", "Woonstichting De Zijpekaag", "Noord-Holland", "Noorderkaag",
        "Zijperkaag, Schagerdam, Callantsweel, Petterduin", (4380, 38, 2025), "dezijpekaag",
        "De Zijpekaag is sinds kort lid en het grootst van allemaal. Wij kijken eerst mee en delen later dit jaar "
        "onze eerste documenten.",
    ),
)  # fmt: skip


def _gastheer(key: str, naam: str, plaats: str, provincie: str, gemeente: str, over: str) -> Organisatie:
    return Organisatie(key, naam, "woningcorporatie", plaats, provincie, (gemeente,), over)


def _ander(key: str, naam: str, soort: str, plaats: str, provincie: str, over: str) -> Organisatie:
    return Organisatie(key, naam, soort, plaats, provincie, (), over)


ANDEREN = (
    _gastheer(
        "domus", "Woningstichting Domus", "Roermond", "Limburg", "Roermond",
        "Partner in neXus. Werkte met ontwerpers, TU Eindhoven, zorgpartners en bewoners aan Empathic Living.",
    ),
    _gastheer(
        "stjoseph", "Woningstichting St. Joseph", "Stramproy", "Limburg", "Weert",
        "Partner in neXus, het samenwerkingsverband van drie Limburgse corporaties.",
    ),
    _gastheer(
        "nederweert", "Woningvereniging Nederweert", "Nederweert", "Limburg", "Nederweert",
        "Partner in neXus, het samenwerkingsverband van drie Limburgse corporaties.",
    ),
    _gastheer(
        "onsdoel", "Woningstichting Ons Doel", "Leiden", "Zuid-Holland", "Leiden",
        "Bouwt in Leiden aan een netwerkorganisatie, met het motto ‘Met elkaar voor elkaar’.",
    ),
    _ander(
        "nexus", "neXus", "partner", "Roermond", "Limburg",
        "Samenwerkingsverband van Domus, St. Joseph en Woningvereniging Nederweert op strategisch beleid.",
    ),
    _ander("gemeenteleiden", "Gemeente Leiden", "gemeente", "Leiden", "Zuid-Holland", "Netwerkpartner van Ons Doel."),
    _ander(
        "tue", "Technische Universiteit Eindhoven", "onderwijs", "Eindhoven", "Noord-Brabant",
        "Onderzoekspartner in het project Empathic Living.",
    ),
    _ander(
        "tilburg", "Tilburg University", "onderwijs", "Tilburg", "Noord-Brabant",
        "Een onderzoeker van deze universiteit begeleidde de verkenning Eigentijdse samenwerking.",
    ),
    _ander(
        "krommenrijn", "Gemeente Krommenrijn", "gemeente", "Wijkerrijn", "Utrecht",
        "Maakt met De Rijnkrom afspraken over statushouders, zorgwoningen en leefbaarheid.",
    ),
    _ander(
        "raamstreek", "Gemeente Raamstreek", "gemeente", "Gravekant", "Noord-Brabant",
        "Zeven kernen met één ambtelijke dienst. Denkt mee over ouder worden in het dorp.",
    ),
    _ander(
        "samenthuis", "Zorgcoöperatie Samen Thuis", "zorg", "Gravekant", "Noord-Brabant",
        "Dorpsbewoners die zelf hulp, vervoer en dagbesteding regelen, met een wijkverpleegkundige in dienst.",
    ),
    _ander(
        "rijnkring", "Welzijn Rijnkring", "zorg", "Wijkerrijn", "Utrecht",
        "Welzijnswerk in vier kernen: ouderenadviseurs, mantelzorgsteun en een klussendienst.",
    ),
    _ander(
        "lindetak", "Huurdersvereniging De Lindetak", "huurders", "Sevenbroek", "Limburg",
        "Vertegenwoordigt de huurders van De Linde. Acht bestuursleden uit vier dorpen.",
    ),
    _ander(
        "huurdersraam", "Huurdersbelang Raamstreek", "huurders", "Millerhei", "Noord-Brabant",
        "Vertegenwoordigt de huurders van Raamdal Wonen en houdt elk kwartaal spreekuur.",
    ),
    _ander(
        "peelstroom", "Energiecoöperatie Peelstroom", "energie", "Astenbroek", "Noord-Brabant",
        "Ruim vierhonderd leden, drie zonnedaken en plannen voor een dorpsbatterij.",
    ),
    _ander(
        "lectoraat", "Lectoraat Wonen in het Dorp", "onderwijs", "Gravekant", "Noord-Brabant",
        "Onderzoekt met studenten hoe kleine kernen bewoonbaar blijven voor jong en oud.",
    ),
    _ander(
        "veenbouw", "Bouwbedrijf Ter Veen", "bedrijf", "Losserveen", "Overijssel",
        "Familiebedrijf dat met houten elementen kleine woningen bouwt in bestaande straten.",
    ),
)  # fmt: skip

ORGANISATIES = (*LEDEN, *ANDEREN)
ORGANISATIE = {organisatie.key: organisatie for organisatie in ORGANISATIES}
