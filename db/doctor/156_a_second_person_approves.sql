-- A change to the rules is approved by a second person, never by itself.
-- only: production
-- as: safelane_migrator
-- since: 0016
select 'guard' as object, format('is in mode %s: each change approves itself; see safelane guard', warden.mode()) as problem
where warden.mode() <> 'production'
