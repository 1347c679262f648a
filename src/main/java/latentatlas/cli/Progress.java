package latentatlas.cli;

import java.io.PrintWriter;
import java.util.Locale;
import latentatlas.archive.Json;
import latentatlas.message.Message;
import latentatlas.training.EpochFigures;
import latentatlas.training.Losses;
import latentatlas.training.Snapshot;
import latentatlas.training.SnapshotSink;
import latentatlas.vae.ModelKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Tells the terminal how a run goes: a bar and a line an epoch, or JSON. */
final class Progress implements SnapshotSink {
    private static final int BAR = 24;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final ModelKind kind;
    private final boolean terminal;
    private final int epochs;
    private final int images;

    Progress(CommandLine line, boolean json, ModelKind kind, int epochs, int images) {
        out = line.getOut();
        err = line.getErr();
        this.json = json;
        this.kind = kind;
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
        String text = Message.text(
                key(validation != null),
                figures.epoch(),
                epochs,
                fixed(figures.train().negativeElbo()),
                fixed(figures.train().reconstruction()),
                fixed(figures.train().kl()),
                String.format(Locale.ROOT, "%,d", Math.round(figures.imagesPerSecond())),
                validation == null ? "" : fixed(validation.negativeElbo()));
        if (terminal) {
            int done = BAR * figures.epoch() / epochs;
            int left = (int) ((epochs - figures.epoch()) * images / figures.imagesPerSecond());
            err.printf(
                    "\r\u001b[K%s%n%s",
                    text,
                    Message.text(
                            "cli.progress.left",
                            "#".repeat(done) + "-".repeat(BAR - done),
                            String.format(Locale.ROOT, "%d:%02d", left / 60, left % 60)));
        } else {
            err.println(text);
        }
        err.flush();
    }

    /** A model without a prior has no bound to speak of, only its reconstruction. */
    private String key(boolean validated) {
        if (kind == ModelKind.VAE) {
            return validated ? "cli.progress.validation" : "cli.progress";
        }
        return validated ? "cli.progress.plain.validation" : "cli.progress.plain";
    }

    private static String fixed(double nats) {
        return String.format(Locale.ROOT, "%.2f", nats);
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
