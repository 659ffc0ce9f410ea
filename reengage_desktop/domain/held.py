"""Salted hashes of numbers and addresses: all that stays of somebody who was forgotten and must not be contacted."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from hashlib import blake2b

from .phone import digits

SALT_BYTES = 16
HASH_BYTES = 20


def new_salt() -> str:
    """Hexadecimal. One for a file, so that hashes of two files cannot be held against each other, nor be looked up."""
    return secrets.token_hex(SALT_BYTES)


def held_hash(key: str, salt: str) -> str:
    """Hexadecimal. Quick, since lists of 100,000 are held against it: it hides from the eye, and from ready tables."""
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=HASH_BYTES, key=bytes.fromhex(salt)).hexdigest()


def held_hashes(keys: Iterable[str], salt: str) -> frozenset[str]:
    return frozenset(held_hash(key, salt) for key in keys)


def held_number(e164: str, written: str) -> str:
    """The key of a number in any format; "" where there are no digits in it."""
    return e164 or digits(written)


def held_address(address: str) -> str:
    """The key of an e-mail address."""
    return address.strip().casefold()
