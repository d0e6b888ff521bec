"""The own facts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ..forms import ProfielForm, profile_initial
from ..services import edit_profiel


@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Show and change what colleagues see of me, and lead to password and sessions."""
    posted = request.method == "POST"
    form = ProfielForm(request.POST) if posted else ProfielForm(initial=profile_initial(request.user))
    if posted and form.is_valid():
        edit_profiel(request.user, **form.cleaned_data, by=request.user)
        messages.success(request, "Uw gegevens zijn bewaard.")
        return redirect("corporaties:profiel")
    return render(request, "corporaties/profiel.html", {"form": form}, status=422 if posted else 200)
