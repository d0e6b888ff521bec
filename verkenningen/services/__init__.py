"""Everything that changes explorations; each function checks, changes, records and queues in one transaction."""

from .aanwezig import Erbij, answer_bezoek, record_attendance
from .bezoek import HalteRij, create_bezoek, set_haltes, update_bezoek
from .deelname import add_gast, add_organisatie, join_verkenning, leave_verkenning, remove_deelname
from .fotos import add_foto, delete_foto, set_bijschrift
from .invitatie import answer_invitatie, create_invitaties, remind_invitatie, withdraw_invitatie
from .labregel import remove_labregel, save_labregel
from .les import create_les, react_to_les, remove_les, restore_les, undo_reaction, update_les
from .opname import absorb_lessen, release_les
from .verkenning import create_verkenning, update_verkenning
from .verslag import publish_deel, save_deel, save_halte, withdraw_deel
from .vraagstuk import (
    begin_verkenning,
    close_vraagstuk,
    create_vraagstuk,
    join_vraagstuk,
    leave_vraagstuk,
    reopen_vraagstuk,
    restore_vraagstuk,
    update_vraagstuk,
    withdraw_vraagstuk,
)

__all__ = [
    "Erbij",
    "HalteRij",
    "absorb_lessen",
    "add_foto",
    "add_gast",
    "add_organisatie",
    "answer_bezoek",
    "answer_invitatie",
    "begin_verkenning",
    "close_vraagstuk",
    "create_bezoek",
    "create_invitaties",
    "create_les",
    "create_verkenning",
    "create_vraagstuk",
    "delete_foto",
    "join_verkenning",
    "join_vraagstuk",
    "leave_verkenning",
    "leave_vraagstuk",
    "publish_deel",
    "react_to_les",
    "record_attendance",
    "release_les",
    "remind_invitatie",
    "remove_deelname",
    "remove_labregel",
    "remove_les",
    "reopen_vraagstuk",
    "restore_les",
    "restore_vraagstuk",
    "save_deel",
    "save_halte",
    "save_labregel",
    "set_bijschrift",
    "set_haltes",
    "undo_reaction",
    "update_bezoek",
    "update_les",
    "update_verkenning",
    "update_vraagstuk",
    "withdraw_deel",
    "withdraw_invitatie",
    "withdraw_vraagstuk",
]
