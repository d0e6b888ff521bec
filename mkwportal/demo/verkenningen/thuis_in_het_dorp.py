"""An invented exploration that runs now: growing old in small villages."""

from datetime import date

from mkwportal.demo.records import (
    Aanwezige,
    Bezoek,
    Foto,
    Gast,
    Halte,
    Herformulering,
    Les,
    Verkenning,
    Verslag,
)

VRAAG = "Wat kan een kleine corporatie doen zodat mensen oud worden in hun eigen dorp, als de zorg het niet meer alleen kan?"

ZIJLDIEP = Bezoek(
    key="zijldiep",
    titel="Zijldiep: zeven kleine ideeën die blijven plakken",
    dag=date(2026, 5, 19),
    van="10:00",
    tot="16:00",
    plaats="Zijldiep",
    adres="Dorpshuis De Wierde, Molenhorn 2",
    gastheer="eemzijl",
    gastheer_naam="Woningvereniging Eemzijl",
    gastvraag="Onze ideeën zijn klein. Is dat slim, of durven wij niet groter te denken?",
    haltes=(
        Halte(
            1, "De drempelploeg", "10:30", "twee gepensioneerde timmerlieden", "Woningvereniging Eemzijl",
            gezien="Een bestelbus vol beugels, een stapel oude drempels en een planning op de achterkant van een "
            "kalender.",
            gehoord="Bewoners vragen niets aan, want dat voelt als oud worden. Aan twee mannen met koffie vragen zij "
            "het wel. De wachtlijst is vier weken.",
            mee="Haal de aanvraag weg en zet er een mens voor in de plaats.",
        ),
        Halte(
            2, "De logeerwoning", "11:30", "wijkverpleegkundige", "Thuiszorg in de kern",
            gezien="Een gewone woning met een hoog bed, ruime douche en een buurvrouw met de sleutel.",
            gehoord="Na een operatie kunnen mensen hier drie weken blijven. Vroeger lagen zij op een plek ver weg en "
            "kwamen zij niet meer terug naar het dorp.",
            mee="Eén woning van de negentig is genoeg. Zoek uit wie er nu voor opnamen betaalt en ga daar praten.",
        ),
        Halte(
            3, "De wasruimte die bleef", "13:30", "bewoners", "Bewoners van de Molenhorn",
            gezien="Drie machines, een lange bank en een kalender met wie er soep meeneemt. Aangelegd als tijdelijk.",
            gehoord="Niemand komt hier voor een praatje, dat is het geheim. Je komt voor de was.",
            mee="Een ontmoetingsplek zonder doel blijft leeg. Geef mensen een reden die niets met eenzaamheid heeft.",
        ),
        Halte(
            4, "Aan de keukentafel", "15:00", "een bewoonster van 88 en haar buurman", "Bewoners van Middelwarf",
            gezien="Een huis vol foto’s, een traplift die zij niet gebruikt en een sleutelkluisje naast de deur.",
            gehoord="Zij wil hier blijven en weet dat het over twee jaar niet meer gaat. Iemand had haar dat eerlijk "
            "gezegd. Daar is zij dankbaar voor.",
            mee="Durf te zeggen dat een huis op een dag niet meer past, ruim voordat het zover is.",
        ),
    ),
    aanwezigen=(
        Aanwezige("kersten", was_er=True),
        Aanwezige("lammers", was_er=True),
        Aanwezige("arts", was_er=True),
        Aanwezige("bos", was_er=True),
        Aanwezige("vanrossum", was_er=True),
        Aanwezige("achterberg", was_er=True),
        Aanwezige("tran", gaat_mee=True, was_er=False),
        Aanwezige("schreurs", was_er=True),
        Aanwezige(naam="Wijkverpleegkundige die de middag bleef", organisatie_naam="Thuiszorg in de kern", was_er=True),
    ),
    verslag=Verslag(
        vraag="Eemzijl vroeg ons of klein denken slim is. Wij vroegen ons af wat er overblijft van mooie plannen voor "
        "ouderen als er geen geld en geen mensen bij komen.",
        wat_zagen_we="Vier plekken op loopafstand van elkaar. Twee timmerlieden die drempels weghalen. Een woning om "
        "in op te knappen na het ziekenhuis. Een wasruimte die een huiskamer werd. En een keukentafel met een "
        "bewoonster die ons vertelde wat zij van al onze plannen vond.",
        lessen="- Klein is slim als het meteen werkt en iemand het doet.\n- Een reden om te komen is beter dan een "
        "plek om te zitten.\n- Eerlijk zijn over later hoort bij zorgen voor nu.",
        vervolg="Bij het volgende bezoek kijken wij hoe een zorgcoöperatie en een corporatie samen optrekken. Wij "
        "vragen daar wie er betaalt als de zorg er geld door bespaart.",
    ),
    lessen=(
        Les(
            "Vervang het aanvraagformulier voor een beugel door iemand die toch al langskomt.",
            "les", ("zorg", "onderhoud"), 1, "achterberg",
            herkend_door=("heuvelrijk", "raamdal", "peelhoeve"), toegepast_door=("heuvelrijk",),
            document="heuvelrijk-wmo",
        ),
        Les(
            "Een ontmoetingsplek werkt als er een reden is om te komen die niets met eenzaamheid te maken heeft.",
            "les", ("zorg", "leefbaarheid"), 3, "arts", herkend_door=("eemzijl", "rijnkrom", "vlieterp"),
        ),
        Les(
            "Zeg drie jaar van tevoren dat een woning op een dag niet meer past, en niet pas na de val.",
            "tip", ("zorg", "toewijzing"), 4, "schreurs", herkend_door=("raamdal",),
            document="raamdal-doorstroming",
        ),
        Les(
            "Een logeerwoning redt soms een terugkeer naar het dorp, maar wie er geld door bespaart, betaalt niet mee.",
            "valkuil", ("zorg", "kosten-opbrengsten"), 2, "bos", herkend_door=("rijnkrom", "linde"),
        ),
        Les(
            "Hoe bereikt u de buurman die zegt dat hij niets nodig heeft?",
            "vraag", ("zorg", "huurders"), 4, "lammers", herkend_door=("peelhoeve", "eemzijl"),
        ),
    ),
    fotos=(
        Foto("zijldiep-dorp", "Uitzicht op het dorp vanaf de dijk (tekening)", 3, "dorp", (53.3301, 6.7480), "bos"),
    ),
    documenten=("eemzijl-ouder", "raamdal-wonenzorg"),
)  # fmt: skip

