-- Where to turn for help (TS-40, F7, C.11), by age band. Numbers are verbatim and never translated or shortened.
-- A change is a new version of the same service and band; it is verified again within six months.
set role cap_migration;

insert into policy.signposting
  (service, band, version, contact, wording, verified_on, verified_by, review_due, sort_order)
select line.service, line.band, 1, line.contact, line.wording,
       date '2026-11-21', 'Compared with published sources when this release was written; the platform verifies again by calling.',
       date '2027-05-21', line.sort_order
from (values
('emergency', 'under_13', '999', 'If you or somebody else is in danger right now, call 999. It is always right to call.', 10),
('emergency', '13_to_15', '999', 'If you or somebody else is in danger right now, call 999. It is always right to call.', 10),
('emergency', '16_to_17', '999', 'If you or somebody else is in danger right now, call 999. It is always right to call.', 10),
('emergency', 'adult', '999', 'If anybody is in immediate danger, call 999 first and tell us afterwards.', 10),
('police_non_emergency', 'adult', '101', 'The police, when it is not an emergency.', 15),
('childline', 'under_13', '0800 1111', 'You can talk to Childline about anything, day or night. It is free and does not show on the phone bill.', 20),
('childline', '13_to_15', '0800 1111', 'You can talk to Childline about anything, day or night. It is free and does not show on the phone bill.', 20),
('childline', '16_to_17', '0800 1111', 'For everybody under 19, day or night. It is free and does not show on the phone bill.', 20),
('childline', 'adult', '0800 1111', 'For everybody under 19, day or night. It is free and does not show on the phone bill.', 60),
('nspcc_helpline', 'adult', '0808 800 5000', 'For adults who are worried about a child.', 20),
('samaritans', 'all', '116 123', 'Somebody to talk to at any time, day or night, free.', 30),
('papyrus_hopeline', '13_to_15', '0800 068 4141', 'For anybody under 35 who has thoughts of suicide, and for those who worry about them.', 40),
('papyrus_hopeline', '16_to_17', '0800 068 4141', 'For anybody under 35 who has thoughts of suicide, and for those who worry about them.', 40),
('papyrus_hopeline', 'adult', '0800 068 4141', 'For anybody under 35 who has thoughts of suicide, and for those who worry about them.', 40),
('shout', 'all', 'text 85258', 'If you would rather write than talk: a free text service for anybody who struggles.', 50),
('report_remove', 'under_13', 'https://www.childline.org.uk/remove', 'If a picture of you that should not be there is on the internet, this helps to get it removed. You can ask an adult you trust to help.', 70),
('report_remove', '13_to_15', 'https://www.childline.org.uk/remove', 'If a nude picture or video of you is online, or might be, this helps to get it removed.', 70),
('report_remove', '16_to_17', 'https://www.childline.org.uk/remove', 'If a nude picture or video of you is online, or might be, this helps to get it removed.', 70),
('ceop_safety_centre', 'all', 'https://www.ceop.police.uk/safety-centre/', 'Report somebody who has behaved sexually towards a child online. Part of the National Crime Agency.', 80),
('uk_safer_internet_centre', 'all', 'https://saferinternet.org.uk/', 'Advice on staying safe online, and where to report harmful content.', 90),
('nspcc_whistleblowing', 'adult', '0800 028 0285', 'For people who work with children and are worried about how their organisation deals with concerns.', 100)
) as line (service, band, contact, wording, sort_order);

set role safelane_owner;
