package latentatlas.vae;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The mean of the posteriors of learned pseudo-inputs (Tomczak and Welling 2018). What does not depend on the code is worked
 * out once a loading: an integral asks for the density of millions of codes. Used by one thread: its components hold scratch
 * memory and gradients.
 */
final class VampPrior implements Prior {
    /** A component so many nats below the likeliest adds less than a double can show. */
    private static final double NEGLIGIBLE = 40;
    /** One so many nats below all of them together has a share that a float does not notice: 1e-9. */
    private static final double UNNOTICED = 20.7;

    private final List<Posterior> components;
    private final int latent;
    /** [components, latent]. */
    private final double[] means;
    /** [components, latent]: one over sigma. */
    private final double[] precisions;
    /** [components, latent, latent]: each dimension's factors of those before it. */
    private final double[] factors;

    private final boolean factored;
    /** [components]: the energy at the mean. */
    private final double[] least;

    private final double[] noise;
    private final double[] energies;

    /** A prior of so many components, without their encodings yet. */
    VampPrior(Architecture architecture) {
        components = IntStream.range(0, architecture.pseudoInputs())
                .mapToObj(i -> new Posterior(architecture))
                .toList();
        latent = architecture.latent();
        int count = components.size();
        means = new double[count * latent];
        precisions = new double[means.length];
        factors = new double[means.length * latent];
        factored = architecture.posterior() != PosteriorForm.DIAGONAL;
        least = new double[count];
        noise = new double[latent];
        energies = new double[count];
    }

    /** Takes each component's encoding, [encoder outputs], and forgets the gradients. */
    void load(IntFunction<float[]> encodings) {
        for (int i = 0; i < energies.length; i++) {
            Posterior component = components.get(i);
            System.arraycopy(encodings.apply(i), 0, component.encoding, 0, component.encoding.length);
            component.clearGradient();
            for (int d = 0; d < latent; d++) {
                means[i * latent + d] = component.mean(d);
                precisions[i * latent + d] = 1 / component.sigma(d);
                for (int j = 0; j < component.factors(d); j++) {
                    factors[(i * latent + d) * latent + j] = component.factor(d, j);
                }
            }
            least[i] = component.leastEnergy();
        }
    }

    /** [encoder outputs]: what {@link #pullEnergy} has added up for a component. */
    double[] gradient(int component) {
        return components.get(component).gradient;
    }

    @Override
    public double energy(float[] code) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < energies.length; i++) {
            energies[i] = energy(i, code);
            lowest = Math.min(lowest, energies[i]);
        }
        double sum = 0;
        for (double energy : energies) {
            sum += energy - lowest > NEGLIGIBLE ? 0 : Math.exp(lowest - energy);
        }
        return lowest - Math.log(sum / energies.length);
    }

    /** That of one component; {@link Posterior#energy} without a logarithm. */
    private double energy(int component, float[] code) {
        double squares = 0;
        for (int d = 0; d < latent; d++) {
            int place = component * latent + d;
            double deviations = (code[d] - means[place]) * precisions[place];
            for (int j = 0; factored && j < d; j++) {
                deviations -= factors[place * latent + j] * noise[j];
            }
            noise[d] = deviations;
            squares += deviations * deviations;
        }
        return least[component] + squares / 2;
    }

    /** Adds to the components' gradients, too. */
    @Override
    public void pullEnergy(float[] code, double weight, float[] gradient) {
        double energy = energy(code) - Math.log(energies.length);
        for (int i = 0; i < energies.length; i++) {
            if (energies[i] - energy < UNNOTICED) {
                components.get(i).pullEnergy(code, weight * Math.exp(energy - energies[i]), gradient);
            }
        }
    }
}
