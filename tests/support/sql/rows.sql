-- Rows said as jsonb, so that a table of near misses is one line each.

-- The statement that writes one row; what is not said is left to the table:
-- select tests.do_as('cap_recording', tests.row_of('recording.signal', '{"kind": "objection"}'));
create or replace function tests.row_of(p_table text, p_values jsonb)
  returns text
  language sql
  stable
as $$
  select format(
    'insert into %1$s (%2$s) select %2$s from jsonb_populate_record(null::%1$s, %3$L)', p_table,
    (select string_agg(quote_ident(key), ', ' order by key) from jsonb_object_keys(p_values) as key), p_values)
$$;

-- One test: the table has no place for such a row, not even above row security.
create or replace function tests.cannot_be(p_table text, p_values jsonb, p_why text)
  returns text
  language sql
as $$
  select tests.is_refused(format('select tests.given(%L)', tests.row_of(p_table, p_values)), p_why, '23514')
$$;
