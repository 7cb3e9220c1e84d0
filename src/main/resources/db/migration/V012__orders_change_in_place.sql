-- An order's row changes some two times within a fraction of a second, and then never again. Postgres writes the change into the same
-- page, and into no index, as long as the page has room and no column changes that an index of the table mentions, in a condition either
-- ("Heap-Only Tuples" in its manual). So what tells open orders from closed ones stands in a table of its own.
--
-- What an older process is just committing is waited for, and it commits nothing behind this: its lease is over.
SELECT pg_advisory_xact_lock(4265473);
LOCK TABLE orders;
UPDATE leases SET token = token + 1, expires_at = '-infinity' WHERE name = 'orders';

ALTER INDEX open_orders RENAME TO open_orders_of_all;
CREATE TABLE open_orders (
    account_id text COLLATE "C" NOT NULL,
    order_id   uuid             NOT NULL,
    symbol     text             NOT NULL,
    PRIMARY KEY (account_id, order_id)
);
COMMENT ON TABLE open_orders IS 'the orders with is_open, written by the statements that write orders';
INSERT INTO open_orders (account_id, order_id, symbol) SELECT account_id, order_id, symbol FROM orders WHERE is_open;
DROP INDEX open_orders_of_all, open_orders_of_an_account;

ALTER TABLE orders ADD COLUMN given_up_at timestamptz;
COMMENT ON COLUMN orders.given_up_at IS 'since when its reason is NEVER_ARRIVED';
UPDATE orders SET given_up_at = updated_at WHERE reason_code = 'NEVER_ARRIVED';
DROP INDEX orders_given_up;
CREATE INDEX orders_given_up ON orders (given_up_at) WHERE given_up_at IS NOT NULL;

-- Room for another version of every row of a page, which has the venue's id besides.
ALTER TABLE orders SET (fillfactor = 42);
