"""Who asks: a tab by the random token that its scripts send, else an address.

No cookie, and nothing is kept: a token lives as long as its tab. An address of IPv6 stands for its
network of 64 bits, which one household or one machine has to itself.
"""

import ipaddress
import re

from flask import Request

from callbacks.answers.job import Client

HEADER = "QuantQuake-Tab"
TOKEN = re.compile(r"[A-Za-z0-9_-]{8,64}")


def of(request: Request) -> Client:
    """Return who sent a request."""
    address = network(request.remote_addr or "")
    token = request.headers.get(HEADER, "")
    named = f"{address} {token}" if TOKEN.fullmatch(token) else address
    return Client(named, address)


def network(address: str) -> str:
    """Return the address that its sender cannot choose freely."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((found, 64), strict=False))
