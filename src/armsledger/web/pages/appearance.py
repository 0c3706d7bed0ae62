"""Light, dark, or as the browser has it: kept in a cookie, so that no page has to be drawn twice."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from armsledger.web.context import THEME_COOKIE, THEMES
from armsledger.web.ways_back import find_way_back

_YEAR_SECONDS: Final = 365 * 24 * 3600


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Keep the look that was chosen and go back."""
    response = redirect(find_way_back(request))
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        response.set_cookie(
            THEME_COOKIE,
            chosen,
            max_age=_YEAR_SECONDS,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response
