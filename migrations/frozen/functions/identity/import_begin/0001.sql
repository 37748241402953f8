-- A batch of an import is a short list of rows, each with the line it came from. Batches wait for one another, so that
-- two people who import the same file do not write one fact twice.
create or replace function identity.import_begin(p_rows jsonb, p_dry_run boolean)
  returns void
  language plpgsql
  volatile
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform identity.check_required(p_dry_run, 'dry_run');
  if jsonb_typeof(p_rows) is distinct from 'array' or jsonb_array_length(p_rows) > 1000 then
    raise exception using
      errcode = 'PT422',
      message = 'rows is not a list of at most 1,000 rows',
      hint = 'Send a list of objects in batches.';
  end if;
  if exists (
    select
    from jsonb_array_elements(p_rows) as listed (element)
    where case
      when jsonb_typeof(listed.element) <> 'object' then true
      else coalesce(listed.element ->> 'line', '') !~ '^[1-9][0-9]{0,8}$'
        or jsonb_typeof(listed.element -> 'record') is distinct from 'string'
        or listed.element ? 'context' and not p_dry_run
    end
  ) then
    raise exception using
      errcode = 'PT422',
      message = 'a row has no line or no record',
      hint = 'Every row is an object with line, a number from 1 on, and record; context goes with dry_run only.';
  end if;

  -- rows have keys of their own and are safe to send twice; the functions called for each must not see the request's
  perform set_config(
    'request.headers',
    (coalesce(nullif(current_setting('request.headers', true), ''), '{}')::jsonb - 'idempotency-key')::text,
    true
  );

  perform pg_advisory_xact_lock(hashtext('safelane import'), 1);
exception
  when lock_not_available then
    raise exception using
      errcode = 'PT409',
      message = 'another import is running',
      hint = 'Wait for it to end, and import again: what is imported already is recognised.';
end;
$$;

revoke all on function identity.import_begin(jsonb, boolean) from public;
grant execute on function identity.import_begin(jsonb, boolean) to cap_identity, cap_vetting;

comment on function identity.import_begin(jsonb, boolean) is
  'PT422 where rows is no batch; waits for other imports until the end of the transaction. Called first by import_people and import_checks.';
