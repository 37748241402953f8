-- Who may do what to guard.idempotency_key
--
--                select      insert      update                delete
--   cap_guard    the asking person's own rows; an answer once   .
--
-- Nobody else: an answer may hold what only its person may read. guard.key_is_only_answered keeps an answer as it was.

select guard.close_table('guard.idempotency_key');
select guard.no_truncate('guard.idempotency_key');

grant select on guard.idempotency_key to cap_guard;
grant insert (person_id, key, function, body_hash) on guard.idempotency_key to cap_guard;
grant update (status, headers, answer) on guard.idempotency_key to cap_guard;

create policy cap_guard_select_own on guard.idempotency_key
  for select to cap_guard
  using (person_id = (select identity.person_id()));

create policy cap_guard_insert_own on guard.idempotency_key
  for insert to cap_guard
  with check (person_id = (select identity.person_id()));

create policy cap_guard_update_own_once on guard.idempotency_key
  for update to cap_guard
  using (person_id = (select identity.person_id()) and answer is null)
  with check (person_id = (select identity.person_id()) and answer is not null);

comment on policy cap_guard_select_own on guard.idempotency_key is
  'A retry finds the answer of its own person''s first request, and nobody else''s.';
comment on policy cap_guard_update_own_once on guard.idempotency_key is
  'The answer is filled in once, by the person whose request it was.';
