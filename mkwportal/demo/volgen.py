"""What the directors of the demo follow, and the digest that follows from it."""

from django.utils import timezone

from documenten.herzien import remind
from documenten.services.volgen import follow_subject, save_search
from mkwportal.pages.weekbericht.perioden import Periode
from mkwportal.pages.weekbericht.ronde import make_round

from .people import World


def make(world: World) -> None:
    """Let two directors follow themes, a corporation, a document and a search; remind of reviews; queue digests."""
    ids = []
    for email in ("directeur@demo.example", "directeur2@demo.example"):
        person = next(item for item in world.mensen.values() if item.email == email)
        others = [d for d in world.documenten.values() if d.organisatie_id not in person.organisatie_ids]
        shared = [document for document in others if document.bereik == "leden"]
        themas = sorted({thema for document in shared[:3] for thema in document.themas.all()}, key=lambda t: t.pk)
        for subject in (*themas[:2], shared[0], shared[-1].organisatie):
            follow_subject(subject, by=person)
        save_search("?q=huurverhoging", "Alles over huurverhoging", by=person)
        ids.append(person.pk)
    now = timezone.now()
    remind(timezone.localdate(now))
    year, week, _ = timezone.localdate(now).isocalendar()
    make_round("week", Periode(f"{year}-W{week:02}", now), ids)
