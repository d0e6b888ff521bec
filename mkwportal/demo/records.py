"""The shapes of the demo content: frozen records that refer to each other by key."""

from dataclasses import dataclass, field
from datetime import date, timedelta

Dag = date | int
"""A fixed day, or a number of days from today (negative is past)."""


def op_datum(dag: Dag, vandaag: date) -> date:
    """Return a fixed date as it is; for a number of days from `vandaag` a weekday, never nearer to today."""
    if isinstance(dag, date):
        return dag
    dag_zelf = vandaag + timedelta(days=dag)
    over = max(0, dag_zelf.weekday() - 4)  # 1 on Saturday, 2 on Sunday
    return dag_zelf + timedelta(days=3 - over if dag > 0 else -over) if over else dag_zelf


@dataclass(frozen=True, slots=True)
class Organisatie:
    """An organisation; `lid_sinds` (year) is set only for members of the platform."""

    key: str
    naam: str
    soort: str  # a value of Organisatie.Soort
    plaats: str
    provincie: str
    gemeenten: tuple[str, ...]
    over: str
    kernen: tuple[str, ...] = ()
    vhe: int | None = None  # verhuureenheden: rented units
    fte: float | None = None
    l_nummer: str = ""
    kvk: str = ""
    website: str = ""
    lid_sinds: int | None = None

    @property
    def is_lid(self) -> bool:
        """Whether this organisation is a member of the platform."""
        return self.lid_sinds is not None


@dataclass(frozen=True, slots=True)
class Aanstelling:
    """A role of a person at an organisation: lid, projectleider or corporatiebeheerder."""

    organisatie: str
    functie: str
    rol: str = "lid"
    van: Dag = date(2018, 1, 1)
    tot: Dag | None = None


@dataclass(frozen=True, slots=True)
class Persoon:
    """Somebody who logs in with an e-mail address; without aanstelling: platform admin or guest."""

    key: str
    voornaam: str
    tussenvoegsel: str
    achternaam: str
    email: str
    aanstellingen: tuple[Aanstelling, ...] = ()
    aanhef: str = ""  # mevrouw, de heer or empty
    telefoon: str = ""
    bereikbaarheid: str = ""
    themas: tuple[str, ...] = ()  # what this person can be asked about
    is_platformbeheerder: bool = False

    @property
    def naam(self) -> str:
        """Full name: first name, prefix, surname."""
        return " ".join(deel for deel in (self.voornaam, self.tussenvoegsel, self.achternaam) if deel)


@dataclass(frozen=True, slots=True)
class Thema:
    """A curated theme; `trefwoorden` are lower-case words that point to it in a text."""

    slug: str
    naam: str
    ouder: str | None
    trefwoorden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Versie:
    """One published state of a document: its day and its change note."""

    nummer: int
    datum: date
    toelichting: str


@dataclass(frozen=True, slots=True)
class Document:
    """A policy document; `tekst` holds all versions in the notation of `opmaak`."""

    key: str
    organisatie: str
    contact: str  # key of a Persoon
    titel: str
    soort: str
    themas: tuple[str, ...]
    jaar: int
    formaat: str  # pdf, docx, odt, xlsx or pptx
    status: str  # concept, vastgesteld or vervallen
    versies: tuple[Versie, ...]
    samenvatting: str
    tekst: str
    vastgesteld_op: date | None = None
    vastgesteld_door: str = ""
    herzien_voor: int | None = None  # days from today
    wat_viel_af: str = ""
    bereik: str = "leden"  # leden, corporatie, or kring:<key of a Verkenning>
    genummerd: bool = True  # chapters get numbers

    @property
    def kring(self) -> str | None:
        """Key of the verkenning whose participants may read this, if any."""
        return self.bereik.removeprefix("kring:") if self.bereik.startswith("kring:") else None


@dataclass(frozen=True, slots=True)
class Herformulering:
    """The guiding question as it was understood for a while, and why it became this; the last one still holds."""

    vraag: str
    reden: str


@dataclass(frozen=True, slots=True)
class Halte:
    """One stop of a visit; the three lines are empty as long as nobody was there."""

    nummer: int
    titel: str
    tijd: str  # HH:MM
    rol: str  # of the person spoken to; never a name
    organisatie: str  # as shown on the page, may be no record of ours
    gezien: str = ""
    gehoord: str = ""
    mee: str = ""


@dataclass(frozen=True, slots=True)
class Aanwezige:
    """Somebody at a visit: a Persoon by key, or (walk-in) what this person is, with the organisation as text."""

    persoon: str | None = None
    naam: str = ""
    organisatie: str | None = None  # key
    organisatie_naam: str = ""
    gaat_mee: bool | None = True
    was_er: bool | None = None


@dataclass(frozen=True, slots=True)
class Les:
    """One sentence that stands on its own; `soort` is les, tip, valkuil or vraag."""

    tekst: str
    soort: str
    themas: tuple[str, ...]
    halte: int | None
    door: str  # key of a Persoon
    herkend_door: tuple[str, ...] = ()  # keys of corporations that recognise it
    toegepast_door: tuple[str, ...] = ()  # keys of corporations that apply it
    document: str | None = None  # key of the document that took it in
    hoe: str = ""  # how that document has it


@dataclass(frozen=True, slots=True)
class Foto:
    """A drawn photo; `plek` is (latitude, longitude) in degrees, written into the file on purpose."""

    key: str
    bijschrift: str
    halte: int | None
    landschap: str  # see builders.foto.LANDSCHAPPEN
    plek: tuple[float, float]
    door: str


@dataclass(frozen=True, slots=True)
class Verslag:
    """The report of a visit in its four parts; an empty part is not written yet."""

    vraag: str = ""
    wat_zagen_we: str = ""
    lessen: str = ""
    vervolg: str = ""


@dataclass(frozen=True, slots=True)
class Bezoek:
    """A visit to a host."""

    key: str
    titel: str
    dag: Dag
    van: str  # HH:MM
    tot: str
    plaats: str
    gastheer: str | None  # key
    gastheer_naam: str
    gastvraag: str = ""
    haltes: tuple[Halte, ...] = ()
    adres: str = ""
    aanwezigen: tuple[Aanwezige, ...] = ()
    verslag: Verslag = field(default_factory=Verslag)
    lessen: tuple[Les, ...] = ()
    fotos: tuple[Foto, ...] = ()
    documenten: tuple[str, ...] = ()  # keys of documents to read before


@dataclass(frozen=True, slots=True)
class Gast:
    """A guest of one verkenning, until a day."""

    persoon: str
    tot: Dag


@dataclass(frozen=True, slots=True)
class Verkenning:
    """An exploration; `status` is voorbereiding, loopt, gebundeld or afgerond."""

    key: str
    titel: str
    vraag: str
    status: str
    organisatie: str  # owner
    leider: str  # key of a Persoon
    deelnemers: tuple[str, ...]  # organisations that take part
    toelichting: str
    start: Dag
    bereik: str = "leden"  # leden, corporatie or kring (its own)
    eerste_plaats: str = ""  # where it begins, as long as no visit is planned
    eerste_gastheer: str = ""
    tribune: tuple[str, ...] = ()  # organisations that listen
    gasten: tuple[Gast, ...] = ()
    herformuleringen: tuple[Herformulering, ...] = ()
    bezoeken: tuple[Bezoek, ...] = ()
