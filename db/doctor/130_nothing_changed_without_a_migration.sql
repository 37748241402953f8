-- Nothing that decides who may do what changed without a migration, not even for a moment.
-- as: safelane_migrator
-- since: 0017
select object, problem from guard.unexplained()
