from .document import Document, Soort, Status
from .gebruik import Gebruik
from .uitvoer import Uitvoer
from .vergelijking import Vergelijking
from .versie import Versie, VersieTekst
from .verzameling import Verzameling, VerzamelingRegel
from .vingerafdruk import Vingerafdruk

__all__ = [
    "Document",
    "Gebruik",
    "Soort",
    "Status",
    "Uitvoer",
    "Vergelijking",
    "Versie",
    "VersieTekst",
    "Verzameling",
    "VerzamelingRegel",
    "Vingerafdruk",
]
