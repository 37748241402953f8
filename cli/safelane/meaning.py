"""What a difference between two postures means for who may do what: loosens, tightens, or changes, read it.

A posture is lines, ``kind | object | fact``. Nothing that differs is left out: the rest changes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from safelane.inventory import Difference, differences

LOOSENS, TIGHTENS, CHANGES = "loosens", "tightens", "changes"
_ORDER = {LOOSENS: 0, CHANGES: 1, TIGHTENS: 2}

_DANGEROUS = {"superuser", "bypassrls", "createrole", "createdb", "replication", "login", "inherit"}
_ADDED = {
    "constraint": TIGHTENS,
    "trigger": TIGHTENS,
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
    "membership": TIGHTENS,
    "publication": TIGHTENS,
    "foreign key switched off": TIGHTENS,
}
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
            for sign, mark, fact in _grants(each):
                grantee, _, thing = each.name.partition(" on ")
                grouped[mark, sign, f"{fact.upper()} for {grantee}", ""].append(thing)
        elif each.kind == "policy" and each.sign != "~":
            fact = each.found or each.expected or ""
            table, _, name = each.name.rpartition(".")
            kind = fact.split(" ", 1)[0]
            grouped[_mark(each), each.sign, f"{kind} policy on {table}", f"{name} {_short(fact)}"].append("")
        else:
            owner = owners.get((each.sign, each.name)) if (each.sign, each.name) in functions else None
            said.append(_line(_mark(each), _told(each) + (f"; belongs to {owner}" if owner else "")))
    for (mark, sign, text, detail), things in grouped.items():
        more = detail or ", ".join(sorted(things))
        said.append(_line(mark, f"{sign}{len(things)} {text}: {more}"))
    return sorted(said)


def _line(mark: str, text: str) -> Meaning:
    # a name may hold anything, and this is read at a terminal
    plain = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
    return Meaning(_ORDER[mark], plain, mark)


def _usual(each: Difference) -> bool:
    """Whether this is the owner that such a thing has; another one is worth a line."""
    return (each.found or each.expected or "") == "safelane_owner"


def _grants(each: Difference) -> list[tuple[str, str, str]]:
    told = []
    if each.expected is not None:
        told.append(("-", TIGHTENS, each.expected))
    if each.found is not None:
        told.append(("+", LOOSENS, each.found))
    return told


def _mark(each: Difference) -> str:
    before, after = each.expected, each.found
    if before is None:
        return _added(each.kind, after or "")
    if after is None:
        return _removed(each.kind, before)
    return _altered(each.kind, before, after)


def _added(kind: str, fact: str) -> str:
    if kind == "policy":
        return TIGHTENS if fact.startswith("restrictive") else LOOSENS
    if kind == "table":
        return CHANGES if "row security enabled and forced" in fact else LOOSENS
    if kind == "view":
        return CHANGES if _is_safe_view(fact) else LOOSENS
    if kind == "role":
        return LOOSENS if _DANGEROUS & set(fact.split()) else CHANGES
    if kind == "index":
        return TIGHTENS if "UNIQUE" in fact else CHANGES
    if kind == "default privilege":
        return TIGHTENS if fact == "none but its own" else LOOSENS
    if kind == "owner":
        return CHANGES
    return _ADDED.get(kind, CHANGES)


def _removed(kind: str, fact: str) -> str:
    if kind == "policy":
        return LOOSENS if fact.startswith("restrictive") else TIGHTENS
    if kind == "index":
        return LOOSENS if "UNIQUE" in fact else CHANGES
    if kind == "default privilege":
        return LOOSENS if fact == "none but its own" else CHANGES
    return _REMOVED.get(kind, CHANGES)


def _altered(kind: str, before: str, after: str) -> str:
    if kind == "policy":
        return _altered_policy(before, after)
    if kind == "table":
        was, now = (fact.count("enabled") + fact.count("and forced") for fact in (before, after))
        return LOOSENS if now < was else TIGHTENS if now > was else CHANGES
    if kind == "view":
        was, now = _is_safe_view(before), _is_safe_view(after)
        return LOOSENS if was and not now else TIGHTENS if now and not was else CHANGES
    if kind == "trigger":
        was, now = (fact.startswith("enabled always") for fact in (before, after))
        return LOOSENS if was and not now else TIGHTENS if now and not was else CHANGES
    if kind in ("role", "membership"):
        was_able, now_able = (set(fact.split()) & (_DANGEROUS | {"set", "admin"}) for fact in (before, after))
        return LOOSENS if now_able - was_able else TIGHTENS if was_able - now_able else CHANGES
    if kind == "function":
        return _altered_function(before, after)
    if kind == "column":
        if before.replace(" not null", "") == after.replace(" not null", ""):
            return LOOSENS if " not null" in before else TIGHTENS
        return CHANGES
    if kind == "owner":
        return CHANGES if after == "safelane_owner" or after.startswith("cap_") else LOOSENS
    return CHANGES


def _altered_policy(before: str, after: str) -> str:
    was, now = _POLICY.match(before), _POLICY.match(after)
    if not was or not now:
        return CHANGES
    if was["kind"] != now["kind"]:
        return LOOSENS if now["kind"] == "permissive" else TIGHTENS
    if was["verb"] != now["verb"] or was["rest"] != now["rest"]:
        return CHANGES
    wider = _wider(was["roles"], now["roles"])
    if wider is None:
        return CHANGES
    return LOOSENS if wider == (now["kind"] == "permissive") else TIGHTENS


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
