package latentatlas.ui.lesson;

import java.util.List;
import latentatlas.latent.LatentPoint;
import latentatlas.message.Message;

/**
 * What a lesson's run came to.
 *
 * @param answer the one that its numbers bear out, counted from 1
 * @param columns what is compared; empty for the models themselves
 * @param way both ends of a way to show on the map; empty for none
 */
record Outcome(int answer, List<Message> columns, List<Row> rows, List<LatentPoint> way) {
    /** A measured quantity: one value for each model, or one of all. */
    record Row(String key, List<Message> values) {
        String title() {
            return Message.text("lesson.row." + key);
        }
    }

    Outcome {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        way = List.copyOf(way);
    }

    Outcome(int answer, List<Row> rows) {
        this(answer, List.of(), rows, List.of());
    }

    static Row row(String key, Message... values) {
        return new Row(key, List.of(values));
    }

    static Message nats(double value) {
        return Message.of("lesson.nats", value);
    }

    static Message share(double value) {
        return Message.of("lesson.share", value);
    }

    static Message number(double value) {
        return Message.of("lesson.number", value);
    }

    static Message count(long value) {
        return Message.of("lesson.count", value);
    }
}
