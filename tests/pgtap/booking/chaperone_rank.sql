-- none, available, present; an unknown word is the strictest (TS-60).
begin;
select plan(5);
select is(tests.truth(format('select booking.chaperone_rank(%L)', word)), rank, format('%s counts %s', coalesce(word, 'nothing'), rank))
from (values ('none', '0'), ('available', '1'), ('present', '2'), ('other', '2'), (null, '2')) as counted (word, rank);
select * from finish();
rollback;
