"""Every address of the workbench; each name stands in `roles` with the least role that it asks for."""

from django.urls import path, register_converter

from armsledger.web import converters
from armsledger.web.pages import (
    accounts,
    appearance,
    case,
    case_letters,
    case_matters,
    case_print,
    cases,
    front,
    indicators,
    matter,
    matters,
    measures,
    reader,
    signing_in,
    sources,
)

register_converter(converters.DocumentId, "doc")
register_converter(converters.MatterId, "mat")
register_converter(converters.CaseName, "case")
register_converter(converters.LetterId, "ltr")
register_converter(converters.Digest, "sha256")

urlpatterns = [
    path("", front.show_front, name="front"),
    path("sources/", sources.show_sources, name="sources"),
    path("documents/<doc:document_id>/", reader.show_document, name="document"),
    path("matters/", matters.show_matters, name="matters"),
    path("matters/<mat:matter_id>/", matter.show_matter, name="matter"),
    path("matters/<mat:matter_id>/case/", case_matters.put_matter, name="put-into-case"),
    path("cases/", cases.show_cases, name="cases"),
    path("cases/<case:name>/", case.show_case, name="case"),
    path("cases/<case:name>/matters/", case_matters.show_matters, name="case-matters"),
    path("cases/<case:name>/letters/", case_letters.write_letter, name="case-letter-new"),
    path("cases/<case:name>/letters/<ltr:letter_id>/", case_letters.show_letter, name="case-letter"),
    path("cases/<case:name>/log/", case.show_log, name="case-log"),
    path("cases/<case:name>/file/", case_print.show_file, name="case-file"),
    path("cases/<case:name>/publish/", case_print.publish, name="case-publish"),
    path("cases/<case:name>/published/<sha256:sha256>/", case_print.give_archive, name="case-archive"),
    path("admin/", accounts.show_admin, name="admin"),
    path("admin/accounts/<int:account_id>/", accounts.show_account, name="account"),
    path("password/", accounts.change_password, name="password"),
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
