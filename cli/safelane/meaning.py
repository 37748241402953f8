"""What a difference between two postures means for who may do what: loosens, tightens, or changes, read it.

A posture is lines, ``kind | object | fact``. Nothing that differs is left out: the rest changes.

Rules judge by rows, and safeguarding is rows, too. So what shows a rule fewer rows lets through what it
would have refused, and what refuses a write may refuse a hold: neither tightens. *tightens* is said only
where somebody loses a power that no rule, and nobody who safeguards, acts by.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from safelane.inventory import Difference, differences

LOOSENS, TIGHTENS, CHANGES = "loosens", "tightens", "changes"
_ORDER = {LOOSENS: 0, CHANGES: 1, TIGHTENS: 2}

READS = "read it: rules judge by these rows, and forbid nothing because of a row that they do not see"
WRITES = "read it: rules judge by these rows, and what it refuses or rewrites may be a hold"
STOPS = "read it: who judges or safeguards by it may be stopped"
_PULLED = {
    "constraint": WRITES,
    "trigger": WRITES,
    "rule": WRITES,
    "foreign key switched off": WRITES,
    "column": WRITES,
    "index": WRITES,
    "type": WRITES,
    "table": READS,
    "view": READS,
    "inheritance": READS,
    "owner without": STOPS,
    "grant": STOPS,
    "membership": STOPS,
    "role": STOPS,
    "setting": STOPS,
}
"""Why what changes has to be read, by the kind of thing; a policy's command says it."""

_POWERS = {"superuser", "bypassrls", "createrole", "createdb", "replication"}
_DANGEROUS = _POWERS | {"login", "inherit"}
_FOR_OTHERS = ("web_dsl", "web_lado", "web_vetting", "web_compliance", "web_admin", "web_service")
"""Staff: somebody else's safety hangs on what they see."""
_ADDED = {
    "membership": LOOSENS,
    "publication": LOOSENS,
    "rule": LOOSENS,
    "inheritance": LOOSENS,
    "event trigger": LOOSENS,
    "foreign key switched off": LOOSENS,
}
_REMOVED = {
    "constraint": LOOSENS,
    "trigger": LOOSENS,
    "table": LOOSENS,
    "publication": TIGHTENS,
}
_FIRING = ("disabled", "enabled on replicas", "enabled", "enabled always")
"""When a trigger fires: each more often than the one before."""
_POLICY = re.compile(
    r"(?P<kind>permissive|restrictive) (?P<verb>\w+) to (?P<roles>.*?)(?P<rest> (?:using|with check) .*)?$"
)


@dataclass(frozen=True, order=True)
class Meaning:
    """One line for people, and whether what it says loosens, tightens or changes."""

    rank: int
    text: str
    mark: str

    def __str__(self) -> str:
        return f"{self.mark:9} {self.text}"


def meanings(before: Iterable[str], after: Iterable[str]) -> list[Meaning]:
    """What leads from one posture to the other; what loosens comes first."""
    found = differences(before, after)
    kinds = ("table", "view", "sequence", "type", "schema")
    here = {(each.sign, each.name) for each in found if each.kind in kinds}
    new = frozenset(name for sign, name in here if sign == "+")
    # whose rights a function runs with is said beside what it is
    functions = {(each.sign, each.name) for each in found if each.kind == "function"} - {
        ("~", each.name) for each in found
    }
    owners = {
        (each.sign, each.name.partition(" ")[2]): each.found or each.expected or ""
        for each in found
        if each.kind == "owner" and each.name.startswith("function ")
    }
    said: list[Meaning] = []
    grouped: defaultdict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for each in found:
        if each.kind == "owner" and each.sign != "~":
            what, _, thing = each.name.partition(" ")
            if what == "function" and (each.sign, thing) in functions:
                continue
            if (each.sign, thing) in here and _usual(each):
                continue
        if each.kind == "grant":
            grantee, _, thing = each.name.partition(" on ")
            for sign, mark, fact in _grants(each, grantee):
                grouped[mark, sign, f"{fact.upper()} for {grantee}", ""].append(thing)
        elif each.kind == "policy" and each.sign != "~":
            fact = each.found or each.expected or ""
            table, _, name = each.name.rpartition(".")
            kind = fact.split(" ", 1)[0]
            mark = _mark(each)
            detail = f"{name} {_short(fact)}{_why(each, mark, new)}"
            grouped[mark, each.sign, f"{kind} policy on {table}", detail].append("")
        else:
            mark = _mark(each)
            owner = owners.get((each.sign, each.name)) if (each.sign, each.name) in functions else None
            belongs = f"; belongs to {owner}" if owner else ""
            said.append(_line(mark, _told(each) + belongs + _why(each, mark, new)))
    for (mark, sign, text, detail), things in grouped.items():
        more = detail or ", ".join(sorted(things)) + (f" ({STOPS})" if mark == CHANGES else "")
        said.append(_line(mark, f"{sign}{len(things)} {text}: {more}"))
    return sorted(said)


