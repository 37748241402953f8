-- A kept answer stays as it was given: a key's row is written once by the request that uses it, and answered once.
create or replace function guard.key_is_only_answered()
  returns trigger
  language plpgsql
  volatile
  parallel unsafe
  set search_path = pg_catalog, pg_temp
as $$
begin
  if old.answer is not null
    or (to_jsonb(new) - array['status', 'headers', 'answer']) <> (to_jsonb(old) - array['status', 'headers', 'answer'])
  then
    raise exception using
      errcode = '23001',
      message = 'the answer kept under an idempotency key is never changed',
      hint = 'Use a new key for a new request.';
  end if;
  return new;
end;
$$;

revoke all on function guard.key_is_only_answered() from public;

create or replace trigger _100_only_answered
  before update on guard.idempotency_key
  for each row execute function guard.key_is_only_answered();
alter table guard.idempotency_key enable always trigger _100_only_answered;

comment on function guard.key_is_only_answered() is
  'Refuses any UPDATE but the first answer with 23001. Fired by _100_only_answered on guard.idempotency_key.';
