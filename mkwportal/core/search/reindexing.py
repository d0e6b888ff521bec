"""Index everything anew, in small steps that can stop and go on at any moment, also after the power went off.

One step is one transaction: some rows, their share of the second count, and how far it came. Indexing holds one lock,
so two workers do steps in turn and never the same one. What changes meanwhile is counted in both counts as far as
needed: a row that is written anew gets a higher number, so its turn comes later.
"""

import time
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from procrastinate.exceptions import AlreadyEnqueued

from mkwportal.core import stamps
from mkwportal.core.models import Stand, ZoekRegel

from . import vocabulary, wordlists
from .analysis import VERSIE
from .index import outdated, renew

STAP = 100  # rows, about a second
STIL = 120  # seconds without a step, after which nobody works on it any more
BEURT = 20.0  # seconds that one job works


class Staat(StrEnum):
    """Where a round is."""

    LOOPT = "loopt"
    GESTOPT = "gestopt"
    KLAAR = "klaar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voortgang:
    """How far a round is: rows done and to do, the number of the last row, the analysis it is for, when it began."""

    staat: Staat
    versie: int
    begonnen: str
    gedaan: int = 0
    totaal: int = 0
    laatste: int = 0
    sinds: datetime | None = None  # of the last step

    @property
    def procent(self) -> int:
        """Return how much is done, 0 to 100."""
        return 100 * self.gedaan // self.totaal if self.totaal else 100

    @property
    def ligt_stil(self) -> bool:
        """Whether a round that should run made no step for a while."""
        return bool(self.staat == Staat.LOOPT and self.sinds and (timezone.now() - self.sinds).total_seconds() > STIL)


def progress() -> Voortgang | None:
    """Return how far the last round is, None when there never was one."""
    stand = Stand.objects.filter(naam=vocabulary.STAND).first()
    if stand is None:
        return None
    gegevens = {**stand.gegevens, "staat": Staat(stand.gegevens["staat"])}
    return Voortgang(**gegevens, sinds=stand.gewijzigd_op)


@transaction.atomic
def start() -> Voortgang:
    """Begin a round, or go on with the one that was stopped, and queue the job; a round that runs just runs on."""
    vocabulary.lock()
    stand = progress()
    if stand and stand.versie > VERSIE:
        return stand  # of a newer portal: this process is about to be replaced
    if stand is None or stand.staat == Staat.KLAAR or stand.versie < VERSIE:
        vocabulary.begin_anew()
        wordlists.forget()
        stand = Voortgang(
            staat=Staat.LOOPT, versie=VERSIE, begonnen=timezone.now().isoformat(), totaal=ZoekRegel.objects.count()
        )
    stand = _keep(stand, staat=Staat.LOOPT)
    _queue()
    return stand


@transaction.atomic
def stop() -> None:
    """Stop the round that runs after its present step; start() goes on from there."""
    vocabulary.lock()
    stand = progress()
    if stand and stand.staat == Staat.LOOPT:
        _keep(stand, staat=Staat.GESTOPT)


@transaction.atomic
def step() -> bool:
    """Do the next rows; return whether there is more to do."""
    vocabulary.lock()
    stand = progress()
    if stand is None or stand.staat != Staat.LOOPT or stand.versie != VERSIE:
        return False  # stopped, done, or a round of a newer portal than this worker is of
    laatste, aantal = renew(stand.laatste, STAP)
    gedaan = stand.gedaan + aantal
    over = ZoekRegel.objects.filter(pk__gt=laatste).count()
    if over:
        _keep(stand, laatste=laatste, gedaan=gedaan, totaal=gedaan + over)
        return True
    vocabulary.take_over()
    _keep(stand, laatste=laatste, gedaan=gedaan, totaal=gedaan, staat=Staat.KLAAR)
    stamps.touch(vocabulary.STAND)  # what is in memory of the rows is old
    return False


def work(seconden: float = BEURT) -> None:
    """Do steps for about so many seconds, and queue the next turn when there is more to do."""
    eind = time.monotonic() + seconden
    while step():
        if time.monotonic() > eind:
            _queue()
            return


def watch() -> None:
    """Begin a round when the analysis has a new version, and wake one up on which nobody works any more.

    A round that somebody stopped stays stopped.
    """
    stand = progress()
    if stand and stand.versie == VERSIE and stand.staat != Staat.KLAAR:
        if stand.ligt_stil:
            _queue()
    elif outdated():
        start()


def _keep(stand: Voortgang, **anders: object) -> Voortgang:
    gegevens = {**asdict(stand), **anders}
    del gegevens["sinds"]
    rij, _ = Stand.objects.update_or_create(naam=vocabulary.STAND, defaults={"gegevens": gegevens})
    return Voortgang(**gegevens, sinds=rij.gewijzigd_op)


def _queue() -> None:
    """Queue the next turn, unless one waits already."""
    from mkwportal.core.tasks import reindex_job

    try:
        with transaction.atomic():
            reindex_job.configure(queueing_lock=vocabulary.STAND).defer()
    except AlreadyEnqueued:
        return
