-- The booking lane goes as a whole: its tables, functions, policies, and its triggers on other lanes' tables.
drop schema booking cascade;
