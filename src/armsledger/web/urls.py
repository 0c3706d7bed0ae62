"""Every address of the workbench; each name stands in `roles` with the least role that it asks for."""

from django.urls import path, register_converter

from armsledger.web import converters
from armsledger.web.api.service import api
from armsledger.web.pages import (
    accounts,
    appearance,
    case,
    case_letters,
    case_matters,
    case_print,
    cases,
    claim,
    decide,
    decisions,
    entities,
    entity,
    evidence,
    feed,
    feeds,
    front,
    indicators,
    job,
    judge,
    ledger,
    matter,
    matters,
    measures,
    network,
    picture,
    queue,
    reader,
    searches,
    signing_in,
    sources,
    tokens,
    translation,
)
from armsledger.web.pages import api as api_page

register_converter(converters.DocumentId, "doc")
register_converter(converters.IdentityId, "idy")
register_converter(converters.MatterId, "mat")
register_converter(converters.ClaimId, "clm")
register_converter(converters.FindingId, "fnd")
register_converter(converters.DecisionId, "dec")
register_converter(converters.FeedToken, "feed")
register_converter(converters.Digest, "sha")
register_converter(converters.CaseName, "case")
register_converter(converters.LetterId, "ltr")

urlpatterns = [
    path("", front.show_front, name="front"),
    path("sources/", sources.show_sources, name="sources"),
    path("sources/feeds/", feeds.show_feeds, name="feeds"),
    path("sources/jobs/<int:job_id>/", job.show_job, name="job"),
    path("documents/<doc:document_id>/", reader.show_document, name="document"),
    path("ledger/", ledger.show_ledger, name="ledger"),
    path("ledger/searches/", searches.show_searches, name="searches"),
    path("feeds/<feed:token>/", feed.show_feed, name="feed"),
    path("ledger/search/", ledger.show_ledger, name="search"),
    path("matters/", matters.show_matters, name="matters"),
    path("matters/<mat:matter_id>/", matter.show_matter, name="matter"),
    path("review/", queue.show_queue, name="review"),
    path("claims/<clm:claim_id>/", claim.show_claim, name="claim"),
    path("claims/<clm:claim_id>/correct/", claim.correct, name="correct"),
    path("claims/<clm:claim_id>/pair/", claim.pair, name="pair"),
    path("pair/", claim.pair_two, name="pair-two"),
    path("decide/", decide.decide, name="decide"),
    path("decisions/", decisions.show_decisions, name="decisions"),
    path("decisions/verify/", decisions.verify, name="verify"),
    path("decisions/<dec:decision_id>/undo/", decide.undo, name="undo"),
    path("findings/<fnd:finding_id>/sign-off/", judge.sign_off, name="sign-off"),
    path("matters/<mat:matter_id>/digit/", judge.set_digit, name="digit"),
    path("matters/<mat:matter_id>/assess/", judge.assess, name="assess"),
    path("matters/<mat:matter_id>/letter/", judge.set_letter, name="letter"),
    path("matters/<mat:matter_id>/origin/", judge.rule_origin, name="origin"),
    path("arbiter/", judge.name_arbiter, name="arbiter"),
    path("documents/<doc:document_id>/translation/", translation.show_translation, name="translation"),
    path("evidence/", evidence.show_evidence, name="evidence"),
    path("evidence/<sha:sha256>/", picture.show_picture, name="picture"),
    path("evidence/<sha:sha256>/file/", picture.send_file, name="picture_file"),
    path("evidence/<sha:sha256>/copy/", picture.send_copy, name="picture_copy"),
    path("entities/", entities.show_entities, name="entities"),
    path("entities/<idy:identity_id>/", entity.show_entity, name="entity"),
    path("network/", network.show_network, name="network"),
    path("matters/<mat:matter_id>/case/", case_matters.put_matter, name="put-into-case"),
    path("cases/", cases.show_cases, name="cases"),
    path("cases/<case:name>/", case.show_case, name="case"),
    path("cases/<case:name>/matters/", case_matters.show_matters, name="case-matters"),
    path("cases/<case:name>/letters/", case_letters.write_letter, name="case-letter-new"),
    path("cases/<case:name>/letters/<ltr:letter_id>/", case_letters.show_letter, name="case-letter"),
    path("cases/<case:name>/log/", case.show_log, name="case-log"),
    path("cases/<case:name>/file/", case_print.show_file, name="case-file"),
    path("cases/<case:name>/publish/", case_print.publish, name="case-publish"),
    path("cases/<case:name>/published/<sha:sha256>/", case_print.give_archive, name="case-archive"),
    path("admin/", accounts.show_admin, name="admin"),
    path("admin/accounts/<int:account_id>/", accounts.show_account, name="account"),
    path("password/", accounts.change_password, name="password"),
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
