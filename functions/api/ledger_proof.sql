-- Whoever holds a receipt can have it proved that the entry is in the log, against a checkpoint that others signed too
-- (F22). A wrong receipt and one of nobody's read alike.
set role cap_ledger;

create or replace function api.ledger_proof(seq bigint, leaf_hash text)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_asker constant uuid := identity.require_persona('web_learner', 'web_guardian', 'web_tutor', 'web_agency',
    'web_school', 'web_vetting', 'web_compliance', 'web_service', 'web_admin', 'web_dsl', 'web_lado');
  v_entry ledger.entry;
  v_idx   bigint;
  v_kept  ledger.checkpoint;
  v_size  bigint;
begin
  select held.* into v_entry
  from ledger.entry as held
  where held.seq = ledger_proof.seq and encode(held.leaf_hash, 'hex') = lower(btrim(ledger_proof.leaf_hash));
  if not found then
    return guard.refuse(404, 'not-found', 'No such entry', 'Send seq and leaf as the Ledger-Receipt header has them.');
  end if;

  v_idx := ledger.index_of(v_entry.seq);
  if v_idx is null then
    return guard.refuse(409, 'not-in-the-tree', 'This entry is not in the tree yet', 'Ask again in a few seconds.');
  end if;

  select kept.* into v_kept
  from ledger.checkpoint as kept
  where kept.size > v_idx
  order by kept.checkpoint desc
  limit 1;
  v_size := coalesce(v_kept.size, ledger.size());

  return guard.accept(200, jsonb_build_object(
    'seq', v_entry.seq,
    'leaf', convert_from(v_entry.leaf, 'UTF8'),
    'idx', v_idx,
    'size', v_size,
    'proof', (
      select coalesce(jsonb_agg(encode(step.hash, 'base64') order by step.place), '[]')
      from unnest(ledger.inclusion(v_idx, v_size)) with ordinality as step (hash, place)),
    'checkpoint', v_kept.note));
end;
$$;

revoke all on function api.ledger_proof(bigint, text) from public;
grant execute on function api.ledger_proof(bigint, text)
  to web_learner, web_guardian, web_tutor, web_agency, web_school, web_vetting, web_compliance, web_service, web_admin,
     web_dsl, web_lado;

comment on function api.ledger_proof(bigint, text) is
  $$Prove that an entry is in the ledger

For everybody with a token: seq and leaf_hash are those of the Ledger-Receipt header of an answer. Answers 200 with
{seq, leaf, idx, size, proof, checkpoint}: the leaf as it was hashed, its index in the tree of that size, the audit path
from the leaf upwards (RFC 6962, base64) and the newest signed checkpoint note that covers it, null while nothing is
signed. Refusals: 404 not-found for a wrong receipt, 409 not-in-the-tree for a moment after the action. Clause F22.$$;

set role safelane_owner;
