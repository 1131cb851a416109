-- What each role may do with each table; run by the owner after every migration, where the roles exist
-- (deploy/postgres/roles.sql). Whatever is not said here, nobody but the owner may do.
REVOKE ALL ON ALL TABLES IN SCHEMA public
FROM frontdoor_worker, frontdoor_board, frontdoor_codec, frontdoor_operator, frontdoor_backup;

GRANT USAGE ON SCHEMA public
TO frontdoor_worker, frontdoor_board, frontdoor_codec, frontdoor_operator, frontdoor_backup;

-- Reading.
GRANT SELECT ON ALL TABLES IN SCHEMA public TO frontdoor_worker, frontdoor_board, frontdoor_operator, frontdoor_backup;
GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO frontdoor_backup;
GRANT SELECT ON case_keys, people, roles TO frontdoor_codec;

-- The record: it is added to.
GRANT INSERT ON journal, rulebooks, calendars, adoptions, rule_clocks TO frontdoor_worker;
GRANT INSERT ON checkpoints, checkpoint_heads TO frontdoor_worker, frontdoor_operator;
GRANT INSERT ON directory_journal TO frontdoor_operator;
GRANT INSERT ON board_events TO frontdoor_board;
GRANT INSERT ON codec_reads TO frontdoor_codec;
GRANT INSERT ON used_links TO frontdoor_board;

-- What is derived from it, or tells what became of messages.
GRANT INSERT, UPDATE ON cases, limits, alerts, deliveries, operator_queue TO frontdoor_worker;
GRANT INSERT, UPDATE ON
counted_limits, counted_decisions, counted_checks, counted_visits, counted_moves, counted_looks
TO frontdoor_worker;
GRANT INSERT, UPDATE, DELETE ON sweeps TO frontdoor_worker;
GRANT UPDATE ON deliveries TO frontdoor_board, frontdoor_operator;
GRANT UPDATE (cleared_at, cleared_by, reason) ON operator_queue TO frontdoor_board, frontdoor_operator;

-- The directory.
GRANT INSERT, UPDATE, DELETE ON teams, people, roles, absences, rota TO frontdoor_operator;
GRANT UPDATE ON directory_settings TO frontdoor_operator;

-- Keys: whoever seals makes the first one of a case; whose copy outlives a restored backup puts them back; operators wrap
-- anew and destroy.
GRANT INSERT ON case_keys TO frontdoor_worker, frontdoor_board, frontdoor_codec, frontdoor_operator;
GRANT UPDATE (wrapped, master_id, changed_at, destroyed_at, destroyed_by, reason) ON case_keys
TO frontdoor_worker, frontdoor_operator;
