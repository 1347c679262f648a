package latentatlas.image;

/** Random access to the bytes of many images of one form; safe to read from several threads at once. */
public interface Pixels {
    int count();

    /** Bytes of one image. */
    int values();

    /** Copies image {@code index} to {@code target} from {@code offset} on. */
    void read(int index, byte[] target, int offset);

    /** Images that lie one after another in {@code bytes}, which is not copied and must not change. */
    static Pixels of(byte[] bytes, int values) {
        if (values < 1 || bytes.length % values != 0) {
            throw new IllegalArgumentException(bytes.length + " bytes are no whole number of images of " + values);
        }
        return new Pixels() {
            @Override
            public int count() {
                return bytes.length / values;
            }

            @Override
            public int values() {
                return values;
            }

            @Override
            public void read(int index, byte[] target, int offset) {
                System.arraycopy(bytes, index * values, target, offset, values);
            }
        };
    }
}
