"""What visitors do during the drill, and a ledger of everything that the portal said it had saved."""

import hashlib
import io
import random
import threading
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field

from docx import Document
from openpyxl import Workbook

from .bezoeker import Lost, Tally, Visitor, target
from .machines import ROOT, Installation

DATA = ROOT / "tests" / "data" / "bestanden"
MOST_QUESTIONS = 18  # of one person in an hour; the portal allows 20
_LETTERS = "bcdfghjklmnprstvwz"


@dataclass
class Upload:
    """A file that the portal took in: its document, and what must come back."""

    document: int
    name: str
    sha256: str
    word: str
    data: bytes
    shared: bool = False
    found: bool = False


@dataclass
class Ledger:
    """What was acknowledged; at the end all of it must be there, once."""

    uploads: list[Upload] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    takeovers: set[int] = field(default_factory=set)
    notes: dict[int, str] = field(default_factory=dict)
    done: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def count(self, what: str) -> None:
        self.done[what] = self.done.get(what, 0) + 1


def new_word(prefix: str = "proef") -> str:
    """Return a word that stands in no other text."""
    return prefix + "".join(random.choice(_LETTERS) + random.choice("aeiou") for _ in range(5))


def make_file(kind: str, word: str) -> tuple[str, bytes]:
    """Return name and bytes of a real file of this kind that nobody else has; its text holds the word."""
    name, line = f"{word}.{kind}", f"Beleid over {word} van onze corporatie, voor huurders met een vraag."
    if kind == "docx":
        text, buffer = Document(), io.BytesIO()
        text.add_heading(f"Beleid {word}", 1)
        text.add_paragraph(line)
        text.save(buffer)
        return name, buffer.getvalue()
    if kind == "xlsx":
        book, buffer = Workbook(), io.BytesIO()
        book.active.append(["Onderwerp", "Uitleg"])
        book.active.append([word, line])
        book.save(buffer)
        return name, buffer.getvalue()
    if kind == "html":
        return name, f"<!doctype html><html><body><h1>Beleid {word}</h1><p>{line}</p></body></html>".encode()
    if kind == "eml":
        head = f"From: a@proef.example\r\nTo: b@proef.example\r\nSubject: Beleid {word}\r\nMIME-Version: 1.0\r\n"
        return name, f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{line}\r\n".encode()
    if kind == "pdf":  # its text has no word of ours; its title will
        return name, (DATA / "beleid-pdf14.pdf").read_bytes() + f"\n%{word}\n".encode()
    return name, (line + "\n\n" + line * 40).encode()


KINDS = ("txt", "docx", "pdf", "xlsx", "html", "eml")


