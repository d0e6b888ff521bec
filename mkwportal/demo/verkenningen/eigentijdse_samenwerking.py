"""The exploration of 2019: visits to neXus in Limburg and to Ons Doel in Leiden.

What was visited and asked is public and told here in our own words, with roles instead of names. The corporations
that take part, the exact days, the clock times and the lessons are invented.
"""

from datetime import date

from mkwportal.demo.records import Aanwezige, Bezoek, Foto, Halte, Herformulering, Les, Verkenning, Verslag

VRAAG = (
    "Hoe werken kleine corporaties samen op beleid en grote thema’s, zonder te fuseren, en zó dat huurders er iets "
    "van merken?"
)

NEXUS = Bezoek(
    key="nexus-2019",
    titel="neXus: drie Limburgse corporaties die apart blijven",
    dag=date(2019, 4, 11),
    van="10:00",
    tot="16:30",
    plaats="Roermond",
    gastheer="nexus",
    gastheer_naam="neXus: Domus, St. Joseph en Woningvereniging Nederweert",
    gastvraag="Wat kost onze samenwerking, wat levert zij op, en hoe laten wij dat zien?",
    haltes=(
        Halte(
            1, "neXus zelf", "10:00", "de drie directeuren", "neXus",
            gezien="Drie corporaties die zelfstandig blijven en op strategisch beleid samen optrekken. De "
            "samenwerking is niet ontworpen maar gegroeid: zij begon met mensen die elkaar opzochten.",
            gehoord="Partners maken elkaar beter, dat staat voorop. Moeilijker is het om te laten zien wat het kost "
            "en oplevert: in euro’s, in menskracht en in het evenwicht tussen de drie. En hoe neem je de raden van "
            "commissarissen mee in iets wat nog groeit?",
            mee="Wij zetten kosten en opbrengst per partner naast elkaar, ook als de cijfers nog niet compleet zijn. "
            "De vraag of er ooit een andere organisatie uit voortkomt, houden wij open.",
        ),
        Halte(
            2, "De energiecoöperatie", "13:00", "leden van de coöperatie", "Regionale energiecoöperatie",
            gezien="Mensen die door één ideaal bij elkaar kwamen en daardoor samen durfden te kopen wat niemand "
            "alleen kan betalen: zonnepanelen en windmolens.",
            gehoord="Mensen meekrijgen op idealisme lukt. Daarna wordt het lastig: hoe houd je draagvlak als er nog "
            "geen vastomlijnd plan is, en hoe verdeel je onderweg de lusten en de lasten?",
            mee="Een helder gezamenlijk belang draagt heel ver. Toch heeft het tussenstappen nodig die mensen kunnen "
            "zien, en afspraken over verdelen vóórdat er iets te verdelen valt.",
        ),
        Halte(
            3, "Empathic Living", "15:00", "betrokkenen vanuit corporatie, ontwerp en zorg", "Woningstichting Domus",
            gezien="Een corporatie, ontwerpers, onderzoekers van de TU Eindhoven, zorgpartners en bewoners die samen "
            "zoeken naar een woonomgeving die meegroeit met wie er woont.",
            gehoord="Ieder heeft een eigen vak en een eigen taal. Wat hen bindt is één vraag: wat heeft een bewoner "
            "nodig, nu en over tien jaar?",
            mee="Samenwerken buiten de eigen sector begint bij de bewoner en niet bij een overeenkomst. Neem bewoners "
            "mee aan tafel, dan gaan de professionals anders praten.",
        ),
    ),
    aanwezigen=(
        Aanwezige("lammers", was_er=True),
        Aanwezige("vandeven", was_er=True),
        Aanwezige("hoekstra", was_er=True),
        Aanwezige("heemskerk", was_er=True),
        Aanwezige("schreurs", was_er=True),
        Aanwezige("wassink", was_er=True),
        Aanwezige("kersten", was_er=True),
        Aanwezige(naam="Onderzoeker die de verkenning begeleidt", organisatie="tilburg", was_er=True),
    ),
    verslag=Verslag(
        vraag="Wij gingen naar Limburg met drie vragen. Wat stop je erin en wat krijg je "
        "ervoor terug? Hoe laat je dat zien aan wie er niet bij is? En sta je over tien jaar niet toch als één organisatie voor de deur?\n\nDe gastheren hadden dezelfde vragen. Dat maakte het gesprek gelijkwaardig: niemand kwam "
        "iets verkopen.",
        wat_zagen_we="In de ochtend spraken wij met de drie directeuren van **neXus**. Zij zoeken elkaar op bij "
        "strategisch beleid en laten de uitvoering dichtbij. De meeste tijd ging naar de balans: een uur van de een "
        "is niet hetzelfde als een uur van de ander, en toch moet het eerlijk voelen. Ook de rol van de raden van "
        "commissarissen kwam op tafel. Zij moeten toezicht houden op iets wat nog geen vorm heeft.\n\nNa de lunch "
        "vertelden leden van een regionale **energiecoöperatie** hoe een ideaal een groep bijeenhoudt, en wanneer "
        "dat niet genoeg meer is.\n\nTot slot zagen wij **Empathic Living**: een zoektocht met ontwerpers, "
        "onderzoekers, zorg en bewoners naar een huis dat meebeweegt met het leven.",
        lessen="- Samenwerken zonder fusie kan, als iedereen durft te zeggen wat het hem kost.\n- Een gezamenlijk "
        "belang dat in één zin past, is meer waard dan een plan van veertig bladzijden.\n- Toezichthouders willen "
        "geen besluit aan het eind, maar een plek onderweg.\n- Bewoners aan tafel veranderen het gesprek tussen "
        "professionals.",
        vervolg="In mei gaan wij naar Leiden, naar een corporatie die een netwerk om zich heen bouwt. Wij nemen één "
        "vraag extra mee: hoe merk je als huurder dat er wordt samengewerkt? Tot die tijd vult ieder voor zichzelf "
        "in wat samenwerken hem het afgelopen jaar kostte.",
    ),
    lessen=(
        Les(
            "Laat per partner zien wat samenwerken kost en oplevert: in euro’s, in uren en in wat huurders merken.",
            "les", ("kosten-opbrengsten", "samenwerken"), 1, "schreurs",
            herkend_door=("linde", "vlieterp", "bollenhof", "rijnkrom"), toegepast_door=("vlieterp",),
            document="heuvelrijk-rekenblad",
        ),
        Les(
            "Neem de raad van commissarissen mee terwijl een samenwerking groeit, en niet pas als er een voorstel ligt.",
            "tip", ("bestuur", "samenwerken"), 1, "heemskerk",
            herkend_door=("linde", "lingekant", "slingebeek"), document="bollenhof-toezicht",
        ),
        Les(
            "Wanneer wordt samenwerken vanzelf een nieuwe organisatie, en is dat eigenlijk erg?",
            "vraag", ("samenwerken",), 1, "wassink", herkend_door=("heuvelrijk",),
        ),
        Les(
            "Een duidelijk gezamenlijk belang maakt aankopen mogelijk die niemand alleen zou doen.",
            "les", ("opwek", "samenwerken"), 2, "vandeven",
            herkend_door=("linde", "waterland", "inlaag"), toegepast_door=("peelhoeve",),
            document="peelhoeve-energiecooperatie",
        ),
        Les(
            "Een ideaal brengt mensen bij elkaar, maar zonder zichtbare tussenstappen brokkelt het draagvlak af.",
            "valkuil", ("opwek", "samenwerken"), 2, "vandeven", herkend_door=("eemzijl", "rijnkrom"),
            document="peelhoeve-energiecooperatie",
        ),
        Les(
            "Spreek af hoe u lusten en lasten verdeelt voordat er iets te verdelen valt.",
            "tip", ("kosten-opbrengsten",), 2, "hoekstra",
            herkend_door=("heuvelrijk", "slingebeek"), toegepast_door=("peelhoeve",),
        ),
        Les(
            "Begin bij wat een bewoner nodig heeft, dan vinden ontwerper, zorgverlener en verhuurder elkaar sneller.",
            "les", ("zorg", "samenwerken"), 3, "lammers", herkend_door=("raamdal", "rijnkrom", "vlieterp"),
        ),
    ),
    fotos=(
        Foto("roermond-zonneveld", "Zonneveld van een energiecoöperatie (tekening)", 2, "zonneveld",
             (51.1942, 5.9870), "vandeven"),
        Foto("roermond-werktafel", "Aan de werktafel bij Empathic Living (tekening)", 3, "werkplaats",
             (51.1913, 5.9878), "kersten"),
    ),
)  # fmt: skip

