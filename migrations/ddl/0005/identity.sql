-- the seal also holds the token and its end; a seal without them must not be left behind
drop function identity.seal(uuid, text);
drop function identity.seal_of(text, text);
