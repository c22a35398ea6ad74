"""How the service is set up: defaults, a TOML file, the environment, in that order; checked before anything starts.

A setting ``memory_megabytes`` is ``memory_megabytes = 2048`` in the file and ``NEWSGRAPH_MEMORY_MEGABYTES=2048`` in the
environment.
"""

from __future__ import annotations

import dataclasses
import hashlib
import hmac
import os
import re
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsgraph.builder.errors import NewsgraphError
from newsgraph.service.logs import FORMATS

__all__ = ["Config", "ConfigError", "hash_token", "load_config", "new_token"]

ENVIRONMENT_PREFIX = "NEWSGRAPH_"
TOKEN_HASH = re.compile(r"sha256:[0-9a-f]{64}")


class ConfigError(NewsgraphError):
    """A setting that cannot be."""

    code = "config"


@dataclass(frozen=True, slots=True)
class Config:
    """All settings. Sizes are in the unit that the name says, durations in seconds."""

    store: str = "newsgraph-store"
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str = ""  # how the world reaches the service, where a proxy stands before it
    query_workers: int = 2  # as many again stand ready for those that are stopped
    rest_workers: int = 2  # these answer everything but /sparql
    queue: int = 100  # so many requests may wait for each kind of worker
    patience_seconds: float = 10.0  # and so long
    query_seconds: float = 30.0
    rest_seconds: float = 15.0
    update_seconds: float = 60.0
    memory_megabytes: int = 2048  # address space of each worker
    max_query_bytes: int = 100_000
    max_update_bytes: int = 10_000_000
    max_depth: int = 200
    max_result_bytes: int = 256_000_000
    max_connections: int = 12_000
    idle_seconds: int = 60  # a connection that says nothing is closed
    rate_per_second: float = 0.0  # requests that one address may send; 0: as many as it likes
    rate_burst: int = 50  # and so many at once
    service_allow: str = ""  # endpoints that SERVICE may call, their IRIs parted by spaces; empty: none
    log: str = "none"  # what is written of each request to standard error: none, text or json
    token_hash: str = ""  # "sha256:..."; empty: nothing can be written over HTTP

    def __post_init__(self) -> None:
        least = {"port": 0, "queue": 0, "max_depth": 1, "rate_per_second": 0, "rate_burst": 1}
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if isinstance(value, int | float) and value < least.get(field.name, 0.001):
                raise ConfigError(f"{field.name} is {value}, which is too small", hint="give a larger number")
        if self.port > 65535:
            raise ConfigError(f"port is {self.port}", hint="ports end at 65535")
        if self.token_hash and not TOKEN_HASH.fullmatch(self.token_hash):
            raise ConfigError(
                "token_hash is no hash of a token",
                hint="it is sha256: and 64 hexadecimal digits, as newsgraph token makes it",
            )
        if self.log not in FORMATS:
            raise ConfigError(f"log is {self.log!r}", hint=f"it is one of {', '.join(FORMATS)}")
        for iri in self.service_allow.split():
            if not re.match(r"https?://[^\s<>\"{}|^`\\]+$", iri):
                raise ConfigError(f"service_allow has {iri!r}", hint="it is IRIs that begin with http:// or https://")
        if self.public_url and not re.match(r"https?://[^\s]+$", self.public_url):
            raise ConfigError(f"public_url is {self.public_url!r}", hint="it begins with http:// or https://")

    def allows(self, token: str) -> bool:
        """Whether this is the token; takes the same time for every wrong one."""
        return bool(self.token_hash) and hmac.compare_digest(hash_token(token), self.token_hash)

    def described(self) -> dict[str, object]:
        """The settings, to print; the hash of the token is left out."""
        settings = dataclasses.asdict(self)
        settings["token_hash"] = "set" if self.token_hash else "not set"
        return settings


def new_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """What is kept of a token."""
    return "sha256:" + hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def load_config(file: Path | None = None, environment: Mapping[str, str] | None = None, **overrides: object) -> Config:
    """The settings from a TOML file, the environment (default: the process's) and ``overrides`` that are not None.

    Raises ConfigError for a setting that there is not, or a value of the wrong kind.
    """
    fields = {field.name: field for field in dataclasses.fields(Config)}
    settings: dict[str, Any] = {}
    if file is not None:
        try:
            found = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigError(
                f"the settings cannot be read: {error}", where=str(file), hint="write TOML, such as port = 8000"
            ) from error
        settings.update({name: _checked(fields, name, value, str(file)) for name, value in found.items()})
    for name, text in (os.environ if environment is None else environment).items():
        key = name.removeprefix(ENVIRONMENT_PREFIX).lower()
        if name.startswith(ENVIRONMENT_PREFIX) and key in fields:
            settings[key] = _checked(fields, key, text, name)
    settings.update({name: value for name, value in overrides.items() if value is not None})
    return Config(**settings)


KINDS = {str: "text, in quotation marks", int: "a whole number", float: "a number"}


def _checked(fields: Mapping[str, dataclasses.Field[Any]], name: str, value: object, where: str) -> object:
    if name not in fields:
        raise ConfigError(f"there is no setting {name}", where=where, hint=f"there are {', '.join(fields)}")
    kind: type[str] | type[int] | type[float] = type(getattr(Config(), name))
    if kind is str and isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ConfigError(f"{name} cannot be {value!r}", where=where, hint=f"give {KINDS[kind]}")
    try:
        return kind(value)
    except ValueError as error:
        raise ConfigError(f"{name} cannot be {value!r}", where=where, hint=f"give {KINDS[kind]}") from error
