-- How each check of a tutor stands over everything they work under: one line a check, the worst that is true of it.
-- Deliberately without what may not be known before notice (E1.4): screening and its hits, new information at the
-- DBS, barred list and prohibition matches. A hold is no vetting matter and is not here either, so that the answer
-- is the same whether there is one or not.
create or replace function vetting.standing_of(p_tutor uuid, p_at timestamptz)
  returns table (item text, status text, until timestamptz)
  language sql
  stable
  parallel safe
begin atomic
  with judged as (
    select
      case when checked.code = 'SELF_DISCLOSURE_PENDING' then 'self_disclosure' else checked.item end as item,
      vetting.status_of(checked.code, checked.until) as status,
      checked.until
    from vetting.live_work(p_tutor, p_at) as work
    cross join lateral vetting.validity(p_tutor, work.engagement_id, p_at) as checked
    where checked.class <> 'A'
      and checked.item <> 'sanctions'
      and (checked.item <> 'known_bar' or checked.code = 'SELF_DISCLOSURE_PENDING')
  ),
  worst as (
    select judged.item,
      min(array_position(array['missing', 'lapsed', 'under_review', 'ok'], judged.status)) as place
    from judged
    group by judged.item
  )
  select
    worst.item,
    (array['missing', 'lapsed', 'under_review', 'ok'])[worst.place],
    (
      select min(judged.until)
      from judged
      where judged.item = worst.item
        and judged.status = (array['missing', 'lapsed', 'under_review', 'ok'])[worst.place]
        and judged.status in ('lapsed', 'ok')
    )
  from worst;
end;

revoke all on function vetting.standing_of(uuid, timestamptz) from public;
grant execute on function vetting.standing_of(uuid, timestamptz) to cap_vetting;

comment on function vetting.standing_of(uuid, timestamptz) is
  'item, status (ok, missing, lapsed, under_review) and until (ok: good until; lapsed: since). Asked for the tutor.';
