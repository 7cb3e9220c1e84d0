package io.cryptoflow.protocol;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** One of a closed list: {@code SIDE_BUY} is BUY. The value 0 says nothing, and stands for nothing. */
final class ChoiceForm implements Form {
    private final Map<Object, EnumValueDescriptor> written = new HashMap<>();
    private final Map<Integer, Object> read = new HashMap<>();

    /** {@link IllegalStateException} when both lists do not have the same names. */
    ChoiceForm(Class<?> type, FieldDescriptor field) {
        EnumDescriptor choices = field.getEnumType();
        String prefix = Names.snake(choices.getName()).toUpperCase(Locale.ROOT) + "_";
        for (Object constant : type.getEnumConstants()) {
            String name = prefix + ((Enum<?>) constant).name();
            EnumValueDescriptor value = choices.findValueByName(name);
            if (value == null) {
                throw new IllegalStateException(choices.getFullName() + " has no " + name);
            }
            written.put(constant, value);
            read.put(value.getNumber(), constant);
        }
        if (read.size() + 1 != choices.getValues().size()) {
            throw new IllegalStateException(choices.getFullName() + " has other values than " + type);
        }
    }

    @Override
    public Object write(Object value) {
        return Objects.requireNonNull(written.get(value), value.toString());
    }

    @Override
    public Object read(Object field) {
        Object constant = read.get(((EnumValueDescriptor) field).getNumber());
        if (constant == null) {
            throw new MalformedMessage("", "expected a value that has a name here");
        }
        return constant;
    }
}
