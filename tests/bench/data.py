"""A library of any size, made through bulk services: corporations, people, documents with text, and their index."""

import hashlib
import random
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.models import Max
from django.utils import timezone

from corporaties.models import Aanstelling, Gebruiker, Kring, Organisatie, Thema
from documenten.models import Document, Soort, Versie, VersieTekst
from mkwportal.core import search, stamps
from mkwportal.core.models import ZoekRegel
from mkwportal.core.search import wordlists
from mkwportal.core.search.index import Zoekobject, index_objects

PASSWORD = "bench-wachtwoord-123"
MEMBER = "lid@bench.example"
CORPORATIES = 200
READ_IN = 10_000  # documents with a text of their own; the others have the text of one of these
LONG, LONG_PAGES = "Meerjarenplan", 20  # the first word of the title of the ten long documents, and their pages
WORDS_FILE = Path(search.__file__).parent / "woorddelen.txt"
SUBJECTS = [
    "huurbeleid",
    "huurverhoging",
    "incasso",
    "betaalbaarheid",
    "woningtoewijzing",
    "leefbaarheid",
    "woonfraude",
    "onderhoud",
    "asbest",
    "verduurzaming",
    "zonnepanelen",
    "isolatie",
    "warmtepomp",
    "energiecoöperatie",
    "sloop",
    "nieuwbouw",
    "herstructurering",
    "sociaal",
    "plan",
    "integriteit",
    "klokkenluiders",
    "privacy",
    "gegevensbescherming",
    "treasury",
    "risicobeheersing",
    "toezicht",
    "visitatie",
    "jaarverslag",
    "prestatieafspraken",
    "huurdersparticipatie",
    "bewonerscommissie",
    "ontruiming",
    "schuldhulp",
    "statushouders",
    "ouderenhuisvesting",
    "zorgwoningen",
    "hittestress",
    "inkoop",
    "aanbesteding",
    "thuiswerken",
    "bedrijfshulpverlening",
    "communicatie",
    "klachten",
]
VERBS = [
    "bepalen",
    "toetsen",
    "bespreken",
    "vaststellen",
    "uitvoeren",
    "aanpassen",
    "beoordelen",
    "evalueren",
    "delen",
    "borgen",
]
WHO = (
    "de corporatie",
    "de huurder",
    "de bestuurder",
    "de raad van commissarissen",
    "de gemeente",
    "de opzichter",
    "de bewonerscommissie",
    "de medewerker wonen",
    "het bouwbedrijf",
    "de wijkverpleegkundige",
)
REST = (
    "binnen zes weken na de melding",
    "voordat het besluit valt",
    "in overleg met de partners",
    "één keer per jaar",
    "op basis van de begroting",
    "wanneer de situatie daarom vraagt",
    "volgens de afspraken in bijlage twee",
    "zonder extra kosten voor de huurder",
    "met oog voor kwetsbare bewoners",
    "in het belang van de buurt",
)


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """Return Dutch words and how often each occurs: a few everywhere, most of them rarely (Zipf)."""
    words = [word for word in WORDS_FILE.read_text().split("\n") if word and not word.startswith("#")]
    random.Random(7).shuffle(words)
    return words, list(accumulate(1 / (rank + 30) for rank in range(len(words))))


def sentence(rng: random.Random, subject: str) -> str:
    """Return one sentence: sometimes about this subject, otherwise with words as common as they are in Dutch."""
    words, weights = vocabulary()
    some = rng.choices(words, cum_weights=weights, k=9)
    topic = subject if rng.random() < 0.3 else some[0]
    return (
        f"{rng.choice(WHO).capitalize()} {rng.choice(('moet', 'kan', 'wil', 'zal'))} {topic} {rng.choice(REST)} "
        f"{rng.choice(VERBS)}, ook waar het raakt aan {some[1]}, {some[2]} en {some[3]} van {' '.join(some[4:])}."
    )


def blocks(rng: random.Random, subject: str, pages: int) -> list[dict]:
    """Return the structure of a text of so many pages: per page a heading and four paragraphs of five sentences."""
    found: list[dict] = []
    for page in range(1, pages + 1):
        found.append({"s": "kop", "n": 2, "t": f"{page}. {rng.choice(VERBS).capitalize()} van {subject}", "p": page})
        found += [{"s": "alinea", "t": " ".join(sentence(rng, subject) for _ in range(5)), "p": page} for _ in range(4)]
    return found


