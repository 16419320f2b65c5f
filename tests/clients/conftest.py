"""The programs, each of a user in Riga, and a host who hands out calendars."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from clients.evolution import evolution
from clients.handed_out import RIGA, Host
from clients.thunderbird import thunderbird

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clients.evolution import Evolution
    from clients.program import Program
    from clients.thunderbird import Thunderbird


@pytest.fixture(scope="session", autouse=True)
def by_hand() -> None:
    """Skip what is run by hand."""
    if os.environ.get("IRIS_CLIENTS") != "1":
        pytest.skip("calendar programs are asked by hand, with IRIS_CLIENTS=1")


@pytest.fixture(scope="session")
def in_evolution(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evolution]:
    with evolution(tmp_path_factory.mktemp("evolution"), RIGA) as program:
        yield program


@pytest.fixture(scope="session")
def in_thunderbird(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Thunderbird]:
    with thunderbird(tmp_path_factory.mktemp("thunderbird"), RIGA) as program:
        yield program


@pytest.fixture(params=["in_evolution", "in_thunderbird"])
def program(request: pytest.FixtureRequest) -> Program:
    """Each of the programs."""
    asked: Program = request.getfixturevalue(request.param)
    return asked


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return Host(tmp_path)
