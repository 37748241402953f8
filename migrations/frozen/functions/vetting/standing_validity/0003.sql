-- A vetting officer has passed the tutor through the gate and not taken it back (TS-75), a contract covers today
-- where one is needed, and the documents in force are acknowledged (E1.3).
-- Of two gate decisions at one instant, the one that stops counts.
create or replace function vetting.standing_validity(
  p_tutor             uuid,
  p_at                timestamptz,
  p_today             date,
  p_contract_required boolean,
  p_documents         text[]
)
  returns table (item text, code text, class text, until timestamptz)
  language sql
  stable
  parallel safe
begin atomic
  select 'vetting_gate',
    case when gate.decision is distinct from 'passed' then 'VETTING_GATE_NOT_PASSED' end,
    'B',
    case when gate.decision <> 'passed' then gate.decided_at end
  from (values (true)) as always
  left join lateral (
    select decided.decision, decided.decided_at
    from vetting.gate_decision as decided
    where decided.person_id = p_tutor
      and decided.decided_at <= p_at
    order by decided.decided_at desc, decided.decision = 'passed'
    limit 1
  ) as gate on true
  union all
  select 'contract',
    case when not coalesce(covered.days @> p_today, false) then 'CONTRACT_EXPIRED' end,
    'N',
    vetting.midnight(upper(covered.days))
  from (
    -- periods that meet or overlap count as one; today's, else the last that is over
    select (
      select run_of_days
      from unnest((
        select range_agg(daterange(agreed.starts_on, agreed.ends_on))
        from vetting.contract as agreed
        where agreed.person_id = p_tutor
          and agreed.kind = 'tutor_contract'
          and not exists (select from vetting.contract as later where later.supersedes = agreed.contract_id)
      )) as run_of_days
      where lower(run_of_days) <= p_today
      order by run_of_days desc
      limit 1
    ) as days
  ) as covered
  where p_contract_required
  union all
  select 'document:' || missing.document, 'ACK_MISSING:' || missing.document, 'N', null
  from unnest(
    case when p_documents <> '{}' then policy.missing_acknowledgements(p_tutor, p_documents, p_at) end
  ) as missing (document);
end;

revoke all on function vetting.standing_validity(uuid, timestamptz, date, boolean, text[]) from public;
grant execute on function vetting.standing_validity(uuid, timestamptz, date, boolean, text[]) to cap_vetting;

comment on function vetting.standing_validity(uuid, timestamptz, date, boolean, text[]) is
  'Gate, contract and acknowledgements. Part of the validity of checks.';
