-- Guidance and statute by edition (C.1, TS-07): data, so that a new edition is a row and no release.
-- What is superseded follows from the dates. "expected" means: nobody has seen it published, so it does not count.
set role cap_migration;

insert into policy.guidance_edition (instrument, edition, valid_from, status, note) values
('KCSIE', '2023', '2023-09-01', 'in_force', 'Keeping children safe in education. Still cited by one of the published codes of conduct.'),
('KCSIE', '2024', '2024-09-01', 'in_force', 'Still cited by one of the published online safety policies.'),
('KCSIE', '2025', '2025-09-01', 'in_force', 'Technical changes; names misinformation, disinformation and conspiracy theories.'),
('KCSIE', '2026', '2026-09-01', 'expected',
 'Consulted on from 12 February to 22 April 2026 for September 2026; the final text has not been verified.'),
('Working Together', '2018', '2018-07-04', 'in_force', null),
('Working Together', '2023', '2023-12-15', 'in_force', 'Cited by the TutorStudio policy.'),
('Working Together', '2026', '2026-04-01', 'in_force',
 'Published in spring 2026 in place of 2023; the first of April stands for a day that has not been verified.'),
('Out-of-school settings guidance', '2023', '2023-09-01', 'in_force',
 'Safeguarding guidance for providers of tuition and other out-of-school settings; the day of the month is not verified.'),
('Children Act 1989', '1989', '1991-10-14', 'in_force', null),
('Children Act 2004', '2004', '2004-11-15', 'in_force', null),
('Sexual Offences Act', '2003', '2004-05-01', 'in_force',
 'Section 22A (28 June 2022) covers sport and religion; a private tutor is not covered by the Act as such.'),
('Online Safety Act', '2023', '2023-10-26', 'in_force', 'Royal Assent; its duties began in stages.'),
('Illegal Harms Codes', '2025', '2025-03-17', 'in_force', null),
('Children''s Code', '2021', '2021-09-02', 'in_force', 'Age appropriate design code, from the end of its transition year.'),
('UK GDPR', '2021', '2021-01-01', 'in_force', null),
('DPA', '1998', '2000-03-01', 'in_force', 'Replaced by the Act of 2018; one of the published policies still names it.'),
('DPA', '2018', '2018-05-25', 'in_force', 'Safeguarding rests on Schedule 1 paragraph 18; Schedule 8 is for law enforcement.'),
('Data (Use and Access) Act', '2025', '2026-02-05', 'in_force', 'Main data protection parts: recognised legitimate interests, safeguarding.'),
('Disclosure service', 'CRB', '2002-03-11', 'in_force', 'Criminal Records Bureau; renamed. No check is shown under this name.'),
('Disclosure service', 'DBS', '2012-12-01', 'in_force', 'Disclosure and Barring Service.'),
('Casey audit', '2025', '2025-06-16', 'in_force',
 'National audit on group-based child sexual exploitation and abuse, published 16 June 2025; one policy dates it 2024.');

set role safelane_owner;
