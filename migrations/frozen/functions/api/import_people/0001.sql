-- A platform adopts Safelane with the people it has: each row goes through the same function as a single one, so that
-- an import can do nothing that an administrator could not do by hand (TS-04, TN-23, TS-16, TS-17).
set role cap_identity;

create or replace function api.import_people(rows jsonb, dry_run boolean default false)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action    constant text := 'import_people';
  v_row       jsonb;
  v_answer    jsonb;
  v_reason    text;
  v_hint      text;
  v_accepted  integer := 0;
  v_unchanged integer := 0;
  v_refused   jsonb := '[]';
begin
  perform identity.require_persona('web_admin');
  perform identity.import_begin(rows, dry_run);

  begin
    for v_row in select listed.element from jsonb_array_elements(rows) as listed (element) loop
      v_reason := null;
      v_hint := null;
      perform set_config('response.status', '200', true);
      begin
        v_answer := case v_row ->> 'record'
          when 'person' then identity.import_person(v_row)
          when 'organisation' then identity.import_organisation(v_row)
          when 'guardian' then identity.import_guardian(v_row)
          when 'engagement' then identity.import_engagement(v_row)
          else to_jsonb(identity.check_choice(
            v_row ->> 'record', 'record', 'person', 'organisation', 'guardian', 'engagement'))
        end;
        if current_setting('response.status')::integer >= 400 then
          v_reason := v_answer ->> 'detail';
        end if;
      exception
        when sqlstate 'PT400' or sqlstate 'PT409' or sqlstate 'PT422' then
          get stacked diagnostics v_reason = message_text, v_hint = pg_exception_hint;
        when integrity_constraint_violation or data_exception then
          v_reason := 'a value of this row cannot be stored';
          v_hint := 'Compare the row with the documentation of the import.';
      end;

      if v_row ? 'context' then
        continue;
      elsif v_reason is not null then
        v_refused := v_refused
          || jsonb_build_object('line', (v_row ->> 'line')::integer, 'reason', v_reason, 'hint', v_hint);
      elsif v_answer is null then
        v_unchanged := v_unchanged + 1;
      else
        v_accepted := v_accepted + 1;
      end if;
    end loop;

    if dry_run then
      raise exception using errcode = 'SLDRY', message = 'everything back';
    end if;
  exception
    when sqlstate 'SLDRY' then
      null;
  end;

  perform ledger.append(c_action, 'person', null, 'done', '{}', jsonb_build_object(
    'dry_run', dry_run, 'accepted', v_accepted, 'unchanged', v_unchanged, 'refused', jsonb_array_length(v_refused)));
  perform set_config('response.headers', '[]', true);
  return guard.accept(200, jsonb_build_object(
    'dry_run', dry_run, 'accepted', v_accepted, 'unchanged', v_unchanged, 'refused', v_refused));
end;
$$;

revoke all on function api.import_people(jsonb, boolean) from public;
grant execute on function api.import_people(jsonb, boolean) to web_admin;

comment on function api.import_people(jsonb, boolean) is
  $$Import people, organisations, guardians and engagements

For platform administrators. rows is a list of at most 1,000 objects, each with line (a number, given back with a
refusal), record (person, organisation, guardian or engagement) and the columns of that record as text; people and
organisations are named by external_ref. Each row is judged like a single register_person, register_organisation,
link_guardian or open_engagement and is written, or refused, by itself; what is on record already is unchanged, so a
batch may be sent twice. With dry_run nothing is written; a row with context is then only there for others to refer
to. Answers 200 with accepted and unchanged (numbers) and refused (line, reason, hint of each row). 409 while another
import runs; 422 where rows is no such list. Idempotency-Key is not needed. Clauses TS-04, TN-23, TS-16, TS-17.$$;

set role safelane_owner;
