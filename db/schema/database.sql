-- What lies in no schema at head, for reading and review. Written by `safelane snapshot`; do not edit.
-- Revision 0021
-- PostgreSQL 18

--
-- PostgreSQL database dump
--

\restrict safelane

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: api; Type: SCHEMA; Schema: -; Owner: safelane_owner
--

CREATE SCHEMA api;

ALTER SCHEMA api OWNER TO safelane_owner;

--
-- Name: SCHEMA api; Type: COMMENT; Schema: -; Owner: safelane_owner
--

COMMENT ON SCHEMA api IS 'All that PostgREST exposes to members: functions for actions, one view a persona for lists. No tables.';

--
-- Name: booking; Type: SCHEMA; Schema: -; Owner: safelane_owner
--

CREATE SCHEMA booking;

ALTER SCHEMA booking OWNER TO safelane_owner;

--
-- Name: SCHEMA booking; Type: COMMENT; Schema: -; Owner: safelane_owner
--

COMMENT ON SCHEMA booking IS 'Lessons, who may be booked with whom, presence, holds, no-contact orders (E1, TS-56 to TS-63, TS-76).';

--
-- Name: extensions; Type: SCHEMA; Schema: -; Owner: safelane_owner
--

CREATE SCHEMA extensions;

ALTER SCHEMA extensions OWNER TO safelane_owner;

--
-- Name: guard; Type: SCHEMA; Schema: -; Owner: safelane_owner
--

CREATE SCHEMA guard;

ALTER SCHEMA guard OWNER TO safelane_owner;

--
-- Name: SCHEMA guard; Type: COMMENT; Schema: -; Owner: safelane_owner
--

COMMENT ON SCHEMA guard IS 'What keeps the house in order: closing tables, append-only, idempotency. Knows no lane.';

--
-- Name: identity; Type: SCHEMA; Schema: -; Owner: safelane_owner
--

CREATE SCHEMA identity;

ALTER SCHEMA identity OWNER TO safelane_owner;

--
-- Name: SCHEMA identity; Type: COMMENT; Schema: -; Owner: safelane_owner
--

COMMENT ON SCHEMA identity IS 'People, guardianships, organisations, engagements, powers, signing keys and the sealed identity (TS-04, TS-16, TS-17, TN-23).';

--
-- Name: ledger; Type: SCHEMA; Schema: -; Owner: safelane_owner
--

CREATE SCHEMA ledger;

ALTER SCHEMA ledger OWNER TO safelane_owner;

--
-- Name: SCHEMA ledger; Type: COMMENT; Schema: -; Owner: safelane_owner
--

COMMENT ON SCHEMA ledger IS 'What was done and what was refused, in the same transaction as the deed, under a tree that shows what was taken away or changed (TS-12, TS-68, F22).';

--
-- Name: policy; Type: SCHEMA; Schema: -; Owner: safelane_owner
--

CREATE SCHEMA policy;

ALTER SCHEMA policy OWNER TO safelane_owner;

--
-- Name: SCHEMA policy; Type: COMMENT; Schema: -; Owner: safelane_owner
--

COMMENT ON SCHEMA policy IS 'Documents, guidance editions, profiles, parameters with floors, overrides, deviations, acknowledgements (TS-01 to TS-11, B.3).';

--
-- Name: recording; Type: SCHEMA; Schema: -; Owner: safelane_owner
--

CREATE SCHEMA recording;

ALTER SCHEMA recording OWNER TO safelane_owner;

--
-- Name: SCHEMA recording; Type: COMMENT; Schema: -; Owner: safelane_owner
--

COMMENT ON SCHEMA recording IS 'Consent to record, segments and who may watch them; never media itself (E2, E3, TS-49 to TS-55, F17 to F21).';

--
-- Name: vetting; Type: SCHEMA; Schema: -; Owner: safelane_owner
--

CREATE SCHEMA vetting;

ALTER SCHEMA vetting OWNER TO safelane_owner;

--
-- Name: SCHEMA vetting; Type: COMMENT; Schema: -; Owner: safelane_owner
--

COMMENT ON SCHEMA vetting IS 'Checks on adults who teach, and the gate decision (TS-75 to TS-85).';

--
-- Name: warden; Type: SCHEMA; Schema: -; Owner: cap_warden
--

CREATE SCHEMA warden;

ALTER SCHEMA warden OWNER TO cap_warden;

--
-- Name: SCHEMA warden; Type: COMMENT; Schema: -; Owner: cap_warden
--

COMMENT ON SCHEMA warden IS 'Who changes the rules does not change this: the journal of DDL, approved postures, the switch (TS-55, TS-67, TS-77).';

