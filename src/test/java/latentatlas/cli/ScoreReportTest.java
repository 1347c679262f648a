package latentatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import latentatlas.measure.Score;
import latentatlas.measure.Scores;
import latentatlas.net.Activation;
import latentatlas.vae.Architecture;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ScoreReportTest {
    private static final Architecture VAE = of(ModelKind.VAE, Likelihood.BERNOULLI);
    private static final Architecture AE = of(ModelKind.AE, Likelihood.BERNOULLI);

    private static Architecture of(ModelKind kind, Likelihood likelihood) {
        return new Architecture(kind, 9, List.of(), 2, Activation.RELU, likelihood);
    }

    private static List<String> lines(boolean json, ScoreReport.Column... columns) {
        ScoreReport report = new ScoreReport();
        List.of(columns).forEach(report::add);
        StringWriter text = new StringWriter();
        report.print(new PrintWriter(text, true), json);
        return text.toString().lines().toList();
    }

    @Test
    void theFiguresOfEachModelStandBelowItsName() {
        List<String> lines = lines(
                false,
                new ScoreReport.Column("学生.latent", VAE, 1200, Map.of(Score.KL, 6.5, Score.RECONSTRUCTION, 140.25)),
                new ScoreReport.Column("b.latent", AE, 1200, Map.of(Score.RECONSTRUCTION, 99.0)));
        assertThat(lines.get(0)).contains("1,200");
        String names = lines.get(1);
        String reconstruction = lines.get(2);
        assertThat(reconstruction).startsWith(Score.RECONSTRUCTION.title()).endsWith(Score.RECONSTRUCTION.unit());
        // A Chinese character is two columns wide.
        String wide = names.substring(0, names.indexOf(".latent") + ".latent".length());
        assertThat(Ansi.OFF.new Text(wide).getCJKAdjustedLength())
                .isEqualTo(reconstruction.indexOf("140.2500") + "140.2500".length());
        assertThat(Ansi.OFF.new Text(names).getCJKAdjustedLength())
                .isEqualTo(reconstruction.indexOf("99.0000") + "99.0000".length());
    }

    @Test
    void aScoreThatOneModelLacksIsDashedAndTheReasonStandsBelowTheTable() {
        List<String> lines = lines(
                false,
                new ScoreReport.Column("a.latent", VAE, 9, Map.of(Score.KL, 6.5)),
                new ScoreReport.Column("b.latent", AE, 9, Map.of(Score.KL, Double.NaN)));
        assertThat(lines).hasSize(4);
        assertThat(lines.get(2)).contains("6.5000", "–");
        assertThat(lines.get(3))
                .isEqualTo("– b.latent: " + Scores.undefined(Score.KL, AE).text());
    }

    @Test
    void modelsOfDifferentLikelihoodsAreSaidNotToBeComparable() {
        Map<Score, Double> scores = Map.of(Score.KL, 6.5);
        Architecture gaussian = of(ModelKind.VAE, Likelihood.GAUSSIAN);
        ScoreReport.Column first = new ScoreReport.Column("a.latent", VAE, 9, scores);
        ScoreReport.Column other = new ScoreReport.Column("b.latent", gaussian, 9, scores);
        assertThat(lines(false, first, first)).hasSize(3);
        assertThat(lines(false, first, other)).last().asString().contains("Bernoulli, Gaussian");
    }

    @Test
    void jsonHasALineForEachModelThatBeginsWithItsFile() {
        ScoreReport.Column alone = new ScoreReport.Column("", VAE, 9, Map.of(Score.KL, 6.5));
        ScoreReport.Column named = new ScoreReport.Column("a.latent", VAE, 9, Map.of(Score.KL, 6.5));
        assertThat(lines(true, named, named)).hasSize(2).allMatch(line -> line.startsWith("{\"file\":\"a.latent\""));
        assertThat(lines(true, alone)).containsExactly("{\"images\":9,\"kl\":6.5}");
    }
}
