-- No request, job or command reads or writes past row security.
-- rests on: 101 105 109 110 111 112 136
-- unless told by: 135
select 'prevention' as how, 'every table is enabled and forced, and nobody above the rules is within reach' as why
