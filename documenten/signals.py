"""What this app tells the apps above it."""

from django.dispatch import Signal

versie_toegevoegd = Signal()
"""A form added a version: `versie`, `gegevens` (the QueryDict of the form), `by`; sent inside the transaction.

A receiver keeps what its own part of the form says, and leaves alone what can no longer be done.
"""
