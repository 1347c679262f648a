package latentatlas.ui.lesson;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.message.Message;
import latentatlas.picture.MapLayer;
import latentatlas.session.OpenData;
import latentatlas.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * A question about models, and how to answer it by running some.
 *
 * @param key of its words
 * @param choices how many answers one may guess
 * @param layer the map's while it lasts
 * @param page the side panel's; null to leave that as it is
 * @param trials the models to look at, one after the other
 */
record Lesson(
        String key,
        int choices,
        MapLayer layer,
        @Nullable String page,
        Set<Need> needs,
        List<Trial> trials,
        Reading reading) {
    private static final int FEWEST_LABELS = 3;

    /** What it cannot do without. */
    enum Need {
        /** Images whose labels are known, of three kinds at least. */
        LABELS,
        /** A digit on pad A. */
        DRAWING
    }

    /** Says what the models showed. */
    @FunctionalInterface
    interface Reading {
        /** Measures, in the background. */
        Outcome of(Evidence evidence);
    }

    Message name() {
        return Message.of("lesson." + key + ".title");
    }

    String title() {
        return name().text();
    }

    String story() {
        return say("story");
    }

    String question() {
        return say("question");
    }

    List<String> answers() {
        return IntStream.rangeClosed(1, choices)
                .mapToObj(number -> say("answer." + number))
                .toList();
    }

    /** What is to be seen when the numbers are there. */
    String insight() {
        return say("insight");
    }

    private String say(String part) {
        return Message.text("lesson." + key + "." + part);
    }

    boolean trains() {
        return trials.stream().anyMatch(trial -> trial.change() != null);
    }

    /**
     * Why it cannot be run, and what to do; null where it can.
     *
     * @param data what would be trained on
     * @param drawn whether there is something on the pads
     */
    @Nullable
    Message hindrance(@Nullable OpenData data, boolean drawn) {
        if (trains() && data == null) {
            return Message.of("lesson.needs.data");
        }
        if (needs.contains(Need.LABELS) && data != null && !labelled(data.train())) {
            return Message.of("lesson.needs.labels", data.set().title());
        }
        if (!trains() && !Session.bundles()) {
            return Message.of("lesson.needs.bundled");
        }
        return needs.contains(Need.DRAWING) && !drawn ? Message.of("lesson.needs.drawing") : null;
    }

    private static boolean labelled(ImageSet images) {
        return images.labelled() && images.labelNames().size() >= FEWEST_LABELS;
    }
}
