-- What only some orders have: the rest of their terms, trigger, group, revision. Plain orders have none.
ALTER TABLE orders ADD COLUMN key_id text;
ALTER TABLE orders ADD COLUMN extras json;
COMMENT ON COLUMN orders.key_id IS 'the API key that placed it, by the first 16 hex digits of its hash';
COMMENT ON COLUMN orders.quantity IS 'as amended, like limit_price and worst_price; extras has the terms as placed';
