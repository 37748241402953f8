-- Ten seconds are the most for everybody: neither a contract nor a deviation makes a breach of it no breach (E2.3 row 9).
set role cap_migration;

select policy.raise_floor('recording.stop_within', '"PT10S"', '10 s');

set role safelane_owner;
