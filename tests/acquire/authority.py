"""An authority for time stamps on this machine: made by openssl, answering over HTTP."""

import shutil
import subprocess
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from tests.acquire.site import Site, answer

_CONFIG = """
[req]
distinguished_name = name
prompt = no
[name]
CN = Test authority
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[stamping]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = ours
[ours]
serial = {folder}/serial
signer_cert = {folder}/tsa.crt
certs = {folder}/ca.crt
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
other_policies = 1.2.3.4.2
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_alg = sha256
"""


class Authority:
    """Its files, and what it does with a request."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.certificates = folder / "ca.crt"
        (folder / "openssl.cnf").write_text(_CONFIG.format(folder=folder), encoding="utf-8")
        (folder / "serial").write_text("01\n", encoding="utf-8")
        new = "req -new -newkey rsa:2048 -nodes -config openssl.cnf"
        self._run(f"{new} -x509 -days 2 -extensions authority -keyout ca.key -out ca.crt")
        self._run(f"{new} -subj /CN=Stamps -keyout tsa.key -out tsa.csr")
        signed = "-CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile openssl.cnf -extensions stamping"
        self._run(f"x509 -req -in tsa.csr {signed} -out tsa.crt")

    def stamp(self, request: bytes) -> bytes:
        (self.folder / "request.tsq").write_bytes(request)
        self._run("ts -reply -config openssl.cnf -queryfile request.tsq -out reply.tsr")
        return (self.folder / "reply.tsr").read_bytes()

    def serve(self, site: Site, path: str = "/stamp") -> str:
        """Answer under a path of a site, and give the address."""

        def reply(handler: BaseHTTPRequestHandler) -> None:
            request = handler.rfile.read(int(handler.headers["Content-Length"]))
            answer(handler, self.stamp(request), 200, {"Content-Type": "application/timestamp-reply"})

        site.pages[path] = reply
        return f"{site.address}{path}"

    def _run(self, command: str) -> None:
        subprocess.run(["openssl", *command.split()], check=True, capture_output=True, cwd=self.folder)


def make_authority(folder: Path) -> Authority:
    if not shutil.which("openssl"):
        pytest.skip("no openssl to make an authority with")
    folder.mkdir(parents=True, exist_ok=True)
    return Authority(folder)
