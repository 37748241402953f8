-- No definition that decides who may do what was changed, or changed back, without a migration; one that came and went between two inspections leaves nothing to tell.
-- as: safelane_migrator
-- since: 0017
select object, problem from guard.unexplained()
