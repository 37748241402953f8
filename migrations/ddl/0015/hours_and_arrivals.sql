-- New hours of an organisation, from an instant on. What was agreed before stays where it is (MT-68).
create table identity.operating_change (
  change_id       uuid        not null,
  organisation_id uuid        not null,
  operating_hours jsonb       not null,
  effective_from  timestamptz not null default now(),
  reason          text        not null,
  set_by          uuid        not null,
  set_at          timestamptz not null default now(),
  constraint operating_change_pkey primary key (change_id),
  constraint operating_change_organisation foreign key (organisation_id) references identity.organisation,
  constraint operating_change_hours
    check (jsonb_typeof(operating_hours) = 'array' and jsonb_array_length(operating_hours) <= 50),
  constraint operating_change_never_backwards check (effective_from >= set_at and isfinite(effective_from)),
  constraint operating_change_reason_length check (length(reason) between 3 and 2000)
);
create index operating_change_organisation_idx on identity.operating_change (organisation_id, effective_from);
comment on table identity.operating_change is
  'Hours that replace the ones before, and the windows of the registration, from an instant on (MT-68).';
comment on column identity.operating_change.operating_hours is
  'All windows, as a list of {iso_weekday, opens, closes} in London time; an empty one sets no limit.';

-- What a tutor put right about an arrival: the first report stays (TS-62).
create table booking.attendance_correction (
  correction_id    uuid        not null,
  lesson_id        uuid        not null,
  kind             text        not null generated always as ('check_in') stored,
  venue_confirmed  boolean     not null,
  chaperone_status text        not null,
  reason           text        not null,
  by_person        uuid        not null,
  at               timestamptz not null default now(),
  constraint attendance_correction_pkey primary key (correction_id),
  constraint attendance_correction_of foreign key (lesson_id, kind) references booking.attendance,
  constraint attendance_correction_chaperone check (chaperone_status in ('not_required', 'available', 'present', 'absent')),
  constraint attendance_correction_reason_length check (length(reason) between 3 and 2000)
);
create index attendance_correction_lesson_idx on booking.attendance_correction (lesson_id, kind, at);
comment on table booking.attendance_correction is
  'A check-in put right by the tutor who made it, with the reason; the latest one counts (TS-60, TS-62).';

-- It also asks since when now.
drop function booking.within_operating_windows(uuid, timestamptz, timestamptz);
