-- In a group a learner sees the others too (E3.1). Children who were taught together may, and an adult's presence
-- hinders nobody; who is 18 or older sees no child of a group.
create or replace function recording.band_allows(p_reader text, p_other text)
  returns boolean
  language sql
  immutable
  parallel safe
begin atomic
  select coalesce(p_other = 'adult' or p_reader in ('under_13', '13_to_15', '16_to_17'), false);
end;

revoke all on function recording.band_allows(text, text) from public;
grant execute on function recording.band_allows(text, text) to cap_recording;

comment on function recording.band_allows(text, text) is
  'Whether a learner of one age band may see another of this band on a recording of their group; unknown bands do not. Asked by recording.read_findings.';
