-- Reference rows are read for whoever approves them; what is remembered is forgotten with the rules it was judged by (TS-67, TS-77).
grant usage on schema policy, booking, recording to cap_guard;
grant usage on schema policy to cap_warden;
