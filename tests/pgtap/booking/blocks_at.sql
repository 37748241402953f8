-- B stops a booking and a start, N new bookings only, S the start only, A nothing (E1.1).
begin;
select plan(13);

select is(
  tests.truth(format($$ select string_agg(point, ' ' order by point) from unnest('{P1,P2,P3,P4,P5}'::text[]) as point
                        where booking.blocks_at(%L, point) $$, class)),
  points, format('class %s: %s', class, coalesce(points, 'nothing')))
from (values ('B', 'P1 P2 P3 P4 P5'), ('N', 'P1 P2 P3'), ('S', 'P4'), ('A', null), ('?', 'P1 P2 P3 P4 P5'))
  as expected (class, points);

select tests.become('ann', 'web_tutor');
select tests.is_refused($$ select booking.blocks_at('A', 'P1') $$, 'Requests ask api functions');
select tests.step_back();
select is(tests.truth(format('select booking.blocks_at(%L, %L)', class, point)), told, format('class %s at %s', class, coalesce(point, 'a point nobody named')))
from (values ('B', null, 'true'), ('N', null, 'true'), ('S', null, 'true'), ('A', null, 'false'),
             ('N', 'P9', 'true'), ('S', 'P9', 'true'), ('A', 'P9', 'false')) as asked (class, point, told);
select * from finish();
rollback;
