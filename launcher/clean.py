"""``lane.py clean``: stop everything of this clone and leave nothing of it."""

from __future__ import annotations

from contextlib import ExitStack

from launcher import locks, progress, stay
from launcher.place import ROOT_CACHE, Place, remove_tree


def clean(place: Place, cache: bool) -> int:
    """Remove what the clone made, inside and outside of it; downloads only where asked."""
    with ExitStack() as holding:
        if place.lane.is_dir():
            for name in ("setup", "prepared", "demo", "test", stay.NAME):
                holding.enter_context(locks.held(place.lock(name), f"a command ({name})"))
            stay.stop_recorded(place)
        with progress.step("removing this clone's environment, data and secrets"):
            if place.servers != place.lane:
                remove_tree(place.servers)
            remove_tree(place.lane)
            if cache:
                remove_tree(place.cache)
            if place.service is not None and ROOT_CACHE.is_dir() and not any(ROOT_CACHE.iterdir()):
                ROOT_CACHE.rmdir()
    return 0
