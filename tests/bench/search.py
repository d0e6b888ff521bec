"""How well the portal's own search page answers the test collection, asked by an ordinary member.

The collection (MKW_BENCH_COLLECTION, by default tests/data/zoeken) holds documents.jsonl, queries.jsonl and qrels.tsv.
The answers go to a run file (question, place, document), MKW_BENCH_RUN or var/bench/zoeken.tsv.
"""

import hashlib
import os
import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from mkwportal.core import embedded

from .common import Row, say
from .score import ALLE, as_text, load_grades, load_lines, table

ROOT = Path(__file__).resolve().parent.parent.parent
COLLECTION = Path(os.environ.get("MKW_BENCH_COLLECTION", ROOT / "tests" / "data" / "zoeken"))
RUN = Path(os.environ.get("MKW_BENCH_RUN", ROOT / "var" / "bench" / "zoeken.tsv"))
LIMITS = {"nDCG@10": 0.90, "succes@3": 0.98}
_HIT = re.compile(r'class="mkw-entry__title"><a href="/documenten/(\d+)/"')
_TYPING = {"HX-Request": "true", "HX-Source": "input#zoek"}  # what the search box sends


def rows(folder: Path) -> list[Row]:
    """Load the collection in a database of its own, ask every question and return the measures."""
    database = embedded.start(folder / "zoeken", keep=True)
    os.environ["DATABASE_URL"] = database.get_uri()
    try:
        import django
        from django.core.management import call_command
        from django.db import connections

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        say("loading the collection")
        names = load(COLLECTION)
        say("asking every question")
        run = ask(load_lines(COLLECTION / "queries.jsonl"), names)
        connections.close_all()
    finally:
        database.stop()
        del os.environ["DATABASE_URL"]
    return _report(run)


def load(collection: Path) -> dict[int, str]:
    """Save and index the texts as documents for all members; return which text a document number stands for."""
    from corporaties.models import Aanstelling, Gebruiker, Organisatie, Thema
    from documenten.extraction.readers.text import text_blocks
    from documenten.models import Document, Soort, Versie, VersieTekst
    from documenten.search import index_document

    names: dict[int, str] = {}
    for number, text in enumerate(load_lines(collection / "documents.jsonl")):
        owner, new = Organisatie.objects.get_or_create(
            naam=text["corporatie"], defaults={"plaats": text["plaats"], "lid_van": date(2020, 1, 1)}
        )
        if new:
            person = Gebruiker.objects.create_user(f"mens{owner.pk}@zoeken.example", voornaam="Mens", achternaam="Een")
            Aanstelling.objects.create(gebruiker=person, organisatie=owner, van=date(2020, 1, 1))
        person = Gebruiker.objects.get(email=f"mens{owner.pk}@zoeken.example")
        document = Document.objects.create(
            titel=text["titel"],
            soort=text["type"] if text["type"] in Soort.values else Soort.OVERIG,
            status="vastgesteld",
            jaar=text["jaar"],
            organisatie=owner,
            contact=person,
            gemaakt_door=person,
            bereik="leden",
        )
        slug = re.sub(r"[^a-z]+", "-", text["thema"].lower())
        document.themas.add(Thema.objects.get_or_create(slug=slug, defaults={"naam": text["thema"]})[0])
        digest = hashlib.sha256(str(number).encode()).hexdigest()
        document.versie = document.versies.create(
            nummer=1,
            naam="tekst.txt",
            ext="txt",
            mime="text/plain",
            sleutel=f"bench/{digest}",
            sha256=digest,
            grootte=len(text["tekst"]),
            door=person,
            tekst_status=Versie.TekstStatus.GELEZEN,
        )
        VersieTekst.objects.create(versie=document.versie, blokken=text_blocks(text["tekst"]))
        document.save()
        index_document(document.pk)
        names[document.pk] = text["id"]
    return names


def ask(questions: list[dict[str, Any]], names: dict[int, str]) -> dict[str, list[str]]:
    """Return per question the texts on the first page that an ordinary member sees, in their order."""
    from django.test import Client

    from corporaties.models import Aanstelling, Gebruiker, Organisatie

    member = Gebruiker.objects.create_user("lid@zoeken.example", voornaam="Gewoon", achternaam="Lid")
    home = Organisatie.objects.create(naam="Woonstichting Elders", plaats="Elders", lid_van=date(2020, 1, 1))
    Aanstelling.objects.create(gebruiker=member, organisatie=home, van=date(2020, 1, 1))
    client = Client()
    client.force_login(member, "corporaties.auth.PortalBackend")
    run = {}
    for question in questions:
        headers = _TYPING if question.get("modus") == "typeahead" else {}
        response = client.get(
            f"/documenten/?{urlencode({'q': question['vraag']})}", headers=headers, HTTP_HOST="127.0.0.1"
        )
        if response.status_code != 200:
            raise RuntimeError(f"{question['vraag']!r} was answered with {response.status_code}")
        run[question["id"]] = [names[int(pk)] for pk in _HIT.findall(response.content.decode())]
    return run


def _report(run: dict[str, list[str]]) -> list[Row]:
    """Write the run file, show the table and return the rows."""
    RUN.parent.mkdir(parents=True, exist_ok=True)
    RUN.write_text(
        "".join(
            f"{question}\t{place}\t{text}\n"
            for question, found in run.items()
            for place, text in enumerate(found, start=1)
        )
    )
    scores = table(load_lines(COLLECTION / "queries.jsonl"), load_grades(COLLECTION / "qrels.tsv"), run)
    for line in as_text(scores).splitlines():
        say(line)
    say(f"the answers are in {RUN}")
    overall = scores[ALLE][1]
    return [
        ("zoekkwaliteit nDCG@10", round(overall.ndcg, 3), LIMITS["nDCG@10"]),
        ("zoekkwaliteit recall@10", round(overall.recall, 3), None),
        ("zoekkwaliteit succes@3", round(overall.succes3, 3), LIMITS["succes@3"]),
        ("zoekkwaliteit MRR", round(overall.mrr, 3), None),
        ("zoeken zonder antwoord, deel van de vragen", round(overall.leeg, 3), 0),
        *((f"zoekkwaliteit nDCG@10 {name}", round(s.ndcg, 3), None) for name, (_, s) in scores.items() if name != ALLE),
    ]
