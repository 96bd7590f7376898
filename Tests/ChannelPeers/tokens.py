"""Tokens that PyJWT signs with throw-away keys, and the key sets that go with them."""
import base64, json, time

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa


def new_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


GOOD, OTHER = new_key(), new_key()


def key_set(**more):
    """The public half of the good key, as JWKS."""
    return {"keys": [jwt.algorithms.RSAAlgorithm.to_jwk(GOOD.public_key(), as_dict=True) | {"kid": "good", "use": "sig"} | more]}


def token(claims, key=GOOD, kid="good", algorithm="RS256"):
    return {"Authorization": "Bearer " + jwt.encode(claims, key, algorithm=algorithm, headers={"kid": kid})}


def good(claims):
    now = int(time.time())
    return {"iat": now, "nbf": now - 10, "exp": now + 600} | claims


def wrong_tokens(claims):
    """Tokens that nobody may believe, by what is wrong with them."""
    now, right = int(time.time()), good(claims)
    public = GOOD.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    head, body, signature = token(right)["Authorization"].split(".")
    part = lambda value: base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")
    symmetric = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256)
    mixed = part({"alg": "HS256", "typ": "JWT", "kid": "good"}) + "." + body
    confused = base64.urlsafe_b64encode(symmetric.sign(mixed.encode(), public)).decode().rstrip("=")
    at = 10
    return {
        "for somebody else": token(right | {"aud": "another"}),
        "from somebody else": token(right | {"iss": "https://evil.example"}),
        "expired": token(right | {"nbf": now - 4000, "exp": now - 400}),
        "not yet good": token(right | {"nbf": now + 400, "exp": now + 4000}),
        "an unknown key": token(right, OTHER, "unknown"),
        "another key of the same name": token(right, OTHER),
        "no algorithm": token(right, None, algorithm="none"),
        "the public key as a shared secret": {"Authorization": f"Bearer {mixed}.{confused}"},
        "without a signature": {"Authorization": f"{head}.{body}."},
        "a changed signature": {"Authorization": f"{head}.{body}.{signature[:at] + ('A' if signature[at] != 'A' else 'B') + signature[at + 1:]}"},
        "other claims": {"Authorization": f"{head}.{part(right | {'x': 1})}.{signature}"},
        "another scheme": {"Authorization": "Basic " + head.split()[1] + "." + body + "." + signature},
        "nothing": {},
    }
