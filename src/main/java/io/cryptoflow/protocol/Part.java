package io.cryptoflow.protocol;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One component of a record, and the field that stands for it. */
abstract class Part {
    final Field field;

    private Part(Field field) {
        this.field = field;
    }

    /** Sets the field, unless the value stands for nothing. */
    abstract void write(Object value, Message.Builder message);

    /** The value of the component. */
    abstract Object read(Message message);

    /** The part of {@code component}; {@link IllegalStateException} when the message has no such field. */
    static Part of(RecordComponent component, Message prototype) {
        FieldDescriptor field = prototype.getDescriptorForType().findFieldByName(Names.snake(component.getName()));
        if (field == null) {
            throw new IllegalStateException(
                    prototype.getDescriptorForType().getFullName() + " has no field for " + component);
        }
        if (!(component.getGenericType() instanceof ParameterizedType generic)) {
            return new One(new Field(field, prototype), Forms.of(component.getType(), field, prototype));
        }
        Class<?> first = classOf(generic.getActualTypeArguments()[0]);
        if (component.getType() == Map.class) {
            Class<?> second = classOf(generic.getActualTypeArguments()[1]);
            return new Entries(field, prototype, first, second);
        }
        Form form = Forms.of(first, field, prototype);
        if (component.getType() == Optional.class && !field.hasPresence()) {
            throw new IllegalStateException(field.getFullName() + " cannot be absent, and " + component + " can");
        }
        return component.getType() == Optional.class
                ? new Perhaps(new Field(field, prototype), form)
                : new Many(new Field(field, prototype), form, component.getType() == Set.class);
    }

    private static Class<?> classOf(Type type) {
        return (Class<?>) type;
    }

    private static final class One extends Part {
        private final Form form;

        One(Field field, Form form) {
            super(field);
            this.form = form;
        }

        @Override
        void write(Object value, Message.Builder message) {
            field.set(message, form.write(value));
        }

        @Override
        Object read(Message message) {
            if (!field.isSet(message)) {
                throw new MalformedMessage("", "expected a value");
            }
            return form.read(field.get(message));
        }
    }

    private static final class Perhaps extends Part {
        private final Form form;

        Perhaps(Field field, Form form) {
            super(field);
            this.form = form;
        }

        @Override
        void write(Object value, Message.Builder message) {
            ((Optional<?>) value).ifPresent(there -> field.set(message, form.write(there)));
        }

        @Override
        Object read(Message message) {
            return field.isSet(message) ? Optional.of(form.read(field.get(message))) : Optional.empty();
        }
    }

    private static final class Many extends Part {
        private final Form form;
        private final boolean set;

        Many(Field field, Form form, boolean set) {
            super(field);
            this.form = form;
            this.set = set;
        }

        @Override
        void write(Object value, Message.Builder message) {
            ((Iterable<?>) value).forEach(item -> field.add(message, form.write(item)));
        }

        @Override
        Object read(Message message) {
            List<Object> items = new ArrayList<>();
            ((List<?>) field.get(message)).forEach(item -> items.add(form.read(item)));
            return set ? new LinkedHashSet<>(items) : items;
        }
    }

    private static final class Entries extends Part {
        private final FieldDescriptor entries;
        private final Message entry;
        private final Form key;
        private final Form value;

        Entries(FieldDescriptor field, Message prototype, Class<?> keyType, Class<?> valueType) {
            super(new Field(field, prototype));
            entries = field;
            entry = prototype.newBuilderForType().newBuilderForField(field).build();
            key = Forms.of(keyType, part("key"), entry);
            value = Forms.of(valueType, part("value"), entry);
        }

        private FieldDescriptor part(String name) {
            return entries.getMessageType().findFieldByName(name);
        }

        @Override
        void write(Object map, Message.Builder message) {
            ((Map<?, ?>) map)
                    .forEach((k, v) -> field.add(
                            message,
                            entry.newBuilderForType()
                                    .setField(part("key"), key.write(k))
                                    .setField(part("value"), value.write(v))
                                    .build()));
        }

        @Override
        Object read(Message message) {
            Map<Object, Object> map = new LinkedHashMap<>();
            ((List<?>) field.get(message)).forEach(item -> {
                Message one = (Message) item;
                map.put(key.read(one.getField(part("key"))), value.read(one.getField(part("value"))));
            });
            return map;
        }
    }
}
