-- Nobody but the platform's own identity provider makes a token that is believed.
-- rests on: 116 201 205 217
select 'prevention' as how, 'the database verifies each signature itself, and no setting replaces the key' as why