WIJKERRIJN = Bezoek(
    key="wijkerrijn",
    titel="Wijkerrijn: een kwartier op maandagochtend",
    dag=-3,
    van="08:30",
    tot="12:30",
    plaats="Wijkerrijn",
    adres="De Boogerd, gezamenlijke ruimte",
    gastheer="rijnkrom",
    gastheer_naam="Woonstichting De Rijnkrom",
    gastvraag="Wij zijn het over vier dingen niet eens met onze partners. Moeten wij dat oplossen of laten staan?",
    haltes=(
        Halte(
            1, "Meeluisteren bij het maandagkwartier", "08:45", "vier aanspreekpunten", "De Rijnkrom en partners",
            gezien="Vier mensen aan de telefoon, een pot koffie en geen agenda. Na dertien minuten was het klaar.",
            gehoord="‘Bij wie gaan wij deze week langs?’ Meer vragen zij elkaar niet. Drie namen, drie bezoeken.",
            mee="Een kort overleg dat altijd doorgaat is meer waard dan een lang overleg dat wordt verzet.",
        ),
        Halte(
            2, "De kaart met vier zinnen", "09:45", "ouderenadviseur", "Welzijn Rijnkring",
            gezien="Een kaart op groot formaat waarop bewoners zelf aankruisen wat er gedeeld mag worden.",
            gehoord="119 van de 126 bewoners vulden hem in. De zes die bijna alles nee zeiden, zijn de mensen die wij "
            "het beste kennen.",
            mee="",
        ),
        Halte(3, "Waarover wij het niet eens zijn", "11:00", "beleidsadviseur", "Gemeente Krommenrijn"),
    ),
    aanwezigen=(
        Aanwezige("kersten"),
        Aanwezige("lammers"),
        Aanwezige("achterberg"),
        Aanwezige("vermeulen"),
        Aanwezige("arts", gaat_mee=False),
        Aanwezige("tran"),
    ),
    documenten=("rijnkrom-zorgpartners", "linde-privacy"),
)  # fmt: skip

