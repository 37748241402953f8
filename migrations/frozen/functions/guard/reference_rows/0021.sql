-- What a profile asks for, a floor, a help line, a document's first words: these rows are rules, too, and whoever approves a
-- change of the rules reads them (B.5, TS-55, TS-67, TS-77). Published reference data alone: no row of a person, and nothing that a
-- safeguarding lead publishes while the platform runs. When a row was written is left out: it differs from place to place.
set role cap_guard;

create or replace function guard.reference_rows()
  returns table (object text, text text)
  language sql
  stable
  parallel unsafe
  security definer
  set search_path = pg_catalog, pg_temp
  -- the same text whoever asks, and whatever they have set
  set datestyle = 'ISO, MDY'
  set intervalstyle = 'postgres'
  set timezone = 'UTC'
  set extra_float_digits = 1
  set bytea_output = 'hex'
  set row_security = on
as $$
  select concat_ws(' ', 'policy.profile', held.profile), to_jsonb(held)::text from policy.profile as held
  union all
  select concat_ws(' ', 'policy.profile_value', held.profile, held.key), to_jsonb(held)::text from policy.profile_value as held
  union all
  select concat_ws(' ', 'policy.parameter', held.key), to_jsonb(held)::text from policy.parameter as held
  union all
  select concat_ws(' ', 'policy.document', held.document), to_jsonb(held)::text from policy.document as held
  union all
  select concat_ws(' ', 'policy.document_version', held.document, held.version), (to_jsonb(held) - 'published_at')::text
  from policy.document_version as held
  union all
  select concat_ws(' ', 'policy.guidance_edition', held.instrument, held.edition), to_jsonb(held)::text
  from policy.guidance_edition as held
  union all
  select concat_ws(' ', 'policy.signposting', held.service, held.band, held.version), to_jsonb(held)::text
  from policy.signposting as held
  union all
  select concat_ws(' ', 'booking.reason', held.code), to_jsonb(held)::text from booking.reason as held
  union all
  select concat_ws(' ', 'recording.reason', held.code), to_jsonb(held)::text from recording.reason as held
  union all
  select concat_ws(' ', 'ledger.retention_class', held.class), to_jsonb(held)::text from ledger.retention_class as held
  union all
  select concat_ws(' ', 'ledger.confidential_action', held.action), to_jsonb(held)::text from ledger.confidential_action as held
$$;

revoke all on function guard.reference_rows() from public;
grant execute on function guard.reference_rows() to cap_warden, safelane_migrator, safelane_approver;

comment on function guard.reference_rows() is
  'Every reference row that revisions write, as table and key, and as jsonb, without the instant it was written. Asked by the guard, who makes lines of the posture of it, and by drift.';

set role safelane_owner;
