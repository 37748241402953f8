-- Whatever is put right about a person is written down first: which field, from what, to what, why, by whom.
-- A date of birth decides who must consent and an account state who may work, so nobody corrects their own,
-- and neither who registered a person nor when is ever corrected.
set role cap_identity;

create or replace function identity.person_is_corrected()
  returns trigger
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_correctable constant text[] :=
    array['given_name', 'family_name', 'date_of_birth', 'account_state', 'external_ref'];
  v_old   jsonb;
  v_new   jsonb;
  v_field text;
begin
  if tg_op = 'DELETE' then
    raise exception using
      errcode = '23001',
      message = 'people are never deleted',
      hint = 'Set the account inactive with correct_person.';
  end if;

  v_old := to_jsonb(old);
  v_new := to_jsonb(new);

  if v_new - c_correctable <> v_old - c_correctable then
    raise exception using
      errcode = '23001',
      message = 'that field of a person is never corrected',
      hint = 'Names, date of birth, account state and external reference can be put right.';
  end if;

  foreach v_field in array c_correctable loop
    if v_new ->> v_field is distinct from v_old ->> v_field
       and not exists (
         select
         from identity.person_correction as written
         where written.person_id = new.person_id
           and written.field = v_field
           and written.old_value is not distinct from v_old ->> v_field
           and written.new_value is not distinct from v_new ->> v_field
           and written.corrected_at = now()
       ) then
      raise exception using
        errcode = '23001',
        message = 'a correction is written down before it is made',
        hint = 'Use correct_person.';
    end if;
  end loop;

  return new;
end;
$$;

revoke all on function identity.person_is_corrected() from public;
grant execute on function identity.person_is_corrected() to safelane_owner;

comment on function identity.person_is_corrected() is
  'Trigger on identity.person: a change needs its row in identity.person_correction; no row is ever deleted.';

set role safelane_owner;

create or replace trigger _100_person_is_corrected
  before update or delete on identity.person
  for each row execute function identity.person_is_corrected();

alter table identity.person enable always trigger _100_person_is_corrected;
