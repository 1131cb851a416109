-- The roles of one PostgreSQL, each of which may do what its process needs and no more. Run it once as somebody who may
-- make roles; repeating it changes nothing. What each may do with each table is granted by `starter.py ops migrate`
-- (activities/sql/grants.sql), with every change of the tables.
--
-- Nobody logs in as one of these. Give each process a login of its own that is a member:
--   CREATE ROLE frontdoor_worker_login LOGIN PASSWORD '…' IN ROLE frontdoor_worker;
-- and the migration one that becomes the owner, so that what it makes is the owner's:
--   CREATE ROLE frontdoor_owner_login LOGIN PASSWORD '…' IN ROLE frontdoor_owner;
--   ALTER ROLE frontdoor_owner_login SET role = 'frontdoor_owner';
-- The database belongs to the owner, and nobody else may connect to it:
--   CREATE DATABASE frontdoor OWNER frontdoor_owner;
--   REVOKE CONNECT, TEMPORARY ON DATABASE frontdoor FROM PUBLIC;
--   GRANT CONNECT ON DATABASE frontdoor
--   TO frontdoor_worker, frontdoor_board, frontdoor_codec, frontdoor_operator, frontdoor_backup;
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'frontdoor_owner',     -- owns the tables: migrations alone
        'frontdoor_worker',    -- adds to the journal and can change nothing in it
        'frontdoor_board',     -- reads, and notes who has read and signed in
        'frontdoor_codec',     -- reads wrapped keys, and notes who has read through it
        'frontdoor_operator',  -- starter.py: the directory, the operators' queue, checkpoints, keys
        'frontdoor_backup'     -- reads everything
    ] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', name);
        END IF;
    END LOOP;
END
$$;
