"""Addresses; each app under its Dutch path. They are permanent (R4)."""

from django.conf import settings
from django.urls import include, path

from mkwportal.pages import errors

urlpatterns = [
    path("", include("mkwportal.pages.urls")),
    path("account/", include("corporaties.account_urls")),
    path("", include("corporaties.urls")),
    path("documenten/", include("documenten.urls")),
    path("agenda/", include("verkenningen.agenda_urls")),
    path("verkenningen/", include("verkenningen.urls")),
]
if settings.DEMO:
    from mkwportal.demo.post import post

    urlpatterns.append(path("demo/post/", post, name="demo-post"))
handler400, handler403 = errors.bad_request, errors.permission_denied
handler404, handler500 = errors.page_not_found, errors.server_error
