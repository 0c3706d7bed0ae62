"""Ids as parts of an address: what does not look like one leads nowhere."""


class DocumentId:
    """The id of a document."""

    regex = "doc-[0-9a-f]{20}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class IdentityId(DocumentId):
    """The id of one thing over all documents."""

    regex = "idy-[0-9a-f]{20}"


class Digest(DocumentId):
    """The SHA-256 of bytes as received."""

    regex = "[0-9a-f]{64}"


class MatterId(DocumentId):
    """The id of a matter."""

    regex = "mat-[0-9a-f]{20}"


class ClaimId(DocumentId):
    """The id of a claim."""

    regex = "clm-[0-9a-f]{20}"


class FindingId(DocumentId):
    """The id of a finding."""

    regex = "fnd-[0-9a-f]{20}"


class DecisionId(DocumentId):
    """The id of a decision."""

    regex = "dec-[0-9a-f]{20}"


class FeedToken(DocumentId):
    """The token of a feed."""

    regex = "[A-Za-z0-9_-]{43}"


class CaseName(DocumentId):
    """The name of a case."""

    regex = "[a-z0-9]+(?:-[a-z0-9]+)*"


class LetterId(DocumentId):
    """The id of a letter of reply."""

    regex = "ltr-[0-9a-f]{20}"
