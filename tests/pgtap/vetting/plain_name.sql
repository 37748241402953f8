-- Names are compared without case and spacing.
begin;
select plan(4);
select is(tests.value_as('cap_vetting', $$ vetting.plain_name(E'  ANN\t Marie   O''Example ') $$), 'ann marie o''example', 'Case and spaces do not count');
select is(tests.value_as('cap_vetting', $$ vetting.plain_name('Ann-Marie') $$), 'ann-marie', 'hyphens do');
select is(tests.value_as('cap_vetting', $$ vetting.plain_name('Émile') = vetting.plain_name('Emile') $$), 'false', 'and so do accents');
select is(tests.value_as('cap_vetting', 'vetting.plain_name(null)'), null, 'No name is no name');
select * from finish();
rollback;
