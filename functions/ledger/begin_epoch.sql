-- After a restore that lost entries the log goes on under a new name, and its first leaf quotes what was signed last under
-- the old one: whoever holds the old checkpoint sees that, and when, it ended.
set role cap_ledger;

create or replace function ledger.begin_epoch(p_origin text, p_note text)
  returns bigint
  language plpgsql
  volatile
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if p_origin is null or length(p_origin) not between 1 and 500 or p_note is null or length(p_note) not between 1 and 30000 then
    raise exception using
      errcode = '22023',
      message = 'an epoch begins with a name and with the last checkpoint of the one before',
      hint = 'Give the new origin (up to 500 characters) and the old note (up to 30,000).';
  end if;
  return ledger.enter('begin_epoch', null, null, p_detail => jsonb_build_object('origin', p_origin),
    p_more => '"previous":{"note":' || to_json(p_note)::text || '},');
end;
$$;

revoke all on function ledger.begin_epoch(text, text) from public;
grant execute on function ledger.begin_epoch(text, text) to safelane_sealer;

comment on function ledger.begin_epoch(text, text) is
  'Append the first leaf of a new epoch, which quotes the last checkpoint note of the old one; returns its number. Called by safelane seal.';

set role safelane_owner;