--
-- Name: btree_gist; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA extensions;

--
-- Name: EXTENSION btree_gist; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';

--
-- Name: SCHEMA api; Type: ACL; Schema: -; Owner: safelane_owner
--

GRANT ALL ON SCHEMA api TO cap_identity;
GRANT ALL ON SCHEMA api TO cap_policy;
GRANT ALL ON SCHEMA api TO cap_vetting;
GRANT ALL ON SCHEMA api TO cap_booking;
GRANT USAGE ON SCHEMA api TO web_anon;
GRANT USAGE ON SCHEMA api TO web_learner;
GRANT USAGE ON SCHEMA api TO web_guardian;
GRANT USAGE ON SCHEMA api TO web_tutor;
GRANT USAGE ON SCHEMA api TO web_agency;
GRANT USAGE ON SCHEMA api TO web_school;
GRANT USAGE ON SCHEMA api TO web_vetting;
GRANT USAGE ON SCHEMA api TO web_compliance;
GRANT USAGE ON SCHEMA api TO web_service;
GRANT USAGE ON SCHEMA api TO web_admin;
GRANT USAGE ON SCHEMA api TO web_dsl;
GRANT USAGE ON SCHEMA api TO web_lado;
GRANT ALL ON SCHEMA api TO cap_ledger;
GRANT ALL ON SCHEMA api TO cap_recording;

--
-- Name: SCHEMA booking; Type: ACL; Schema: -; Owner: safelane_owner
--

GRANT ALL ON SCHEMA booking TO cap_booking;
GRANT USAGE ON SCHEMA booking TO cap_migration;
GRANT USAGE ON SCHEMA booking TO web_learner;
GRANT USAGE ON SCHEMA booking TO web_guardian;
GRANT USAGE ON SCHEMA booking TO web_tutor;
GRANT USAGE ON SCHEMA booking TO web_agency;
GRANT USAGE ON SCHEMA booking TO web_school;
GRANT USAGE ON SCHEMA booking TO cap_ledger;
GRANT USAGE ON SCHEMA booking TO cap_recording;
GRANT USAGE ON SCHEMA booking TO cap_guard;

--
-- Name: SCHEMA guard; Type: ACL; Schema: -; Owner: safelane_owner
--

GRANT USAGE ON SCHEMA guard TO cap_migration;
GRANT ALL ON SCHEMA guard TO cap_guard;
GRANT USAGE ON SCHEMA guard TO cap_ledger;
GRANT USAGE ON SCHEMA guard TO cap_identity;
GRANT USAGE ON SCHEMA guard TO cap_seal;
GRANT USAGE ON SCHEMA guard TO cap_policy;
GRANT USAGE ON SCHEMA guard TO cap_vetting;
GRANT USAGE ON SCHEMA guard TO cap_booking;
GRANT USAGE ON SCHEMA guard TO cap_recording;
GRANT USAGE ON SCHEMA guard TO cap_warden;
GRANT USAGE ON SCHEMA guard TO safelane_migrator;
GRANT USAGE ON SCHEMA guard TO safelane_approver;

--
-- Name: SCHEMA identity; Type: ACL; Schema: -; Owner: safelane_owner
--

GRANT ALL ON SCHEMA identity TO cap_identity;
GRANT ALL ON SCHEMA identity TO cap_seal;
GRANT USAGE ON SCHEMA identity TO cap_guard;
GRANT USAGE ON SCHEMA identity TO cap_ledger;
GRANT USAGE ON SCHEMA identity TO cap_policy;
GRANT USAGE ON SCHEMA identity TO cap_vetting;
GRANT USAGE ON SCHEMA identity TO cap_booking;
GRANT USAGE ON SCHEMA identity TO web_anon;
GRANT USAGE ON SCHEMA identity TO web_learner;
GRANT USAGE ON SCHEMA identity TO web_guardian;
GRANT USAGE ON SCHEMA identity TO web_tutor;
GRANT USAGE ON SCHEMA identity TO web_agency;
GRANT USAGE ON SCHEMA identity TO web_school;
GRANT USAGE ON SCHEMA identity TO web_vetting;
GRANT USAGE ON SCHEMA identity TO web_compliance;
GRANT USAGE ON SCHEMA identity TO web_service;
GRANT USAGE ON SCHEMA identity TO web_admin;
GRANT USAGE ON SCHEMA identity TO web_dsl;
GRANT USAGE ON SCHEMA identity TO web_lado;
GRANT USAGE ON SCHEMA identity TO safelane_migrator;
GRANT USAGE ON SCHEMA identity TO cap_recording;
GRANT USAGE ON SCHEMA identity TO safelane_approver;
GRANT USAGE ON SCHEMA identity TO cap_warden;

