"""What a page costs: CPU of web and database against the plain list of the same run, and its SQL queries."""

import bisect
import itertools
import random
import urllib.parse
from collections.abc import Collection

from .common import Library, Row, say
from .measure import Browser, children, cost

KNOWN_QUERIES = (
    "huurverhoging", "incasso", "zonnepaneel", "sociaal plan", "warmtepompen isolatie", "klokkenluider",
    "huurders participatie", "energiecooperatie", "ontruimingen", "privacy gegevens", "treasurystatuut", "verduurzamen",
)  # fmt: skip
EVERYWHERE = (
    "huurder", "begroting", "melding", "besluit", "overleg", "partners", "situatie", "bijlage", "kosten", "bewoners",
    "belang", "buurt", "weken", "basis", "bestuurder", "gemeente", "opzichter", "wijkverpleegkundige",
)  # fmt: skip  # words that stand in (nearly) every document of data.py
MOST_QUERIES = 8  # of Vandaag, which is many lists on one page, ten
GROWTH = 1.3
LIBRARY_PAGE, DOCUMENT, READING = "bibliotheek met facetten", "document", "leesweergave 20 bladzijden"
KNOWN, NEW, HEAVY, COMMON = (
    "zoeken top 10", "zoeken top 10, elke keer een nieuwe vraag", "zoeken, woord in 15 tot 65 % van de documenten",
    "zoeken, woorden in elk document",
)  # fmt: skip
LIMITS = {LIBRARY_PAGE: 2, KNOWN: 3, NEW: 4, HEAVY: 8, COMMON: 8, DOCUMENT: 2, READING: 2, "vandaag": 3}
# How common the words of the ninety judged questions are in their collection (the middles of ten equal parts), and
# how many words a question has. The rarest two parts are words that stand nowhere: left out here, they cost less.
SHARES = (0.02, 0.029, 0.049, 0.098, 0.137, 0.196, 0.402, 0.784)
LENGTHS = (1,) * 40 + (2,) * 37 + (3,) * 11 + (4,) * 2


def paths() -> dict[str, list[str]]:
    """Return the pages that are measured, each with the addresses that are asked in turn.

    The questions of NEW, HEAVY and COMMON are more than one measurement asks: none is answered from memory.
    """
    from documenten.models import Document

    from . import data

    shared = Document.objects.filter(bereik="leden").order_by("pk")
    first = list(shared.values_list("pk", flat=True)[:10])
    long = list(shared.filter(titel__startswith=data.LONG).values_list("pk", flat=True))
    return {
        LIBRARY_PAGE: ["/documenten/"],
        KNOWN: [_asked(query) for query in KNOWN_QUERIES],
        NEW: [_asked(query) for query in _typical_queries()],
        HEAVY: [_asked(query) for query in _heavy_queries()],
        COMMON: [_asked(query) for query in _common_queries()],
        DOCUMENT: [f"/documenten/{pk}/" for pk in first],
        READING: [f"/documenten/{pk}/lezen/" for pk in long],
        "vandaag": ["/"],
    }


def _asked(query: str) -> str:
    return f"/documenten/?{urllib.parse.urlencode({'q': query})}"


def _typical_queries() -> list[str]:
    """Return questions as long as the judged ones, of words as common; no word stands in two of them."""
    from documenten.models import Document
    from mkwportal.core.models import ZoekStam
    from mkwportal.core.search.stemming import stem

    from .data import vocabulary

    frequency = dict(ZoekStam.objects.values_list("stam", "freq"))
    total = Document.objects.count()
    one_each = {stem(word): word for word in vocabulary()[0]}  # no forms of a word that another question has
    free = sorted((frequency.get(stam, 0) / total, word) for stam, word in one_each.items())
    rng = random.Random(5)
    queries = []
    for length in rng.sample(LENGTHS * 3, 180):
        words = []
        for share in rng.choices(SHARES, k=length):
            place = min(bisect.bisect(free, (share, "")), len(free) - 1)
            words.append(free.pop(place)[1])
        queries.append(" ".join(words))
    return queries


