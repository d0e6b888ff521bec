from .audit import AuditRegel
from .bijhouden import Formulierslot, Melding, Stempel, Verzoekteller
from .zoeken import Synoniemregel, ZoekFout, ZoekRegel, ZoekStam, ZoekWoord, ZoekZonderResultaat

__all__ = [
    "AuditRegel",
    "Formulierslot",
    "Melding",
    "Stempel",
    "Synoniemregel",
    "Verzoekteller",
    "ZoekFout",
    "ZoekRegel",
    "ZoekStam",
    "ZoekWoord",
    "ZoekZonderResultaat",
]
