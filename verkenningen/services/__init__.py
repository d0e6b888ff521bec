"""Everything that changes explorations; each function checks, changes, records and queues in one transaction."""

from .aanwezig import DubbeleNaam, Erbij, answer_bezoek, offer_to_write, record_attendance
from .bezoek import HalteRij, create_bezoek, set_haltes, update_bezoek
from .bundel import (
    choose_pieces,
    create_bundel,
    move_chapter,
    move_piece,
    move_pieces,
    order_by_theme,
    publish_bundel,
    remove_piece,
    update_bundel,
    withdraw_bundel,
)
from .citaat import add_citaat, answer_citaat, ask_consent, delete_citaat, note_consent, update_citaat
from .deelname import add_gast, add_organisatie, join_verkenning, leave_verkenning, remove_deelname
from .fotos import add_foto, delete_foto, set_bijschrift
from .gastheer import Antwoord, answer_verslag, present_again, present_verslag, revoke_voorlegging
from .hoofdstuk import create_hoofdstuk, remove_hoofdstuk, update_hoofdstuk
from .invitatie import answer_invitatie, create_invitaties, remind_invitatie, withdraw_invitatie
from .labregel import remove_labregel, save_labregel
from .les import create_les, react_to_les, remove_les, restore_les, undo_reaction, update_les
from .opname import absorb_lessen, release_les
from .spiegel import answer_spiegel, choose_for_spiegel, present_spiegel, release_spiegel, reopen_spiegel, save_bijdrage
from .terugblik import Vervolg, save_terugblik, use_regel
from .verkenning import create_verkenning, update_verkenning
from .verslag import HostFirst, publish_deel, save_deel, save_halte, withdraw_deel
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
    "Antwoord",
    "DubbeleNaam",
    "Erbij",
    "HalteRij",
    "HostFirst",
    "Vervolg",
    "absorb_lessen",
    "add_citaat",
    "add_foto",
    "add_gast",
    "add_organisatie",
    "answer_bezoek",
    "answer_citaat",
    "answer_invitatie",
    "answer_spiegel",
    "answer_verslag",
    "ask_consent",
    "begin_verkenning",
    "choose_for_spiegel",
    "choose_pieces",
    "close_vraagstuk",
    "create_bezoek",
    "create_bundel",
    "create_hoofdstuk",
    "create_invitaties",
    "create_les",
    "create_verkenning",
    "create_vraagstuk",
    "delete_citaat",
    "delete_foto",
    "join_verkenning",
    "join_vraagstuk",
    "leave_verkenning",
    "leave_vraagstuk",
    "move_chapter",
    "move_piece",
    "move_pieces",
    "note_consent",
    "offer_to_write",
    "order_by_theme",
    "present_again",
    "present_spiegel",
    "present_verslag",
    "publish_bundel",
    "publish_deel",
    "react_to_les",
    "record_attendance",
    "release_les",
    "release_spiegel",
    "remind_invitatie",
    "remove_deelname",
    "remove_hoofdstuk",
    "remove_labregel",
    "remove_les",
    "remove_piece",
    "reopen_spiegel",
    "reopen_vraagstuk",
    "restore_les",
    "restore_vraagstuk",
    "revoke_voorlegging",
    "save_bijdrage",
    "save_deel",
    "save_halte",
    "save_labregel",
    "save_terugblik",
    "set_bijschrift",
    "set_haltes",
    "undo_reaction",
    "update_bezoek",
    "update_bundel",
    "update_citaat",
    "update_hoofdstuk",
    "update_les",
    "update_verkenning",
    "update_vraagstuk",
    "use_regel",
    "withdraw_bundel",
    "withdraw_deel",
    "withdraw_invitatie",
    "withdraw_vraagstuk",
]
