-- Before the sources go back: under the same name there was a function of fewer arguments.
drop function booking.within_operating_windows(uuid, timestamptz, timestamptz, timestamptz);