def _heavy_queries() -> list[str]:
    from .data import SUBJECTS, vocabulary

    words = vocabulary()[0][40:400]
    return [f"{SUBJECTS[number % len(SUBJECTS)]} {word}" for number, word in enumerate(words)]


def _common_queries() -> list[str]:
    pairs = [" ".join(pair) for pair in itertools.combinations(EVERYWHERE, 2)]
    threes = [" ".join(three) for three in itertools.combinations(EVERYWHERE, 3)]
    queries = [*EVERYWHERE, *pairs, *threes[: len(pairs)]]
    random.Random(3).shuffle(queries)
    return queries


def count_queries() -> dict[str, int]:
    """Return the number of SQL queries of each page: of NEW, HEAVY and COMMON for a question that is new."""
    return queries_of(paths(), fresh=(NEW, HEAVY, COMMON))


def queries_of(addresses: dict[str, list[str]], fresh: Collection[str]) -> dict[str, int]:
    """Return the number of SQL queries of each page, as an ordinary member, warm; transactions are not counted.

    A page is asked for twice; of `fresh` the second time is another address than the first.
    """
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from corporaties.models import Gebruiker

    from . import data

    client = Client()
    client.force_login(Gebruiker.objects.get(email=data.MEMBER), "corporaties.auth.PortalBackend")
    counts = {}
    for name, asked in addresses.items():
        client.get(asked[0], HTTP_HOST="127.0.0.1")
        with CaptureQueriesContext(connection) as queries:
            client.get(asked[1 if name in fresh else 0], HTTP_HOST="127.0.0.1")
        counts[name] = sum(not query["sql"].startswith(("BEGIN", "ROLLBACK", "COMMIT")) for query in queries)
    return counts


def query_rows(few: dict[str, int], many: dict[str, int], smallest: int, size: int) -> list[Row]:
    """Return the rows about queries at this size, and how many more they are than in a small library."""
    rows: list[Row] = []
    for page, number in many.items():
        rows.append((f"vragen {page} bij {size}", number, 10 if page == "vandaag" else MOST_QUERIES))
        rows.append((f"vragen {page} groei van {smallest} naar {size}", number - few[page], 0))
    return rows


def rows(library: Library) -> list[Row]:
    """CPU milliseconds per request of web and database against the plain list of the same run."""
    from . import data

    browser = Browser(library.port)
    browser.login(data.MEMBER, data.PASSWORD)

    def pids() -> list[int]:
        return children(library.master) + children(library.postmaster)

    at = f"bij {library.documents}"
    say(f"measuring the floors {at}")
    constant = cost(browser, ["/floor/constant/"], pids, times=300, warm=40)
    floor = cost(browser, ["/floor/list/"], pids, times=300, warm=40)
    found: list[Row] = [
        (f"vloer constante pagina {at}, CPU ms", round(constant.cpu, 2), None),
        (f"vloer gewone lijst {at}, CPU ms", round(floor.cpu, 2), None),
    ]
    for name, addresses in paths().items():
        say(f"measuring {name} {at}")
        page = cost(browser, addresses, pids, times=120, warm=40)
        library.measured.setdefault(name, {})[library.documents] = page.cpu / floor.cpu
        found += [
            (f"{name} {at}, x gewone lijst", round(page.cpu / floor.cpu, 2), LIMITS[name]),
            (f"{name} {at}, CPU ms", round(page.cpu, 2), None),
            (f"{name} {at}, wand p50 ms", round(page.p50, 2), None),
            (f"{name} {at}, wand p95 ms", round(page.p95, 2), None),
        ]
    return found


def growth(library: Library) -> list[Row]:
    """Return how many times as much each page costs in the largest library as in the first one."""
    found: list[Row] = []
    for name, per_size in library.measured.items():
        if len(per_size) > 1:
            first, last = min(per_size), max(per_size)
            limit = None if name in (KNOWN, NEW, HEAVY, COMMON) else GROWTH
            found.append((f"{name} groei van {first} naar {last}", round(per_size[last] / per_size[first], 2), limit))
    return found
