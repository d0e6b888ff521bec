"""Forty invented people at the member corporations, a platform admin and a guest.

The addresses at demo.example are the demo logins; the password is not content and stands with the loader.
"""

from datetime import date

from mkwportal.demo.records import Aanstelling, Persoon

_nummer = iter(range(1, 100))


def _mens(
    key: str,
    naam: tuple[str, str, str],
    email: str,
    baan: tuple[str, str],
    *,
    rol: str = "lid",
    sinds: int = 2016,
    aanhef: str = "",
    bereikbaar: str = "",
    themas: str = "",
    ook: tuple[Aanstelling, ...] = (),
) -> Persoon:
    """Somebody at a corporation; `baan` is (organisation, post), `sinds` the first year there."""
    eerste = Aanstelling(baan[0], baan[1], rol, date(sinds, 1, 1))
    return Persoon(
        key=key,
        voornaam=naam[0],
        tussenvoegsel=naam[1],
        achternaam=naam[2],
        email=email,
        aanstellingen=(eerste, *ook),
        aanhef=aanhef,
        telefoon=f"06-000000{next(_nummer):02}",
        bereikbaarheid=bereikbaar,
        themas=tuple(themas.split()),
    )


MENSEN = (
    _mens(
        "lammers", ("Joke", "", "Lammers"), "directeur@demo.example", ("linde", "Directeur-bestuurder"),
        sinds=2013, aanhef="mevrouw", bereikbaar="Liefst bellen, ’s ochtends voor tienen.",
        themas="samenwerken bestuur huurbeleid",
    ),
    _mens(
        "aydin", ("Zeynep", "", "Aydın"), "corporatiebeheerder@demo.example", ("linde", "Bestuurssecretaris"),
        rol="corporatiebeheerder", sinds=2017, aanhef="mevrouw", bereikbaar="Werkt niet op vrijdag.",
        themas="bestuur privacy",
    ),
    _mens(
        "peeters", ("Rik", "", "Peeters"), "r.peeters@delinde.example", ("linde", "Beleidsmedewerker wonen"),
        sinds=2015, aanhef="de heer", bereikbaar="Elke werkdag tot 16.30 uur.", themas="huurbeleid zav verhuur",
    ),
    _mens(
        "hermans", ("Lotte", "", "Hermans"), "l.hermans@delinde.example", ("linde", "Adviseur vastgoed en energie"),
        sinds=2020, aanhef="mevrouw", bereikbaar="Maandag, dinsdag en donderdag.", themas="opwek energie planmatig",
    ),
    _mens(
        "zwaan", ("Dirk-Jan", "", "Zwaan"), "directeur2@demo.example", ("waterland", "Directeur-bestuurder"),
        sinds=2012, aanhef="de heer", bereikbaar="App eerst even, dan bel ik terug.", themas="energie samenwerken",
    ),
    _mens(
        "kok", ("Annemiek", "", "Kok"), "a.kok@waterlandoost.example", ("waterland", "Manager financiën"),
        rol="corporatiebeheerder", aanhef="mevrouw", bereikbaar="Niet in de eerste week van de maand.",
        themas="financien huurbeleid",
    ),
    _mens(
        "elidrissi", ("Samira", "", "El Idrissi"), "s.elidrissi@waterlandoost.example",
        ("waterland", "Projectleider verduurzaming"), sinds=2021, aanhef="mevrouw",
        bereikbaar="Vaak op de bouw, spreek de voicemail in.", themas="energie klimaat sloop-nieuwbouw",
    ),
    _mens(
        "hoekstra", ("Tjitske", "", "Hoekstra"), "t.hoekstra@devlieterp.example", ("vlieterp", "Directeur-bestuurder"),
        sinds=2011, aanhef="mevrouw", bereikbaar="Dinsdag tot en met vrijdag.", themas="samenwerken organisatie",
    ),
    _mens(
        "dijkstra", ("Wybren", "", "Dijkstra"), "w.dijkstra@devlieterp.example",
        ("vlieterp", "Beleidsadviseur wonen en zorg"), rol="corporatiebeheerder", aanhef="de heer",
        bereikbaar="Elke dag, ook voor een kort belletje.", themas="zorg urgentie sloop-nieuwbouw",
    ),
    _mens(
        "meijering", ("Geert", "", "Meijering"), "g.meijering@dehondsrand.example",
        ("hondsrand", "Directeur-bestuurder"), sinds=2014, aanhef="de heer", bereikbaar="Via het secretariaat.",
        themas="financien leefbaarheid",
    ),
    _mens(
        "wiersma", ("Hilde", "", "Wiersma"), "h.wiersma@dehondsrand.example",
        ("hondsrand", "Manager wonen en vastgoed"), rol="corporatiebeheerder", aanhef="mevrouw",
        bereikbaar="Werkt niet op woensdag.", themas="achterstand veilig-wonen huurders",
    ),
    _mens(
        "bos", ("Alie", "", "Bos-Hamminga"), "a.bos@eemzijl.example", ("eemzijl", "Directeur-bestuurder"),
        sinds=2010, aanhef="mevrouw", bereikbaar="Bel gerust, ook ’s avonds tot acht uur.",
        themas="verantwoording huurders",
    ),
    _mens(
        "vanrossum", ("Kees", "van", "Rossum"), "k.vanrossum@eemzijl.example", ("eemzijl", "Coördinator vastgoed"),
        rol="corporatiebeheerder", aanhef="de heer", bereikbaar="Maandag tot en met donderdag.",
        themas="planmatig energie",
    ),
    _mens(
        "tenvelde", ("Marieke", "ten", "Velde"), "m.tenvelde@dinkelhof.example", ("dinkelhof", "Directeur-bestuurder"),
        rol="projectleider", sinds=2018, aanhef="mevrouw", bereikbaar="Vrijdag is de beste dag.", themas="achterstand sloop-nieuwbouw",
    ),
    _mens(
        "oldeheuvel", ("Bart", "", "Olde Heuvel"), "b.oldeheuvel@dinkelhof.example",
        ("dinkelhof", "Coördinator dagelijks onderhoud"), rol="corporatiebeheerder", aanhef="de heer", bereikbaar="Voor zeven uur al aanwezig.",
        themas="veilig-wonen servicekosten",
    ),
    _mens(
        "kersten", ("Willemijn", "", "Kersten"), "projectleider@demo.example",
        ("slingebeek", "Projectleider samenwerking, ook voor MKW"), rol="projectleider", sinds=2017, aanhef="mevrouw",
        bereikbaar="Onderweg op dinsdag en donderdag, verder altijd.", themas="samenwerken kosten-opbrengsten zorg",
    ),
    _mens(
        "wassink", ("Henk-Jan", "", "Wassink"), "hj.wassink@wonenslingebeek.example",
        ("slingebeek", "Directeur-bestuurder"), sinds=2009, aanhef="de heer", bereikbaar="Maandag en woensdag.",
        themas="samenwerken bestuur",
    ),
    _mens(
        "lensink", ("Anja", "", "Lensink"), "a.lensink@wonenslingebeek.example", ("slingebeek", "Manager vastgoed"),
        aanhef="mevrouw", bereikbaar="Elke dag behalve donderdag.", themas="planmatig servicekosten",
    ),
    _mens(
        "bouzid", ("Karim", "", "Bouzid"), "k.bouzid@wonenslingebeek.example", ("slingebeek", "Adviseur HR en kwaliteit"),
        rol="corporatiebeheerder", sinds=2019, aanhef="de heer", bereikbaar="Mail heeft mijn voorkeur.",
        themas="organisatie bestuur leefbaarheid",
    ),
    _mens(
        "vandoorn", ("Ingrid", "van", "Doorn"), "i.vandoorn@lingekant.example", ("lingekant", "Directeur-bestuurder"),
        sinds=2016, aanhef="mevrouw", bereikbaar="Niet op maandag.", themas="bestuur toewijzing",
    ),
    _mens(
        "verweij", ("Tim", "", "Verweij"), "t.verweij@lingekant.example",
        ("lingekant", "Bestuurssecretaris en privacycoördinator"), rol="corporatiebeheerder", sinds=2020,
        aanhef="de heer", bereikbaar="Elke werkdag van 9 tot 5.", themas="privacy bestuur huurders",
    ),
    _mens(
        "vandeven", ("Peter", "van de", "Ven"), "p.vandeven@depeelhoeve.example", ("peelhoeve", "Directeur-bestuurder"),
        sinds=2012, aanhef="de heer", bereikbaar="Bel op dinsdag, dan rijd ik naar de regio.", themas="samenwerken opwek",
    ),
    _mens(
        "manders", ("Ellen", "", "Manders"), "e.manders@depeelhoeve.example", ("peelhoeve", "Adviseur duurzaam beheer"),
        sinds=2018, aanhef="mevrouw", bereikbaar="Woensdag en donderdag.", themas="opwek veilig-wonen",
    ),
    _mens(
        "tran", ("Linh", "", "Tran"), "l.tran@depeelhoeve.example", ("peelhoeve", "Wijkconsulent"),
        rol="corporatiebeheerder", sinds=2021, bereikbaar="Na 13 uur, ’s ochtends in de wijk.", themas="zorg urgentie",
    ),
    _mens(
        "devisser", ("Jacomina", "de", "Visser"), "j.devisser@deinlaag.example", ("inlaag", "Directeur-bestuurder"),
        sinds=2017, aanhef="mevrouw", bereikbaar="Elke dag, liefst per mail.", themas="verantwoording huurbeleid",
    ),
    _mens(
        "minnaard", ("Bas", "", "Minnaard"), "b.minnaard@deinlaag.example", ("inlaag", "Adviseur communicatie en inkoop"),
        rol="corporatiebeheerder", sinds=2019, aanhef="de heer", bereikbaar="Maandag tot en met donderdag.",
        themas="organisatie huurders energie",
    ),
    _mens(
        "vandergraaf", ("Cornelis", "van der", "Graaf"), "c.vandergraaf@alblashoek.example",
        ("alblashoek", "Directeur-bestuurder"), sinds=2008, aanhef="de heer", bereikbaar="Niet op zondag.",
        themas="verantwoording bestuur",
    ),
    _mens(
        "slob", ("Dineke", "", "Slob"), "d.slob@alblashoek.example", ("alblashoek", "Beleidsadviseur"),
        rol="corporatiebeheerder", aanhef="mevrouw", bereikbaar="Dinsdag, woensdag en vrijdagochtend.",
        themas="huurbeleid verantwoording woonfraude",
    ),
    _mens(
        "ozturk", ("Emre", "", "Öztürk"), "e.ozturk@alblashoek.example", ("alblashoek", "Inkoper onderhoud"),
        sinds=2020, aanhef="de heer", bereikbaar="Bel tussen 8 en 9 uur.", themas="organisatie planmatig",
    ),
    _mens(
        "heemskerk", ("Saskia", "", "Heemskerk"), "s.heemskerk@bollenhofwonen.example",
        ("bollenhof", "Directeur-bestuurder"), sinds=2015, aanhef="mevrouw", bereikbaar="Via Petra Warmenhoven.",
        themas="bestuur samenwerken",
    ),
    _mens(
        "rodrigues", ("Nelson", "", "Rodrigues"), "n.rodrigues@bollenhofwonen.example",
        ("bollenhof", "Teamleider sociaal beheer"), sinds=2019, aanhef="de heer",
        bereikbaar="Donderdag hele dag op kantoor.", themas="leefbaarheid achterstand",
    ),
    _mens(
        "warmenhoven", ("Petra", "", "Warmenhoven"), "p.warmenhoven@bollenhofwonen.example",
        ("bollenhof", "Manager klant en vastgoed"), rol="corporatiebeheerder", aanhef="mevrouw",
        bereikbaar="Elke ochtend.", themas="onderhoud energie",
    ),
    _mens(
        "vermeulen", ("Floor", "", "Vermeulen"), "f.vermeulen@derijnkrom.example", ("rijnkrom", "Directeur-bestuurder"),
        sinds=2019, bereikbaar="Dinsdag tot en met vrijdag.", themas="huurders klimaat",
    ),
    _mens(
        "achterberg", ("Joost", "", "Achterberg"), "j.achterberg@derijnkrom.example",
        ("rijnkrom", "Adviseur wonen en zorg"), rol="corporatiebeheerder", aanhef="de heer",
        bereikbaar="Niet op woensdagmiddag.", themas="zorg urgentie veilig-wonen",
    ),
    _mens(
        "noordhof", ("Femke", "", "Noordhof"), "f.noordhof@ketelpolderwonen.example",
        ("ketelpolder", "Directeur-bestuurder"), sinds=2016, aanhef="mevrouw", bereikbaar="Maandag en dinsdag.",
        themas="huurbeleid sloop-nieuwbouw",
    ),
    _mens(
        "kamara", ("Ibrahim", "", "Kamara"), "i.kamara@ketelpolderwonen.example",
        ("ketelpolder", "Adviseur gebouw en klimaat"), rol="corporatiebeheerder", sinds=2020, aanhef="de heer",
        bereikbaar="Stuur een bericht, ik antwoord dezelfde dag.", themas="klimaat zav veilig-wonen",
    ),
    _mens(
        "arts", ("Mieke", "", "Arts"), "m.arts@raamdalwonen.example", ("raamdal", "Directeur-bestuurder"),
        sinds=2014, aanhef="mevrouw", bereikbaar="Elke dag na tien uur.", themas="zorg verantwoording",
    ),
    _mens(
        "jacobs", ("Twan", "", "Jacobs"), "t.jacobs@raamdalwonen.example", ("raamdal", "Consulent wonen en wijk"),
        rol="corporatiebeheerder", sinds=2018, aanhef="de heer", bereikbaar="Niet op vrijdag.",
        themas="woonfraude veilig-wonen toewijzing",
    ),
    _mens(
        "schreurs", ("Huub", "", "Schreurs"), "h.schreurs@heuvelrijkwonen.example",
        ("heuvelrijk", "Directeur-bestuurder"), rol="corporatiebeheerder", sinds=2018, aanhef="de heer",
        bereikbaar="Maandag tot en met woensdag bij Heuvelrijk, donderdag bij De Linde.",
        themas="verhuur kosten-opbrengsten zorg",
        ook=(Aanstelling("linde", "Adviseur VvE", "lid", date(2022, 3, 1)),),
    ),
    _mens(
        "schipper", ("Ruud", "", "Schipper"), "r.schipper@dezijpekaag.example", ("zijpekaag", "Bestuurder"),
        rol="corporatiebeheerder", sinds=2025, aanhef="de heer", bereikbaar="Via de receptie.", themas="financien",
    ),
    Persoon(
        key="beheerder", voornaam="Robin", tussenvoegsel="", achternaam="Maas", email="beheerder@demo.example",
        telefoon="06-00000098", bereikbaarheid="Elke werkdag van 9 tot 5.", is_platformbeheerder=True,
    ),
    Persoon(
        key="gast", voornaam="Hanna", tussenvoegsel="de", achternaam="Wit", email="gast@demo.example",
        aanhef="mevrouw", telefoon="06-00000099",
    ),
)  # fmt: skip

PERSOON = {persoon.key: persoon for persoon in MENSEN}
