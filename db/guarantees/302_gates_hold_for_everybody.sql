-- A gate stops a superuser and a restore in replica mode too.
-- rests on: 106 136
select 'prevention' as how, 'every trigger of ours is there and fires always; a superuser who switches one off is told of by rule 130' as why
