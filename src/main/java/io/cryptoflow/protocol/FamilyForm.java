package io.cryptoflow.protocol;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A sealed family: a message with one field per case, of which one is set. */
final class FamilyForm implements Form {
    private final Message prototype;
    private final OneofDescriptor cases;
    private final Map<Class<?>, Case> byType = new HashMap<>();
    private final Map<FieldDescriptor, Case> byField = new HashMap<>();

    private record Case(FieldDescriptor field, Form form) {}

    /** {@link IllegalStateException} when the message does not have the same cases. */
    FamilyForm(Class<?> family, Message prototype) {
        this.prototype = prototype;
        this.cases = prototype.getDescriptorForType().getRealOneofs().get(0);
        for (Class<?> type : family.getPermittedSubclasses()) {
            FieldDescriptor field = prototype.getDescriptorForType().findFieldByName(Names.snake(type.getSimpleName()));
            if (field == null) {
                throw new IllegalStateException(cases.getContainingType().getFullName() + " has no case for " + type);
            }
            Case one = new Case(field, Forms.of(type, field, prototype));
            byType.put(type, one);
            byField.put(field, one);
        }
        if (byField.size() != cases.getFieldCount()) {
            throw new IllegalStateException(cases.getContainingType().getFullName() + " has more cases than " + family);
        }
    }

    @Override
    public Object write(Object value) {
        Case one = Objects.requireNonNull(byType.get(value.getClass()), value.toString());
        return prototype
                .newBuilderForType()
                .setField(one.field(), one.form().write(value))
                .build();
    }

    @Override
    public Object read(Object field) {
        Message message = (Message) field;
        FieldDescriptor set = message.getOneofFieldDescriptor(cases);
        if (set == null) {
            throw new MalformedMessage("", "expected one of its cases");
        }
        try {
            return Objects.requireNonNull(byField.get(set)).form().read(message.getField(set));
        } catch (MalformedMessage wrong) {
            throw wrong.inside(set.getName());
        }
    }
}
