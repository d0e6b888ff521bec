"""The portal's settings in test mode."""

import os

os.environ["MKW_MODE"] = "test"

from mkwportal.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DATABASES["default"]["TEST"] = {"NAME": f"test_{os.getpid()}"}  # noqa: F405 (two runs at once do not meet)
