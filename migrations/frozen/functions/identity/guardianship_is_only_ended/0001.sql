-- A link between a guardian and a learner stays on record with its evidence. It can be ended once, from now on
-- or later, never backwards: a consent given while it was live was given by somebody who could (TS-12, TN-23).
create or replace function identity.guardianship_is_only_ended()
  returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  c_closing constant text[] := array['valid_until', 'ended_by', 'end_reason'];
begin
  if tg_op = 'DELETE' then
    raise exception using
      errcode = '23001',
      message = 'guardianships are never deleted',
      hint = 'End the link with end_guardianship.';
  end if;

  if to_jsonb(new) - c_closing <> to_jsonb(old) - c_closing then
    raise exception using
      errcode = '23001',
      message = 'a guardianship does not change after it was verified',
      hint = 'End it and link the guardian anew, with new evidence.';
  end if;

  if old.ended_by is not null or old.valid_until <= now() then
    raise exception using
      errcode = '23001',
      message = 'the guardianship has come to its end already',
      hint = 'Link the guardian anew instead of reopening this one.';
  end if;

  if new.ended_by is null
     or new.valid_until is null
     or new.valid_until < greatest(now(), old.valid_from)
     or new.valid_until > old.valid_until then
    raise exception using
      errcode = '23001',
      message = 'a guardianship is only ended, by somebody, from now on',
      hint = 'Set ended_by, end_reason and a valid_until that is neither past nor later than before.';
  end if;

  return new;
end;
$$;

revoke all on function identity.guardianship_is_only_ended() from public;

comment on function identity.guardianship_is_only_ended() is
  'Trigger on identity.guardianship: rows are closed once, from now on, and never deleted.';

create or replace trigger _100_guardianship_is_only_ended
  before update or delete on identity.guardianship
  for each row execute function identity.guardianship_is_only_ended();

alter table identity.guardianship enable always trigger _100_guardianship_is_only_ended;
