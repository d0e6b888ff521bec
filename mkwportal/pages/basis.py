"""Liveness, readiness, and going on with what was typed before the login."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_safe

from corporaties.permissions import can_manage_any, require
from mkwportal.core.middleware import SAVED_POST
from mkwportal.core.once import FIELD


@require_GET
def verder(request: HttpRequest) -> HttpResponse:
    """Show what was sent while the login had expired, ready to be sent again."""
    saved = request.session.pop(SAVED_POST, None)
    if saved is None:
        return redirect("vandaag")
    hidden = {FIELD, "revisie"}
    readable = [
        (name.replace("_", " ").replace("-", " ").capitalize(), value)
        for name, value in saved["velden"]
        if value.strip() and name not in hidden and not value.isdigit()
    ]
    return render(request, "pages/verder.html", {**saved, "leesbaar": readable})


@login_not_required
@require_safe
def gezond(request: HttpRequest) -> HttpResponse:
    """Liveness: this process answers."""
    return HttpResponse("goed\n", content_type="text/plain")


@login_not_required
@require_safe
def gereed(request: HttpRequest) -> HttpResponse:
    """Readiness: the database answers and no migration is open; 503 otherwise."""
    try:
        executor = MigrationExecutor(connection)
        waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError:
        return JsonResponse({"database": False}, status=503)
    return JsonResponse({"database": True, "migraties_open": waiting}, status=503 if waiting else 200)


@require_GET
def beheer(request: HttpRequest) -> HttpResponse:
    """What this admin can manage, on one page."""
    require(can_manage_any(request.user), "Alleen beheerders kunnen deze pagina openen.")
    return render(request, "pages/beheer.html")
