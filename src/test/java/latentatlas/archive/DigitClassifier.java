package latentatlas.archive;

import java.util.Random;
import latentatlas.image.ImageSet;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** A judge of digits that knows no autoencoder: one hidden layer, softmax, stochastic gradient descent, on real images. */
final class DigitClassifier {
    private static final int HIDDEN = 100;
    private static final int CLASSES = 10;
    private static final int BATCH = 100;
    private static final double RATE = 0.3;

    private final INDArray first;
    private final INDArray firstBias = Nd4j.zeros(DataType.FLOAT, 1, HIDDEN);
    private final INDArray second;
    private final INDArray secondBias = Nd4j.zeros(DataType.FLOAT, 1, CLASSES);

    DigitClassifier(ImageSet images, int epochs, long seed) {
        Random random = new Random(seed);
        int values = images.shape().values();
        first = normal(random, values, HIDDEN);
        second = normal(random, HIDDEN, CLASSES);
        for (int step = 0; step < epochs * images.size() / BATCH; step++) {
            float[] rows = new float[BATCH * values];
            INDArray wanted = Nd4j.zeros(DataType.FLOAT, BATCH, CLASSES);
            for (int r = 0; r < BATCH; r++) {
                int chosen = random.nextInt(images.size());
                byte[] image = images.image(chosen);
                for (int i = 0; i < values; i++) {
                    rows[r * values + i] = (image[i] & 0xFF) / 255f;
                }
                wanted.putScalar(r, images.label(chosen), 1);
            }
            step(Nd4j.createFromArray(rows).reshape(BATCH, values), wanted);
        }
    }

    private static INDArray normal(Random random, int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / rows));
        }
        return Nd4j.createFromArray(values).reshape(rows, columns);
    }

    private void step(INDArray input, INDArray wanted) {
        INDArray hidden = Transforms.relu(input.mmul(first).addiRowVector(firstBias), false);
        INDArray error = Transforms.softmax(hidden.mmul(second).addiRowVector(secondBias))
                .subi(wanted)
                .divi(BATCH);
        INDArray back = error.mmul(second.transpose()).muli(hidden.gt(0).castTo(DataType.FLOAT));
        second.subi(hidden.transpose().mmul(error).muli(RATE));
        secondBias.subi(error.sum(true, 0).muli(RATE));
        first.subi(input.transpose().mmul(back).muli(RATE));
        firstBias.subi(back.sum(true, 0).muli(RATE));
    }

    /** The labels of images, [count, values], intensities. */
    int[] labels(float[] images, int count) {
        INDArray input = Nd4j.createFromArray(images).reshape(count, images.length / count);
        INDArray hidden = Transforms.relu(input.mmul(first).addiRowVector(firstBias), false);
        return hidden.mmul(second).addiRowVector(secondBias).argMax(1).toIntVector();
    }
}
