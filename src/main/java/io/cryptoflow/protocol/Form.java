package io.cryptoflow.protocol;

/** How values of one type look in a message, in both directions. */
interface Form {
    /** The value of a field that stands for {@code value}. */
    Object write(Object value);

    /** The value that the field stands for; {@link MalformedMessage} for none. */
    Object read(Object field);

    /** Numbers, truth values: the same on both sides. */
    Form SAME = new Form() {
        @Override
        public Object write(Object value) {
            return value;
        }

        @Override
        public Object read(Object field) {
            return field;
        }
    };
}
