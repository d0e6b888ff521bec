"""WSGI entry point for gunicorn: `gunicorn mkwportal.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mkwportal.settings")
application = get_wsgi_application()
