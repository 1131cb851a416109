-- What people did on the board, and what they were refused.

-- name: add_board_event(kind, person, case_ref, detail)!
-- Append one event.
INSERT INTO board_events (kind, person, case_ref, detail) VALUES (:kind, :person, :case_ref, :detail);
