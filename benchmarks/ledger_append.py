"""What an entry of the ledger costs the action that writes it, against a plain INSERT of the same words.

    python3 lane.py bench ledger_append --clients 1 --clients 4 --clients 8 --clients 16

Every client is a session of pgbench that sends prepared statements, one transaction each. The baseline writes
a body of the same length into a table with the same keys and indexes. A global chain under one lock is
measured beside it, as the way not taken. The server flushes every commit to disk, and plans as for requests.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import tempfile

from psycopg.conninfo import make_conninfo

from benchmarks._world import note
from tests.support import environment
from tests.support.databases import SUPERUSER, Database, Server

PLAIN = "plain insert"
APPEND = "ledger.append"
CHAIN = "a global chain under one lock"
ROUNDS = 3
_WORK = {
    PLAIN: "select public.plain(gen_random_uuid());",
    APPEND: "select ledger.append('book_lesson', 'lesson', gen_random_uuid(), 'done', '{}',"
    ' \'{"point": "P2", "tutor_id": "0d8a3e9c-8b9f-4a35-b0e7-0c36d5a52e9b", "engagement_id": null}\');',
    CHAIN: "select public.chain(gen_random_uuid());",
}

_PREPARE = """
create table public.plain (
  seq bigint generated always as identity primary key, at timestamptz not null default clock_timestamp(),
  xid xid8 not null default pg_current_xact_id(), body text not null, target_id uuid, actor_id uuid);
create index on public.plain (xid);
create index on public.plain (target_id, seq);
create index on public.plain (actor_id, seq);
create index on public.plain (at, seq);
create table public.chain (seq bigint primary key, hash bytea not null, body text not null, target_id uuid);
insert into public.chain values (0, '', '', null);
create function public.plain(p_target uuid) returns void language plpgsql as $$
begin
  insert into public.plain (body, target_id) values (repeat('a body of usual length. ', 24), p_target);
end $$;
create function public.chain(p_target uuid) returns void language plpgsql as $$
declare
  v_last public.chain;
begin
  perform pg_advisory_xact_lock(7);
  select * into v_last from public.chain order by seq desc limit 1;
  insert into public.chain values (v_last.seq + 1,
    sha256(v_last.hash || convert_to(repeat('a body of usual length. ', 24), 'UTF8')),
    repeat('a body of usual length. ', 24), p_target);
end $$;
"""


def measure(
    database: Database, clients: int, seconds: int, held: float, kinds: list[str]
) -> dict[str, float]:
    """Transactions a second of each kind, the median of rounds in which they take turns."""
    rates: dict[str, list[float]] = {kind: [] for kind in kinds}
    for number in range(-1, ROUNDS):
        for kind in kinds:
            rate = _run(database, kind, clients, seconds if number >= 0 else 1, held)
            if number >= 0:
                rates[kind].append(rate)
    return {kind: statistics.median(found) for kind, found in rates.items()}


def _run(database: Database, kind: str, clients: int, seconds: int, held: float) -> float:
    statements = [_WORK[kind]]
    if held:
        statements = ["begin;", *statements, f"select pg_sleep({held});", "commit;"]
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write("\n".join(statements))
        script.flush()
        command = ["pgbench", "--no-vacuum", "--protocol=prepared", f"--file={script.name}"]
        command += [f"--client={clients}", f"--jobs={min(clients, 2)}", f"--time={seconds}"]
        # plans as authenticator makes them
        url = make_conninfo(database.url(SUPERUSER), options="-c plan_cache_mode=force_generic_plan")
        done = subprocess.run([*command, url], capture_output=True, text=True, check=False)
    found = re.search(r"tps = ([0-9.]+)", done.stdout)
    if done.returncode or found is None:
        raise SystemExit(f"pgbench failed:\n{done.stderr}")
    return float(found[1])


def report(title: str, rates: dict[str, float], goal: float) -> None:
    print(f"\n{title}")
    for kind, rate in rates.items():
        told = f"   goal ≥ {goal:.2f}" if kind == APPEND and goal else ""
        print(f"  {kind:32} {rate:9.0f} a second   ratio {rate / rates[PLAIN]:5.2f}{told}")


def as_in_production(server: Server, on: bool) -> None:
    """A throw-away server does not wait for the disk; for these figures it does."""
    for setting in ("fsync", "synchronous_commit"):
        server.superuser.execute(f"alter system {f'set {setting} = on' if on else f'reset {setting}'}")
    server.superuser.execute("select pg_reload_conf()")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--clients", type=int, action="append", help="sessions at once; may be repeated")
    parser.add_argument("--seconds", type=int, default=2, help="how long each kind runs in each round")
    options = parser.parse_args()
    server = Server(environment.read(), "bench")
    try:
        database = server.migrated()
        as_in_production(server, True)
        with database.connect(SUPERUSER) as connection:
            connection.execute(_PREPARE)
        note("every round takes about a second for each kind and client count …")
        for clients in options.clients or [1, 4, 8, 16]:
            rates = measure(database, clients, options.seconds, 0, [PLAIN, APPEND, CHAIN])
            report(f"{clients} clients", rates, 0.6 if clients >= 4 else 0)
        for clients in options.clients or [1, 16]:
            rates = measure(database, clients, options.seconds, 0.005, [PLAIN, APPEND, CHAIN])
            report(f"{clients} clients, each transaction held open for 5 ms", rates, 0.9)
    finally:
        as_in_production(server, False)
        server.close()


if __name__ == "__main__":
    main()
