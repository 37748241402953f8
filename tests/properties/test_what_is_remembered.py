"""What is remembered and what is judged anew never differ, whatever happened in between (TS-76, TS-82).

Anything that a decision is made from is changed at random, in random order, while verdicts and settings are
remembered at random moments. After every step each question is asked twice, of the memory and of the
definition, for now, for later today and for the time after midnight.
"""

# ruff: noqa: E501 (a statement is read more easily in one piece)

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.databases import SUPERUSER, Connection, Database
from tests.support.world import World

TUTORS = ("ann", "bob")
LEARNERS = ("lily", "tim", "teen", "grown")
ADULTS = ("mum", "dad", "late")
ENGAGEMENTS = ("ann alone", "bob alone", "ann for acme", "ann at hill", "ann off site")

Step = tuple[int, int, int, int]
"""Which change, and three numbers it takes what it needs from."""

REMEMBER = (
    "select booking.remember_clearance(engagement.tutor_id, engagement.engagement_id),"
    " booking.remember_learner(engagement.tutor_id, learner.id, engagement.engagement_id),"
    " policy.remember(engagement.engagement_id)"
    " from identity.engagement, (select tests.id(name) as id from unnest(%(learners)s::text[]) as name) as learner"
)

WHEN = "now() + (%(hours)s - 12) * interval '1 hour'"
LATER = "clock_timestamp() + (%(hours)s - 12) * interval '1 hour'"

