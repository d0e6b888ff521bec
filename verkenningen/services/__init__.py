"""Everything that changes explorations; each function checks, changes, records and queues in one transaction."""

from .aanwezig import Erbij, answer_bezoek, record_attendance
from .bezoek import HalteRij, create_bezoek, set_haltes, update_bezoek
from .deelname import add_gast, add_organisatie, join_verkenning, leave_verkenning, remove_deelname
from .fotos import add_foto, delete_foto, set_bijschrift
from .les import create_les, react_to_les, remove_les, restore_les, undo_reaction, update_les
from .verkenning import create_verkenning, update_verkenning
from .verslag import publish_deel, save_deel, save_halte, withdraw_deel

__all__ = [
    "Erbij",
    "HalteRij",
    "add_foto",
    "add_gast",
    "add_organisatie",
    "answer_bezoek",
    "create_bezoek",
    "create_les",
    "create_verkenning",
    "delete_foto",
    "join_verkenning",
    "leave_verkenning",
    "publish_deel",
    "react_to_les",
    "record_attendance",
    "remove_deelname",
    "remove_les",
    "restore_les",
    "save_deel",
    "save_halte",
    "set_bijschrift",
    "set_haltes",
    "undo_reaction",
    "update_bezoek",
    "update_les",
    "update_verkenning",
    "withdraw_deel",
]
