"""Everything that changes a document: each function checks, changes, records and queues at once."""

from .bestand import Bestand, Gekeurd, check_upload, stage_file, storing_checked
from .delen import share_documents
from .gegevens import LABELS, VELDEN, changed_by_others, current_values, describe, update_document
from .overnemen import adopt_version, answer_version, create_own_version, end_takeover, take_over, update_takeover
from .prullenbak import BEWAARDAGEN, empty_trash, remove_document, restore_document
from .tekst import read_text
from .toevoegen import create_document, create_versie, merge_as_versie, trace_opening
from .volgen import follow_subject, rename_search, save_search, stop_following
from .vragen import (
    answer_question,
    ask_question,
    hide_question,
    process_questions,
    show_question,
    unprocess_question,
    update_answer,
    update_question,
    withdraw_question,
)

__all__ = [
    "BEWAARDAGEN",
    "LABELS",
    "VELDEN",
    "Bestand",
    "Gekeurd",
    "adopt_version",
    "answer_question",
    "answer_version",
    "ask_question",
    "changed_by_others",
    "check_upload",
    "create_document",
    "create_own_version",
    "create_versie",
    "current_values",
    "describe",
    "empty_trash",
    "end_takeover",
    "follow_subject",
    "hide_question",
    "merge_as_versie",
    "process_questions",
    "read_text",
    "remove_document",
    "rename_search",
    "restore_document",
    "save_search",
    "share_documents",
    "show_question",
    "stage_file",
    "stop_following",
    "storing_checked",
    "take_over",
    "trace_opening",
    "unprocess_question",
    "update_answer",
    "update_document",
    "update_question",
    "update_takeover",
    "withdraw_question",
]
