"""The documents of the own corporation that are due for a review (D9)."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mkwportal.core.pagination import paginate

from ..herzien import to_review

PER_PAGE = 50
VOORUIT = dt.timedelta(days=182)  # half a year: what may be put on the agenda now


@require_safe
def review_list(request: HttpRequest) -> HttpResponse:
    """List what should be reviewed in the next half year, what is late on top."""
    today = timezone.localdate()
    page = paginate(request, to_review(request.user, today + VOORUIT), PER_PAGE)
    late = to_review(request.user, today).count() if page.object_list else 0
    context = {"page": page, "vandaag": today, "te_laat": late, "meer": len(request.user.organisatie_ids) > 1}
    return render(request, "documenten/herzien_list.html", context)
