"""Who may do what: every route has the least role that it asks for; one that is not listed is closed to all."""

from enum import StrEnum
from typing import Final

from armsledger.errors import InputError


class Role(StrEnum):
    """What a person may do; each role may do what the ones before it may."""

    VIEWER = "viewer"
    ANALYST = "analyst"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    @property
    def rank(self) -> int:
        """0 for the role that may least."""
        return list(Role).index(self)

    def reaches(self, least: "Role") -> bool:
        """Say whether this role may do what `least` may."""
        return self.rank >= least.rank


# Open to everybody, before anyone has said who they are.
# A feed's address is its own key (`searches.find_feed`), as programs that read feeds cannot sign in.
OPEN_ROUTES: Final = frozenset({"login", "who", "theme", "feed", "api_document"})

# Route → (least role to look, least role to change anything). A page that only shows has no second one.
LEAST_ROLES: Final[dict[str, tuple[Role, Role | None]]] = {
    "front": (Role.VIEWER, None),
    "sources": (Role.VIEWER, Role.ANALYST),
    "feeds": (Role.VIEWER, Role.ANALYST),
    "job": (Role.VIEWER, Role.ANALYST),
    "document": (Role.VIEWER, None),
    "ledger": (Role.VIEWER, None),
    "search": (Role.VIEWER, None),
    "searches": (Role.VIEWER, Role.ANALYST),
    "matters": (Role.VIEWER, None),
    "matter": (Role.VIEWER, None),
    "entities": (Role.VIEWER, None),
    "entity": (Role.VIEWER, Role.ANALYST),
    "translation": (Role.ANALYST, Role.ANALYST),
    "evidence": (Role.VIEWER, None),
    "picture": (Role.VIEWER, Role.ANALYST),
    "picture_file": (Role.VIEWER, None),
    "picture_copy": (Role.VIEWER, None),
    "network": (Role.VIEWER, None),
    "put-into-case": (Role.VIEWER, Role.ANALYST),
    "cases": (Role.VIEWER, Role.ANALYST),
    "case": (Role.VIEWER, Role.ANALYST),
    "case-matters": (Role.VIEWER, Role.ANALYST),
    "case-letter-new": (Role.VIEWER, Role.ANALYST),
    "case-letter": (Role.VIEWER, Role.ANALYST),
    "case-log": (Role.VIEWER, Role.ANALYST),
    "case-withheld": (Role.ANALYST, Role.ANALYST),  # it names what the published copy hides
    "case-file": (Role.VIEWER, None),
    "case-publish": (Role.VIEWER, Role.REVIEWER),
    "case-archive": (Role.VIEWER, None),
    "admin": (Role.ADMIN, Role.ADMIN),
    "account": (Role.ADMIN, Role.ADMIN),
    "password": (Role.VIEWER, Role.VIEWER),
    "measures": (Role.VIEWER, None),
    "indicators": (Role.VIEWER, None),
    "review": (Role.VIEWER, None),
    "claim": (Role.VIEWER, None),
    "decisions": (Role.VIEWER, None),
    "decide": (Role.ANALYST, Role.ANALYST),
    "correct": (Role.ANALYST, Role.ANALYST),
    "pair": (Role.ANALYST, Role.ANALYST),
    "pair-two": (Role.ANALYST, Role.ANALYST),
    "undo": (Role.ANALYST, Role.ANALYST),  # her own; those of others take `UNDOES_OTHERS`
    "sign-off": (Role.REVIEWER, Role.REVIEWER),
    "digit": (Role.REVIEWER, Role.REVIEWER),
    "assess": (Role.REVIEWER, Role.REVIEWER),
    "letter": (Role.REVIEWER, Role.REVIEWER),
    "origin": (Role.REVIEWER, Role.REVIEWER),
    "verify": (Role.REVIEWER, Role.REVIEWER),
    "arbiter": (Role.ADMIN, Role.ADMIN),
    "logout": (Role.VIEWER, Role.VIEWER),
    "tokens": (Role.VIEWER, Role.VIEWER),
    "api": (Role.VIEWER, None),
}

# Operation of the API → the least role that its token's owner needs; one that is not listed is closed to all.
API_LEAST_ROLES: Final[dict[str, Role]] = {
    "list_claims": Role.VIEWER,
    "show_claim": Role.VIEWER,
    "list_documents": Role.VIEWER,
    "show_document": Role.VIEWER,
    "list_matters": Role.VIEWER,
    "show_matter": Role.VIEWER,
    "list_findings": Role.VIEWER,
    "show_finding": Role.VIEWER,
    "list_regimes": Role.VIEWER,
    "show_law": Role.VIEWER,
    "match_act": Role.VIEWER,
    "show_indicators": Role.VIEWER,
    "list_names": Role.VIEWER,
    "list_name_verdicts": Role.VIEWER,
    "list_queue": Role.VIEWER,
    "list_decisions": Role.VIEWER,
    "show_subject": Role.VIEWER,
    "list_grades": Role.VIEWER,
    "list_origins": Role.VIEWER,
    "list_origin_rulings": Role.VIEWER,
    "list_runs": Role.VIEWER,
    "show_manifest": Role.VIEWER,
    "list_failures": Role.VIEWER,
    "merge_names": Role.ANALYST,
    "split_names": Role.ANALYST,
    "undo_names": Role.ANALYST,
    "accept": Role.ANALYST,
    "reject": Role.ANALYST,
    "correct": Role.ANALYST,
    "join": Role.ANALYST,
    "part": Role.ANALYST,
    "sign_off": Role.REVIEWER,
    "undo": Role.ANALYST,  # her own; those of others take `UNDOES_OTHERS`
    "grade_source": Role.REVIEWER,
    "grade_matter": Role.REVIEWER,
    "assess_matter": Role.REVIEWER,
    "undo_grade": Role.REVIEWER,
    "rule_same_origin": Role.REVIEWER,
    "rule_other_origin": Role.REVIEWER,
    "name_arbiter": Role.ADMIN,
    "verify_ledger": Role.REVIEWER,
}

# Who may undo what others decided, where the rules of review let anybody (`review.deciding.may_undo`).
UNDOES_OTHERS: Final = Role.REVIEWER

_READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})


def find_least_role(route: str, method: str) -> Role | None:
    """The least role that may ask `route` with an HTTP method; None where nobody may."""
    look, change = LEAST_ROLES.get(route, (None, None))
    return look if method in _READING else change


def parse_role(word: str) -> Role:
    """The role of that name; raises InputError for a word that is none."""
    try:
        return Role(word)
    except ValueError as error:
        raise InputError(word, "is no role", f"give one of {', '.join(Role)}") from error
