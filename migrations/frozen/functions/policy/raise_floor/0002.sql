-- When statute asks for more, the floor rises for every profile and contract at once (B.5, TS-08).
set role cap_policy;

create or replace function policy.raise_floor(
  p_key   text,
  p_floor jsonb,
  p_words text
)
  returns void
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  update policy.parameter
  set floor = p_floor, floor_words = p_words
  where parameter.key = p_key;
  if not found then
    raise exception using
      errcode = 'PT422',
      message = 'There is no parameter with this name.',
      hint = 'The names are those of the parameter matrix in the documentation.';
  end if;
  perform ledger.append('raise_floor', 'parameter', null, p_detail => jsonb_build_object('key', p_key, 'floor', p_floor));
end;
$$;

revoke all on function policy.raise_floor(text, jsonb, text) from public;
grant execute on function policy.raise_floor(text, jsonb, text) to cap_migration;

comment on function policy.raise_floor(text, jsonb, text) is
  'Raise the floor of a parameter; a floor that would sink is refused. For revisions only (cap_migration).';

set role safelane_owner;
