"""Everything that changes a document: each function checks, changes, records and queues at once."""

from .bestand import Bestand, Gekeurd, check_upload, stage_file, storing_checked
from .delen import share_documents
from .gegevens import LABELS, VELDEN, changed_by_others, current_values, describe, update_document
from .prullenbak import BEWAARDAGEN, empty_trash, remove_document, restore_document
from .tekst import read_text
from .toevoegen import create_document, create_versie, merge_as_versie, trace_opening

__all__ = [
    "BEWAARDAGEN",
    "LABELS",
    "VELDEN",
    "Bestand",
    "Gekeurd",
    "changed_by_others",
    "check_upload",
    "create_document",
    "create_versie",
    "current_values",
    "describe",
    "empty_trash",
    "merge_as_versie",
    "read_text",
    "remove_document",
    "restore_document",
    "share_documents",
    "stage_file",
    "storing_checked",
    "trace_opening",
    "update_document",
]
