-- A value of a parameter has the parameter's type and its vocabulary (B.3); what is wrong with it, or null.
-- Durations are ISO 8601 text ('PT5M', 'P1Y'), sets are arrays without repeats, rules are objects.
create or replace function policy.value_problem(
  p_type    text,
  p_choices text[],
  p_value   jsonb
)
  returns text
  language plpgsql
  immutable
  parallel safe
as $$
declare
  v_text text := p_value #>> '{}';
  v_part record;
begin
  if p_value is null then
    return null;
  end if;
  case p_type
    when 'integer' then
      if jsonb_typeof(p_value) <> 'number' or v_text !~ '^[0-9]{1,6}$' then
        return 'A whole number from 0 to 999999 is needed.';
      end if;
    when 'boolean' then
      if jsonb_typeof(p_value) <> 'boolean' then
        return 'True or false is needed.';
      end if;
    when 'interval' then
      if jsonb_typeof(p_value) <> 'string' or not policy.is_duration(v_text) then
        return 'A duration such as "PT5M", "P14D" or "P1Y" is needed (ISO 8601, whole units).';
      end if;
    when 'choice' then
      if jsonb_typeof(p_value) <> 'string' or v_text <> all (p_choices) then
        return format('One of %s is needed.', array_to_string(p_choices, ', '));
      end if;
    when 'set', 'list' then
      if jsonb_typeof(p_value) <> 'array' then
        return format('An array with members of %s is needed.', array_to_string(p_choices, ', '));
      end if;
      if jsonb_array_length(p_value) > 100
         or exists (
           select
           from jsonb_array_elements(p_value) as member
           where jsonb_typeof(member) <> 'string' or member #>> '{}' <> all (p_choices)
         )
         or (select count(*) <> count(distinct member) from jsonb_array_elements(p_value) as member) then
        return format('Members are taken from %s, each at most once.', array_to_string(p_choices, ', '));
      end if;
    when 'rule' then
      if jsonb_typeof(p_value) <> 'object' or p_value = '{}' then
        return 'An object that names the parts of the rule is needed.';
      end if;
      for v_part in select key, value, jsonb_typeof(value) as kind, value #>> '{}' as said from jsonb_each(p_value) loop
        if v_part.key = 'at_least' and v_part.kind = 'string' and policy.is_duration(v_part.said)
           or v_part.key in ('child_until_age', 'each_tutor_per_term')
              and v_part.kind = 'number' and v_part.said ~ '^[0-9]{1,3}$'
           or v_part.key in ('until_pension_age', 'extra_below_standard') and v_part.kind = 'boolean' then
          continue;
        end if;
        return 'A rule is made of at_least (a duration), child_until_age and each_tutor_per_term (whole numbers), '
               'until_pension_age and extra_below_standard (true or false).';
      end loop;
    else
      return 'The parameter has an unknown type.';
  end case;
  return null;
end;
$$;

revoke all on function policy.value_problem(text, text[], jsonb) from public;
grant execute on function policy.value_problem(text, text[], jsonb) to cap_policy;

comment on function policy.value_problem(text, text[], jsonb) is
  'What is wrong with the form of a parameter value, or null. Says nothing about the floor.';
