"""What all tests share: maps are baked once in a run, not once for every player's folder that is thrown away."""

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _baked_maps_are_shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    before = os.environ.get("ALL_AGAINST_ONE_CACHE")
    os.environ["ALL_AGAINST_ONE_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["ALL_AGAINST_ONE_CACHE"]
    else:
        os.environ["ALL_AGAINST_ONE_CACHE"] = before
