-- Row security, a policy, a trigger or a grant on something that is there, changed and changed back, is known.
-- rests on: 130 133
select 'detection' as how, 'rule 130 compares which transaction wrote each definition; what is made and dropped, or a role granted and revoked, between two inspections leaves nothing here (event triggers journal all of it but roles); nobody can stop a superuser from doing it' as why
