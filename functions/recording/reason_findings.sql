-- Staff say why, from a list and in words (E3.4, F18): at least twenty characters that are not there to fill the field.
create or replace function recording.reason_findings(p_reason_code text, p_reason text, p_observations boolean)
  returns setof text
  language plpgsql
  immutable
  parallel safe
  set search_path = pg_catalog, pg_temp
as $$
declare
  v_words text := btrim(regexp_replace(coalesce(p_reason, ''), '[[:space:]]+', ' ', 'g'));
begin
  if p_reason_code is null then
    return next 'REASON_CODE_MISSING';
  elsif p_reason_code <> all (array['safeguarding_case', 'crisis_review', 'lado_request', 'police_request',
      'subject_access', 'complaint', 'appeal', 'classifier_flag_review'])
    and not (p_reason_code = 'quality_observation' and p_observations is true)
  then
    return next 'REASON_CODE_NOT_ALLOWED';
  end if;

  -- what only fills the field does not count towards the twenty
  v_words := btrim(regexp_replace(v_words,
    '[[:<:]](testing|tests?|n[[:space:]]*/[[:space:]]*a|na|none|asdf+|x+)[[:>:]][[:space:].,;:!-]*', '', 'gi'));
  -- an E string, so that it is read the same under every setting of standard_conforming_strings
  v_words := regexp_replace(v_words, E'(.)\\1{3,}', E'\\1', 'g');
  if length(v_words) < 20 then
    return next 'REASON_TOO_SHORT';
  end if;
end;
$$;

revoke all on function recording.reason_findings(text, text, boolean) from public;
grant execute on function recording.reason_findings(text, text, boolean) to cap_recording;

comment on function recording.reason_findings(text, text, boolean) is
  'What is wrong with a member of staff''s reason: REASON_CODE_MISSING, REASON_CODE_NOT_ALLOWED, REASON_TOO_SHORT; nothing where it will do. quality_observation counts only where the profile has observations. Asked by recording.staff_read_findings.';
