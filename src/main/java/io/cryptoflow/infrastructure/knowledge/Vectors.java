package io.cryptoflow.infrastructure.knowledge;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Vectors as bytes, one behind the other. */
final class Vectors {
    private Vectors() {}

    static byte[] bytes(List<float[]> vectors) {
        ByteBuffer buffer = ByteBuffer.allocate(vectors.size() * SentenceModel.DIMENSIONS * Float.BYTES);
        vectors.forEach(vector -> {
            for (float value : vector) {
                buffer.putFloat(value);
            }
        });
        return buffer.array();
    }

    static List<float[]> read(byte[] bytes, int offset, int length) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        List<float[]> vectors = new ArrayList<>();
        while (buffer.hasRemaining()) {
            float[] vector = new float[SentenceModel.DIMENSIONS];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = buffer.getFloat();
            }
            vectors.add(vector);
        }
        return vectors;
    }

    /** The cosine of two vectors of length 1. */
    static float cosine(float[] one, float[] other) {
        float sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
