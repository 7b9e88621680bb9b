"""Certificates for Microsoft's names, which only somebody believes who is told to; and a key that signs tokens."""

from __future__ import annotations

import json
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

HOSTS = (
    "login.microsoftonline.com",
    "login.botframework.com",
    "smba.trafficmanager.net",
    "council-my.sharepoint.com",
)


SIGNS = x509.KeyUsage(
    digital_signature=False,
    content_commitment=False,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=True,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


def make(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """The file of an authority to believe, and what a server with its certificates speaks with."""
    authority, server = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    mine = _signed("Tests", authority, "Tests", authority, [])
    theirs = _signed("Fake Teams", server, "Tests", authority, list(HOSTS))
    believed, chain = folder / "authority.pem", folder / "server.pem"
    believed.write_bytes(mine.public_bytes(serialization.Encoding.PEM))
    chain.write_bytes(_private(server) + theirs.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    return believed, context


def _signed(
    name: str, key: ec.EllipticCurvePrivateKey, by: str, signer: ec.EllipticCurvePrivateKey, hosts: list[str]
) -> x509.Certificate:
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(_named(name))
        .issuer_name(_named(by))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=not hosts, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
    )
    if hosts:
        builder = builder.add_extension(x509.SubjectAlternativeName(map(x509.DNSName, hosts)), critical=False)
    else:
        builder = builder.add_extension(SIGNS, critical=True)
    return builder.sign(signer, hashes.SHA256())


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _private(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


class SigningKey:
    """Signs tokens with RS256, and says what they are checked with."""

    def __init__(self, name: str = "the-key") -> None:
        self.name = name
        self._private = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def sign(self, claims: dict[str, Any], headers: dict[str, Any] | None = None) -> str:
        """A token; a header that is None is left out."""
        named = {"kid": self.name, **(headers or {})}
        return jwt.encode(claims, self._private, "RS256", {name: one for name, one in named.items() if one})

    def public(self) -> dict[str, Any]:
        """As a JSON Web Key."""
        found: dict[str, Any] = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self._private.public_key()))
        return found | {"kid": self.name, "use": "sig", "alg": "RS256", "endorsements": ["msteams"]}