LEIDEN = Bezoek(
    key="onsdoel-2019",
    titel="Ons Doel: op de fiets langs zes netwerkpartners",
    dag=date(2019, 5, 23),
    van="09:30",
    tot="17:00",
    plaats="Leiden",
    gastheer="onsdoel",
    gastheer_naam="Woningstichting Ons Doel",
    gastvraag="Werkt ons motto ‘Met elkaar voor elkaar’ in de praktijk, en voegt het netwerk waarde toe voor huurders?",
    haltes=(
        Halte(
            1, "De gemeente", "10:00", "gesprekspartner wonen", "Gemeente Leiden",
            gezien="Een grote gemeente en een kleine corporatie die elkaar weten te vinden. De corporatie komt met "
            "ideeën en niet alleen met vragen.",
            gehoord="Je weet elkaar te vinden als je ook belt wanneer er niets mis is. Openheid over eigen belangen "
            "maakt het gesprek eenvoudiger.",
            mee="Vertel de gemeente vroeg waar u mee bezig bent. Wie dezelfde informatie heeft, kan gelijk opgaan.",
        ),
        Halte(
            2, "De architecten", "11:00", "twee architecten", "Architectenbureau in de stad",
            gezien="Ontwerpers die al meedenken als er nog geen opdracht is. Schetsen waar de hand van bewoners in te "
            "herkennen is.",
            gehoord="Samen maken vraagt dat de opdrachtgever niet alles al weet. Het duurt langer en er komt iets uit "
            "dat niemand vooraf had bedacht.",
            mee="Nodig een ontwerper uit bij de vraag en niet pas bij het bestek.",
        ),
        Halte(
            3, "Samenlevingsopbouw", "12:00", "opbouwwerker", "Samenlevingsopbouw",
            gezien="Werk dat niet in een kantoor gebeurt maar op straat en in de portiek. De corporatie is er een "
            "bekend gezicht.",
            gehoord="De klik komt eerst, het project daarna. Zonder vertrouwen praat men met elkaar over cijfers, met "
            "vertrouwen over mensen.",
            mee="Reken niet op het eerste jaar. Wie in mensen investeert, ziet het pas later terug.",
        ),
        Halte(
            4, "De huurdersorganisatie", "13:30", "bestuursleden", "Huurdersorganisatie van Ons Doel",
            gezien="Huurders die het netwerk kennen en er zelf een knooppunt in zijn.",
            gehoord="Meedoen is leuker dan meepraten. Wel willen huurders weten wat er met hun inbreng gebeurt, ook "
            "als het antwoord nee is.",
            mee="De vraag ‘wat merkt de huurder ervan?’ beantwoorden huurders zelf het best. Stel hem dus aan hen.",
        ),
        Halte(
            5, "De raad van commissarissen", "14:30", "leden van de raad", "Woningstichting Ons Doel",
            gezien="Toezichthouders die niet alleen naar de cijfers kijken, maar ook naar wat er in de stad gebeurt.",
            gehoord="Toezien op een netwerk vraagt loslaten. Je kunt niet alles meten en moet toch weten of het goed "
            "gaat. Daar is lef voor nodig, van twee kanten.",
            mee="Bespreek met de raad welke verhalen en welke cijfers samen genoeg zijn om op te vertrouwen.",
        ),
        Halte(
            6, "Een project in de buurt", "15:30", "initiatiefnemers en bewoners", "Maatschappelijk project",
            gezien="Een plek waar de partners die wij die dag spraken elkaar tegenkomen, omdat er iets te doen is.",
            gehoord="Niemand kan precies zeggen wie ermee begon. Dat vinden de betrokkenen geen probleem, eerder een "
            "teken dat het werkt.",
            mee="Een netwerk wordt zichtbaar in iets concreets. Zoek één project waarin alle partners iets geven.",
        ),
    ),
    aanwezigen=(
        Aanwezige("lammers", was_er=True),
        Aanwezige("vandeven", was_er=True),
        Aanwezige("manders", was_er=True),
        Aanwezige("hoekstra", gaat_mee=True, was_er=False),
        Aanwezige("heemskerk", was_er=True),
        Aanwezige("schreurs", was_er=True),
        Aanwezige("wassink", was_er=True),
        Aanwezige("kersten", was_er=True),
        Aanwezige(naam="Onderzoeker die de verkenning begeleidt", organisatie="tilburg", was_er=True),
        Aanwezige(naam="Bestuurslid dat aanhaakte", organisatie_naam="Huurdersorganisatie van Ons Doel", was_er=True),
    ),
    verslag=Verslag(
        vraag="De bestuurder van Ons Doel gebruikte ons bezoek als spiegel. Zijn vraag: hoe pakt het motto ‘Met elkaar "
        "voor elkaar’ buiten uit? Vinden de partners elkaar ook als Ons Doel er niet tussen zit? "
        "Onze eigen vraag fietste mee: wat heeft een kleine corporatie aan een netwerk?",
        wat_zagen_we="Wij stapten op de fiets en bezochten zes partners: de **gemeente**, **architecten**, de "
        "**samenlevingsopbouw**, de **huurdersorganisatie**, de **raad van commissarissen** en een maatschappelijk "
        "project.\n\nDe gesprekken waren open. Steeds kwam hetzelfde terug: men doet mee omdat het iets oplevert "
        "voor de stad, en het lukt omdat mensen elkaar durven vertrouwen. Ons Doel bouwt aan een netwerk vanuit de "
        "gedachte dat een kleine organisatie het niet alleen kan. De partners noemden allemaal een ander begin en "
        "hetzelfde ingrediënt: de klik.",
        lessen="- De klik tussen mensen is het belangrijkst; afspraken komen daarna.\n- Vertrouwen begint bij wie als "
        "eerste iets weggeeft.\n- Een netwerk groeit langzaam. Reken in jaren.\n- Laat een ander eens kijken of "
        "uw motto buiten de deur te merken is.",
        vervolg="De gastheer krijgt de spiegel op één bladzijde. Na de zomer kijken wij terug, samen met een partner "
        "uit de zorg die ervaring heeft met leernetwerken. Wie wil, bezoekt voor die tijd nog een organisatie die "
        "anders is georganiseerd. Daarna bundelen wij de ervaringen.",
    ),
    lessen=(
        Les(
            "Zonder klik tussen mensen komt een netwerk niet van de grond, hoe goed de afspraken ook zijn.",
            "les", ("samenwerken",), 3, "lammers",
            herkend_door=("peelhoeve", "raamdal", "dinkelhof", "eemzijl", "rijnkrom"),
        ),
        Les(
            "Geef een netwerk tijd: het heeft een lange adem nodig en loopt nooit volgens planning.",
            "tip", ("samenwerken",), 3, "wassink", herkend_door=("vlieterp", "heuvelrijk"),
        ),
        Les(
            "Wie in een netwerk eerst het eigen doel wil halen, raakt het gezamenlijke doel kwijt.",
            "valkuil", ("samenwerken",), 1, "heemskerk", herkend_door=("lingekant", "waterland"),
        ),
        Les(
            "Vertrouwen begint bij wie als eerste iets weggeeft zonder te weten wat ervoor terugkomt.",
            "les", ("samenwerken", "kosten-opbrengsten"), 6, "vandeven", herkend_door=("linde", "vlieterp"),
            document="vlieterp-samen-inkopen",
        ),
        Les(
            "Vraag een ontwerper mee te denken over de vraag, nog voordat er een opdracht is.",
            "tip", ("sloop-nieuwbouw",), 2, "manders", herkend_door=("dinkelhof",),
        ),
        Les(
            "Vertel huurders altijd wat er met hun inbreng is gebeurd, ook als het antwoord nee is.",
            "les", ("huurders",), 4, "kersten",
            herkend_door=("rijnkrom", "hondsrand", "lingekant"), toegepast_door=("rijnkrom",),
            document="rijnkrom-participatie", hoe="Na elk overleg staat er een terugkoppeling op de website.",
        ),
        Les(
            "Bel wie uw brief niet begrijpt: een gesprek scheelt een bezwaar en wekt vertrouwen.",
            "les", ("huurbeleid", "samenwerken"), 4, "schreurs", herkend_door=("dinkelhof", "bollenhof"),
            document="linde-huurbeleid", hoe="Wie bezwaar maakt tegen de huurverhoging, wordt eerst gebeld.",
        ),
        Les(
            "Spreek vooraf af wie aan tafel ja mag zeggen, anders wordt elk overleg een aankondiging.",
            "tip", ("bestuur", "samenwerken"), 5, "heemskerk",
            herkend_door=("eemzijl", "raamdal"), toegepast_door=("linde", "heuvelrijk"),
        ),
        Les(
            "Dezelfde regels zijn nog niet dezelfde gewoonten: ga een dag bij elkaar aan tafel zitten.",
            "valkuil", ("samenwerken",), 3, "lammers", herkend_door=("vlieterp", "slingebeek", "linde"),
        ),
        Les(
            "Spreek met uw raad af welke cijfers en welke verhalen samen genoeg zijn om op te vertrouwen.",
            "tip", ("bestuur", "verantwoording"), 5, "heemskerk", herkend_door=("slingebeek",),
            document="bollenhof-toezicht",
        ),
        Les(
            "Hoe laat een kleine corporatie zien wat een netwerk de huurder oplevert?",
            "vraag", ("kosten-opbrengsten", "huurders"), 4, "schreurs", herkend_door=("linde", "inlaag"),
        ),
    ),
    fotos=(
        Foto("leiden-gracht", "Zes fietsen langs de gracht in Leiden (tekening)", 1, "gracht",
             (52.1601, 4.4970), "kersten"),
    ),
)  # fmt: skip

