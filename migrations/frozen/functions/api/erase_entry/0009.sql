-- When its retention is over and somebody else has signed, what an entry says is erased; that it was there is not (F20,
-- F21, F22, E6). ledger.erase decides.
set role cap_ledger;

create or replace function api.erase_entry(seq bigint, reason text)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_caller constant uuid := identity.require_persona('web_dsl', 'web_compliance');
  v_answer jsonb;
begin
  v_answer := guard.begin_once('erase_entry', jsonb_build_object('seq', seq, 'reason', reason));
  if v_answer is not null then
    return v_answer;
  end if;
  perform identity.check_required(seq, 'seq');
  return ledger.erase(seq, identity.clean_text(reason, 'reason', 2000, true, 3));
end;
$$;

revoke all on function api.erase_entry(bigint, text) from public;
grant execute on function api.erase_entry(bigint, text) to web_dsl, web_compliance;

comment on function api.erase_entry(bigint, text) is
  $$Erase what an entry says

For safeguarding leads and compliance reporters: the opening of an entry goes, its leaf stays, and a tombstone in the
ledger shows that it was lawful. Answers 200 with {seq, idx, tombstone}. Refusals, each entered in the ledger: 404
not-found where you may not know of the entry; 409 legal-hold, 409 retention-floor (its retention is not over; nobody
ends it early), 409 sign-off-missing (somebody other than you signs first), 409 still-witnessed (a row is as this entry
left it), 409 not-in-the-tree; 422 where a value is not usable. Accepts Idempotency-Key. Clauses F20, F21, F22, E6.$$;

set role safelane_owner;
