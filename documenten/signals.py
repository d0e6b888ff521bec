"""What this app tells the apps above it."""

from django.dispatch import Signal

versie_toegevoegd = Signal()
"""A form added a version: `versie`, `gegevens` (the QueryDict of the form), `by`; sent inside the transaction.

A receiver keeps what its own part of the form says, and leaves alone what can no longer be done.
"""

uitvoer_gevraagd = Signal()
"""Everything of a corporation is put in a zip: `organisatie`; sent by the job.

A receiver returns an iterable of mkwportal.core.files.archives.Member with what its app knows of that corporation.
"""
