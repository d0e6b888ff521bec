"""After the drill: is everything that was acknowledged there, once?"""

from collections import Counter
from typing import NamedTuple

from .bezoeker import Lost
from .groot_werk import Upload, Work
from .machines import Installation


class Line(NamedTuple):
    """A line of the table; `lost` when expected and found must be the same and are not."""

    what: str
    expected: int
    found: int
    strict: bool = True

    @property
    def lost(self) -> bool:
        return self.strict and self.expected != self.found


def compare(place: Installation, work: Work) -> list[Line]:
    """Return what was expected and what was found, of everything."""
    ledger, sql = work.ledger, place.postgres.sql
    uploads = [upload.document for upload in ledger.uploads]
    shared = [upload.document for upload in ledger.uploads if upload.shared]
    words = [line.split()[0] for line in ledger.questions]
    # A worker that dies while it sends: the portal does not send again, it tells the admin (MailOnzeker).
    unsure = sql(_FAILED + "= 'mail'")[0][0]
    arrived = len(_mails(place, words))
    rows = [
        Line("bestanden: rij met dezelfde SHA-256", len(uploads), _rows(place, ledger.uploads)),
        Line("bestanden: geen enkel dubbel", 0, _doubles(place, ledger.uploads)),
        Line("bestanden: opnieuw gedownload, gelijk", len(uploads), _downloads(work)),
        Line("bestanden: tekst gelezen", len(uploads), sql(_READ, uploads)[0][0]),
        Line("bestanden: gevonden op elke web", len(shared), _found(place, work)),
        Line("vragen: precies een keer", len(words), _once(place, words)),
        Line("overnames: precies een keer", len(ledger.takeovers), sql(_TAKEN, list(ledger.takeovers))[0][0]),
        Line("verslag: laatste regel staat er", len(ledger.notes), _notes(place, ledger.notes)),
        Line("mail over een vraag: aangekomen of onzeker gemeld", len(words), min(len(words), arrived + unsure)),
        Line("mail: als onzeker gemeld bij Gezondheid", 0, unsure, strict=False),
        Line("mail over een vraag: dubbel", 0, sum(count - 1 for count in _mails(place, words).values())),
    ]
    rows += _digest_lines(place)
    rows += [
        Line("taken: blijven hangen", 0, sql("SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing'")[0][0]),
        Line("taken: mislukt", 0, sql(_FAILED + "<> 'mail'")[0][0]),
        Line("opslag: bestand bij elke rij ontbreekt of wijkt af", 0, _storage_faults(place)),
    ]
    return rows


_FAILED = "SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed' AND queue_name "
_READ = (
    "SELECT count(*) FROM documenten_versie v JOIN documenten_versietekst t ON t.versie_id = v.id "
    "WHERE v.document_id = ANY(%s) AND v.tekst_status = 'gelezen'"
)
_TAKEN = "SELECT count(*) FROM documenten_overname WHERE document_id = ANY(%s) AND ingetrokken_op IS NULL"


def _rows(place: Installation, uploads: list[Upload]) -> int:
    stored = dict(place.postgres.sql("SELECT document_id, sha256 FROM documenten_versie"))
    return sum(stored.get(upload.document) == upload.sha256 for upload in uploads)


def _doubles(place: Installation, uploads: list[Upload]) -> int:
    ours = [upload.sha256 for upload in uploads]
    count = "SELECT coalesce(sum(n - 1), 0)::int FROM (SELECT count(*) AS n FROM documenten_versie WHERE sha256 = ANY(%s) GROUP BY sha256) t"
    return place.postgres.sql(count, ours)[0][0]


def _downloads(work: Work) -> int:
    visitor, good = work.visitor(work.people["deler"]), 0
    for upload in work.ledger.uploads:
        try:
            work.check_file(visitor, upload)
            good += 1
        except (AssertionError, Lost) as error:
            work.ledger.wrong.append(str(error))
    return good


def _found(place: Installation, work: Work) -> int:
    visitor = work.visitor(work.people["vragers"][0])
    browsers = [visitor.straight(web.port) for web in place.webs]
    return sum(
        all(f"/documenten/{upload.document}/" in browser.page(f"/documenten/?q={upload.word}") for browser in browsers)
        for upload in work.ledger.uploads
        if upload.shared
    )


def _once(place: Installation, words: list[str]) -> int:
    texts = [text for (text,) in place.postgres.sql("SELECT tekst FROM documenten_vraag")]
    return sum(sum(word in text for text in texts) == 1 for word in words)


def _notes(place: Installation, notes: dict[int, str]) -> int:
    stored = dict(place.postgres.sql("SELECT id, gezien FROM verkenningen_halte"))
    return sum(stored.get(halte) == text for halte, text in notes.items())


def _mails(place: Installation, words: list[str]) -> Counter[str]:
    """Return how often a mail with each word arrived, for those that did."""
    found: Counter[str] = Counter()
    for message in place.mail.messages:
        if message["List-Id"]:  # the digest tells of questions as well
            continue
        body = message.get_body(("plain",))
        text = body.get_content() if body else ""
        found.update(word for word in words if word in text)
    return found


def _digest_lines(place: Installation) -> list[Line]:
    """Return the lines about digests: every person once, or said to be uncertain where a worker died in between."""
    states = dict(place.postgres.sql("SELECT staat, count(*) FROM corporaties_overzichtsbericht GROUP BY staat"))
    to = Counter(str(message["To"]) for message in place.mail.messages if "Overzicht" in str(message.get("List-Id")))
    sent, unsure = states.get("verstuurd", 0), states.get("bezig", 0) + states.get("mislukt", 0)
    return [
        Line("overzicht: verstuurd en aangekomen", sent, sum(to.values()) - min(unsure, sum(to.values()) - sent)),
        Line("overzicht: iemand kreeg het dubbel", 0, sum(count - 1 for count in to.values())),
        Line("overzicht: blijft wachten", 0, states.get("wacht", 0)),
        Line("overzicht: onzeker gemeld bij Gezondheid", 0, unsure, strict=False),
    ]


def _storage_faults(place: Installation) -> int:
    try:
        place.manage("controleer_bestanden")
    except RuntimeError as error:
        place_log = place.folder / "controleer_bestanden.log"
        place_log.write_text(str(error))
        return 1
    return 0
