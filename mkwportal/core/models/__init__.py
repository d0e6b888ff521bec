from .audit import AuditRegel
from .bijhouden import Formulierslot, Melding, Stempel, Verzoekteller
from .mail import Mailfout, Mailverzending
from .stand import Stand
from .zoeken import Synoniemregel, ZoekFout, ZoekLijst, ZoekRegel, ZoekStam, ZoekWoord, ZoekZonderResultaat

__all__ = [
    "AuditRegel",
    "Formulierslot",
    "Mailfout",
    "Mailverzending",
    "Melding",
    "Stand",
    "Stempel",
    "Synoniemregel",
    "Verzoekteller",
    "ZoekFout",
    "ZoekLijst",
    "ZoekRegel",
    "ZoekStam",
    "ZoekWoord",
    "ZoekZonderResultaat",
]
