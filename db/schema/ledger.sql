-- The schema ledger at head, for reading and review. Written by `safelane snapshot`; do not edit.
-- Revision 0008
-- PostgreSQL 18

--
-- Name: append(text, text, uuid, text, text[], jsonb); Type: FUNCTION; Schema: ledger; Owner: cap_ledger
--

CREATE FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text DEFAULT 'done'::text, p_reasons text[] DEFAULT '{}'::text[], p_detail jsonb DEFAULT '{}'::jsonb) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  v_seq bigint;
begin
  insert into ledger.entry
    (actor_id, persona, acting_role, action, target_kind, target_id, outcome, reasons, request_id, detail)
  values (
    identity.person_id(),
    identity.persona(),
    coalesce(nullif(current_setting('role'), 'none'), session_user),
    p_action,
    p_target_kind,
    p_target_id,
    p_outcome,
    coalesce(p_reasons, '{}'),
    left(guard.request_header('x-request-id'), 200),
    coalesce(p_detail, '{}'))
  returning seq into v_seq;
  return v_seq;
end;
$$;

ALTER FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb) OWNER TO cap_ledger;

--
-- Name: FUNCTION append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb); Type: COMMENT; Schema: ledger; Owner: cap_ledger
--

COMMENT ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb) IS 'Write one entry for an action (outcome done or refused) and return its number. Called by every function that acts or refuses.';

--
-- Name: entry; Type: TABLE; Schema: ledger; Owner: safelane_owner
--

CREATE TABLE ledger.entry (
    seq bigint NOT NULL,
    entry_id uuid DEFAULT gen_random_uuid() NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    actor_id uuid,
    persona text,
    session_role text DEFAULT SESSION_USER NOT NULL,
    acting_role text NOT NULL,
    action text NOT NULL,
    target_kind text,
    target_id uuid,
    outcome text NOT NULL,
    reasons text[] DEFAULT '{}'::text[] NOT NULL,
    request_id text,
    detail jsonb DEFAULT '{}'::jsonb NOT NULL,
    CONSTRAINT entry_action_length CHECK (((length(action) >= 1) AND (length(action) <= 100))),
    CONSTRAINT entry_outcome CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text]))),
    CONSTRAINT entry_request_id_length CHECK ((length(request_id) <= 200))
);

ALTER TABLE ONLY ledger.entry FORCE ROW LEVEL SECURITY;

ALTER TABLE ledger.entry OWNER TO safelane_owner;

--
-- Name: TABLE entry; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON TABLE ledger.entry IS 'Actions and refusals: who, as what, did what to whom, with what outcome. Append-only (TS-12, F22).';

--
-- Name: entry_seq_seq; Type: SEQUENCE; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ledger.entry ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME ledger.entry_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

--
-- Name: entry entry_entry_id_key; Type: CONSTRAINT; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ONLY ledger.entry
    ADD CONSTRAINT entry_entry_id_key UNIQUE (entry_id);

--
-- Name: entry entry_pkey; Type: CONSTRAINT; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ONLY ledger.entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY (seq);

--
-- Name: entry_actor_idx; Type: INDEX; Schema: ledger; Owner: safelane_owner
--

CREATE INDEX entry_actor_idx ON ledger.entry USING btree (actor_id, seq);

--
-- Name: entry_target_idx; Type: INDEX; Schema: ledger; Owner: safelane_owner
--

CREATE INDEX entry_target_idx ON ledger.entry USING btree (target_id, seq);

--
-- Name: entry _100_append_only; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_append_only BEFORE DELETE OR UPDATE ON ledger.entry FOR EACH ROW EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.entry ENABLE ALWAYS TRIGGER _100_append_only;

--
-- Name: entry _100_no_truncate; Type: TRIGGER; Schema: ledger; Owner: safelane_owner
--

CREATE TRIGGER _100_no_truncate BEFORE TRUNCATE ON ledger.entry FOR EACH STATEMENT EXECUTE FUNCTION guard.refuse_change();

ALTER TABLE ledger.entry ENABLE ALWAYS TRIGGER _100_no_truncate;

--
-- Name: entry cap_ledger_insert_in_proved_name; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_insert_in_proved_name ON ledger.entry FOR INSERT TO cap_ledger WITH CHECK (((NOT (actor_id IS DISTINCT FROM ( SELECT identity.person_id() AS person_id))) AND (NOT (persona IS DISTINCT FROM ( SELECT identity.persona() AS persona)))));

--
-- Name: POLICY cap_ledger_insert_in_proved_name ON entry; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_insert_in_proved_name ON ledger.entry IS 'An entry says who was proved to be asking, or nobody; never anybody else (TS-12).';

--
-- Name: entry cap_ledger_select_what_it_writes; Type: POLICY; Schema: ledger; Owner: safelane_owner
--

CREATE POLICY cap_ledger_select_what_it_writes ON ledger.entry FOR SELECT TO cap_ledger USING ((xid = pg_current_xact_id()));

--
-- Name: POLICY cap_ledger_select_what_it_writes ON entry; Type: COMMENT; Schema: ledger; Owner: safelane_owner
--

COMMENT ON POLICY cap_ledger_select_what_it_writes ON ledger.entry IS 'Only the number of an entry that this transaction wrote, to give it back to the caller.';

--
-- Name: entry; Type: ROW SECURITY; Schema: ledger; Owner: safelane_owner
--

ALTER TABLE ledger.entry ENABLE ROW LEVEL SECURITY;

--
-- Name: FUNCTION append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb); Type: ACL; Schema: ledger; Owner: cap_ledger
--

REVOKE ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb) TO cap_guard;
GRANT ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb) TO cap_identity;
GRANT ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb) TO cap_seal;
GRANT ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb) TO cap_policy;
GRANT ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb) TO cap_vetting;
GRANT ALL ON FUNCTION ledger.append(p_action text, p_target_kind text, p_target_id uuid, p_outcome text, p_reasons text[], p_detail jsonb) TO cap_booking;

--
-- Name: COLUMN entry.seq; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT SELECT(seq) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: COLUMN entry.actor_id; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(actor_id) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: COLUMN entry.persona; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(persona) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: COLUMN entry.acting_role; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(acting_role) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: COLUMN entry.action; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(action) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: COLUMN entry.target_kind; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(target_kind) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: COLUMN entry.target_id; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(target_id) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: COLUMN entry.outcome; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(outcome) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: COLUMN entry.reasons; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(reasons) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: COLUMN entry.request_id; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(request_id) ON TABLE ledger.entry TO cap_ledger;

--
-- Name: COLUMN entry.detail; Type: ACL; Schema: ledger; Owner: safelane_owner
--

GRANT INSERT(detail) ON TABLE ledger.entry TO cap_ledger;
