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
    final FieldDescriptor field;

    private Part(FieldDescriptor field) {
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
            return new One(field, Forms.of(component.getType(), field, prototype));
        }
        Class<?> first = classOf(generic.getActualTypeArguments()[0]);
        if (component.getType() == Map.class) {
            Class<?> second = classOf(generic.getActualTypeArguments()[1]);
            return new Entries(field, prototype, first, second);
        }
        Form form = Forms.of(first, field, prototype);
        return component.getType() == Optional.class
                ? new Perhaps(field, form)
                : new Many(field, form, component.getType() == Set.class);
    }

    private static Class<?> classOf(Type type) {
        return (Class<?>) type;
    }

    private static final class One extends Part {
        private final Form form;

        One(FieldDescriptor field, Form form) {
            super(field);
            this.form = form;
        }

        @Override
        void write(Object value, Message.Builder message) {
            message.setField(field, form.write(value));
        }

        @Override
        Object read(Message message) {
            if (field.hasPresence() && !message.hasField(field)) {
                throw new MalformedMessage("", "expected a value");
            }
            return form.read(message.getField(field));
        }
    }

    private static final class Perhaps extends Part {
        private final Form form;

        Perhaps(FieldDescriptor field, Form form) {
            super(field);
            this.form = form;
        }

        @Override
        void write(Object value, Message.Builder message) {
            ((Optional<?>) value).ifPresent(there -> message.setField(field, form.write(there)));
        }

        @Override
        Object read(Message message) {
            return message.hasField(field) ? Optional.of(form.read(message.getField(field))) : Optional.empty();
        }
    }

    private static final class Many extends Part {
        private final Form form;
        private final boolean set;

        Many(FieldDescriptor field, Form form, boolean set) {
            super(field);
            this.form = form;
            this.set = set;
        }

        @Override
        void write(Object value, Message.Builder message) {
            ((Iterable<?>) value).forEach(item -> message.addRepeatedField(field, form.write(item)));
        }

        @Override
        Object read(Message message) {
            List<Object> items = new ArrayList<>();
            ((List<?>) message.getField(field)).forEach(item -> items.add(form.read(item)));
            return set ? new LinkedHashSet<>(items) : items;
        }
    }

    private static final class Entries extends Part {
        private final Message entry;
        private final Form key;
        private final Form value;

        Entries(FieldDescriptor field, Message prototype, Class<?> keyType, Class<?> valueType) {
            super(field);
            entry = prototype.newBuilderForType().newBuilderForField(field).build();
            key = Forms.of(keyType, part("key"), entry);
            value = Forms.of(valueType, part("value"), entry);
        }

        private FieldDescriptor part(String name) {
            return field.getMessageType().findFieldByName(name);
        }

        @Override
        void write(Object map, Message.Builder message) {
            ((Map<?, ?>) map)
                    .forEach((k, v) -> message.addRepeatedField(
                            field,
                            entry.newBuilderForType()
                                    .setField(part("key"), key.write(k))
                                    .setField(part("value"), value.write(v))
                                    .build()));
        }

        @Override
        Object read(Message message) {
            Map<Object, Object> map = new LinkedHashMap<>();
            ((List<?>) message.getField(field)).forEach(item -> {
                Message one = (Message) item;
                map.put(key.read(one.getField(part("key"))), value.read(one.getField(part("value"))));
            });
            return map;
        }
    }
}
