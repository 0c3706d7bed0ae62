"""Every address of the workbench; each name stands in `roles` with the least role that it asks for."""

from django.urls import path, register_converter

from armsledger.web import converters
from armsledger.web.pages import (
    appearance,
    entities,
    entity,
    evidence,
    front,
    indicators,
    matter,
    matters,
    measures,
    network,
    picture,
    reader,
    signing_in,
    sources,
    translation,
)

register_converter(converters.DocumentId, "doc")
register_converter(converters.IdentityId, "idy")
register_converter(converters.MatterId, "mat")
register_converter(converters.Digest, "sha")

urlpatterns = [
    path("", front.show_front, name="front"),
    path("sources/", sources.show_sources, name="sources"),
    path("documents/<doc:document_id>/", reader.show_document, name="document"),
    path("documents/<doc:document_id>/translation/", translation.show_translation, name="translation"),
    path("evidence/", evidence.show_evidence, name="evidence"),
    path("evidence/<sha:sha256>/", picture.show_picture, name="picture"),
    path("evidence/<sha:sha256>/file/", picture.send_file, name="picture_file"),
    path("evidence/<sha:sha256>/copy/", picture.send_copy, name="picture_copy"),
    path("matters/", matters.show_matters, name="matters"),
    path("matters/<mat:matter_id>/", matter.show_matter, name="matter"),
    path("entities/", entities.show_entities, name="entities"),
    path("entities/<idy:identity_id>/", entity.show_entity, name="entity"),
    path("network/", network.show_network, name="network"),
    path("measures/", measures.show_measures, name="measures"),
    path("indicators/", indicators.show_indicators, name="indicators"),
    path("who/", signing_in.ask_name, name="who"),
    path("login/", signing_in.sign_in, name="login"),
    path("logout/", signing_in.sign_out, name="logout"),
    path("theme/", appearance.set_theme, name="theme"),
]

handler400 = "armsledger.web.refusals.handle_400"
handler403 = "armsledger.web.refusals.handle_403"
handler404 = "armsledger.web.refusals.handle_404"
handler500 = "armsledger.web.refusals.handle_500"
