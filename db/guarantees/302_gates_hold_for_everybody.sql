-- A gate stops a superuser and a restore in replica mode too.
-- rests on: 106
select 'prevention' as how, 'every trigger of ours fires always; a superuser who switches one off is told of by rule 130' as why
