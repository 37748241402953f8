-- Every refusal explains itself to those who may know (E1.4). To the public a lapsed check and a hold are one word;
-- a tutor reads their own file but not that they are held, unless notice was served; an officer reads checks but not
-- holds; safeguarding leads read everything, except about themselves (F9).
set role cap_booking;

create or replace function booking.visible_reasons(
  p_findings jsonb,
  p_tutor    uuid,
  p_persona  text,
  p_person   uuid,
  p_at       timestamptz
)
  returns jsonb
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  with found as (
    select
      item ->> 'code' as code,
      item ->> 'class' as class,
      (item ->> 'blocks')::boolean as blocks,
      (item ->> 'until')::timestamptz as until
    from jsonb_array_elements(p_findings) as item
  ),
  read as (
    select
      case
        when p_person = p_tutor then case
          when found.code in ('TUTOR_SUSPENDED', 'DBS_NEW_INFORMATION', 'SCREENING_HIT_OPEN')
            and vetting.notified(p_tutor, found.code, p_at, found.until)
            then found.code
          when reason.code is null then 'ACCOUNT_UNDER_REVIEW'
          when reason.family <> 'student' or found.blocks then coalesce(reason.tutor_code, found.code)
        end
        when p_persona in ('web_dsl', 'web_lado') then found.code
        when p_persona = 'web_vetting' then case
          when reason.code is null then 'ACCOUNT_UNDER_REVIEW'
          when reason.family <> 'student' or found.blocks then coalesce(reason.officer_code, found.code)
        end
        when found.blocks then coalesce(reason.public_code, 'TUTOR_NOT_BOOKABLE')
      end as shown,
      found.*
    from found
    left join booking.reason as reason on reason.code = split_part(found.code, ':', 1)
  ),
  told as (
    select
      read.shown,
      bool_or(read.blocks) as blocks,
      jsonb_strip_nulls(jsonb_build_object(
        'code', read.shown,
        'class', min(read.class) filter (where read.shown = read.code),
        'meaning', min(words.meaning),
        'remedy', min(words.remedy),
        'until', min(read.until) filter (where read.shown = read.code)
      )) as reason
    from read
    left join booking.reason as words on words.code = split_part(read.shown, ':', 1)
    where read.shown is not null
    group by read.shown
  )
  select jsonb_build_object('reasons', coalesce(jsonb_agg(told.reason order by told.shown) filter (where told.blocks), '[]'))
    || case when p_person = p_tutor or p_persona in ('web_dsl', 'web_lado', 'web_vetting')
         then jsonb_build_object('advisories',
           coalesce(jsonb_agg(told.reason order by told.shown) filter (where not told.blocks), '[]'))
         else '{}'
       end
  from told;
$$;

revoke all on function booking.visible_reasons(jsonb, uuid, text, uuid, timestamptz) from public;

comment on function booking.visible_reasons(jsonb, uuid, text, uuid, timestamptz) is
  'What this viewer may read of booking.judged: {reasons} that block, and {advisories} for the tutor and for staff who read codes. Asked by api functions.';

set role safelane_owner;
