-- A correction is a new row that takes the place of one that stands: of the same person and kind, and once (TS-12).
create or replace function vetting.refuse_correction(p_action text, p_person uuid)
  returns jsonb
  language sql
  volatile
begin atomic
  select vetting.refuse_action(
    p_action, p_person, 409, 'nothing-to-correct', 'Nothing to correct',
    'supersedes has to name a record of the same person and kind that no other record has replaced.'
  );
end;

revoke all on function vetting.refuse_correction(text, uuid) from public;
grant execute on function vetting.refuse_correction(text, uuid) to cap_vetting;

comment on function vetting.refuse_correction(text, uuid) is
  'The answer to a correction of a row that cannot be corrected so. Called by the api functions of vetting.';
