from .document import Document, Soort, Status
from .gebruik import Gebruik
from .uitvoer import Uitvoer
from .versie import Versie, VersieTekst
from .verzameling import Verzameling, VerzamelingRegel

__all__ = [
    "Document",
    "Gebruik",
    "Soort",
    "Status",
    "Uitvoer",
    "Versie",
    "VersieTekst",
    "Verzameling",
    "VerzamelingRegel",
]
