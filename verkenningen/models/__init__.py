from .bezoek import Aanwezigheid, Bezoek, Foto, Halte
from .citaat import Citaat
from .gastheer import BEELD, Oordeel, VoorgelegdDeel, Voorlegging
from .les import Les, LesReactie
from .spiegel import Spiegel, SpiegelBijdrage
from .verkenning import Verkenning, VraagRegel
from .verslag import VerslagDeel

__all__ = [
    "BEELD",
    "Aanwezigheid",
    "Bezoek",
    "Citaat",
    "Foto",
    "Halte",
    "Les",
    "LesReactie",
    "Oordeel",
    "Spiegel",
    "SpiegelBijdrage",
    "Verkenning",
    "VerslagDeel",
    "VoorgelegdDeel",
    "Voorlegging",
    "VraagRegel",
]