def _line(mark: str, text: str) -> Meaning:
    return Meaning(_ORDER[mark], plain(text), mark)


def plain(text: str) -> str:
    """One line as it is read at a terminal: what is not seen, turns or moves the writing is escaped.

    A name, and a function's text, may hold anything. Letters, digits and punctuation stay.
    """
    return "".join(c if _seen(c) else f"\\x{ord(c):02x}" for c in text)


def _seen(c: str) -> bool:
    if c.isascii():
        return c.isprintable()
    # four letters are blank, and others turn the direction of writing by themselves
    blank = c in "\u115f\u1160\u3164\uffa0" or unicodedata.bidirectional(c) in ("R", "AL", "AN")
    return unicodedata.category(c)[0] in "LNP" and not blank


def _why(each: Difference, mark: str, new: frozenset[str]) -> str:
    """Why what neither loosens nor tightens has to be read; nothing for the parts of what is ``new``."""
    if mark != CHANGES or _of(each) in new:
        return ""
    if each.kind == "policy":
        found = [_POLICY.match(fact or "") for fact in (each.expected, each.found)]
        sees = {"select", "all"} & {policy["verb"] for policy in found if policy}
        return f" ({READS if sees else WRITES})"
    if each.sign == "+" and each.kind in ("table", "view", "role"):
        return ""
    if each.kind == "index" and "UNIQUE" not in (each.expected or "") + (each.found or ""):
        return ""
    why = _PULLED.get(each.kind)
    return f" ({why})" if why else ""


def _of(each: Difference) -> str:
    """The table or view that a thing is part of."""
    if each.kind == "index":
        on = re.search(r" ON (?:ONLY )?(.*?) USING ", each.found or each.expected or "")
        return on[1] if on else ""
    return each.name.rpartition(".")[0]


def _usual(each: Difference) -> bool:
    """Whether this is the owner that such a thing has; another one is worth a line."""
    return (each.found or each.expected or "") == "safelane_owner"


def _grants(each: Difference, grantee: str) -> list[tuple[str, str, str]]:
    told = []
    if each.expected is not None:
        stays = _privilege(each.expected) == _privilege(each.found or "")
        mark = CHANGES if stays else _revoked(grantee, each.name)
        told.append(("-", mark, each.expected))
    if each.found is not None:
        told.append(("+", LOOSENS, each.found))
    return told


def _privilege(fact: str) -> str:
    return fact.split(" ", 1)[0]


def _revoked(grantee: str, name: str) -> str:
    """A grant less. Without what its owner needs a function stops, and without EXECUTE its callers do."""
    thing = name.partition(" on ")[2].split(" ", 1)[0]
    if thing not in ("relation", "column") or grantee == "public" or grantee in _FOR_OTHERS:
        return CHANGES
    return TIGHTENS if grantee.startswith("web_") or not _ours(grantee) else CHANGES


def _ours(role: str) -> bool:
    return role.startswith(("safelane_", "cap_", "web_", "authenticator"))


def _mark(each: Difference) -> str:
    before, after = each.expected, each.found
    if before is None:
        return _added(each.kind, after or "")
    if after is None:
        return _removed(each, before)
    return _altered(each, before, after)


def _added(kind: str, fact: str) -> str:
    if kind == "policy":
        return CHANGES if fact.startswith("restrictive") else LOOSENS
    if kind == "table":
        return CHANGES if "row security enabled and forced" in fact else LOOSENS
    if kind == "view":
        return CHANGES if _is_safe_view(fact) else LOOSENS
    if kind == "role":
        return LOOSENS if _DANGEROUS & set(fact.split()) else CHANGES
    if kind == "default privilege":
        return TIGHTENS if fact == "none but its own" else LOOSENS
    if kind == "owner":
        return CHANGES
    return _ADDED.get(kind, CHANGES)


def _removed(each: Difference, fact: str) -> str:
    kind = each.kind
    if kind == "policy":
        return LOOSENS if fact.startswith("restrictive") else CHANGES
    if kind == "index":
        return LOOSENS if "UNIQUE" in fact else CHANGES
    if kind == "default privilege":
        return LOOSENS if fact == "none but its own" else CHANGES
    if kind == "membership":
        return _less_of_a_member(each.name)
    return _REMOVED.get(kind, CHANGES)


def _less_of_a_member(name: str) -> str:
    """What a membership gave is gone, whole or in part: ``role > member``."""
    member = name.partition(" > ")[2]
    return TIGHTENS if member.startswith("web_") or not _ours(member) else CHANGES


