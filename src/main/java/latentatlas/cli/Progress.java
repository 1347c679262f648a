package latentatlas.cli;

import java.io.PrintWriter;
import java.util.Locale;
import latentatlas.archive.Json;
import latentatlas.training.EpochFigures;
import latentatlas.training.Losses;
import latentatlas.training.Snapshot;
import latentatlas.training.SnapshotSink;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Tells the terminal how a run goes: a bar and a line an epoch, or JSON. */
final class Progress implements SnapshotSink {
    private static final int BAR = 24;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final boolean terminal;
    private final int epochs;
    private final int images;

    Progress(CommandLine line, boolean json, int epochs, int images) {
        out = line.getOut();
        err = line.getErr();
        this.json = json;
        this.epochs = epochs;
        this.images = images;
        terminal = CommandLine.Help.Ansi.AUTO.enabled();
    }

    @Override
    public boolean ready() {
        return false;
    }

    @Override
    public void accept(Snapshot snapshot) {}

    @Override
    public void epoch(EpochFigures figures) {
        if (json) {
            out.println(Json.tree(Line.of(figures)));
            out.flush();
            return;
        }
        Losses validation = figures.validation();
        String text = String.format(
                Locale.ROOT,
                "epoch %d/%d  -ELBO %.2f = reconstruction %.2f + KL %.2f nats%s  %,d images/s",
                figures.epoch(),
                epochs,
                figures.train().negativeElbo(),
                figures.train().reconstruction(),
                figures.train().kl(),
                validation == null ? "" : String.format(Locale.ROOT, "  (validation %.2f)", validation.negativeElbo()),
                Math.round(figures.imagesPerSecond()));
        if (terminal) {
            int done = BAR * figures.epoch() / epochs;
            double left = (epochs - figures.epoch()) * images / figures.imagesPerSecond();
            err.printf(
                    Locale.ROOT,
                    "\r\u001b[K%s%n[%s%s] %d:%02d left",
                    text,
                    "#".repeat(done),
                    "-".repeat(BAR - done),
                    (int) left / 60,
                    (int) left % 60);
        } else {
            err.println(text);
        }
        err.flush();
    }

    void end() {
        if (terminal && !json) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    /** An epoch as a line of JSON. */
    private record Line(
            int epoch,
            double seconds,
            long imagesPerSecond,
            Nats train,
            @Nullable Nats validation) {
        static Line of(EpochFigures figures) {
            Losses validation = figures.validation();
            return new Line(
                    figures.epoch(),
                    Rounded.figure(figures.seconds()),
                    Math.round(figures.imagesPerSecond()),
                    Nats.of(figures.train()),
                    validation == null ? null : Nats.of(validation));
        }
    }

    private record Nats(double reconstruction, double kl, double negativeElbo) {
        static Nats of(Losses losses) {
            return new Nats(
                    Rounded.figure(losses.reconstruction()),
                    Rounded.figure(losses.kl()),
                    Rounded.figure(losses.negativeElbo()));
        }
    }
}
