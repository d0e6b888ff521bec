"""The explorations of an export into this installation, as verkenningen.feiten wrote them down (D15).

Called inside the transaction of documenten.uitvoer.load: what is wrong raises Geweigerd, and then nothing comes in.
"""

from collections import Counter
from typing import Any

from corporaties.models import Deelname
from documenten.models import Versie
from documenten.uitvoer.load import Loader
from documenten.uitvoer.names import save
from documenten.uitvoer.package import (
    ONBEKEND_FORMAAT,
    Facts,
    Geweigerd,
    anything,
    day,
    flag,
    moment,
    number,
    text,
    texts,
)

from . import tasks
from .feiten import BESTAND, FORMAATVERSIE
from .invoer_bezoek import Halten, keep, load_bezoek
from .models import (
    Aansluiting,
    Bezoek,
    Labregel,
    Les,
    LesReactie,
    Opname,
    Verkenning,
    VraagRegel,
    Vraagstuk,
)

OUD = "Verkenningen zijn niet ingelezen: de export komt uit een ouder portaal. Werk dat bij en maak een nieuwe export."
AL_HIER = "{} heeft hier al verkenningen of vraagstukken. Lees de export in een leeg portaal in."


def load_explorations(sender: Any, *, loader: Loader, **_: Any) -> None:
    """Take in the explorations and questions of an export; of an older one only say that they stay behind."""
    facts = loader.pakket.read_facts(BESTAND)
    if facts is None or "formaatversie" not in facts:
        lists = ("verkenningen", "vraagstukken", "lessen_van_anderen")
        if facts is None or any(facts.get(name, anything) for name in lists):
            loader.verslag.opmerkingen.append(OUD)
        return
    if facts.get("formaatversie", number) != FORMAATVERSIE:
        raise Geweigerd(ONBEKEND_FORMAAT)
    for model in (Verkenning, Vraagstuk):
        if model.objects.filter(organisatie=loader.organisatie).exists():
            raise Geweigerd(AL_HIER.format(loader.organisatie))
    Invoer(loader, facts).load()


