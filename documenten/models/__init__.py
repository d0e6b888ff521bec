from .document import Document, Soort, Status
from .versie import Versie, VersieTekst

__all__ = ["Document", "Soort", "Status", "Versie", "VersieTekst"]