GRAVEKANT = Bezoek(
    key="gravekant",
    titel="Gravekant: een dag met de zorgcoöperatie",
    dag=12,
    van="09:30",
    tot="16:30",
    plaats="Gravekant",
    adres="Gemeentehuis, Raadhuisplein 1",
    gastheer="raamdal",
    gastheer_naam="Raamdal Wonen en zorgcoöperatie Samen Thuis",
    gastvraag="Wij leunen op een paar mensen die alles doen. Hoe houden wij dit vol zonder er een organisatie van te maken?",
    haltes=(
        Halte(1, "Zeven kernen, één dienst", "09:45", "beleidsmedewerker wonen en zorg", "Gemeente Raamstreek"),
        Halte(2, "Vraag maar: zo werkt de coöperatie", "10:45", "dorpsondersteuner", "Zorgcoöperatie Samen Thuis"),
        Halte(3, "Spreekuur over de drempel", "11:45", "praktijkondersteuner ouderen", "Huisartsenpraktijk"),
        Halte(4, "Soep in het hofje", "12:45", "bewoners", "Hofje in Gravekant"),
        Halte(5, "Wat huurders ervan merken", "14:15", "voorzitter", "Huurdersbelang Raamstreek"),
        Halte(6, "De pastorie: durven wij dit aan?", "15:15", "architect en kerkbestuur", "Werkgroep pastorie"),
    ),
    aanwezigen=(
        Aanwezige("kersten"),
        Aanwezige("lammers"),
        Aanwezige("arts"),
        Aanwezige("jacobs"),
        Aanwezige("bos"),
        Aanwezige("schreurs", gaat_mee=False),
        Aanwezige("gast"),
    ),
    documenten=("raamdal-wonenzorg", "raamdal-doorstroming", "peelhoeve-signaleren"),
)

VERKENNING = Verkenning(
    key="thuis-in-het-dorp",
    titel="Thuis in het dorp",
    vraag=VRAAG,
    status="loopt",
    organisatie="slingebeek",
    leider="kersten",
    deelnemers=("slingebeek", "linde", "raamdal", "eemzijl", "rijnkrom", "peelhoeve", "heuvelrijk"),
    tribune=("vlieterp", "bollenhof", "zijpekaag"),
    gasten=(Gast("gast", 75),),
    toelichting="Zeven corporaties zoeken naar kleine dingen die werken voor mensen die oud worden in een dorp. Bij "
    "elk bezoek spreken wij minstens één bewoner. Een onderzoeker fietst mee en schrijft op wat wij zelf niet meer "
    "zien.",
    start=date(2026, 2, 2),
    herformuleringen=(
        Herformulering("Hoe bouwen wij genoeg woningen voor ouderen in kleine kernen?", ""),
        Herformulering(
            VRAAG,
            "In Zijldiep bleek dat bijna niemand wil verhuizen. Het gaat om blijven, en om wie er dan langskomt.",
        ),
    ),
    bezoeken=(ZIJLDIEP, WIJKERRIJN, GRAVEKANT),
)
