-- Nobody here was made up by a demonstration.
-- only: production
-- as: safelane_migrator
-- since: 0017
select 'identity.person' as object, format('%s people of a demonstration are here', made_up) as problem
from identity.demonstration_people() as made_up
where made_up > 0
