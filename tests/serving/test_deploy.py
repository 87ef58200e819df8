"""Files of deploy/ name settings that exist, hosts wait long enough, containers can do little."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from callbacks import settings
from tests.serving.running import ROOT

DEPLOY = ROOT / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
RENDER = yaml.safe_load((DEPLOY / "render.yaml").read_text())["services"][0]
FLY = tomllib.loads((DEPLOY / "fly.toml").read_text())
UNIT = (DEPLOY / "quantquake.service").read_text()
UNIT_VARIABLES = dict(
    pair.split("=", 1)
    for line in re.findall(r"^Environment=(.+)$", UNIT, re.M)
    for pair in line.split()
)
ENVIRONMENTS: dict[str, dict[str, str]] = {
    "app": COMPOSE["app"]["environment"],
    "worker": COMPOSE["worker"]["environment"],
    "render": {each["key"]: each["value"] for each in RENDER["envVars"]},
    "fly": FLY["env"],
    "systemd": UNIT_VARIABLES,
}
WAITS = {
    "app": COMPOSE["app"]["stop_grace_period"],
    "render": RENDER["maxShutdownDelaySeconds"],
    "fly": FLY["kill_timeout"],
    "systemd": re.findall(r"^TimeoutStopSec=(\d+)$", UNIT, re.M)[0],
}
"""Seconds for which each host waits until it kills."""


@pytest.mark.parametrize("host", ENVIRONMENTS)
def test_hosts_set_what_exists_to_what_is_allowed(host: str) -> None:
    declared = {row.variable: row for row in settings.DECLARED}
    for variable, given in ENVIRONMENTS[host].items():
        default = re.sub(r"^\$\{\w+:-(.*)\}$", r"\1", given)
        declared[variable].value({variable: default})


@pytest.mark.parametrize("host", WAITS)
def test_hosts_wait_longer_than_the_server_takes_to_stop(host: str) -> None:
    grace = settings.GRACE.value(ENVIRONMENTS[host])
    assert int(str(WAITS[host]).rstrip("s")) >= grace + 5


@pytest.mark.parametrize("name", COMPOSE)
def test_containers_can_do_little(name: str) -> None:
    service: dict[str, Any] = COMPOSE[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", service["user"])
    assert service["mem_limit"]
    assert "build" in service or re.search(r"@sha256:[0-9a-f]{64}$", service["image"])


def test_nginx_finds_the_server_and_its_folder() -> None:
    conf = (DEPLOY / "nginx.conf").read_text()
    assert f"server app:{COMPOSE['app']['expose'][0]} " in conf
    assert COMPOSE["nginx"]["volumes"][0].startswith("./nginx.conf:")
    listens = re.findall(r"listen (\d+);", conf)[0]
    assert COMPOSE["nginx"]["ports"][0].endswith(f":{listens}")
    folders = set(re.findall(r" (/tmp/\w+)", conf))
    assert {COMPOSE["nginx"]["tmpfs"][0].split(":")[0]} == folders


def test_every_host_believes_its_one_proxy() -> None:
    for host in WAITS:
        assert ENVIRONMENTS[host]["QUANTQUAKE_PROXIES"] == "1"


def test_requirements_that_images_are_built_of_exist() -> None:
    for service in COMPOSE.values():
        if "build" in service:
            name = service["build"]["args"]["REQUIREMENTS"]
            assert Path(ROOT / "requirements" / f"{name}.txt").is_file()
