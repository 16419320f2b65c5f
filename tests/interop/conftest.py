"""The exports that the tests read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interop import exports
from interop.needed import library
from interop.readers import LIBRARIES

if TYPE_CHECKING:
    from interop.exports import Exported


@pytest.fixture(scope="session")
def ventspils(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """The export of the IRIS visit, which knows no times."""
    return exports.ventspils(tmp_path_factory.mktemp("ventspils"))


@pytest.fixture(scope="session")
def harbour_days(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """The export of the invented visit, its boat trip cancelled since."""
    return exports.harbour_days(tmp_path_factory.mktemp("harbour-days"))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """The export of the visit that holds what calendars stumble over."""
    return exports.hostile(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(params=["ventspils", "harbour_days", "hostile"])
def exported(request: pytest.FixtureRequest) -> Exported:
    """Each of the exports."""
    export: Exported = request.getfixturevalue(request.param)
    return export


@pytest.fixture(scope="session")
def libraries() -> None:
    """Have every reader that is a library, before hypothesis draws anything for it."""
    for name in LIBRARIES:
        library(name)