VERKENNING = Verkenning(
    key="eigentijdse-samenwerking",
    titel="Eigentijdse samenwerking",
    vraag=VRAAG,
    status="gebundeld",
    organisatie="slingebeek",
    leider="kersten",
    deelnemers=("slingebeek", "linde", "peelhoeve", "vlieterp", "heuvelrijk", "bollenhof"),
    tribune=("waterland", "rijnkrom", "zijpekaag"),
    toelichting="Zes corporaties gaan op pad langs goede voorbeelden. Er is geen uitgewerkt plan vooraf: elk bezoek "
    "bepaalt mee wat het volgende wordt. Een onderzoeker kijkt mee, zodat ervaring en theorie elkaar afwisselen. "
    "De ervaringen komen samen in een bundel voor het hele platform. Naverteld op basis van openbare artikelen; de "
    "deelnemende corporaties en de lessen zijn bedacht.",
    start=date(2019, 2, 4),
    herformuleringen=(
        Herformulering("Welke vormen van samenwerken zijn er, behalve fuseren?", ""),
        Herformulering(
            "Wat kost samenwerken en wat levert het op, als u zelfstandig wilt blijven?",
            "Bij de voorbereiding bleek dat de vorm niet het begin is. De vraag is wat het oplevert, en voor wie.",
        ),
        Herformulering(
            VRAAG,
            "Na neXus en Leiden gaat het ons minder om onze organisaties en meer om wat huurders ervan merken.",
        ),
    ),
    bezoeken=(NEXUS, LEIDEN),
)
