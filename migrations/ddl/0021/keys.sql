-- A key that one person brings signs nothing until another one confirmed it (TS-55, TS-67, TS-77).
create table identity.key_confirmation (
  kid          text        not null,
  how          text        not null,
  thumbprint   text        not null,
  confirmed_by text        not null default session_user,
  confirmed_at timestamptz not null default clock_timestamp(),
  constraint key_confirmation_pkey primary key (kid, how),
  constraint key_confirmation_key foreign key (kid) references identity.signing_key,
  constraint key_confirmation_how check (how in ('person', 'embedded', 'adopted')),
  constraint key_confirmation_thumbprint check (thumbprint ~ '^[A-Za-z0-9_-]{43}$')
);
comment on table identity.key_confirmation is
  'Why a signing key is believed: a second person said so, or it was added while changes approve themselves (which counts in embedded mode alone), or production began with it.';
comment on column identity.key_confirmation.thumbprint is 'SHA-256 of the public key (RFC 7638), base64url: what was compared.';

-- who confirms, and who sets production
grant usage on schema identity to safelane_approver, cap_warden;
