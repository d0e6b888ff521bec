from .bezoek import Aanwezigheid, Bezoek, Foto, Halte
from .les import Les, LesReactie
from .verkenning import Verkenning, VraagRegel
from .verslag import VerslagDeel

__all__ = [
    "Aanwezigheid",
    "Bezoek",
    "Foto",
    "Halte",
    "Les",
    "LesReactie",
    "Verkenning",
    "VerslagDeel",
    "VraagRegel",
]
