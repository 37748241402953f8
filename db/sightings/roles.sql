-- What pg_authid says of the roles that are ours, for guard.inspect. Only a superuser may ask. No password leaves it.
select coalesce(jsonb_agg(jsonb_build_object(
    'name', r.rolname, 'object', r.oid::bigint, 'xmin_is', r.xmin::text,
    'fact', substr(encode(sha256(convert_to((to_jsonb(r) - 'oid' - 'rolpassword')::text, 'UTF8')), 'hex'), 1, 32))), '[]')
from pg_authid as r
where r.rolname ~ '^(safelane_|cap_|web_|authenticator)'
