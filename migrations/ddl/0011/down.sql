-- The recording lane goes as a whole: its tables, functions, policies, and its triggers on other lanes' tables. The words
-- and the parameter it brought stay in the append-only tables of other lanes; going up again finds them there.
drop schema recording cascade;
revoke usage, create on schema api from cap_recording;
revoke usage on schema booking, identity, policy, guard, ledger from cap_recording;
