-- What is refused to everybody is refused to whoever has every right, too.
begin;
select plan(4);

select throws_ok($$ select tests.given('insert into api.signposting default values') $$, '42501',
  'nothing is written through api.signposting', 'A superuser writes nothing through a view');
select tests.person('ann', '{tutor}');
select tests.become('ann', 'web_tutor');
select tests.is_refused($$ insert into api.my_vetting default values $$, 'A request is told that it has no right, and nothing about the view');
select tests.is_refused($$ update api.my_vetting set status = 'x' $$, 'nor to change');
select tests.is_refused($$ delete from api.my_vetting $$, 'or remove anything');

select * from finish();
rollback;
