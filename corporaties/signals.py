"""What this app tells the apps above it."""

from django.dispatch import Signal

aanstelling_beeindigd = Signal()
"""Somebody leaves an organisation: `aanstelling`, `opvolger` (Gebruiker), `by`; sent inside the transaction.

A receiver makes `opvolger` contact for what belongs to that organisation and returns how many those were.
"""
