package latentatlas.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import latentatlas.training.EpochFigures;
import latentatlas.training.Losses;
import latentatlas.training.Snapshot;
import latentatlas.training.SnapshotSink;
import picocli.CommandLine;

/** Tells the terminal how a run goes: a bar and a line an epoch, or JSON. */
final class Progress implements SnapshotSink {
    private static final int BAR = 24;
    private static final double ROUNDING = 1e4;

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
            out.println(line(figures));
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

    private static ObjectNode line(EpochFigures figures) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("epoch", figures.epoch());
        node.put("seconds", Json.round(figures.seconds(), 1e3));
        node.put("images_per_second", Math.round(figures.imagesPerSecond()));
        node.set("train", losses(figures.train()));
        Losses validation = figures.validation();
        if (validation != null) {
            node.set("validation", losses(validation));
        }
        return node;
    }

    private static ObjectNode losses(Losses losses) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("reconstruction", Json.round(losses.reconstruction(), ROUNDING));
        node.put("kl", Json.round(losses.kl(), ROUNDING));
        node.put("negative_elbo", Json.round(losses.negativeElbo(), ROUNDING));
        return node;
    }
}
