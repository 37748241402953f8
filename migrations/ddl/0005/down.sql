drop function identity.seal(uuid, text, timestamptz, text);
drop function identity.seal_of(text, text, text, text);
