from .document import Document, Soort, Status
from .gebruik import Gebruik
from .overname import Overname, OvernameAntwoord, Wijze
from .paginabeeld import Paginabeeld
from .uitvoer import Uitvoer
from .vergelijking import Vergelijking
from .versie import Versie, VersieTekst
from .verzameling import Verzameling, VerzamelingRegel
from .vingerafdruk import Vingerafdruk
from .volging import Herinnering, Volging
from .vraag import Antwoord, Vraag

__all__ = [
    "Antwoord",
    "Document",
    "Gebruik",
    "Herinnering",
    "Overname",
    "OvernameAntwoord",
    "Paginabeeld",
    "Soort",
    "Status",
    "Uitvoer",
    "Vergelijking",
    "Versie",
    "VersieTekst",
    "Verzameling",
    "VerzamelingRegel",
    "Vingerafdruk",
    "Volging",
    "Vraag",
    "Wijze",
]
