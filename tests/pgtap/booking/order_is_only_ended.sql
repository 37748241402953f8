-- What holds somebody back is ended once and never rewritten (TS-12, TS-72, TN-42).
begin;
select plan(17);
select tests.person('ann', '{tutor}'), tests.person('bob', '{tutor}'), tests.person('kim', '{learner}', tests.born(12));
select tests.restricted('ann'), tests.restricted('bob', 'closure'), tests.kept_apart('ann', 'kim');

select tests.is_refused(format('select tests.given(%L)', change), change, 'PT409')
from unnest(array[
  'update booking.restriction set kind = ''suspension'' where kind = ''hold''',
  'update booking.restriction set tutor_id = tests.id(''bob'') where kind = ''hold''',
  'update booking.restriction set effective_from = now() + interval ''1 day'' where kind = ''hold''',
  'update booking.restriction set placed_by = tests.id(''kim'') where kind = ''hold''',
  'update booking.restriction set ended_at = now(), ended_by = tests.registrar() where kind = ''closure''',
  'delete from booking.restriction',
  'set local session_replication_role = replica; delete from booking.restriction',
  'update booking.no_contact_order set learner_id = tests.id(''ann'')',
  'update booking.no_contact_order set scope = ''household''',
  'delete from booking.no_contact_order']) as change;
select tests.settled();
select tests.is_refused($$ select tests.given('truncate booking.restriction') $$, 'never emptied', '23001');
select tests.is_refused($$ select tests.given('truncate booking.no_contact_order') $$, 'never emptied', '23001');
select tests.is_refused($$ select tests.given('update booking.restriction set ended_at = now(), ended_by = tutor_id where kind = ''hold''') $$,
  'The tutor ends no hold of their own', '23514');
select lives_ok($$ select tests.given('update booking.restriction set ended_at = now(), ended_by = tests.registrar() where kind = ''hold''') $$, 'A hold is ended');
select tests.is_refused($$ select tests.given('update booking.restriction set ended_at = null, ended_by = null where kind = ''hold''') $$, 'and not reopened', 'PT409');
select lives_ok($$ select tests.given('update booking.no_contact_order set lifted_at = now(), lifted_by = tests.registrar()') $$, 'An order is lifted');
select tests.is_refused($$ select tests.given('update booking.no_contact_order set lifted_at = now() + interval ''1 day''') $$, 'once', 'PT409');
select * from finish();
rollback;
