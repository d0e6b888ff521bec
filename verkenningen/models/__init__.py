from .bericht import Bezoekbericht
from .bezoek import Aanwezigheid, Bezoek, Foto, Halte
from .bundel import Bundel, BundelStuk, BundelUitvoer, Hoofdstuk
from .citaat import Citaat
from .gastheer import BEELD, Oordeel, VoorgelegdDeel, Voorlegging
from .invitatie import Invitatie
from .labregel import Labregel
from .les import Les, LesReactie
from .opname import Opname
from .spiegel import Spiegel, SpiegelBijdrage
from .terugblik import Terugblik, TerugblikRegel
from .verkenning import Verkenning, VraagRegel
from .verslag import VerslagDeel
from .vraagstuk import Aansluiting, Vraagstuk

__all__ = [
    "BEELD",
    "Aansluiting",
    "Aanwezigheid",
    "Bezoek",
    "Bezoekbericht",
    "Bundel",
    "BundelStuk",
    "BundelUitvoer",
    "Citaat",
    "Foto",
    "Halte",
    "Hoofdstuk",
    "Invitatie",
    "Labregel",
    "Les",
    "LesReactie",
    "Oordeel",
    "Opname",
    "Spiegel",
    "SpiegelBijdrage",
    "Terugblik",
    "TerugblikRegel",
    "Verkenning",
    "VerslagDeel",
    "VoorgelegdDeel",
    "Voorlegging",
    "VraagRegel",
    "Vraagstuk",
]
