package io.cryptoflow.infrastructure.eventbus;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Hands immutable records over by reference; they never leave the process, so there is no wire form. */
final class RecordCodec implements MessageCodec<Record, Record> {
    static final String NAME = "record";

    @Override
    public void encodeToWire(Buffer buffer, Record message) {
        throw new UnsupportedOperationException(message.getClass() + " was sent out of the process");
    }

    @Override
    public Record decodeFromWire(int position, Buffer buffer) {
        throw new UnsupportedOperationException("a record came from outside of the process");
    }

    @Override
    public Record transform(Record message) {
        return message;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
