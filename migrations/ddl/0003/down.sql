-- The vetting lane goes as a whole: its tables, functions and policies.
drop schema vetting cascade;
