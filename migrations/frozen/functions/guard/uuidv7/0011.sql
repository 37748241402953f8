-- Time-ordered identifiers for rows whose existence is no secret. Confidential rows have random ones (UUIDv4):
-- these embed the instant they were made.
-- The bits are those of PostgreSQL 18's own uuidv7(): 48 of milliseconds, version, 12 of the fraction of the
-- millisecond, variant, 62 random. Written out so that 16, 17 and 18 hold the same function.
create or replace function guard.uuidv7()
  returns uuid
  language sql
  volatile
  parallel safe
begin atomic
  select encode(
      substring(int8send(clock.us / 1000) from 3)
        || int2send((28672 + (clock.us % 1000) * 4096 / 1000)::smallint)
        || substring(uuid_send(gen_random_uuid()) from 9),
      'hex')::uuid
  from (select (extract(epoch from clock_timestamp()) * 1000000)::bigint as us) as clock;
end;

revoke all on function guard.uuidv7() from public;
grant execute on function guard.uuidv7() to cap_identity, cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function guard.uuidv7() is
  'A new version 7 UUID: later ones sort after earlier ones. Called by the capability roles that add rows.';
