package latentatlas.image.files;

import java.lang.ref.WeakReference;
import latentatlas.image.DataSet;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageSet;

/**
 * The digits that come with the program, the same at every start. They take the better part of a second to make: windows that
 * show them share one set, which goes with the last of them.
 */
final class BuiltIn {
    private static final int TRAIN = 20_000;
    private static final int TEST = 4_000;
    private static final long SEED = 1;

    private static WeakReference<ImageSet> train = new WeakReference<>(null);
    private static WeakReference<ImageSet> test = new WeakReference<>(null);

    private BuiltIn() {}

    /** Whoever comes while they are being made waits for them. */
    static synchronized Parts parts() {
        ImageSet madeTrain = train.get();
        ImageSet madeTest = test.get();
        if (madeTrain == null || madeTest == null) {
            DataSet made = DigitWriter.dataSet(TRAIN, TEST, SEED);
            train = new WeakReference<>(made.train());
            test = new WeakReference<>(made.test());
            return Parts.of(made);
        }
        return new Parts(DigitWriter.NAME, madeTrain, madeTest);
    }
}
