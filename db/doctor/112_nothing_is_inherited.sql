-- Every membership is taken on with SET ROLE; none gives its privileges by itself, and no member hands it on.
select format('%s in %s', m.member::regrole, m.roleid::regrole) as object,
  concat_ws(', ', case when m.inherit_option then 'the membership is inherited' end,
    case when m.admin_option and ours.member then 'the member may hand it on' end) as problem
from pg_auth_members as m
cross join lateral (
  select pg_get_userbyid(m.roleid) ~ '^(safelane_|cap_|web_|authenticator)' as role,
    pg_get_userbyid(m.member) ~ '^(safelane_|cap_|web_|authenticator)' as member) as ours
where (ours.role or ours.member) and m.inherit_option
  or ours.member and m.admin_option
order by 1
