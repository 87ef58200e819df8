"""Kinds of settings: what the environment may say, and how it is read.

A setting is read from the environment whenever its value is asked for. A variable that is not set,
or is empty, means the default.
"""

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")

HOST_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")
SOURCE = re.compile(r"\*|'self'|'none'|https?://[A-Za-z0-9*.\-\[\]:]+")
"""A host as a Content-Security-Policy names it."""


class SettingError(ValueError):
    """A setting that cannot be meant; says variable, value and what is allowed."""

    def __init__(self, variable: str, given: str, allowed: str) -> None:
        super().__init__(f"{variable}={given!r} is not {allowed}")


@dataclass(frozen=True)
class Setting(Generic[T]):
    """What every setting has: variable of the environment, default, and what it is for.

    `also` is a variable of others that means the same; it counts where `variable` is not set.
    """

    variable: str
    default: T
    words: str
    also: str = field(default="", kw_only=True)

    def allowed(self) -> str:
        """Say in words what may be set."""
        raise NotImplementedError

    def read(self, given: str) -> T:
        """Return what a text means; raise ValueError if it means nothing allowed."""
        raise NotImplementedError

    def shown(self) -> str:
        """Return the default as one would type it."""
        return str(self.default)

    def value(self, environment: Mapping[str, str] | None = None) -> T:
        """Return what is set, or the default; raise SettingError."""
        source = os.environ if environment is None else environment
        for variable in (self.variable, self.also):
            given = source.get(variable, "").strip()
            if given:
                break
        else:
            return self.default
        try:
            return self.read(given)
        except ValueError:
            raise SettingError(variable, given, self.allowed()) from None


@dataclass(frozen=True)
class Whole(Setting[int]):
    """A whole number from `least` to `most`; `unit` in words, empty for a count."""

    least: int
    most: int
    unit: str = ""

    def allowed(self) -> str:
        """Say the range."""
        return f"a whole number from {self.least} to {self.most} {self.unit}".rstrip()

    def read(self, given: str) -> int:
        """Return the number; raise ValueError outside the range."""
        if not re.fullmatch(r"[0-9]{1,18}", given) or not self.least <= int(given) <= self.most:
            raise ValueError(given)
        return int(given)


@dataclass(frozen=True)
class Decimal(Setting[float]):
    """A number from `least` to `most` in `unit`."""

    least: float
    most: float
    unit: str

    def allowed(self) -> str:
        """Say the range."""
        return f"a number from {self.least:g} to {self.most:g} {self.unit}"

    def shown(self) -> str:
        """Return the default as one would type it."""
        return f"{self.default:g}"

    def read(self, given: str) -> float:
        """Return the number; raise ValueError outside the range and for what is no number."""
        number = float(given)
        if not self.least <= number <= self.most:
            raise ValueError(given)
        return number


@dataclass(frozen=True)
class Text(Setting[str]):
    """A text that matches `pattern`; `meaning` says in words what that is."""

    pattern: str
    meaning: str

    def allowed(self) -> str:
        """Say what the text is."""
        return self.meaning

    def read(self, given: str) -> str:
        """Return the text; raise ValueError on any other."""
        if not re.fullmatch(self.pattern, given):
            raise ValueError(given)
        return given


@dataclass(frozen=True)
class Choice(Setting[str]):
    """One of a few words."""

    words_allowed: tuple[str, ...]

    def allowed(self) -> str:
        """Name the words."""
        return "one of " + ", ".join(self.words_allowed)

    def read(self, given: str) -> str:
        """Return the word; raise ValueError on any other."""
        if given not in self.words_allowed:
            raise ValueError(given)
        return given


@dataclass(frozen=True)
class Sources(Setting[tuple[str, ...]]):
    """Hosts, separated by spaces, as a Content-Security-Policy names them."""

    def allowed(self) -> str:
        """Say how hosts are named."""
        return "hosts such as https://school.example with spaces between, or *, 'self' or 'none'"

    def shown(self) -> str:
        """Return the default as one would type it."""
        return " ".join(self.default)

    def read(self, given: str) -> tuple[str, ...]:
        """Return the hosts; raise ValueError on anything that is no host."""
        hosts = tuple(given.split())
        if not all(SOURCE.fullmatch(host) for host in hosts):
            raise ValueError(given)
        return hosts


@dataclass(frozen=True)
class Address(Setting[str]):
    """A host to listen on, in the form that stands before a port: IPv6 in brackets."""

    def allowed(self) -> str:
        """Say what an address is."""
        return "a host name or an IPv4 or IPv6 address"

    def read(self, given: str) -> str:
        """Return the host; raise ValueError on what cannot be listened on."""
        if HOST_NAME.fullmatch(given) and not re.fullmatch(r"[0-9.]+", given):
            return given
        address = ipaddress.ip_address(given.removeprefix("[").removesuffix("]"))
        return f"[{address}]" if address.version == 6 else str(address)
