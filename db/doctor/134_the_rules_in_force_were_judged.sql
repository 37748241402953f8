-- The rules in force are those that were judged, and in production approved by a second person.
-- as: safelane_migrator
-- since: 0016
select 'posture' as object,
  format('is %s, and what was judged last is %s: see safelane migrate plan', now.hash, coalesce(judged.hash, 'nothing')) as problem
from (select warden.posture_hash() as hash) as now
left join (select hash from warden.posture_in_force()) as judged on true
where judged.hash is distinct from now.hash
