-- A value has its parameter's type and does not cross its floor, or it is not written (TS-06, B.4).
set role cap_policy;

create or replace function policy.assert_key_value(
  p_key   text,
  p_value jsonb,
  p_by    text default 'contract'
)
  returns void
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_parameter policy.parameter;
  v_problem   text;
begin
  select * into v_parameter from policy.parameter where parameter.key = p_key;
  if v_parameter.key is null then
    raise exception using
      errcode = 'PT422',
      message = 'There is no parameter with this name.',
      hint = 'The names are those of the parameter matrix in the documentation.';
  end if;
  if p_value is null then
    -- a profile need not ask for a parameter; a contract or deviation that says nothing is no row
    if p_by = 'profile' and v_parameter.direction <> 'fixed' then
      return;
    end if;
    v_problem := 'A value is needed.';
  else
    v_problem := policy.value_problem(v_parameter.type, v_parameter.choices, p_value);
  end if;
  if v_problem is not null then
    raise exception using
      errcode = 'PT422',
      message = format('The value of %s cannot be used.', p_key),
      hint = v_problem;
  end if;
  if policy.crosses_floor(v_parameter, p_value, p_by) then
    raise exception using
      errcode = 'PT422',
      message = format('The value of %s crosses the floor.', p_key),
      hint = format('What nobody may cross: %s.', concat_ws('; at the other end ', v_parameter.floor_words, v_parameter.ceiling));
  end if;
end;
$$;

revoke all on function policy.assert_key_value(text, jsonb, text) from public;
grant execute on function policy.assert_key_value(text, jsonb, text) to cap_vetting, cap_booking;

comment on function policy.assert_key_value(text, jsonb, text) is
  'Raises PT422 unless the key exists and the value fits its type, its vocabulary and its floor. '
  'p_by says who asks: profile, contract or deviation. Asked by the floor trigger.';

set role safelane_owner;
