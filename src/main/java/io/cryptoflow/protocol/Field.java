package io.cryptoflow.protocol;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One field of a generated message, as its descriptor reads and writes it; a field of a single text, number or message by the
 * methods that were generated for it.
 */
final class Field {
    private final FieldDescriptor descriptor;
    private final Predicate<Object> has;
    private final Function<Object, Object> get;
    private final BiConsumer<Object, Object> set;

    /** @param owner any message that has the field */
    Field(FieldDescriptor descriptor, Message owner) {
        this.descriptor = descriptor;
        if (descriptor.isRepeated() || descriptor.getJavaType() == JavaType.ENUM) {
            has = message -> !descriptor.hasPresence() || ((Message) message).hasField(descriptor);
            get = message -> ((Message) message).getField(descriptor);
            set = (message, value) -> ((Message.Builder) message).setField(descriptor, value);
            return;
        }
        Class<?> message = owner.getClass();
        String name = Names.generated(descriptor.getName());
        try {
            Class<?> type = message.getMethod("get" + name).getReturnType();
            get = Lambdas.getter(message.getMethod("get" + name));
            has = descriptor.hasPresence() ? Lambdas.test(message.getMethod("has" + name)) : any -> true;
            set = Lambdas.setter(owner.newBuilderForType().getClass().getMethod("set" + name, type));
        } catch (NoSuchMethodException other) {
            throw new IllegalStateException(descriptor.getFullName() + " has no methods of its name", other);
        }
    }

    String name() {
        return descriptor.getName();
    }

    /** Whether it holds a value; always, where a default stands for none. */
    boolean isSet(Message message) {
        return has.test(message);
    }

    Object get(Message message) {
        return get.apply(message);
    }

    void set(Message.Builder message, Object value) {
        set.accept(message, value);
    }

    void add(Message.Builder message, Object item) {
        message.addRepeatedField(descriptor, item);
    }
}
