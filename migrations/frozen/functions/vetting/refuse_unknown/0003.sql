-- An id that nobody has, a child's id, and a record that does not exist are answered alike: existence is content.
create or replace function vetting.refuse_unknown(p_action text)
  returns jsonb
  language sql
  volatile
begin atomic
  select vetting.refuse_action(
    p_action, null, 422, 'unknown-to-vetting', 'Not known to vetting',
    'No adult whom vetting concerns, and no record of one, has this id.'
  );
end;

revoke all on function vetting.refuse_unknown(text) from public;
grant execute on function vetting.refuse_unknown(text) to cap_vetting;

comment on function vetting.refuse_unknown(text) is
  'The one answer to every id that vetting has nothing to say about. Called by the api functions of vetting.';
