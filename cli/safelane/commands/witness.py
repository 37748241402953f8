"""``safelane witness``: let others sign that they saw the log, and when."""

from __future__ import annotations

from pathlib import Path

import click
import httpx

from safelane import __name__ as ourselves
from safelane import version
from safelane.errors import Problem
from safelane.ledger import service
from safelane.ledger.asking import Asking, ask_all
from safelane.ledger.policyfile import witness_urls
from safelane.ledger.verify import Policy, Refused


@click.command()
@click.option(
    "--policy",
    "policy_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="The policy (C2SP tlog-policy) that names the witnesses, with their keys and addresses.",
)
@click.option(
    "--interval",
    type=click.FloatRange(0.05, 3600),
    default=60.0,
    show_default=True,
    help="Seconds from one look for a newer checkpoint to the next.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 120),
    default=10.0,
    show_default=True,
    help="Seconds for one answer.",
)
@click.option(
    "--once", is_flag=True, help="Ask every witness once, and end; exit 1 where one did not cosign."
)
def witness(policy_file: Path, interval: float, timeout: float, once: bool) -> None:
    """Submit the newest checkpoint to every witness of the policy, and keep the cosignatures.

    Speaks the witness protocol (C2SP tlog-witness). Logs in as safelane_signer with SAFELANE_SIGNER_URL, on
    any machine, and needs no key of the log. A witness that is down is asked again later; it delays neither
    the seal nor the other witnesses. Exit status 3 if a witness has seen another log than this one.
    """
    text = policy_file.read_bytes()
    try:
        policy, urls = Policy.parse(text), witness_urls(text.decode())
    except (Refused, ValueError) as error:
        raise Problem(f"{policy_file}: {error}") from error
    if not urls:
        raise Problem(f"{policy_file} names no witness with an address")
    agent = {"User-Agent": f"{ourselves}/{version()}"}
    with (
        httpx.Client(timeout=timeout, headers=agent) as http,
        service.stopping() as stop,
    ):
        askings = [
            Asking(name, url, [policy.witnesses[name]], http, interval) for name, url in sorted(urls.items())
        ]
        service.log(f"witness: asking {', '.join(each.name for each in askings)}")
        ask_all(askings, interval, once=once, stop=stop)
    missed = [f"{each.name}: {each.missed}" for each in askings if each.missed]
    if once and missed:
        raise Problem("\n".join(missed), "What the others cosigned is kept.")


def register(main: click.Group) -> None:
    """Add the command."""
    main.add_command(witness)