class Work:
    """The journeys, each a loop in its own thread until `stop`."""

    def __init__(self, place: Installation, people: dict, tally: Tally) -> None:
        self.place, self.people, self.tally, self.ledger = place, people, tally, Ledger()
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []
        self._sets: list[int] = []
        self._claiming, self._claimed = threading.Lock(), set[int]()

    def visitor(self, email: str) -> Visitor:
        """Return somebody who is logged in, through nginx."""
        assert self.place.nginx is not None
        visitor = Visitor(f"https://127.0.0.1:{self.place.nginx.port}", self.place.nginx.certificate, self.tally)
        visitor.log_in(email, self.people["wachtwoord"])
        return visitor

    def start(self) -> None:
        """Begin all journeys."""
        askers = self.people["vragers"]
        journeys: list[tuple[str, str, Callable[[Visitor, int], None]]] = [
            ("delen", self.people["deler"], self.share),
            ("verslag", self.people["leider"], self.report),
            ("lezen", askers[0], self.read),
            *((f"vragen {n}", email, self.ask) for n, email in enumerate(askers[1:], 1)),
        ]
        visitors = [(name, self.visitor(email), journey) for name, email, journey in journeys]
        for name, visitor, journey in visitors:
            thread = threading.Thread(target=self._loop, args=[name, visitor, journey], name=name)
            self._threads.append(thread)
            thread.start()

    def stop(self) -> None:
        """Let each journey end with the step it is at."""
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _loop(self, name: str, visitor: Visitor, journey: Callable[[Visitor, int], None]) -> None:
        number = 0
        while not self._stop.is_set():
            try:
                journey(visitor, number)
            except (AssertionError, Lost, zipfile.BadZipFile) as error:
                self.ledger.wrong.append(f"{name}: {str(error)[:500]}")
            number += 1
            self._stop.wait(0.2)

    def share(self, visitor: Visitor, number: int) -> None:
        """Send one file, wait until its text was read, and share it with all members."""
        word = new_word()
        name, data = make_file(KINDS[number % len(KINDS)], word)
        page = "/documenten/nieuw/"
        answer = visitor.submit(page, "formulier", {}, files=[("bestanden", (name, data))])
        review = target(answer)
        document = int(review.rpartition("=")[2])
        upload = Upload(document, name, hashlib.sha256(data).hexdigest(), word, data)
        self.ledger.uploads.append(upload)
        self.ledger.count("bestand verstuurd")
        end = time.monotonic() + 150
        while "-titel" not in visitor.page(review):
            if time.monotonic() > end:
                raise AssertionError(f"the text of document {document} was not read in time")
            if self._stop.wait(0.5):
                return
        chosen = {"actie": "deel", "bereik": "leden", "geen_huurders": "on", f"d{document}-titel": f"Beleid {word}"}
        target(visitor.submit(review, "bereik", chosen))
        upload.shared = True
        self.ledger.count("gedeeld")
        if number % 4 == 0:
            self._add_to_set(visitor, document)

    def _add_to_set(self, visitor: Visitor, document: int) -> None:
        path = f"/documenten/{document}/verzamelen/"
        answer = visitor.submit(path, "verzameling", {"verzameling": str(self.people["verzameling"])})
        assert answer.status_code in (200, 302), f"{path}: {answer.status_code}"
        self._sets.append(document)

    def report(self, visitor: Visitor, number: int) -> None:
        """Write the lines of a stop of the visit, as on the phone."""
        halte = self.people["haltes"][number % len(self.people["haltes"])]
        text = f"Wij zagen {new_word('halte')}."
        path = f"/verkenningen/bezoeken/{self.people['bezoek']}/verslag/halte/{halte}/"
        answer = visitor.submit(path, "gezien", {"gezien": text})
        target(answer)
        self.ledger.notes[halte] = text
        self.ledger.count("regel in een verslag")
        self._stop.wait(1)

    def read(self, visitor: Visitor, number: int) -> None:
        """Find a document on every web machine, read it, download it whole and in two parts, and take the zip."""
        waiting = [upload for upload in list(self.ledger.uploads) if upload.shared and not upload.found]
        if not waiting:
            self._stop.wait(0.5)
            return
        upload = waiting[0]
        for web in self.place.webs:
            self._wait_found(visitor.straight(web.port), upload)
        upload.found = True
        self.ledger.count("gevonden op elke web")
        visitor.page(f"/documenten/{upload.document}/lezen/")
        self.check_file(visitor, upload)
        if number % 6 == 5 and self._sets:
            known = len(self._sets)
            answer = visitor.get(f"/documenten/verzamelingen/{self.people['verzameling']}/download/")
            with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
                assert archive.testzip() is None, "the zip is broken"
                assert len(archive.namelist()) > known, "the zip lacks a document"
            self.ledger.count("zip van een verzameling")

    def _wait_found(self, visitor: Visitor, upload: Upload) -> None:
        end = time.monotonic() + 180
        while f"/documenten/{upload.document}/" not in visitor.page(f"/documenten/?q={upload.word}"):
            if time.monotonic() > end:
                raise AssertionError(f"{upload.name} was not found at {visitor.base}")
            time.sleep(0.5)

    def check_file(self, visitor: Visitor, upload: Upload) -> None:
        """Download a file whole and in two parts; AssertionError when a byte differs."""
        path = f"/documenten/{upload.document}/bestand/"
        whole = visitor.get(path)
        assert hashlib.sha256(whole.content).hexdigest() == upload.sha256, f"{upload.name} came back otherwise"
        half = len(upload.data) // 2
        parts = [
            visitor.get(path, headers={"Range": part, "If-Range": whole.headers["ETag"]})
            for part in (f"bytes=0-{half - 1}", f"bytes={half}-")
        ]
        assert all(part.status_code == 206 for part in parts), [part.status_code for part in parts]
        assert b"".join(part.content for part in parts) == upload.data, f"{upload.name} came back otherwise in parts"
        self.ledger.count("bestand opgehaald")

    def ask(self, visitor: Visitor, number: int) -> None:
        """Take over a shared document and ask something about it."""
        shared = [upload for upload in list(self.ledger.uploads) if upload.shared]
        me = threading.current_thread().name
        mine = sum(line.endswith(me) for line in self.ledger.questions)
        with self._claiming:
            fresh = [upload for upload in shared if upload.document not in self._claimed]
            if number % 2 and fresh:
                self._claimed.add(fresh[0].document)
        if not shared:
            self._stop.wait(1)
        elif number % 2 == 0 and mine < MOST_QUESTIONS:
            upload = random.choice(shared)
            word = new_word("vraag")
            path = f"/documenten/{upload.document}/vragen/"
            answer = visitor.submit(path, "tekst", {"soort": "vraag", "tekst": f"Waarom {word}?"})
            target(answer)
            self.ledger.questions.append(f"{word} {me}")
            self.ledger.count("vraag gesteld")
        elif number % 2 and fresh:
            target(visitor.submit(f"/documenten/{fresh[0].document}/overnemen/", "organisatie", {}))
            self.ledger.takeovers.add(fresh[0].document)
            self.ledger.count("overgenomen")
        self._stop.wait(2)
