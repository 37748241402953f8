-- A value that a contract or a deviation brings is judged before anything is written (B.3, TS-06).
set role cap_policy;

create or replace function policy.usable_parameter(p_key text, p_value jsonb)
  returns policy.parameter
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_parameter policy.parameter;
  v_problem   text;
begin
  perform identity.check_required(p_key, 'key');
  select * into v_parameter from policy.parameter where parameter.key = p_key;
  if v_parameter.key is null then
    raise exception using
      errcode = 'PT422',
      message = 'There is no parameter with this name.',
      hint = 'The names are those of the parameter matrix in the documentation.';
  end if;
  v_problem := policy.value_problem(v_parameter.type, v_parameter.choices, p_value);
  if v_problem is not null then
    raise exception using
      errcode = 'PT422',
      message = format('The value of %s cannot be used.', p_key),
      hint = v_problem;
  end if;
  return v_parameter;
end;
$$;

revoke all on function policy.usable_parameter(text, jsonb) from public;

comment on function policy.usable_parameter(text, jsonb) is
  'The parameter, where it exists and the value (null: none) has its form; PT422 otherwise. Asked by the api functions of policy.';

set role safelane_owner;
