-- Who did what is shown to those whose task it is, as far as they may know it happened, and never what names themselves
-- (TS-12, E1.4, F9). Reading is an action like any other.
set role cap_ledger;

create or replace function api.ledger_entries(
  target_id  uuid        default null,
  since      timestamptz default null,
  before_seq bigint      default null,
  page_size  integer     default 100
)
  returns jsonb
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_action  constant text := 'ledger_entries';
  v_asker   constant uuid := identity.require_persona('web_dsl', 'web_compliance', 'web_admin');
  v_persona constant text := identity.persona();
  v_rows    jsonb;
  v_last    bigint;
begin
  if page_size is null or page_size not between 1 and 100 then
    raise exception using
      errcode = 'PT422',
      message = 'page_size is not a number of entries',
      hint = 'Send 1 to 100; leave it out for 100.';
  end if;
  if since is not null and not isfinite(since) then
    raise exception using
      errcode = 'PT422',
      message = 'since is not an instant',
      hint = 'Leave it out for the beginning.';
  end if;

  select
    coalesce(jsonb_agg(jsonb_build_object(
      'seq', page.seq,
      'at', page.at,
      'actor_id', page.actor_id,
      'persona', page.persona,
      'action', page.action,
      'target_kind', page.target_kind,
      'target_id', page.target_id,
      'outcome', page.outcome,
      'reasons', to_jsonb(ledger.public_reasons(v_persona, page.reasons)),
      'request_id', page.request_id,
      'detail', case when v_persona = 'web_dsl' then page.detail end
    ) order by page.seq desc), '[]'),
    min(page.seq)
  into v_rows, v_last
  from (
    select record.*
    from ledger.record as record
    join ledger.opening as opening on opening.seq = record.seq
    -- the policies show what this transaction wrote, too; whoever asks is shown what is theirs to see
    where ledger.is_for_asker(v_asker, v_persona, opening.actor_id, opening.action, opening.body)
      and (ledger_entries.target_id is null or record.target_id = ledger_entries.target_id)
      and (ledger_entries.since is null or record.at >= ledger_entries.since)
      and (ledger_entries.before_seq is null or record.seq < ledger_entries.before_seq)
    order by record.seq desc
    limit page_size
  ) as page;

  perform ledger.enter(c_action, null, ledger_entries.target_id, p_detail => jsonb_strip_nulls(jsonb_build_object(
    'since', ledger_entries.since, 'before_seq', ledger_entries.before_seq, 'rows', jsonb_array_length(v_rows))),
    p_retention => 'access_log');

  return guard.accept(200, jsonb_build_object(
    'entries', v_rows,
    'next_before_seq', case when jsonb_array_length(v_rows) = page_size then v_last end));
end;
$$;

revoke all on function api.ledger_entries(uuid, timestamptz, bigint, integer) from public;
grant execute on function api.ledger_entries(uuid, timestamptz, bigint, integer)
  to web_dsl, web_compliance, web_admin;

comment on function api.ledger_entries(uuid, timestamptz, bigint, integer) is
  $$Read the ledger

For safeguarding leads, compliance reporters and administrators: entries from the newest back, those about one target
with target_id, not before since. Nobody sees an entry that names them, but for what they did themselves in the persona
they ask in; only safeguarding leads see holds and no-contact orders, details, and reason codes other than the public
ones. Answers 200 with {entries: [{seq, at, actor_id, persona, action, target_kind, target_id, outcome, reasons,
request_id, detail}], next_before_seq}; ask for the next page with before_seq. An entry whose retention is over is not
here. Reading is entered in the ledger; 422 where a value is not usable. Clauses TS-12, E1.4, F9, F22.$$;

set role safelane_owner;