CHANGES = (
    REMEMBER,
    REMEMBER,
    REMEMBER,
    f"select tests.guardian(%(adult)s, %(learner)s, 'parent', {WHEN}, {WHEN} + interval '5 hours')",
    "select tests.guardian(%(adult)s, %(learner)s, 'delegated_guardian', now() - interval '1 day')",
    f"select tests.guardian(%(adult)s, %(learner)s, 'sponsor', {WHEN})",
    "update identity.guardianship set valid_until = least(valid_until, greatest(now(), valid_from) + interval '2 hours'),"
    " ended_by = tests.registrar(), end_reason = 'Over' where learner_id = tests.id(%(learner)s)"
    " and guardian_id = tests.id(%(adult)s) and ended_by is null and (valid_until is null or valid_until > now())",
    "update identity.guardianship set valid_until = greatest(now(), valid_from), ended_by = tests.registrar(),"
    " end_reason = 'Over' where learner_id = tests.id(%(learner)s) and ended_by is null"
    " and (valid_until is null or valid_until > greatest(now(), valid_from))",
    "with old as (select person_id, date_of_birth from identity.person where person_id = tests.id(%(anybody)s)),"
    " written as (insert into identity.person_correction (person_id, field, old_value, new_value, reason, corrected_by)"
    " select person_id, 'date_of_birth', date_of_birth::text, tests.born(%(years)s)::text, 'As it says', tests.registrar()"
    " from old returning 1) select count(*) from written;"
    " update identity.person set date_of_birth = tests.born(%(years)s) where person_id = tests.id(%(anybody)s)",
    # somebody whose birthday is tomorrow
    "with old as (select person_id, date_of_birth,"
    " ((now() at time zone 'Europe/London')::date + 1 - make_interval(years => %(years)s))::date as new"
    " from identity.person where person_id = tests.id(%(anybody)s)),"
    " written as (insert into identity.person_correction (person_id, field, old_value, new_value, reason, corrected_by)"
    " select person_id, 'date_of_birth', date_of_birth::text, new::text, 'As it says', tests.registrar()"
    " from old returning 1) select count(*) from written;"
    " update identity.person set date_of_birth ="
    " ((now() at time zone 'Europe/London')::date + 1 - make_interval(years => %(years)s))::date"
    " where person_id = tests.id(%(anybody)s)",
    f"select tests.kept_apart(%(tutor)s, %(learner)s, 'pair', {WHEN})",
    f"select tests.kept_apart(%(tutor)s, %(learner)s, 'household', {WHEN}, {WHEN} + interval '3 hours')",
    "select tests.kept_apart(%(tutor)s, %(learner)s, 'household')",
    "update booking.no_contact_order set lifted_at = greatest(now(), ordered_at), lifted_by = tests.registrar()"
    " where lifted_at is null and tutor_id = tests.id(%(tutor)s)",
    "update identity.power set valid_until = greatest(now(), valid_from) + interval '2 hours',"
    " revoked_by = tests.registrar(), revoke_reason = 'Left' where person_id = tests.id(%(anybody)s) and revoked_by is null",
    f"select tests.power(%(learner)s, 'learner', null, {WHEN}, {WHEN} + interval '4 hours')",
    "select tests.acknowledges(%(anybody)s, 'aua', now() - interval '1 minute')",
    "select tests.acknowledges(%(anybody)s, 'code_of_conduct', now() - interval '1 minute')",
    "insert into policy.document_version (document, version, effective_from, owner, review_due_on, body)"
    f" values ('aua', 'v%(hours)s', {LATER}, 'DSL', (now() at time zone 'Europe/London')::date + 30, 'Anew.')",
    "insert into policy.profile_value (profile, key, value, valid_from)"
    f" values ('mytutor', 'student.min_age', to_jsonb(%(years)s::integer), {LATER})",
    "insert into policy.profile_value (profile, key, value, valid_from)"
    f" values ('mytutor', 'student.aua_required', to_jsonb(%(years)s::integer %% 2 = 0), {LATER})",
    f"select tests.override('o' || %(number)s, 'acme', 'student.min_age', to_jsonb(%(years)s::integer), {LATER},"
    f" {LATER} + interval '3 hours')",
    f"select tests.deviation('student.sponsor_required_under', '25', null, %(engagement)s, {WHEN}, {WHEN} + interval '6 hours')",
    "insert into policy.profile_adoption (adoption_id, profile, effective_from, proposed_by, proposed_at, approved_by, approved_at)"
    f" values (gen_random_uuid(), (array['mytutor', 'tutorstudio'])[1 + %(years)s::integer %% 2], {LATER}, tests.registrar(),"
    " now() - interval '1 day', tests.id('mum'), now())",
    "update identity.engagement set ended_at = now(), ends_on = greatest((now() at time zone 'Europe/London')::date, starts_on),"
    " ended_by = tests.registrar(), end_reason = 'Over' where engagement_id = tests.id(%(engagement)s) and ended_at is null",
    f"select tests.restricted(%(tutor)s, 'hold', {WHEN}, {WHEN} + interval '2 hours')",
    "insert into vetting.contract (contract_id, person_id, kind, engagement_id, learner_id, school_signed_on,"
    " responsible_adult_signed_on, starts_on, recorded_by) values (gen_random_uuid(), tests.id('ann'),"
    " 'responsibility_agreement', tests.id('ann off site'), tests.id(%(learner)s), (now() at time zone 'Europe/London')::date,"
    " (now() at time zone 'Europe/London')::date, (now() at time zone 'Europe/London')::date, tests.registrar())",
)

