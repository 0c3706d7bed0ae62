"""Content credentials: a picture that the test signs itself, whole, changed, and without the library."""

import datetime
import json
import sys
from io import BytesIO

import pytest
from tests.drawing import draw_scene, pack

from armsledger.model.picture import Credentials
from armsledger.model.plain import from_plain, to_plain
from armsledger.read.credentials import find_credentials
from armsledger.read.picture_file import read_picture_file

c2pa = pytest.importorskip("c2pa")
x509 = pytest.importorskip("cryptography.x509")


def make_certificates() -> tuple[bytes, bytes]:
    """A chain of two certificates of a newsroom of our own, and the key of the first."""
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())

    def certify(name: str, own: ec.EllipticCurvePrivateKey, *, is_root: bool) -> bytes:
        def named(common: str) -> x509.Name:
            parts = (x509.NameOID.COMMON_NAME, common), (x509.NameOID.ORGANIZATION_NAME, "Harbour Wire")
            return x509.Name([x509.NameAttribute(*part) for part in parts])

        builder = (
            x509.CertificateBuilder()
            .subject_name(named(name))
            .issuer_name(named("Root"))
            .public_key(own.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
            .not_valid_after(datetime.datetime(2090, 1, 1, tzinfo=datetime.UTC))
            .add_extension(x509.BasicConstraints(is_root, None), critical=True)
            .add_extension(
                x509.KeyUsage(True, False, False, False, False, is_root, is_root, False, False), critical=True
            )
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(own.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()), critical=False)
        )
        if not is_root:
            usage = x509.ExtendedKeyUsage([x509.ExtendedKeyUsageOID.EMAIL_PROTECTION])
            builder = builder.add_extension(usage, critical=False)
        return builder.sign(root_key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return certify("Signer", key, is_root=False) + certify("Root", root_key, is_root=True), secret


@pytest.fixture(scope="module")
def signed() -> bytes:
    chain, key = make_certificates()
    signer = c2pa.Signer.from_info(c2pa.C2paSignerInfo("es256", chain, key, None))
    capture = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
    actions = {"actions": [{"action": "c2pa.created", "digitalSourceType": capture}]}
    manifest = {
        "claim_generator_info": [{"name": "Harbour Camera", "version": "1.0"}],
        "title": "tank.jpg",
        "assertions": [{"label": "c2pa.actions", "data": actions}],
    }
    out = BytesIO()
    c2pa.Builder(manifest).sign(signer, "image/jpeg", BytesIO(pack(draw_scene(1, (200, 150)), "JPEG")), out)
    return out.getvalue()


def test_a_signed_picture_says_who_signed_it(signed: bytes) -> None:
    credentials = read_picture_file(signed, "tank.jpg").exif.credentials

    assert credentials == Credentials(
        "whole", "Harbour Wire", None, "Harbour Camera 1.0", "tank.jpg", ("c2pa.created (digitalCapture)",)
    )
    assert credentials.words == (
        "whole; signed by Harbour Wire; made with Harbour Camera 1.0; c2pa.created (digitalCapture)"
    )


def test_a_picture_that_was_changed_after_signing_is_broken(signed: bytes) -> None:
    changed = bytearray(signed)
    changed[-300] ^= 1
    credentials = find_credentials(bytes(changed), "image/jpeg")

    assert credentials is not None
    assert (credentials.state, credentials.problems) == ("broken", ("assertion.dataHash.mismatch",))


def test_a_manifest_that_cannot_be_read_is_said_and_no_error(signed: bytes) -> None:
    place = signed.index(b"c2pa") + 40
    credentials = find_credentials(signed[:place] + b"\xff" * 400 + signed[place + 400 :], "image/jpeg")

    assert credentials is not None
    assert credentials.state == "broken"
    assert credentials.problems


def test_without_the_library_the_record_says_so(signed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "c2pa", None)
    credentials = read_picture_file(signed, "tank.jpg").exif.credentials

    assert credentials is not None
    assert credentials.state == "not looked at"
    assert "install armsledger[c2pa]" in credentials.words


def test_a_picture_without_a_mark_has_none_and_is_stored_as_before() -> None:
    exif = read_picture_file(pack(draw_scene(1, (200, 150)), "JPEG"), "a.jpg").exif

    assert exif.credentials is None
    assert json.loads(json.dumps(to_plain(exif))) == {"taken_at": None, "gps": None, "camera": None, "software": None}
    assert from_plain(type(exif), to_plain(exif)) == exif
