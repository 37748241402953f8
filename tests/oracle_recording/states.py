"""In which state a segment is at an instant (E3.2), and what counts as taken back (E2.3 rows 9 and 10)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from tests.oracle import model as m
from tests.oracle.clock import civil_date

from . import model as r
from .facts import NO, links, open_at


def segment_of(world: m.World, segment_id: UUID) -> r.Segment | None:
    """The segment, if there is one."""
    return next((s for s in world.of(r.Segment) if s.segment_id == segment_id), None)


def shown_on(world: m.World, segment_id: UUID) -> list[r.SegmentLearner]:
    """Whom the segment shows."""
    return [x for x in world.of(r.SegmentLearner) if x.segment_id == segment_id]


def kept_until(segment: r.Segment) -> date:
    """The first civil day on which it is not kept any more."""
    return civil_date(segment.ended_at or segment.started_at) + timedelta(days=segment.retention_days)


def taken_back(world: m.World, segment: r.Segment, at: datetime) -> bool:
    """Did a learner on it, or a parent who had a say, say no after it began? A later yes changes nothing."""
    for shown in shown_on(world, segment.segment_id):
        for act in world.of(r.Act):
            about = act.lesson_id == segment.lesson_id and act.learner_id == shown.learner_id
            if not about or act.kind not in NO or not segment.started_at <= act.at <= at:
                continue
            if act.capacity == "self":
                return True
            linked = links(world, shown.learner_id, act.at, parental=False)
            has_a_say = shown.band in ("under_13", "13_to_15")  # frozen on the segment (E2.1)
            if has_a_say and any(link.guardian_id == act.person_id for link in linked):
                return True
    return False


def holds_on(world: m.World, segment: r.Segment, at: datetime) -> list[r.Hold]:
    """What holds this segment: a hold names a segment, or the whole lesson."""
    return [
        h
        for h in world.of(r.Hold)
        if h.lesson_id == segment.lesson_id
        and h.segment_id in (None, segment.segment_id)
        and open_at(h.placed_at, h.released_at, at)
    ]


def purged(world: m.World, segment: r.Segment, at: datetime) -> bool:
    """Is only the tombstone left?"""
    return any(p.segment_id == segment.segment_id and p.purged_at <= at for p in world.of(r.Purge))


def without_holds(world: m.World, segment: r.Segment, at: datetime) -> str:
    """The state that a hold may cover up."""
    if civil_date(at) >= kept_until(segment):
        return "expired"  # footage taken back is kept until retention or less long, never longer (E2.3 row 9)
    return "withdrawn_quarantine" if taken_back(world, segment, at) else "available"


def state_of(world: m.World, segment_id: UUID, at: datetime) -> str | None:
    """evidence_lock > legal_hold > what there would be without; what is gone is gone."""
    segment = segment_of(world, segment_id)
    if segment is None or at < segment.started_at:
        return None
    if purged(world, segment, at):
        return "purged"
    kinds = {h.kind for h in holds_on(world, segment, at)}
    for kind in ("evidence_lock", "legal_hold"):
        if kind in kinds:
            return kind
    return without_holds(world, segment, at)
