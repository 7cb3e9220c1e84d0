-- What is said to the agent and what it leads to. A ticket is exactly what a confirmation sends, with what became of it.
CREATE TABLE agent_conversations (
    conversation_id uuid        PRIMARY KEY,
    account_id      text        NOT NULL,
    started_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    turns           integer     NOT NULL,
    draft_text      text,
    draft_reason    text,
    ticket_id       uuid
);
COMMENT ON COLUMN agent_conversations.draft_text IS 'one sentence that the next words may complete or change';
COMMENT ON COLUMN agent_conversations.draft_reason IS 'what was asked back; absent when the sentence stands on the ticket';

CREATE TABLE agent_turns (
    conversation_id uuid        NOT NULL REFERENCES agent_conversations,
    number          integer     NOT NULL,
    said_at         timestamptz NOT NULL,
    text            text        NOT NULL,
    meaning         text        NOT NULL,
    reader          text        NOT NULL,
    transcript      text,
    outcome         text        NOT NULL,
    reason          text,
    reply           text        NOT NULL,
    ticket_id       uuid,
    PRIMARY KEY (conversation_id, number)
);

CREATE TABLE agent_tickets (
    ticket_id  uuid        PRIMARY KEY,
    account_id text        NOT NULL,
    state      text        NOT NULL CHECK (state IN ('OPEN', 'CONFIRMED', 'DONE', 'WITHDRAWN')),
    expires_at timestamptz NOT NULL,
    lines      integer     NOT NULL CHECK (lines > 0),
    content    jsonb       NOT NULL,
    results    jsonb       NOT NULL
);
