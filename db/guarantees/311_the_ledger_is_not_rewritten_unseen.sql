-- An entry that is removed, changed or dated back is known.
-- as: safelane_migrator
-- since: 0017
select case when exists (select from guard.last_checkpoint()) then 'detection' else 'neither' end as how,
  coalesce((select format('the tree of %s entries is signed outside the database', size) from guard.last_checkpoint()),
    'no checkpoint was ever signed: safelane seal has to run') as why
