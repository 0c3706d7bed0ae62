"""Pictures of a ledger that look like one of them, the most alike first, each with the bits in which they differ."""

from armsledger.corroborate.tracing.pictures import SAME_BITS, bits_between, tells
from armsledger.store.ledger import Ledger


def find_alike(ledger: Ledger, sha256: str, limit: int) -> tuple[tuple[tuple[str, int], ...], bool]:
    """Give digests and distances of the pictures that look like this one, and whether its look tells anything.

    A small or flat picture is like too many others, so nothing is said of it. A picture's own bytes are left out.
    """
    prints = {
        digest: (look, tells(width, height, look)) for digest, width, height, look in ledger.pictures.fingerprints()
    }
    if sha256 not in prints or not prints[sha256][1]:
        return (), False
    own = prints[sha256][0]
    others = ((digest, look) for digest, (look, telling) in prints.items() if telling and digest != sha256)
    near = sorted((bits, digest) for digest, look in others if (bits := bits_between(look, own)) <= SAME_BITS)
    return tuple((digest, bits) for bits, digest in near[:limit]), True