class Invoer:
    """The rows of one import that hang together by the numbers in the export."""

    def __init__(self, loader: Loader, facts: Facts) -> None:
        self.loader, self.facts = loader, facts
        self.verkenningen: dict[int, Verkenning] = {}
        self.lessen: dict[int, Les] = {}
        self.left: Counter[str] = Counter()  # what could not come along, by the sentence about it

    def load(self) -> None:
        """Make the rows in the order in which they point at each other."""
        self.loader.add_themes(self.facts.each("themas"))
        self.loader.add_organisations(self.facts.named("organisaties"))
        self.loader.add_people(self.facts.each("mensen"))
        gone = set(self.facts.get("fotos_die_er_niet_meer_zijn", texts))
        rows = self.facts.each("verkenningen")
        for facts in rows:
            self._verkenning(facts, gone)
        for facts in rows:
            for les in facts.each("lessen"):
                self._answer(les)
        for facts in self.facts.each("vraagstukken"):
            self._vraagstuk(facts)
        self.left["een reactie op een les van een ander, niet ingelezen"] += len(self.facts.each("lessen_van_anderen"))
        for what, how_many in self.left.items():
            if how_many:
                self.loader.verslag.opmerkingen.append(f"Verkenningen: {how_many} × {what}.")
        self.loader.stamps.insert(0, "verkenningen")

    def _verkenning(self, facts: Facts, gone: set[str]) -> None:
        nr = facts.get("nr", number)
        if nr in self.verkenningen:
            raise facts.wrong("nr")
        texts_ = ("naam", "vraag", "toelichting", "soort", "status", "bereik", "eerste_plaats", "eerste_gastheer")
        verkenning = Verkenning(
            organisatie=self.loader.organisatie,
            kring=self._circle(facts),
            leider=self.loader.person(facts, "leider__email"),
            verwijderd_op=facts.get("verwijderd_op", moment, empty=True),
            revisie=facts.get("revisie", number),
            **{name: facts.get(name, text) for name in texts_},
        )
        self.verkenningen[nr] = keep(verkenning, facts, "gemaakt_op", "gewijzigd_op")
        self._lines(facts, verkenning)
        bezoeken: dict[int, tuple[Bezoek, Halten]] = {}
        for row in facts.each("bezoeken"):
            if row.get("nr", number) in bezoeken:
                raise row.wrong("nr")
            bezoeken[row.get("nr", number)] = load_bezoek(self.loader, row, verkenning, gone, self.left)
        for row in facts.each("lessen"):
            self._les(row, verkenning, bezoeken)
        tasks.index_verkenning_job.defer(verkenning_id=verkenning.pk, ook_bezoeken=True)
        self.loader.verslag.count("verkenningen")

    def _circle(self, facts: Facts) -> Any:
        """Return the circle with who takes part; the one of the documents when its name means this one only."""
        naam = facts.get("kring", text)
        kring = self.loader.take_circle(naam, sure=facts.get("kring_bij_naam", flag))
        for row in facts.each("deelnemers"):
            deelname = Deelname(
                kring=kring,
                organisatie=self.loader.organisation(row, "organisatie_sleutel", empty=True),
                gebruiker=self.loader.person(row, "gebruiker__email", empty=True),
                wijze=row.get("wijze", text),
                tot=row.get("tot", day, empty=True),
            )
            keep(deelname, row, "gemaakt_op")
        return kring

    def _lines(self, facts: Facts, verkenning: Verkenning) -> None:
        for row in facts.each("eerdere_vragen"):
            line = VraagRegel(
                verkenning=verkenning, vraag=row.get("vraag", text), inzicht=row.get("inzicht", text),
                door=self.loader.person(row, "door__email"),
            )  # fmt: skip
            keep(line, row, "gemaakt_op")
        for row in facts.each("praktijklab"):
            regel = Labregel(
                verkenning=verkenning, organisatie=self.loader.organisation(row, "organisatie_sleutel"),
                dag=row.get("dag", day), fase=row.get("fase", number), relatie=row.get("relatie", number),
                waarom=row.get("waarom", text), door=self.loader.person(row, "door__email"),
                revisie=row.get("revisie", number),
            )  # fmt: skip
            keep(regel, row, "gemaakt_op", "gewijzigd_op")

    def _les(self, facts: Facts, verkenning: Verkenning, bezoeken: dict[int, tuple[Bezoek, Halten]]) -> None:
        nr, place = facts.get("nr", number), facts.get("bezoek_nr", number, empty=True)
        if nr in self.lessen:
            raise facts.wrong("nr")
        if place is not None and place not in bezoeken:
            raise facts.wrong("bezoek_nr")
        bezoek, halten = (None, Halten()) if place is None else bezoeken[place]
        les = Les(
            verkenning=verkenning, bezoek=bezoek, halte=halten.of(facts), tekst=facts.get("tekst", text),
            soort=facts.get("soort_code", text), door=self.loader.person(facts, "door"),
            verwijderd_op=facts.get("verwijderd_op", moment, empty=True), revisie=facts.get("revisie", number),
        )  # fmt: skip
        self.lessen[nr] = keep(les, facts, "gemaakt_op")
        les.themas.set(self._themas(facts))
        for row in facts.each("reacties"):
            reactie = LesReactie(
                les=les, organisatie=self.loader.organisation(row, "organisatie_sleutel"),
                soort=row.get("soort", text), hoe=row.get("hoe", text), door=self.loader.person(row, "door__email"),
            )  # fmt: skip
            keep(reactie, row, "gemaakt_op")
        for row in facts.each("opgenomen_in"):
            self._opname(row, les)
        self.loader.verslag.count("lessen")

    def _opname(self, facts: Facts, les: Les) -> None:
        versie = self._versie(facts)
        door, hoe, op = self.loader.person(facts, "door__email"), facts.get("hoe", text), facts.get("op", moment)
        if versie is None:
            self.left["een les in een document dat niet is ingelezen"] += 1
            return
        save(Opname(les=les, versie=versie, hoe=hoe, op=op, door=door))

    def _versie(self, facts: Facts) -> Versie | None:
        """Return the version of a document that came in out of the same zip."""
        nr = self.loader.addresses.get(facts.get("document_adres", text))
        return None if nr is None else self.loader.versions[nr].get(facts.get("versie__nummer", number))

    def _answer(self, facts: Facts) -> None:
        """Say of which open question of the same export a lesson is the answer."""
        if facts.get("antwoord_op_een_ander", flag):
            self.left["een antwoord op een vraag van een ander, die vraag is hier niet"] += 1
        of = facts.get("beantwoordt", number, empty=True)
        if of is None:
            return
        if of not in self.lessen:
            raise facts.wrong("beantwoordt")
        Les.objects.filter(pk=self.lessen[facts.get("nr", number)].pk).update(beantwoordt=self.lessen[of])

    def _vraagstuk(self, facts: Facts) -> None:
        nr = facts.get("verkenning", number, empty=True)
        if nr is not None and nr not in self.verkenningen:
            raise facts.wrong("verkenning")
        if facts.get("verkenning_van_een_ander", flag):
            self.left["een vraagstuk dat bij een ander een verkenning werd, staat hier weer open"] += 1
        vraagstuk = Vraagstuk(
            organisatie=self.loader.organisatie, steller=self.loader.person(facts, "steller__email"),
            verkenning=None if nr is None else self.verkenningen[nr], revisie=facts.get("revisie", number),
            **{name: facts.get(name, text) for name in ("vraag", "toelichting", "uitkomst")},
            **{name: facts.get(name, moment, empty=True) for name in ("gesloten_op", "verwijderd_op")},
        )  # fmt: skip
        keep(vraagstuk, facts, "gemaakt_op", "gewijzigd_op")
        vraagstuk.themas.set(self._themas(facts))
        for row in facts.each("aansluitingen"):
            aansluiting = Aansluiting(
                vraagstuk=vraagstuk, organisatie=self.loader.organisation(row, "organisatie_sleutel"),
                wijze=row.get("wijze", text), door=self.loader.person(row, "door__email"),
            )  # fmt: skip
            keep(aansluiting, row, "gemaakt_op")
        tasks.index_vraagstuk_job.defer(vraagstuk_id=vraagstuk.pk)
        self.loader.verslag.count("vraagstukken")

    def _themas(self, facts: Facts) -> list[Any]:
        return [self.loader.known(self.loader.themes, slug, "thema") for slug in facts.get("thema_slugs", texts)]