def _altered(each: Difference, before: str, after: str) -> str:
    kind = each.kind
    if kind == "policy":
        return _altered_policy(before, after)
    if kind == "table":
        was, now = (("row security enabled" in fact, "and forced" in fact) for fact in (before, after))
        return LOOSENS if any(then and not still for then, still in zip(was, now, strict=True)) else CHANGES
    if kind == "view":
        return LOOSENS if _is_safe_view(before) and not _is_safe_view(after) else CHANGES
    if kind == "trigger":
        return LOOSENS if _fires(after) < _fires(before) else CHANGES
    if kind == "role":
        was_able, now_able = (set(fact.split()) & _DANGEROUS for fact in (before, after))
        if now_able - was_able:
            return LOOSENS
        lost = set(before.split()) ^ set(after.split())
        # a rule that sees fewer rows forbids less
        sees = each.name.startswith(("cap_", "safelane_"))
        return TIGHTENS if lost <= _POWERS and not sees else CHANGES
    if kind == "membership":
        was_able, now_able = (set(fact.split()) for fact in (before, after))
        return LOOSENS if now_able - was_able else _less_of_a_member(each.name)
    if kind == "function":
        return _altered_function(before, after)
    if kind == "column":
        return LOOSENS if " not null" in before and " not null" not in after else CHANGES
    if kind == "foreign key switched off":
        return LOOSENS if _number(after) > _number(before) else CHANGES
    if kind == "owner":
        return CHANGES if after == "safelane_owner" or after.startswith("cap_") else LOOSENS
    return CHANGES


def _fires(fact: str) -> int:
    """How often a trigger fires, as its place in _FIRING."""
    state = fact.partition(" CREATE ")[0]
    return _FIRING.index(state) if state in _FIRING else 0


def _number(fact: str) -> int:
    found = re.match(r"\d+", fact)
    return int(found[0]) if found else 0


def _altered_policy(before: str, after: str) -> str:
    was, now = _POLICY.match(before), _POLICY.match(after)
    if not was or not now:
        return CHANGES
    if was["kind"] != now["kind"]:
        return LOOSENS if now["kind"] == "permissive" else CHANGES
    if was["verb"] != now["verb"] or was["rest"] != now["rest"]:
        return CHANGES
    wider = _wider(was["roles"], now["roles"])
    if wider is None:
        return CHANGES
    return LOOSENS if wider == (now["kind"] == "permissive") else CHANGES


def _wider(before: str, after: str) -> bool | None:
    """Whether a list of roles grew (True), shrank (False), or neither (None); public is everybody."""
    was, now = set(before.split(", ")), set(after.split(", "))
    if "public" in now and "public" not in was:
        return True
    if "public" in was and "public" not in now:
        return False
    return True if was < now else False if now < was else None


def _altered_function(before: str, after: str) -> str:
    was, now = (_attributes(fact) for fact in (before, after))

    def is_(lines: list[str], word: str) -> bool:
        # neither a name, nor a setting's value, says what a function is
        return any(word in line for line in lines if not line.startswith(("RETURNS ", "SET ")))

    def pinned(lines: list[str]) -> bool:
        return any(line.startswith("SET search_path ") for line in lines)

    if pinned(was) and not pinned(now):
        return LOOSENS
    if any(is_(now, word) and not is_(was, word) for word in ("LEAKPROOF", "SECURITY DEFINER")):
        return LOOSENS
    return CHANGES


def _is_safe_view(fact: str) -> bool:
    return "security_invoker=true" in fact and "security_barrier=true" in fact


def _told(each: Difference) -> str:
    kind, name = each.kind, each.name
    if kind == "owner":
        what, _, thing = name.partition(" ")
        if each.sign == "~":
            return f"~ {what} {thing} belonged to {each.expected}, and belongs to {each.found}"
        return f"{each.sign}1 {what} {thing}, which belongs to {each.found or each.expected}"
    if kind in ("policy", "trigger", "constraint"):
        table, _, short = name.rpartition(".")
        kind, name = f"{kind} {short} on", table
    if each.sign == "~":
        was, now = each.expected or "", each.found or ""
        if each.kind == "function":
            return f"~ function {name}: {_what_changed(was, now)}"
        return f"~ {kind} {name}: was {_short(was)}; is {_short(now)}"
    fact = each.found or each.expected or ""
    if each.kind == "function":
        return f"{each.sign}1 function {name}: {'; '.join(_attributes(fact)) or 'runs as its caller'}"
    return f"{each.sign}1 {kind} {name}: {_short(fact)}"


def _lines(fact: str) -> list[str]:
    """The lines of a fact; a line feed in a name or a constant is escaped twice, and ends none."""
    return re.split(r"(?<!\\)(?:\\\\)*\\n", fact)


def _attributes(fact: str) -> list[str]:
    lines = _lines(fact)[1:]
    return [re.sub(r" sha256 [0-9a-f]{64}$", "", line.strip()) for line in lines if line.strip()]


def _what_changed(before: str, after: str) -> str:
    was, now = _attributes(before), _attributes(after)
    told = [f"no longer {line}" for line in was if line not in now]
    told += [f"now {line}" for line in now if line not in was]
    return "; ".join(told) if told else "its body is another, read it"


def _short(fact: str) -> str:
    return re.sub(r"\s+", " ", fact.replace("\\n", " "))
