-- Postgres keeps the plan of a prepared statement. One made while the table is small may take any index that begins with the
-- account, and reads all orders of the account ever after. A statement that compares by the collation "C" can use these only.
ALTER TABLE orders DROP CONSTRAINT one_order_per_client_order_id;
CREATE UNIQUE INDEX one_order_per_client_order_id ON orders (account_id COLLATE "C", client_order_id COLLATE "C");

-- The open orders among millions of closed ones.
CREATE INDEX open_orders_of_an_account ON orders (account_id COLLATE "C", order_id DESC) WHERE is_open;
