"""The workbench's Django settings that are the same on every machine.

What depends on the ledger, the address and the machine is added by `configure`. Type checkers and `manage`-style tools
read this module as it stands.
"""

from importlib.resources import files
from typing import Any, Final

INSTALLED_APPS: Final = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "armsledger.store",
    "armsledger.web",
]
# Headers and static files come first; `access` runs once the session and the person are known, before any page.
MIDDLEWARE: Final = [
    "django.middleware.security.SecurityMiddleware",
    "armsledger.web.headers.add_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "armsledger.web.access.AccessMiddleware",
]
TEMPLATES: Final[list[dict[str, Any]]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "armsledger.web.context.add_frame",
            ],
            "builtins": ["armsledger.web.templatetags.workbench"],
        },
    }
]
DATABASES: Final = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
DEFAULT_AUTO_FIELD: Final = "django.db.models.BigAutoField"
ROOT_URLCONF: Final = "armsledger.web.urls"
AUTH_USER_MODEL: Final = "armsledger_web.Account"
PASSWORD_HASHERS: Final = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS: Final = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL: Final = "login"
USE_TZ: Final = True
TIME_ZONE: Final = "UTC"
LANGUAGE_CODE: Final = "en"
USE_I18N: Final = False
LOGGING_CONFIG: Final = None
DEBUG: Final = False

STATIC_URL: Final = "/static/"
STATICFILES_DIRS: Final = [("case", str(files("armsledger.publish") / "assets"))]
STATICFILES_FINDERS: Final = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
WHITENOISE_USE_FINDERS: Final = True
WHITENOISE_MAX_AGE: Final = 0  # the browser asks whether a file has changed; an update is seen at once

SESSION_COOKIE_HTTPONLY: Final = True
SESSION_COOKIE_SAMESITE: Final = "Lax"
CSRF_COOKIE_HTTPONLY: Final = True
CSRF_COOKIE_SAMESITE: Final = "Strict"
CSRF_FAILURE_VIEW: Final = "armsledger.web.refusals.refuse_forged"
MESSAGE_STORAGE: Final = "django.contrib.messages.storage.session.SessionStorage"
SECURE_CONTENT_TYPE_NOSNIFF: Final = True
SECURE_REFERRER_POLICY: Final = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY: Final = "same-origin"
X_FRAME_OPTIONS: Final = "DENY"
DATA_UPLOAD_MAX_NUMBER_FIELDS: Final = 500
DATA_UPLOAD_MAX_NUMBER_FILES: Final = 50
DATA_UPLOAD_MAX_MEMORY_SIZE: Final = 2_500_000  # bytes of a form without its files
SILENCED_SYSTEM_CHECKS: Final[list[str]] = []
