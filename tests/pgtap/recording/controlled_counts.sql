-- Small numbers of people are not told, and not to be worked out (F23, E7.1).
begin;
select plan(9);
select is(tests.value_as('cap_recording', format('select recording.controlled_counts(%L, %L, 5, 5)', counts, people)), told, why)
from (values
  ('{20,30,11,9}', '{20,30,11,9}', '{20,30,10,10,70}', 'Large figures are rounded, the sum on its own'), ('{2,7,31,3}', '{2,7,31,3}', '{c,5,30,c,c}', 'two small ones hide each other'),
  ('{2,7,31,30}', '{2,7,31,30}', '{c,c,30,30,c}', 'one small one takes the smallest with it'), ('{20,30,11,9}', '{20,3,11,9}', '{20,c,10,c,c}', 'few people behind many acts are few'),
  ('{0,0,0,0}', '{0,0,0,0}', '{0,0,0,0,0}', 'none is none'), ('{1,0,0,0}', '{1,0,0,0}', '{c,c,0,0,c}', 'one alone is not told by the others'' zeros'),
  ('{4,0,0,0}', '{4,0,0,0}', '{c,c,0,0,c}', 'four neither'), ('{5,0,0,0}', '{5,0,0,0}', '{5,0,0,0,5}', 'five are told')) as asked (counts, people, told, why);
select is(tests.value_as('cap_recording', $$ select recording.controlled_counts('{3,20,30,40}', '{9,20,30,40}', 5, 5) $$), '{c,c,30,40,c}', 'A small figure is small, however many people are behind it');
select * from finish();
rollback;
