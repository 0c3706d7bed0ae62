"""Ids as parts of an address: what does not look like one leads nowhere."""


class DocumentId:
    """The id of a document."""

    regex = "doc-[0-9a-f]{20}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class MatterId(DocumentId):
    """The id of a matter."""

    regex = "mat-[0-9a-f]{20}"


class CaseName(DocumentId):
    """The name of a case."""

    regex = "[a-z0-9]+(?:-[a-z0-9]+)*"


class LetterId(DocumentId):
    """The id of a letter of reply."""

    regex = "ltr-[0-9a-f]{20}"


class Digest(DocumentId):
    """A SHA-256 in hexadecimal."""

    regex = "[0-9a-f]{64}"
