-- The policy lane goes as a whole: its tables, functions and policies.
drop schema policy cascade;
