-- What was put right goes, with the tables that held it: first reports and first hours count again.
drop table booking.attendance_correction;
drop table identity.operating_change;
