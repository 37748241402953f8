-- The erasure of an entry needs the yes of a second person to this entry (F21, E6); it holds for 30 days.
set role cap_ledger;

create or replace function api.sign_erasure(seq bigint, reason text)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action constant text := 'sign_erasure';
  v_caller constant uuid := identity.require_persona('web_dsl', 'web_compliance');
  v_answer jsonb;
begin
  v_answer := guard.begin_once(c_action, jsonb_build_object('seq', seq, 'reason', reason));
  if v_answer is not null then
    return v_answer;
  end if;
  perform identity.check_required(seq, 'seq');

  if not exists (select from ledger.opening as opening where opening.seq = sign_erasure.seq) then
    return ledger.refuse_action(c_action, 404, 'not-found', 'No such entry',
      'No entry with this number has an opening that you may know of.', jsonb_build_object('seq', sign_erasure.seq));
  end if;
  insert into ledger.sign_off (seq, reason, signed_by)
  values (sign_erasure.seq, identity.clean_text(reason, 'reason', 2000, true, 3), v_caller);
  perform ledger.enter(c_action, 'ledger_entry', null,
    p_detail => jsonb_build_object('seq', sign_erasure.seq), p_reason => reason);
  return guard.finish_once(guard.accept(201, jsonb_build_object('seq', sign_erasure.seq)));
end;
$$;

revoke all on function api.sign_erasure(bigint, text) from public;
grant execute on function api.sign_erasure(bigint, text) to web_dsl, web_compliance;

comment on function api.sign_erasure(bigint, text) is
  $$Sign the erasure of an entry

For safeguarding leads and compliance reporters: somebody other than you may then erase what this entry of the ledger
says, once its retention is over. The signature holds for 30 days. Answers 201. Refusals: 404 not-found where you may
not know of the entry; 422 where a value is not usable. Accepts Idempotency-Key. Clauses F21, E6.$$;

set role safelane_owner;
