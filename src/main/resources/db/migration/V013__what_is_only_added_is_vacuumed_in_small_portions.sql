-- Rows that never change again are frozen some ten thousand at a time, while their pages are still in memory, and in the log as a whole
-- since the last checkpoint. By default Postgres waits for a fifth of the table, reads that back and logs every page of it once more.
-- Statements find their rows by keys and need few statistics, which Postgres samples from 30,000 pages whenever a tenth was added.
ALTER TABLE orders SET (
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000, autovacuum_analyze_scale_factor = 1);
ALTER TABLE open_orders SET (autovacuum_analyze_scale_factor = 1);
ALTER TABLE account_events SET (
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000, autovacuum_freeze_min_age = 0,
    autovacuum_analyze_scale_factor = 1);
ALTER TABLE fills SET (
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000, autovacuum_freeze_min_age = 0,
    autovacuum_analyze_scale_factor = 1);
ALTER TABLE ledger_entries SET (
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000, autovacuum_freeze_min_age = 0,
    autovacuum_analyze_scale_factor = 1);
