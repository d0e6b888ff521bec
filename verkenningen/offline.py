"""The page that a phone shows without a connection. It holds nothing of anybody: a script fills it from the phone."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from .forms import HalteForm


def shell(request: HttpRequest | None = None) -> str:
    """Return the HTML; without a request as a stranger gets it, which is what a browser may keep."""
    return render_to_string("verkenningen/apparaat.html", {"leeg": HalteForm()}, request)
