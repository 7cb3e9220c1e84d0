package io.cryptoflow.protocol;

import com.google.protobuf.Message;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A record: a message whose fields have the names of its components. */
final class RecordForm implements Form {
    private final Message prototype;
    private final Part[] parts;
    private final List<Function<Object, Object>> readers;
    private final MethodHandle constructor;

    /** {@link IllegalStateException} when the message has other fields than the record has components. */
    RecordForm(Class<?> type, Message prototype) {
        this.prototype = prototype;
        RecordComponent[] components = type.getRecordComponents();
        int fields = prototype.getDescriptorForType().getFields().size();
        if (components.length != fields) {
            throw new IllegalStateException(
                    prototype.getDescriptorForType().getFullName() + " has other fields than " + type);
        }
        this.parts = Arrays.stream(components)
                .map(component -> Part.of(component, prototype))
                .toArray(Part[]::new);
        this.readers = Arrays.stream(components)
                .map(component -> Lambdas.getter(component.getAccessor()))
                .toList();
        this.constructor = constructor(type, components);
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return MethodHandles.publicLookup()
                    .unreflectConstructor(type.getConstructor(types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(hidden);
        }
    }

    @Override
    public Object write(Object value) {
        Message.Builder message = prototype.newBuilderForType();
        for (int i = 0; i < parts.length; i++) {
            parts[i].write(readers.get(i).apply(value), message);
        }
        return message.build();
    }

    @Override
    public Object read(Object field) {
        Message message = (Message) field;
        Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                values[i] = parts[i].read(message);
            } catch (MalformedMessage wrong) {
                throw wrong.inside(parts[i].field.name());
            }
        }
        return construct(values);
    }

    private Object construct(Object[] values) {
        try {
            return constructor.invokeExact(values);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException refused) {
            throw new MalformedMessage("", String.valueOf(refused.getMessage()));
        } catch (Throwable bug) {
            throw new IllegalStateException(bug);
        }
    }
}
