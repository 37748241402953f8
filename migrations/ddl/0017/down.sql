-- What was seen goes with the inspections; the ledger keeps their roots.
drop table guard.sighting;
drop table guard.passage;
drop table guard.inspection;
