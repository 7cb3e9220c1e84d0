package io.cryptoflow.protocol;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;

/** Chooses how the values of a type travel: as text, time, a choice, a message, or as they are. */
final class Forms {
    private Forms() {}

    /**
     * The form of {@code type} in {@code field}; {@link IllegalStateException} when the field cannot hold it.
     *
     * @param owner any message that has the field
     */
    static Form of(Class<?> type, FieldDescriptor field, Message owner) {
        if (type.isEnum()) {
            return new ChoiceForm(type, field);
        }
        return TextForm.of(type).or(() -> TimeForm.of(type)).orElseGet(() -> structured(type, field, owner));
    }

    private static Form structured(Class<?> type, FieldDescriptor field, Message owner) {
        if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
            return Form.SAME;
        }
        Message prototype =
                owner.newBuilderForType().newBuilderForField(field).build().getDefaultInstanceForType();
        return of(type, prototype);
    }

    /** The form of a record or a sealed family, whose message is like {@code prototype}. */
    static Form of(Class<?> type, Message prototype) {
        if (type.isSealed()) {
            return new FamilyForm(type, prototype);
        }
        if (!type.isRecord()) {
            throw new IllegalStateException(
                    "expected a record for " + prototype.getDescriptorForType().getFullName() + ", was " + type);
        }
        return new RecordForm(type, prototype);
    }
}
