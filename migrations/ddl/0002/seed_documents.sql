-- The register of documents (TS-01, TS-105, TS-106) with a first version of each.
-- A first version says what the document has to cover. The platform supplies its own text as the next version,
-- published by the safeguarding lead with api.publish_document; until then readers are told so.
set role cap_migration;

insert into policy.document (document, title, clause) values
('safeguarding_policy', 'Safeguarding policy', 'TS-01'),
('code_of_conduct', 'Code of conduct for tutors', 'TS-105'),
('kcsie', 'Keeping children safe in education: what tutors confirm they have read', 'MT-01'),
('code', 'Code of conduct for people who teach', 'MT-01'),
('safeguarding', 'Safeguarding procedures for people who teach', 'MT-01'),
('online_safety', 'Online safety policy', 'OS-07'),
('soa_2003', 'Sexual Offences Act 2003: what tutors confirm they have read', 'MT-05'),
('aua', 'Acceptable use agreement for learners and those responsible for them', 'OS-21'),
('recording_notice', 'Notice of recording', 'OS-17'),
('aadc_posture', 'How the Children''s Code is met', 'TS-105'),
('security_posture', 'How data are kept safe', 'TS-105'),
('sub_processors', 'Register of sub-processors', 'TS-105'),
('cookie_notice', 'Notice of cookies and consent', 'TS-105'),
('acceptable_use', 'Acceptable use policy', 'TS-105'),
('safer_recruitment', 'Safer recruitment policy', 'TS-105');

insert into policy.document_version (document, version, effective_from, owner, review_due_on, cites, body)
select text.document, '1', timestamptz '2025-09-01 00:00:00 Europe/London', 'Designated safeguarding lead',
       text.review_due_on, text.cites, text.body
from (values
('safeguarding_policy', date '2026-08-31', '{KCSIE:2025,Working Together:2023}'::text[],
'This policy says how children and the adults who work with them are kept safe here, who the designated safeguarding lead is, how anybody raises a concern, and what happens then. It is reviewed before every academic year and when the guidance it rests on changes. This first version sets out what the policy has to cover; the platform publishes its own full text as the next version, and everybody is asked to acknowledge that one anew.'),
('code_of_conduct', '2026-08-31', '{KCSIE:2025}',
'A tutor keeps to professional boundaries, teaches and writes only through the platform, never asks a child to keep a secret, and reports every worry about a child, however small. The code has to say what conduct is expected before, during and after a lesson, and what follows when it is not kept. The platform publishes its own wording as the next version.'),
('kcsie', '2026-08-31', '{KCSIE:2023}',
'Whoever teaches confirms with this document that they have read the part of the statutory guidance on keeping children safe in education that is meant for all staff, in the edition now in force, together with the platform''s updates to it. The guidance itself is published by the Department for Education and is not repeated here. The platform names the edition to be read in the next version.'),
('code', '2026-01-01', '{KCSIE:2023}',
'This code describes how people who teach behave towards learners and those responsible for them: openly, fairly, within clear limits, and only where the platform can see it. It has to cover communication, gifts, social media, images, contact outside lessons and the duty to speak up about one''s own mistakes. It is reviewed every academic term; the platform publishes its own wording as the next version.'),
('safeguarding', '2026-08-31', '{KCSIE:2024}',
'These procedures tell a person who teaches what to do when something worries them: listen, promise no secrecy, ask no leading question, write down what was said, and pass it on at once. They have to name who receives a concern, how quickly, and that in an emergency the call to 999 comes first. The platform publishes its own procedures as the next version.'),
('online_safety', '2026-08-31', '{KCSIE:2024}',
'Online safety here means protecting learners from harmful content, contact, conduct and commerce, and teaching them to protect themselves. The policy has to say what is monitored, who sees it, which training everybody repeats each year, and how a problem is reported. The platform publishes its own policy as the next version.'),
('soa_2003', '2026-08-31', '{Sexual Offences Act:2003}',
'Whoever teaches confirms with this document that they know the Sexual Offences Act 2003 and what it says about adults who work with young people. The platform''s own rule goes further than the Act: any sexual or romantic relationship with a learner is forbidden, whatever the learner''s age and whether or not the Act names the setting. The platform publishes its own summary as the next version.'),
('aua', '2026-08-31', '{}',
'With this agreement a learner, and the adult who answers for them, accept how lessons are used: no recordings or screenshots of one''s own, suitable dress and a suitable place, respect for the tutor, and a word to a trusted adult when something feels wrong. It has to be understandable to the youngest learner. The platform publishes its own wording as the next version.'),
('recording_notice', '2026-08-31', '{UK GDPR:2021,DPA:2018}',
'Where the platform records every lesson, this notice tells everybody so before the first one: what is recorded, why, for how long it is kept, who may watch it and who may not, and how to object. Nobody is recorded without having been told, and a child who objects is not recorded. The platform publishes its own notice, with its own retention time, as the next version.'),
('aadc_posture', '2026-08-31', '{Children''s Code:2021}',
'Children are likely to use this service, so the Children''s Code applies to it. This document has to show, standard by standard, how the best interests of the child decide about defaults, data, profiling and tools for parents, and where the evidence lies. The platform publishes its own assessment as the next version.'),
('security_posture', '2026-08-31', '{UK GDPR:2021,DPA:2018}',
'This document has to tell schools, agencies and families how records about children are protected: who can read what, how that is enforced, how access is logged, how copies are kept, and what happens after a breach. It claims nothing that cannot be shown. The platform publishes its own statement as the next version.'),
('sub_processors', '2026-08-31', '{UK GDPR:2021}',
'This register has to name every company that handles personal data on the platform''s behalf, what it does with them, in which country, and under which contract. It is changed before a new company begins, not after. The platform publishes its own register as the next version.'),
('cookie_notice', '2026-08-31', '{UK GDPR:2021}',
'This notice has to say which cookies and similar means the service uses, which of them it cannot work without, and how to refuse the others. Nothing that is not needed is set for a child by default. The platform publishes its own notice as the next version.'),
('acceptable_use', '2026-08-31', '{}',
'This policy has to say what nobody may do on the service, be they learner, parent, tutor, school or agency, how misuse is reported, and which steps may follow, each with a right of appeal. The platform publishes its own policy as the next version.'),
('safer_recruitment', '2026-08-31', '{KCSIE:2025}',
'Nobody teaches here before the checks that this policy has to list are done, seen in the original and recorded: identity, an enhanced DBS certificate with the children''s barred list, references, qualifications and the others that the platform''s profile asks for. It also has to say how often each is repeated and how the papers of people who were not taken on are kept apart and deleted. The platform publishes its own policy as the next version.')
) as text (document, review_due_on, cites, body);

set role safelane_owner;