DIFFERENCES = """
with at (instant) as (
  select clock_timestamp() + later
  from unnest(array['0', '2 hours', '7 hours']::interval[]) as later
  union all
  select ((now() at time zone 'Europe/London')::date + 1)::timestamp at time zone 'Europe/London' + later
  from unnest(array['-1 microsecond', '0']::interval[]) as later
), work as (
  select theirs.engagement_id, theirs.tutor_id, at.instant from identity.engagement as theirs, at
)
select 'settings', work.engagement_id, null::uuid, work.instant::text
from work, lateral (select array(select key from policy.parameter) as keys) as every
where policy.effective_all(work.engagement_id, work.instant, every.keys)
  <> policy.effective_anew(work.engagement_id, work.instant, every.keys)
union all
select 'learner', work.engagement_id, asked.learner_id, concat_ws(' ', work.instant, asked.point)
from work, lateral (
  select tests.id(name) as learner_id, point
  from unnest(%(learners)s::text[]) as name, unnest(array['P2', 'P4']) as point) as asked
where array(select found::text from booking.learner_findings(work.tutor_id, asked.learner_id, work.engagement_id, work.instant, asked.point) as found)
  <> array(select found::text from booking.judge_learner(work.tutor_id, asked.learner_id, work.engagement_id, work.instant, asked.point) as found)
union all
select 'tutor', work.engagement_id, null, work.instant::text
from work
where array(select found::text from booking.tutor_findings(work.tutor_id, work.engagement_id, work.instant, work.instant, 'P2') as found order by 1)
  <> array(select found::text from booking.judge_tutor(work.tutor_id, work.engagement_id, work.instant, work.instant, 'P2') as found order by 1)
"""

BELIEVED = """
select count(*) from booking.learner_clearance as kept
where booking.is_learner_remembered_clear(kept.tutor_id, kept.learner_id, kept.engagement_id, clock_timestamp())
"""


@pytest.fixture(scope="module")
def family(world: World, database: Database) -> Iterator[Connection]:
    """Two tutors, their work, four learners of different ages and three adults; mytutor's rules."""
    world.follows_profile("mytutor")
    for tutor in TUTORS:
        world.run("select tests.bookable(%s)", (tutor,))
    world.organisation("acme", "agency")
    world.organisation("hill", "school")
    world.engagement("ann for acme", "ann", "acme")
    world.engagement("ann at hill", "ann", None, "hill")
    world.engagement("ann off site", "ann", None, "hill", off_site=True)
    for adult in ADULTS:
        world.person(adult, born="2008-12-01" if adult == "late" else "1985-05-05")
    for learner, years in zip(LEARNERS, (9, 12, 15, 24), strict=True):
        world.run("select tests.person(%s, '{learner}', tests.born(%s))", (learner, years))
    for learner in ("lily", "tim"):
        world.guardian("mum", learner)
    for name in ("mum", "dad", "teen", "grown"):
        world.run("select tests.acknowledges(%s, 'aua')", (name,))
    with database.connect(SUPERUSER) as connection:
        yield connection


def _pick(names: tuple[str, ...], number: int) -> str:
    return names[number % len(names)]


def _do(connection: Connection, step: Step, number: int) -> None:
    change, who, whom, hours = step
    arguments = {
        "tutor": _pick(TUTORS, who),
        "adult": _pick(ADULTS, who),
        "learner": _pick(LEARNERS, whom),
        "anybody": _pick(LEARNERS + ADULTS + TUTORS, whom),
        "engagement": _pick(ENGAGEMENTS, who),
        "learners": list(LEARNERS),
        "years": 3 + (who + whom) % 20,
        "hours": hours,
        "number": number,
    }
    try:
        with connection.transaction():
            for statement in CHANGES[change].split("; "):
                connection.execute(statement, arguments)
    except psycopg.Error as refused:
        # a row that may not be: somebody else's rule, and nothing was changed
        if (refused.sqlstate or "")[:2] not in ("23", "PT"):
            raise


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(CHANGES) - 1), st.integers(0, 30), st.integers(0, 30), st.integers(0, 24)
        ),
        min_size=3,
        max_size=8,
    )
)
def test_memory_and_definition_never_differ(family: Connection, steps: list[Step]) -> None:
    asked = {"learners": list(LEARNERS)}
    with family.transaction(force_rollback=True):
        family.execute(REMEMBER, asked)
        believed = family.execute(BELIEVED).fetchone()
        assert believed is not None
        assert believed[0] > 0, "nothing is remembered, so nothing would be tried"
        for number, step in enumerate(steps):
            _do(family, step, number)
            assert family.execute(DIFFERENCES, asked).fetchall() == [], steps[: number + 1]
