package latentatlas.net;

import java.util.Arrays;

/** What a layer does with its weights, and how many there are. */
public sealed interface LayerForm {
    /** Values that go in. */
    int inputs();

    /** Values that come out. */
    int outputs();

    /** Rows of the weight matrix. */
    int rows();

    /** Columns of the weight matrix. */
    int columns();

    int biases();

    /** Inputs that an output depends on. */
    int fanIn();

    /** Every output depends on every input. */
    record Dense(int inputs, int outputs) implements LayerForm {
        public Dense {
            if (inputs < 1 || outputs < 1) {
                throw new IllegalArgumentException("a layer of " + inputs + " by " + outputs);
            }
        }

        @Override
        public int rows() {
            return inputs;
        }

        @Override
        public int columns() {
            return outputs;
        }

        @Override
        public int biases() {
            return outputs;
        }

        @Override
        public int fanIn() {
            return inputs;
        }
    }

    /**
     * A convolution with windows of 4 by 4 values at every second place of a picture with a margin of one zero, which halves
     * its sides; or its transpose, which doubles them. Pictures are rows of pixels, the channels of a pixel side by side. The
     * weights are [window's rows, columns, channels; filters] both ways.
     *
     * @param width of the larger picture
     * @param height of the larger picture
     * @param channels of the larger picture
     * @param filters channels of the smaller picture
     */
    record Convolution(int width, int height, int channels, int filters, boolean transposed) implements LayerForm {
        public static final int SIDE = 4;
        public static final int STRIDE = 2;
        public static final int MARGIN = 1;

        public Convolution {
            if (width < 2 || height < 2 || channels < 1 || filters < 1) {
                throw new IllegalArgumentException(
                        filters + " filters on a picture of " + width + " by " + height + " by " + channels);
            }
        }

        /** The way back. */
        public Convolution transpose() {
            return new Convolution(width, height, channels, filters, !transposed);
        }

        /** Width of the smaller picture. */
        public int smallWidth() {
            return width / STRIDE;
        }

        /** Height of the smaller picture. */
        public int smallHeight() {
            return height / STRIDE;
        }

        /** Windows of a picture. */
        public int windows() {
            return smallWidth() * smallHeight();
        }

        @Override
        public int inputs() {
            return transposed ? windows() * filters : width * height * channels;
        }

        @Override
        public int outputs() {
            return transpose().inputs();
        }

        @Override
        public int rows() {
            return SIDE * SIDE * channels;
        }

        @Override
        public int columns() {
            return filters;
        }

        @Override
        public int biases() {
            return transposed ? channels : filters;
        }

        /** A value of the larger picture lies in four windows. */
        @Override
        public int fanIn() {
            return transposed ? STRIDE * STRIDE * filters : rows();
        }

        /**
         * Copies what lies in each window (im2col).
         *
         * @param picture [height, width, channels]
         * @param windows [windows, rows], receives zeros where a window reaches over the margin
         */
        public void gather(float[] picture, float[] windows) {
            Arrays.fill(windows, 0, windows() * rows(), 0f);
            forRuns((at, window, count) -> System.arraycopy(picture, at, windows, window, count));
        }

        /**
         * Adds what each window holds to the picture: the transpose of {@link #gather}.
         *
         * @param picture [height, width, channels], overwritten
         */
        public void scatter(float[] windows, float[] picture) {
            Arrays.fill(picture, 0, height * width * channels, 0f);
            forRuns((at, window, count) -> {
                for (int i = 0; i < count; i++) {
                    picture[at + i] += windows[window + i];
                }
            });
        }

        /** Calls {@code run} for each run of values that lie side by side in the picture and in a window. */
        private void forRuns(Run run) {
            for (int place = 0; place < windows(); place++) {
                int top = place / smallWidth() * STRIDE - MARGIN;
                int left = place % smallWidth() * STRIDE - MARGIN;
                int from = Math.max(0, left);
                int count = (Math.min(width, left + SIDE) - from) * channels;
                for (int row = Math.max(0, top); row < Math.min(height, top + SIDE); row++) {
                    int window = place * rows() + ((row - top) * SIDE + from - left) * channels;
                    run.accept((row * width + from) * channels, window, count);
                }
            }
        }

        @FunctionalInterface
        private interface Run {
            void accept(int picture, int window, int count);
        }
    }
}
