package latentatlas.vae;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The mean of the posteriors of learned pseudo-inputs (Tomczak and Welling 2018). Used by one thread: its components hold
 * scratch memory and gradients.
 */
final class VampPrior implements Prior {
    private final List<Posterior> components;
    private final double[] energies;

    /** A prior of so many components, without their encodings yet. */
    VampPrior(Architecture architecture) {
        components = IntStream.range(0, architecture.pseudoInputs())
                .mapToObj(i -> new Posterior(architecture))
                .toList();
        energies = new double[components.size()];
    }

    /** Takes each component's encoding, [encoder outputs], and forgets the gradients. */
    void load(IntFunction<float[]> encodings) {
        for (int i = 0; i < energies.length; i++) {
            Posterior component = components.get(i);
            System.arraycopy(encodings.apply(i), 0, component.encoding, 0, component.encoding.length);
            component.clearGradient();
        }
    }

    /** [encoder outputs]: what {@link #pullEnergy} has added up for a component. */
    double[] gradient(int component) {
        return components.get(component).gradient;
    }

    @Override
    public double energy(float[] code) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < energies.length; i++) {
            energies[i] = components.get(i).energy(code);
            least = Math.min(least, energies[i]);
        }
        double sum = 0;
        for (double energy : energies) {
            sum += Math.exp(least - energy);
        }
        return least - Math.log(sum / energies.length);
    }

    /** Adds to the components' gradients, too. */
    @Override
    public void pullEnergy(float[] code, double weight, float[] gradient) {
        double energy = energy(code) - Math.log(energies.length);
        double[] shares = Arrays.stream(energies).map(e -> Math.exp(energy - e)).toArray();
        for (int i = 0; i < shares.length; i++) {
            // Too far away for a float to notice.
            if (shares[i] > 1e-9) {
                components.get(i).pullEnergy(code, weight * shares[i], gradient);
            }
        }
    }
}
