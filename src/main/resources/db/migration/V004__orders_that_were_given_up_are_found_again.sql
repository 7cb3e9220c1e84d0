-- Asked about again for a day: the venue may have taken one all the same.
CREATE INDEX orders_given_up ON orders (updated_at) WHERE reason_code = 'NEVER_ARRIVED';
