from .audit import AuditRegel
from .bijhouden import Formulierslot, Melding, Stempel, Verzoekteller
from .stand import Stand
from .zoeken import Synoniemregel, ZoekFout, ZoekRegel, ZoekStam, ZoekWoord, ZoekZonderResultaat

__all__ = [
    "AuditRegel",
    "Formulierslot",
    "Melding",
    "Stand",
    "Stempel",
    "Synoniemregel",
    "Verzoekteller",
    "ZoekFout",
    "ZoekRegel",
    "ZoekStam",
    "ZoekWoord",
    "ZoekZonderResultaat",
]