def make_base() -> None:
    """Migrate, and make 200 corporations with three people each, themes, and the member who looks."""
    call_command("migrate", verbosity=0)
    rng = random.Random(1)
    Thema.objects.bulk_create(
        Thema(naam=word.capitalize(), slug=f"thema-{number}", volgorde=number)
        for number, word in enumerate(SUBJECTS[:25])
    )
    provinces = Organisatie.Provincie.values
    Organisatie.objects.bulk_create(
        Organisatie(
            naam=f"Woonstichting {number:03}",
            plaats=f"Plaats {number:03}",
            provincie=provinces[number % 12],
            vhe=rng.randint(300, 5000),
            fte=rng.randint(4, 40),
            lid_van=date(2020, 1, 1),
            over="Kleine corporatie.",
        )
        for number in range(CORPORATIES)
    )
    organisations = list(Organisatie.objects.all())
    people = Gebruiker.objects.bulk_create(
        Gebruiker(email=f"mens{number}@bench.example", voornaam="Mens", achternaam=f"Nummer {number:04}", password="!")
        for number in range(CORPORATIES * 3)
    )
    Aanstelling.objects.bulk_create(
        Aanstelling(
            gebruiker=person, organisatie=organisations[number // 3], van=date(2020, 1, 1), functie="medewerker"
        )
        for number, person in enumerate(people)
    )
    member = Gebruiker.objects.create_user(MEMBER, PASSWORD, voornaam="Lid", achternaam="Van de bench")
    Aanstelling.objects.create(
        gebruiker=member, organisatie=organisations[0], van=date(2020, 1, 1), functie="directeur"
    )
    Kring.objects.create(naam="Kring van de bench")


def grow(now: int, size: int, say: Callable[[str], None]) -> None:
    """Bring a library of `now` documents to `size`; beyond READ_IN by copies, in the tables themselves."""
    while now < size:
        begin = now
        if now < READ_IN:
            now = min(size, READ_IN, now + 1000)
            make_documents(begin, now)
        else:
            now = min(size, 2 * now)
            _copy_documents(begin, now - begin)
        say(f"{now} of {size} documents")
    settle("documenten")


def settle(stempel: str) -> None:
    """Do what the jobs of a worker do after so many changes, and give PostgreSQL its statistics."""
    while not wordlists.keep_up():
        pass
    stamps.touch(stempel)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def make_documents(start: int, end: int) -> None:
    """Add documents number start to end (not included), 85 % for all members, with text, versions and index."""
    rng = random.Random(start)
    organisations = list(Organisatie.objects.order_by("pk")[:CORPORATIES])
    contacts = {a.organisatie_id: a.gebruiker_id for a in Aanstelling.objects.order_by("-pk")}
    themas = list(Thema.objects.all())
    now, through = timezone.now(), Document.themas.through
    for first in range(start, end, 1000):
        documents, subjects = [], {}
        for number in range(first, min(first + 1000, end)):
            organisation, subject = rng.choice(organisations), rng.choice(SUBJECTS)
            audience = "leden" if rng.random() < 0.85 else "corporatie"
            shared = now - timedelta(days=rng.randint(1, 2000), seconds=rng.randint(0, 86000))
            documents.append(
                Document(
                    titel=f"{LONG if number < 10 else subject.capitalize()} {rng.randint(2015, 2026)}, deel {number}",
                    soort=rng.choice(Soort.values),
                    status=rng.choice(("vastgesteld", "vastgesteld", "concept", "vervallen")),
                    bereik=audience,
                    organisatie=organisation,
                    contact_id=contacts[organisation.pk],
                    gemaakt_door_id=contacts[organisation.pk],
                    jaar=rng.randint(2015, 2026),
                    samenvatting=sentence(rng, subject),
                    gedeeld_op=shared,
                    herzien_voor=date(2026, 1, 1) + timedelta(days=rng.randint(0, 1500)),
                )
            )
            subjects[number - first] = subject
        Document.objects.bulk_create(documents)
        versions = Versie.objects.bulk_create(
            Versie(
                document=document,
                nummer=1,
                naam="stuk.pdf",
                ext="pdf",
                mime="application/pdf",
                sleutel=f"bench/{document.pk}",
                sha256=hashlib.sha256(str(document.pk).encode()).hexdigest(),
                grootte=100_000,
                door_id=document.contact_id,
                paginas=LONG_PAGES if document.titel.startswith(LONG) else 3,
                tekst_status="gelezen",
            )
            for document in documents
        )
        texts = [blocks(rng, subjects[n], LONG_PAGES if first + n < 10 else 3) for n in range(len(documents))]
        VersieTekst.objects.bulk_create(
            VersieTekst(versie=version, blokken=text) for version, text in zip(versions, texts, strict=True)
        )
        chosen = [rng.sample(themas, rng.randint(1, 3)) for _ in documents]
        through.objects.bulk_create(
            through(document_id=document.pk, thema_id=thema.pk)
            for document, own in zip(documents, chosen, strict=True)
            for thema in own
        )
        for document, version in zip(documents, versions, strict=True):
            document.versie = version
        Document.objects.bulk_update(documents, ["versie"], batch_size=500)
        index_objects(
            Zoekobject(
                soort="document",
                object_id=document.pk,
                titel=document.titel,
                meta=document.samenvatting,
                namen=[document.organisatie.naam, document.organisatie.plaats],
                tekst="\n".join(block["t"] for block in text),
                openbaar=document.bereik == "leden",
                organisatie_id=document.organisatie_id,
                thema_ids=[thema.pk for thema in own],
                subsoort=document.soort,
                jaar=document.jaar,
                grootte=document.organisatie.grootte,
                status=document.status,
                datum=document.gedeeld_op,
            )
            for document, text, own in zip(documents, texts, chosen, strict=True)
        )


def _copy_documents(there: int, number: int) -> None:
    """Add copies of `number` of the `there` documents, each of another corporation and from a later moment.

    Their rows in the search index are copied as well, and its words counted again: what indexing them would give.
    """
    number = min(number, there)
    documents = list(Document.objects.order_by("pk").values_list("pk", flat=True)[:number])
    step = max(Document.objects.aggregate(Max("pk"))["pk__max"], Versie.objects.aggregate(Max("pk"))["pk__max"])
    first = Organisatie.objects.order_by("pk").values_list("pk", flat=True)[0]
    owner, later = f"{first} + (organisatie_id - {first} + 7) %% {CORPORATIES}", "+ interval '11 minutes'"
    copied, through = f"BETWEEN {documents[0]} AND {documents[-1]}", Document.themas.through
    version = f"IN (SELECT id FROM documenten_versie WHERE document_id {copied})"
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute("DROP INDEX zoekregel_vec")
        for model, changes, where in (
            (
                Document,
                {
                    "id": f"id + {step}",
                    "versie_id": "NULL",
                    "organisatie_id": owner,
                    "gedeeld_op": f"gedeeld_op {later}",
                    "gewijzigd_op": f"gewijzigd_op {later}",
                },
                f"id {copied}",
            ),
            (
                Versie,
                {"id": f"id + {step}", "document_id": f"document_id + {step}", "sleutel": f"sleutel || '-{step}'"},
                f"document_id {copied}",
            ),
            (VersieTekst, {"versie_id": f"versie_id + {step}"}, f"versie_id {version}"),
            (through, {"id": "", "document_id": f"document_id + {step}"}, f"document_id {copied}"),
            (
                ZoekRegel,
                {"id": "", "object_id": f"object_id + {step}", "organisatie_id": owner, "datum": f"datum {later}"},
                f"soort = 'document' AND object_id {copied}",
            ),
        ):
            own = {field.column: field.column for field in model._meta.concrete_fields} | changes
            own = {column: value for column, value in own.items() if value}
            table = model._meta.db_table
            cursor.execute(
                f"INSERT INTO {table} ({', '.join(own)}) SELECT {', '.join(own.values())} FROM {table} "
                f"WHERE {where} ORDER BY 1",
                [],
            )
        cursor.execute(
            f"UPDATE documenten_document d SET versie_id = v.id FROM documenten_versie v "
            f"WHERE v.document_id = d.id AND d.id > {step}"
        )
        for table in ("documenten_document", "documenten_versie"):
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
        cursor.execute("UPDATE core_zoekstam SET freq = freq::bigint * %s / %s", [there + number, there])
        cursor.execute(
            "UPDATE core_zoekwoord SET freq = freq::bigint * %s / %s, freq_openbaar = freq_openbaar::bigint * %s / %s",
            [there + number, there] * 2,
        )
        cursor.execute("CREATE INDEX zoekregel_vec ON core_zoekregel USING gin (vec) WITH (fastupdate = off)")
