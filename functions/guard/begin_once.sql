-- A request that is sent again under the same Idempotency-Key is done once and answered twice. Of several that come
-- at the same moment one runs; the others wait for it at the key's row and get its answer. A key that was used for
-- another request is refused, with its entry in the ledger (TS-12).
set role cap_guard;

create or replace function guard.begin_once(p_function text, p_arguments jsonb)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_key    text := guard.request_header('idempotency-key');
  v_person uuid := identity.person_id();
  v_hash   bytea;
  v_kept   guard.idempotency_key;
begin
  if v_key is null or v_person is null then
    return null;
  end if;
  if length(v_key) > 255 then
    raise exception using
      errcode = 'PT400',
      message = 'The Idempotency-Key is too long.',
      hint = 'Send at most 255 characters, for instance a UUID.';
  end if;

  -- the persona counts: an answer for one hat is not given to another
  v_hash := sha256(convert_to(concat_ws('|', identity.persona(), p_function, p_arguments), 'UTF8'));
  insert into guard.idempotency_key (person_id, key, function, body_hash)
  values (v_person, v_key, p_function, v_hash)
  on conflict do nothing;
  if found then
    return null;
  end if;

  select kept.*
  into strict v_kept
  from guard.idempotency_key as kept
  where kept.person_id = v_person
    and kept.key = v_key;
  if v_kept.body_hash <> v_hash then
    perform ledger.append(p_function, 'person', v_person, 'refused', array['IDEMPOTENCY_KEY_REUSED']);
    return guard.refuse(409, 'idempotency-key-reused', 'This Idempotency-Key was used before',
      'It belongs to another request of yours. Send a new key with a new request.');
  end if;
  if v_kept.answer is null then
    raise exception using
      errcode = 'PT409',
      message = 'The first request with this Idempotency-Key has no answer yet.',
      hint = 'Send it again later.';
  end if;

  perform set_config('response.status', v_kept.status::text, true);
  perform set_config('response.headers',
    (coalesce(v_kept.headers, '[]') || '[{"Idempotent-Replayed": "true"}]')::text, true);
  return v_kept.answer;
end;
$$;

revoke all on function guard.begin_once(text, jsonb) from public;
grant execute on function guard.begin_once(text, jsonb) to cap_ledger, cap_identity, cap_policy, cap_vetting, cap_booking, cap_recording;

comment on function guard.begin_once(text, jsonb) is
  'Null: go on, and give the answer to guard.finish_once. Otherwise the answer to return: the first one again (Idempotent-Replayed), or 409 idempotency-key-reused. Called first by api functions that create; without an Idempotency-Key header it does nothing.';

set role safelane_owner;
