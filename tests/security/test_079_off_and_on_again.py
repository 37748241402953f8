"""Attack 79: a superuser switches row security off, reads, and switches it on again. It reads as before."""

from __future__ import annotations

import json

from tests.support.databases import MIGRATOR, SUPERUSER, Database, Server


def test_79_the_next_inspection_names_the_table(server: Server, fresh_database: Database) -> None:
    url = fresh_database.url(MIGRATOR)
    server.safelane("doctor", url=url)
    with fresh_database.connect(SUPERUSER) as superuser:
        before = superuser.execute(
            "select relrowsecurity, relforcerowsecurity, relacl from pg_class"
            " where oid = 'vetting.dbs_certificate'::regclass"
        ).fetchone()
        superuser.execute("alter table vetting.dbs_certificate no force row level security")
        superuser.execute("alter table vetting.dbs_certificate disable row level security")
        superuser.execute("alter table vetting.dbs_certificate enable row level security")
        superuser.execute("alter table vetting.dbs_certificate force row level security")
        after = superuser.execute(
            "select relrowsecurity, relforcerowsecurity, relacl from pg_class"
            " where oid = 'vetting.dbs_certificate'::regclass"
        ).fetchone()
    assert after == before, "nothing that a comparison of definitions could find"
    status, printed = server.asked("doctor", "--format", "json", url=url)
    assert status == 3
    told = [each for each in json.loads(printed)["findings"] if each["rule"] == 130]
    assert [each["object"] for each in told] == ["table vetting.dbs_certificate"]
    assert "though its text is as before" in told[0]["problem"]
