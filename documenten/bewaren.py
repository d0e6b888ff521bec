"""How long the trash and the exports stay (C8); their own jobs empty them."""

import datetime as dt

from mkwportal.core import retention
from mkwportal.core.retention import Termijn

from .models import Document, Uitvoer, Verzameling
from .services.prullenbak import BEWAARDAGEN
from .uitvoer import BEWAARDAGEN as UITVOERDAGEN

retention.register(
    Termijn(
        naam="prullenbak",
        wat="Documenten in de prullenbak",
        dagen=BEWAARDAGEN,
        waarom="Zolang zet uw corporatie ze terug.",
        verlopen=lambda moment: Document.objects.filter(verwijderd_op__lte=moment - dt.timedelta(days=BEWAARDAGEN)),
        taak="documenten.empty_trash",
        volgorde=35,
    )
)
retention.register(
    Termijn(
        naam="verzamelingen",
        wat="Verzamelingen in de prullenbak",
        dagen=BEWAARDAGEN,
        waarom="Zolang zet uw corporatie ze terug.",
        verlopen=lambda moment: Verzameling.objects.filter(verwijderd_op__lte=moment - dt.timedelta(days=BEWAARDAGEN)),
        taak="documenten.empty_trash",
        mens=False,
        volgorde=36,
    )
)
retention.register(
    Termijn(
        naam="exports",
        wat="De zip met alles van een corporatie",
        dagen=UITVOERDAGEN,
        waarom="De corporatie kan altijd een nieuwe maken.",
        verlopen=lambda moment: Uitvoer.objects.filter(
            stand=Uitvoer.Stand.KLAAR, klaar_op__lt=moment - dt.timedelta(days=UITVOERDAGEN)
        ),
        taak="documenten.tidy_exports",
        volgorde=41,
    )
)
