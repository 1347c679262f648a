package latentatlas.vae;

/** The first stage: bytes of images to the numbers a network sees. */
final class Gather implements Stage {
    private static final int LEVELS = 256;
    private static final float WHITE = 255f;

    private final Signal out;
    private final float[] table = new float[LEVELS];

    Gather(Architecture architecture, Layout layout) {
        out = Signal.withoutGradient(layout.rows(), architecture.inputs());
        for (int i = 0; i < LEVELS; i++) {
            table[i] = architecture.likelihood().input(i / WHITE);
        }
    }

    Signal out() {
        return out;
    }

    @Override
    public void forward(Program program) {
        program.rows(this::gather);
    }

    private void gather(Rows rows) {
        Rows.Batch batch = rows.batch();
        for (int r = 0; r < rows.count(); r++) {
            batch.pixels().read(batch.order()[batch.from() + rows.place() + r], rows.bytes, 0);
            for (int i = 0; i < rows.bytes.length; i++) {
                rows.a[i] = table[rows.bytes[i] & 0xFF];
            }
            out.values().write(rows.first + r, 0, rows.a, 0, rows.bytes.length);
        }
    }

    @Override
    public void close() {
        out.close();
    }
}
