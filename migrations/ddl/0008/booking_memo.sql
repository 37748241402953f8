-- What holds for an engagement, as last worked out. A memory and no rule: it is believed only while policy.epoch has not
-- moved and no validity has begun or ended, and whoever finds it wanting works everything out anew.
-- All the values are read at once, in one piece of the page, instead of being put together from elsewhere.
create table policy.remembered (
  engagement_id uuid        not null,
  epoch         bigint      not null,
  worked_out_at timestamptz not null,
  good_until    timestamptz not null,
  settings      jsonb       not null,
  constraint remembered_pkey primary key (engagement_id),
  constraint remembered_engagement foreign key (engagement_id) references identity.engagement,
  constraint remembered_order check (worked_out_at < good_until)
) with (toast_tuple_target = 8160);
comment on table policy.remembered is
  'The values in effect for an engagement, of every parameter, as policy.effective_anew said them.';
comment on column policy.remembered.good_until is
  'First instant at which a clock changes what is in effect: policy.next_change.';

-- That nothing stood between a learner and a tutor's work, as last judged. A memory and no permission, as
-- booking.clearance is of the tutor: it is believed only while nothing it was made from has changed.
create table booking.learner_clearance (
  engagement_id    uuid        not null,
  learner_id       uuid        not null,
  tutor_id         uuid        not null,
  learner_version  bigint      not null,
  standing_version bigint      not null,
  policy_epoch     bigint      not null,
  judged_at        timestamptz not null,
  good_until       timestamptz not null,
  constraint learner_clearance_pkey primary key (engagement_id, learner_id),
  constraint learner_clearance_engagement foreign key (engagement_id) references identity.engagement,
  constraint learner_clearance_learner foreign key (learner_id) references identity.person,
  constraint learner_clearance_order check (judged_at < good_until)
);
create index learner_clearance_learner_idx on booking.learner_clearance (learner_id);
comment on table booking.learner_clearance is
  'Learners against whom nothing stood for an engagement. Never why not, and nothing that booking.judge_learner would not say again.';
comment on column booking.learner_clearance.learner_version is
  'booking.learner_standing: who answers for the learner, their birth date, their power.';
comment on column booking.learner_clearance.standing_version is
  'vetting.standing of the tutor: orders that keep the two apart, the engagement.';
comment on column booking.learner_clearance.good_until is
  'First instant at which a clock could change the verdict; never later than the next midnight in London.';
