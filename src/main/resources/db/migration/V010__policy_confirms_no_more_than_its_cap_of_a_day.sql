-- Tickets that policy confirmed instead of a person, each counted before it is sent.
CREATE TABLE agent_policy_confirmations (
    ticket_id    uuid        PRIMARY KEY,
    account_id   text        NOT NULL,
    worth        numeric     NOT NULL CHECK (worth >= 0),
    confirmed_at timestamptz NOT NULL
);
COMMENT ON COLUMN agent_policy_confirmations.worth IS 'the most that the ticket may trade, in dollars';

CREATE INDEX agent_policy_confirmations_by_account ON agent_policy_confirmations (account_id, confirmed_at);
