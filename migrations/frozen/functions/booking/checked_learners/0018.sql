-- Who is to be taught: one person or several, none of them twice; sorted, so that one request has one form.
create or replace function booking.checked_learners(p_learners uuid[], p_tutor uuid, p_min integer)
  returns uuid[]
  language plpgsql
  immutable
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_learners uuid[] := array(select distinct learner from unnest(p_learners) as learner order by learner);
begin
  if p_learners is null
    or array_ndims(p_learners) > 1
    or cardinality(p_learners) not between p_min and 50
    or cardinality(p_learners) <> cardinality(v_learners)
    or array_position(v_learners, null) is not null
    or p_tutor = any (p_learners)
  then
    raise exception using
      errcode = 'PT422',
      message = 'learner_ids are not the learners of a lesson',
      hint = format('Send %s to 50 different identifiers of learners, without the tutor.', p_min);
  end if;
  return v_learners;
end;
$$;

revoke all on function booking.checked_learners(uuid[], uuid, integer) from public;
grant execute on function booking.checked_learners(uuid[], uuid, integer) to cap_booking;

comment on function booking.checked_learners(uuid[], uuid, integer) is
  'The learners, sorted; PT422 where they cannot be those of one lesson. Asked by api functions.';
