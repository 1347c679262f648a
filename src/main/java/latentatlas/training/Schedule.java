package latentatlas.training;

/** How the learning rate goes over a run, as a share of the plan's. */
public enum Schedule {
    CONSTANT {
        @Override
        double course(double progress) {
            return 1;
        }
    },
    /** Half a cosine from 1 to 0. */
    COSINE {
        @Override
        double course(double progress) {
            return fall(1, 0, progress);
        }
    },
    /** Up from a 25th in the first 30 % of the run, down to nothing in the rest, both along half a cosine (Smith 2018). */
    ONE_CYCLE {
        @Override
        double course(double progress) {
            return bump(FIRST, 1, LAST, progress);
        }
    };

    private static final double RISE = 0.3;
    private static final double FIRST = 1 / 25.0;
    private static final double LAST = FIRST / 1e4;
    /** The highest factor after the course: enough to learn by, too little to lose what was learnt. */
    private static final double AGAIN = 0.1;

    /**
     * The learning rate's factor at {@code progress}: 0 at the first step of a run, 1 at the end of its course. A run that
     * goes on after that has progress 1 to 2, and so on: from where the course ended the rate rises a little and falls again.
     */
    public double factor(double progress) {
        if (progress <= 1) {
            return course(progress);
        }
        double end = course(1);
        return bump(end, Math.max(end, AGAIN), end, progress - Math.floor(progress));
    }

    /** The factor at {@code progress}, 0 to 1. */
    abstract double course(double progress);

    private static double bump(double from, double top, double to, double share) {
        return share < RISE ? fall(from, top, share / RISE) : fall(top, to, (share - RISE) / (1 - RISE));
    }

    private static double fall(double from, double to, double share) {
        return to + (from - to) * (1 + Math.cos(Math.PI * Math.min(1, share))) / 2;
    }
}
