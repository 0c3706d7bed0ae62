"""Every address of the workbench; each name stands in `roles` with the least role that it asks for."""

from django.urls import path, register_converter

from armsledger.web import converters
from armsledger.web.api.service import api
from armsledger.web.pages import api as api_page
from armsledger.web.pages import (
    appearance,
    front,
    indicators,
    matter,
    matters,
    measures,
    reader,
    signing_in,
    sources,
    tokens,
)

register_converter(converters.DocumentId, "doc")
register_converter(converters.MatterId, "mat")

urlpatterns = [
    path("", front.show_front, name="front"),
    path("sources/", sources.show_sources, name="sources"),
    path("documents/<doc:document_id>/", reader.show_document, name="document"),
    path("matters/", matters.show_matters, name="matters"),
    path("matters/<mat:matter_id>/", matter.show_matter, name="matter"),
    path("measures/", measures.show_measures, name="measures"),
    path("indicators/", indicators.show_indicators, name="indicators"),
    path("who/", signing_in.ask_name, name="who"),
    path("login/", signing_in.sign_in, name="login"),
    path("logout/", signing_in.sign_out, name="logout"),
    path("theme/", appearance.set_theme, name="theme"),
    path("tokens/", tokens.show_tokens, name="tokens"),
    path("api/", api_page.show_api, name="api"),
    path("api/openapi.json", api_page.give_document, name="api_document"),
    path("api/", api.urls),
]

handler400 = "armsledger.web.refusals.handle_400"
handler403 = "armsledger.web.refusals.handle_403"
handler404 = "armsledger.web.refusals.handle_404"
handler500 = "armsledger.web.refusals.handle_500"
