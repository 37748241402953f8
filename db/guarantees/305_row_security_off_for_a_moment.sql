-- Row security, a trigger or a grant that was changed and changed back is known.
-- rests on: 130 133
select 'detection' as how, 'rule 130 compares which transaction wrote each definition; nobody can stop a superuser from doing it' as why
