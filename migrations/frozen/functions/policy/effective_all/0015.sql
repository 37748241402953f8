-- What holds for an engagement at an instant (B.5): as it is remembered, while nothing has changed since and no clock
-- has run out; else worked out anew. Both say the same.
-- A decision asks for every parameter it needs at once. One look at one row answers all of them, because a booking
-- asks several times: the row security, the gates, and whoever explains.
set role cap_policy;

create or replace function policy.effective_all(
  p_engagement uuid,
  p_at         timestamptz,
  p_keys       text[]
)
  returns jsonb
  language plpgsql
  stable
  parallel safe
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_settings jsonb;
  v_values   jsonb := '{}';
  v_key      text;
begin
  if p_engagement is not null and p_keys <> '{}' then
    select remembered.settings into v_settings
    from policy.remembered
    where remembered.engagement_id = p_engagement
      and remembered.epoch = (select epoch.number from policy.epoch)
      and remembered.worked_out_at <= p_at
      and p_at < remembered.good_until
      and remembered.settings ?& p_keys;
    if found then
      foreach v_key in array p_keys loop
        v_values := v_values || jsonb_build_object(v_key, v_settings -> v_key);
      end loop;
      return v_values;
    end if;
  end if;

  return policy.effective_anew(p_engagement, p_at, p_keys);
end;
$$;

revoke all on function policy.effective_all(uuid, timestamptz, text[]) from public;
grant execute on function policy.effective_all(uuid, timestamptz, text[])
  to cap_identity, cap_seal, cap_vetting, cap_booking, cap_recording;

comment on function policy.effective_all(uuid, timestamptz, text[]) is
  'The values in effect for an engagement (null: the platform as such) at an instant, as an object with the keys asked for; '
  'JSON null where the profile does not ask for the parameter. An unknown key is an error. Asked by the lanes.';

set role safelane_owner;
