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

invoer_gevraagd = Signal()
"""Such a zip is taken in: `loader`, a documenten.uitvoer.load.Loader; sent inside the transaction after the documents.

A receiver makes its own rows out of the zip, counts them in `loader.verslag`, adds the stamps that it touches to
`loader.stamps`, and raises Geweigerd when something is wrong: then nothing of the zip comes in.
"""