--
-- Name: SCHEMA ledger; Type: ACL; Schema: -; Owner: safelane_owner
--

GRANT ALL ON SCHEMA ledger TO cap_ledger;
GRANT USAGE ON SCHEMA ledger TO cap_guard;
GRANT USAGE ON SCHEMA ledger TO cap_identity;
GRANT USAGE ON SCHEMA ledger TO cap_seal;
GRANT USAGE ON SCHEMA ledger TO cap_policy;
GRANT USAGE ON SCHEMA ledger TO cap_vetting;
GRANT USAGE ON SCHEMA ledger TO cap_booking;
GRANT USAGE ON SCHEMA ledger TO cap_migration;
GRANT USAGE ON SCHEMA ledger TO safelane_sealer;
GRANT USAGE ON SCHEMA ledger TO safelane_signer;
GRANT USAGE ON SCHEMA ledger TO cap_recording;
GRANT USAGE ON SCHEMA ledger TO cap_warden;
GRANT USAGE ON SCHEMA ledger TO safelane_auditor;

--
-- Name: SCHEMA policy; Type: ACL; Schema: -; Owner: safelane_owner
--

GRANT ALL ON SCHEMA policy TO cap_policy;
GRANT USAGE ON SCHEMA policy TO cap_vetting;
GRANT USAGE ON SCHEMA policy TO cap_booking;
GRANT USAGE ON SCHEMA policy TO cap_identity;
GRANT USAGE ON SCHEMA policy TO cap_seal;
GRANT USAGE ON SCHEMA policy TO cap_migration;
GRANT USAGE ON SCHEMA policy TO web_anon;
GRANT USAGE ON SCHEMA policy TO web_learner;
GRANT USAGE ON SCHEMA policy TO web_guardian;
GRANT USAGE ON SCHEMA policy TO web_tutor;
GRANT USAGE ON SCHEMA policy TO web_agency;
GRANT USAGE ON SCHEMA policy TO web_school;
GRANT USAGE ON SCHEMA policy TO web_vetting;
GRANT USAGE ON SCHEMA policy TO web_compliance;
GRANT USAGE ON SCHEMA policy TO web_service;
GRANT USAGE ON SCHEMA policy TO web_admin;
GRANT USAGE ON SCHEMA policy TO web_dsl;
GRANT USAGE ON SCHEMA policy TO web_lado;
GRANT USAGE ON SCHEMA policy TO cap_ledger;
GRANT USAGE ON SCHEMA policy TO cap_recording;
GRANT USAGE ON SCHEMA policy TO cap_guard;
GRANT USAGE ON SCHEMA policy TO cap_warden;

--
-- Name: SCHEMA public; Type: ACL; Schema: -; Owner: pg_database_owner
--

REVOKE USAGE ON SCHEMA public FROM PUBLIC;

--
-- Name: SCHEMA recording; Type: ACL; Schema: -; Owner: safelane_owner
--

GRANT ALL ON SCHEMA recording TO cap_recording;
GRANT USAGE ON SCHEMA recording TO cap_booking;
GRANT USAGE ON SCHEMA recording TO cap_ledger;
GRANT USAGE ON SCHEMA recording TO cap_migration;
GRANT USAGE ON SCHEMA recording TO web_learner;
GRANT USAGE ON SCHEMA recording TO web_guardian;
GRANT USAGE ON SCHEMA recording TO web_tutor;
GRANT USAGE ON SCHEMA recording TO web_school;
GRANT USAGE ON SCHEMA recording TO cap_guard;

--
-- Name: SCHEMA vetting; Type: ACL; Schema: -; Owner: safelane_owner
--

GRANT ALL ON SCHEMA vetting TO cap_vetting;
GRANT USAGE ON SCHEMA vetting TO cap_booking;
GRANT USAGE ON SCHEMA vetting TO web_tutor;
GRANT USAGE ON SCHEMA vetting TO cap_ledger;

--
-- Name: SCHEMA warden; Type: ACL; Schema: -; Owner: cap_warden
--

GRANT USAGE ON SCHEMA warden TO safelane_owner;
GRANT USAGE ON SCHEMA warden TO safelane_migrator;
GRANT USAGE ON SCHEMA warden TO safelane_approver;
GRANT USAGE ON SCHEMA warden TO cap_guard;
GRANT USAGE ON SCHEMA warden TO cap_migration;

--
-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: -; Owner: safelane_owner
--

ALTER DEFAULT PRIVILEGES FOR ROLE safelane_owner REVOKE ALL ON FUNCTIONS FROM PUBLIC;

--
-- PostgreSQL database dump complete
--

\unrestrict safelane
