-- What is known of one certificate: every record of it. A record belongs to another one that it takes the place of, and
-- to every other with the same number, whatever else was changed in it.
create or replace function vetting.certificate_family(p_person uuid, p_number text, p_supersedes uuid)
  returns table (certificate_id uuid, disclosures text, recorded_by uuid)
  language sql
  stable
  parallel safe
begin atomic
  with recursive family as (
    select own.certificate_id, own.number, own.supersedes, own.disclosures, own.recorded_by
    from vetting.dbs_certificate as own
    where own.person_id = p_person
      and own.source = 'verified'
      and (own.number = p_number or own.certificate_id = p_supersedes)
    union
    select own.certificate_id, own.number, own.supersedes, own.disclosures, own.recorded_by
    from family
    join vetting.dbs_certificate as own
      on own.person_id = p_person
      and own.source = 'verified'
      and (own.number = family.number or own.certificate_id = family.supersedes)
  )
  select family.certificate_id, family.disclosures, family.recorded_by
  from family;
end;

revoke all on function vetting.certificate_family(uuid, text, uuid) from public;
grant execute on function vetting.certificate_family(uuid, text, uuid) to cap_vetting;

comment on function vetting.certificate_family(uuid, text, uuid) is
  'The verified records of the certificate with this number, or that a record which supersedes this one would be of.';
