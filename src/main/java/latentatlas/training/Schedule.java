package latentatlas.training;

/** How the learning rate goes over a run, as a share of the plan's. */
public enum Schedule {
    CONSTANT {
        @Override
        public double factor(double progress) {
            return 1;
        }
    },
    /** Half a cosine from 1 to 0. */
    COSINE {
        @Override
        public double factor(double progress) {
            return fall(1, 0, progress);
        }
    },
    /** Up from a 25th in the first 30 % of the run, down to nothing in the rest, both along half a cosine (Smith 2018). */
    ONE_CYCLE {
        @Override
        public double factor(double progress) {
            return progress < RISE ? fall(FIRST, 1, progress / RISE) : fall(1, LAST, (progress - RISE) / (1 - RISE));
        }
    };

    private static final double RISE = 0.3;
    private static final double FIRST = 1 / 25.0;
    private static final double LAST = FIRST / 1e4;

    /** The learning rate's factor at {@code progress}, 0 at the first step of the run, 1 at its end. */
    public abstract double factor(double progress);

    private static double fall(double from, double to, double share) {
        return to + (from - to) * (1 + Math.cos(Math.PI * Math.min(1, share))) / 2;
    }
}
