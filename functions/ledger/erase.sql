-- When its retention is over, what an entry says is taken away and its leaf stays: a tombstone gives away the token and
-- the retention that the leaf committed to, so that anybody can check, offline, that it was lawful (F20, F21, E6).
-- Tombstone and removal are one transaction; the roots of the tree do not change.
set role cap_ledger;

create or replace function ledger.erase(p_seq bigint, p_reason text)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action  constant text := 'erase_entry';
  c_person  constant uuid := identity.person_id();
  c_detail  constant jsonb := jsonb_build_object('seq', p_seq);
  v_opening ledger.opening;
  v_problem text;
  v_idx     bigint;
  v_more    text;
  v_seq     bigint;
begin
  select opening.* into v_opening from ledger.opening as opening where opening.seq = p_seq;
  if not found then
    return ledger.refuse_action(c_action, 404, 'not-found', 'No such entry',
      'No entry with this number has an opening that you may know of.', c_detail);
  end if;

  v_problem := ledger.erasure_problem(v_opening, c_person);
  if v_problem is not null then
    return case v_problem
      when 'legal-hold' then ledger.refuse_action(c_action, 409, 'legal-hold',
        'A legal hold keeps this entry', 'It stays until every hold on it, or on what it names, is released.', c_detail)
      when 'not-in-the-tree' then ledger.refuse_action(c_action, 409, 'not-in-the-tree',
        'This entry is not in the tree yet', 'Wait until it is sealed; safelane ledger status says how far that is.', c_detail)
      when 'retention-floor' then ledger.refuse_action(c_action, 409, 'retention-floor',
        'This entry is kept longer', 'Its retention is not over, and nobody may end it early.', c_detail)
      when 'still-witnessed' then ledger.refuse_action(c_action, 409, 'still-witnessed',
        'A row is as this entry left it', 'An entry stays as long as it is the one that speaks of a row as it is.', c_detail)
      else ledger.refuse_action(c_action, 409, 'sign-off-missing',
        'Nobody else has signed', 'Somebody other than you signs the erasure of this entry first; a signature holds for 30 days.', c_detail)
    end;
  end if;

  v_idx := ledger.index_of(p_seq);
  v_more := format('"erased":{"class":%s,"floor":%s,"idx":%s,"release":"%s","retention_salt":"%s"},',
    to_json(v_opening.retention::jsonb ->> 'class'), to_json(v_opening.retention::jsonb ->> 'floor'), v_idx,
    encode(v_opening.release, 'hex'), encode(v_opening.retention_salt, 'hex'));
  v_seq := ledger.enter(c_action, 'ledger_entry', null, p_detail => c_detail || jsonb_build_object('idx', v_idx),
    p_reason => p_reason, p_more => v_more);

  delete from ledger.change as made
  where made.xid = v_opening.xid
    and made.change_id between v_opening.first_change and v_opening.last_change;
  delete from ledger.opening as opening where opening.seq = p_seq;

  return guard.finish_once(guard.accept(200, jsonb_build_object('seq', p_seq, 'idx', v_idx, 'tombstone', v_seq)));
end;
$$;

-- Only api.erase_entry calls this, and it belongs to the same role.
revoke all on function ledger.erase(bigint, text) from public;

comment on function ledger.erase(bigint, text) is
  'Erase what an entry says and append its tombstone: {seq, idx, tombstone}; or the refusal: not-found, legal-hold, not-in-the-tree, retention-floor, still-witnessed, sign-off-missing. Called by api.erase_entry.';

set role safelane_owner;
