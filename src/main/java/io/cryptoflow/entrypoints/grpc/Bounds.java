package io.cryptoflow.entrypoints.grpc;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.cryptoflow.protocol.MalformedMessage;
import java.util.Set;

/** How much the holder of a key may ask for at once. */
final class Bounds {
    private static final int MOST = 1_000;
    private static final Set<String> COUNTS = Set.of("limit", "depth");

    private Bounds() {}

    /** {@link MalformedMessage} names the number that is none from 1 to {@value #MOST}. */
    static void check(Message question) {
        check(question, "");
    }

    private static void check(Message message, String path) {
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            String name = path + field.getName();
            if (field.getJavaType() == FieldDescriptor.JavaType.INT && COUNTS.contains(field.getName())) {
                int count = (Integer) message.getField(field);
                if (count < 1 || count > MOST) {
                    throw new MalformedMessage(name, "expected 1 to " + MOST);
                }
            } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                    && !field.isRepeated()
                    && message.hasField(field)) {
                check((Message) message.getField(field), name + ".");
            }
        }
    }
}
