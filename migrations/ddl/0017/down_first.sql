-- A migration down from here is not noted any more.
drop trigger if exists _100_passage on guard.alembic_version;
