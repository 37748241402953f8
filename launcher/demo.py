"""``lane.py demo``: a world of its own, a scripted day through the HTTP API, and its account."""

from __future__ import annotations

from launcher import locks, progress, safelane, setup, world
from launcher.place import Place


def demo(place: Place) -> int:
    """Exit status 0 only if every act of the day ended as the script says it must."""
    admin_url = world.existing_server()
    ready = setup.set_up(place, own_server=not admin_url)
    with locks.held(place.lock("demo"), "a demo"):
        if ready.postgres is None:
            running = world.ephemeral_on_existing(place, ready.postgrest, admin_url)
        else:
            running = world.ephemeral(place, ready.postgres, ready.postgrest)
        with running as here:
            env = here.environment(place)
            progress.say(world.EMBEDDED)
            progress.say(f"→ playing the day through {here.listener.url}")
            status = safelane.play_day(place, env)
    if status:
        progress.say(f"The day did not go as the script says it must (exit {status}).")
        return 1
    progress.say("Everything is stopped and removed again. To look around yourself: python3 lane.py up")
    return 0
