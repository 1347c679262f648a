package latentatlas.vae;

import java.util.ArrayList;
import java.util.List;
import latentatlas.net.Activation;
import latentatlas.net.Layer;
import latentatlas.net.Precision;

/**
 * The objective in double precision, written for clarity alone, straight from Kingma and Welling 2014, and from Burda
 * et al. 2016 where there are several samples; a refined model's means are refined: what the engine is held against. Its own gradients are held against finite differences.
 */
final class ReferenceVae {
    final Architecture architecture;
    /** Weights [in][out] and biases [out] of each layer, encoder first. */
    final List<double[][]> weights = new ArrayList<>();

    final List<double[]> biases = new ArrayList<>();
    final List<double[][]> weightGradients = new ArrayList<>();
    final List<double[]> biasGradients = new ArrayList<>();
    /** Of a learned prior, for which there are losses only, no gradients. */
    final List<double[]> pseudoInputs = new ArrayList<>();

    /** Of the products of layers that are large enough. */
    Precision precision = Precision.FLOAT32;

    double reconstruction;
    double kl;
    private double objective;

    ReferenceVae(FrozenModel model) {
        architecture = model.architecture();
        List<Layer> layers = new ArrayList<>(model.encoder());
        layers.addAll(model.decoder());
        for (Layer layer : layers) {
            double[][] w = new double[layer.inputs()][layer.outputs()];
            for (int i = 0; i < layer.inputs(); i++) {
                for (int j = 0; j < layer.outputs(); j++) {
                    w[i][j] = layer.weights()[i * layer.outputs() + j];
                }
            }
            double[] b = new double[layer.outputs()];
            for (int j = 0; j < b.length; j++) {
                b[j] = layer.biases()[j];
            }
            weights.add(w);
            biases.add(b);
            weightGradients.add(new double[layer.inputs()][layer.outputs()]);
            biasGradients.add(new double[layer.outputs()]);
        }
        int inputs = architecture.inputs();
        for (int i = 0; i < architecture.pseudoInputs(); i++) {
            double[] input = new double[inputs];
            for (int p = 0; p < inputs; p++) {
                input[p] = model.pseudoInputs()[i * inputs + p];
            }
            pseudoInputs.add(input);
        }
    }

    /** Of one sample for each image. */
    double lossAndGradients(double[][] images, double[][] epsilon, double beta) {
        double[][][] samples = new double[images.length][1][];
        for (int n = 0; n < images.length; n++) {
            samples[n][0] = epsilon[n];
        }
        return lossAndGradients(images, samples, beta);
    }

    /**
     * Mean over the images of reconstruction + beta KL, or of the bound of several samples; and the gradients of all parameters.
     *
     * @param epsilon [images][samples][latent]
     */
    double lossAndGradients(double[][] images, double[][][] epsilon, double beta) {
        weightGradients.forEach(w -> {
            for (double[] row : w) {
                java.util.Arrays.fill(row, 0);
            }
        });
        biasGradients.forEach(b -> java.util.Arrays.fill(b, 0));
        reconstruction = 0;
        kl = 0;
        objective = 0;
        for (int n = 0; n < images.length; n++) {
            one(images[n], epsilon[n], beta, 1.0 / images.length);
        }
        reconstruction /= images.length;
        kl /= images.length;
        return objective / images.length;
    }

    private void one(double[] intensities, double[][] epsilon, double beta, double share) {
        int encoderLayers = architecture.hidden().size() + 1;
        int latent = architecture.latent();
        int samples = epsilon.length;
        double[] target = intensities.clone();
        if (architecture.likelihood() == Likelihood.GAUSSIAN_TANH) {
            for (int i = 0; i < target.length; i++) {
                target[i] = 2 * target[i] - 1;
            }
        }
        Pass encoder = new Pass(target, 0, encoderLayers);
        Normal posterior = new Normal(refined(encoder.outputs, target));
        Pass[] decoders = new Pass[samples];
        double[] losses = new double[samples];
        double[] costs = new double[samples];
        double sum = 0;
        for (int k = 0; k < samples; k++) {
            double[] z = posterior.code(epsilon[k]);
            decoders[k] = new Pass(z, encoderLayers, weights.size());
            losses[k] = loss(decoders[k].outputs, target);
            costs[k] = posterior.logDensity(epsilon[k]) - logPrior(z);
            sum += Math.exp(-losses[k] - beta * costs[k]);
        }
        double mean = 0;
        double[] gradient = new double[encoder.outputs.length];
        for (int k = 0; k < samples; k++) {
            double weight = samples == 1 ? 1 : Math.exp(-losses[k] - beta * costs[k]) / sum;
            mean += weight * losses[k];
            double[] back = decoders[k].backward(lossGradient(decoders[k].outputs, target), weight * share);
            double[] z = posterior.code(epsilon[k]);
            for (int d = 0; d < latent; d++) {
                back[d] = back[d] * weight + (samples == 1 ? 0 : weight * beta * z[d]);
            }
            posterior.pull(back, epsilon[k], gradient);
        }
        reconstruction += mean;
        if (samples > 1 || !pseudoInputs.isEmpty()) {
            double rest = 0;
            for (int k = 0; k < samples; k++) {
                double weight = Math.exp(-losses[k] - beta * costs[k]) / sum;
                rest += weight * (costs[k] + Math.log(samples * weight));
            }
            kl += rest;
            objective -= Math.log(sum / samples);
            for (int d = 0; d < latent; d++) {
                gradient[latent + d] -= beta * 0.5;
            }
        } else if (architecture.kind() == ModelKind.VAE) {
            kl += posterior.divergence();
            objective += mean + beta * posterior.divergence();
            posterior.pullDivergence(beta, gradient);
        } else {
            objective += mean;
        }
        encoder.backward(gradient, share);
    }

    /** Where steps of 0.7 times C·C'·gradient lead from a mean, none longer than 0.7 times five deviations. */
    private double[] refined(double[] encoding, double[] target) {
        int latent = architecture.latent();
        double[] refined = encoding.clone();
        for (int step = 0; step < architecture.refinements(); step++) {
            Normal posterior = new Normal(refined);
            Pass decoder = new Pass(
                    java.util.Arrays.copyOf(refined, latent),
                    architecture.hidden().size() + 1,
                    weights.size());
            double[] gradient = decoder.backward(lossGradient(decoder.outputs, target), 0);
            double[] along = new double[latent];
            for (int d = 0; d < latent; d++) {
                for (int e = d; e < latent; e++) {
                    along[d] += posterior.c[e][d] * (gradient[e] + refined[e]);
                }
            }
            double length = 0.7 * Math.min(1, 5 / Math.sqrt(square(along)));
            for (int d = 0; d < latent; d++) {
                for (int e = 0; e <= d; e++) {
                    refined[d] -= length * posterior.c[d][e] * along[e];
                }
            }
        }
        return refined;
    }

    /** Of a standard normal prior, or the mean of the pseudo-inputs' posteriors (Tomczak and Welling 2018, equation 9). */
    private double logPrior(double[] z) {
        int latent = architecture.latent();
        if (pseudoInputs.isEmpty()) {
            return -0.5 * square(z) - 0.5 * latent * Math.log(2 * Math.PI);
        }
        double density = 0;
        for (double[] input : pseudoInputs) {
            Normal component =
                    new Normal(new Pass(input, 0, architecture.hidden().size() + 1).outputs);
            density += Math.exp(component.logDensity(component.noise(z))) / pseudoInputs.size();
        }
        return Math.log(density);
    }

    private static double square(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v * v;
        }
        return sum;
    }

    /** A posterior whose Cholesky factor is C: C[d][d] = sigma, C[d][j] = sigma·factor. */
    private final class Normal {
        private static final double LARGEST = 16;
        private final int latent = architecture.latent();
        private final boolean sampled = architecture.kind() == ModelKind.VAE;
        private final double[] encoding;
        private final double[][] c = new double[latent][latent];
        private final double[][] slope = new double[latent][latent];

        Normal(double[] encoding) {
            this.encoding = encoding;
            int place = 2 * latent;
            for (int d = 0; d < latent && sampled; d++) {
                double sigma = Math.exp(0.5 * encoding[latent + d]);
                c[d][d] = sigma;
                for (int j = 0; j < d && architecture.posterior() == PosteriorForm.FULL; j++) {
                    double raw = encoding[place++];
                    double root = Math.sqrt(1 + raw * raw / (LARGEST * LARGEST));
                    c[d][j] = sigma * raw / root;
                    slope[d][j] = sigma / (root * root * root);
                }
            }
        }

        double[] code(double[] epsilon) {
            double[] z = new double[latent];
            for (int d = 0; d < latent; d++) {
                z[d] = encoding[d];
                for (int j = 0; j <= d; j++) {
                    z[d] += c[d][j] * epsilon[j];
                }
            }
            return z;
        }

        /** The noise that leads to a code. */
        double[] noise(double[] z) {
            double[] epsilon = new double[latent];
            for (int d = 0; d < latent; d++) {
                double rest = z[d] - encoding[d];
                for (int j = 0; j < d; j++) {
                    rest -= c[d][j] * epsilon[j];
                }
                epsilon[d] = rest / c[d][d];
            }
            return epsilon;
        }

        double logDensity(double[] epsilon) {
            double sum = -0.5 * latent * Math.log(2 * Math.PI) - 0.5 * square(epsilon);
            for (int d = 0; d < latent && sampled; d++) {
                sum -= 0.5 * encoding[latent + d];
            }
            return sum;
        }

        /** Half of: trace of CC' + mean² - latent - log determinant of CC'. */
        double divergence() {
            double twice = -latent;
            for (int d = 0; d < latent; d++) {
                twice += encoding[d] * encoding[d] + square(c[d]) - encoding[latent + d];
            }
            return twice / 2;
        }

        /** Adds to the encoding's gradient what follows from that of C. */
        private void pullFactors(double[][] g, double[] gradient) {
            int place = 2 * latent;
            for (int d = 0; d < latent && sampled; d++) {
                for (int j = 0; j <= d; j++) {
                    gradient[latent + d] += g[d][j] * 0.5 * c[d][j];
                }
                for (int j = 0; j < d && architecture.posterior() == PosteriorForm.FULL; j++) {
                    gradient[place++] += g[d][j] * slope[d][j];
                }
            }
        }

        void pull(double[] codeGradient, double[] epsilon, double[] gradient) {
            double[][] g = new double[latent][latent];
            for (int d = 0; d < latent; d++) {
                gradient[d] += codeGradient[d];
                for (int j = 0; j <= d; j++) {
                    g[d][j] = codeGradient[d] * epsilon[j];
                }
            }
            pullFactors(g, gradient);
        }

        void pullDivergence(double weight, double[] gradient) {
            double[][] g = new double[latent][latent];
            for (int d = 0; d < latent; d++) {
                gradient[d] += weight * encoding[d];
                gradient[latent + d] -= weight * 0.5;
                for (int j = 0; j <= d; j++) {
                    g[d][j] = weight * c[d][j];
                }
            }
            pullFactors(g, gradient);
        }
    }

    /** A row's way through the layers {@code from} to {@code to}, the last of which has no activation. */
    private final class Pass {
        private final int from;
        private final double[][] inputs;
        private final double[][] pre;
        private final double[] outputs;

        Pass(double[] row, int from, int to) {
            this.from = from;
            inputs = new double[to - from][];
            pre = new double[to - from][];
            double[] x = row;
            for (int l = 0; l < pre.length; l++) {
                inputs[l] = x;
                pre[l] = affine(from + l, x);
                x = l < pre.length - 1 ? activate(pre[l]) : pre[l].clone();
            }
            outputs = x;
        }

        /** Adds {@code share} of the parameters' gradients; returns the row's. */
        double[] backward(double[] outputGradient, double share) {
            double[] gradient = outputGradient.clone();
            for (int l = pre.length - 1; l >= 0; l--) {
                if (l < pre.length - 1) {
                    for (int j = 0; j < gradient.length; j++) {
                        gradient[j] *= slope(pre[l][j]);
                    }
                }
                double[] back = new double[inputs[l].length];
                for (int i = 0; i < back.length; i++) {
                    for (int j = 0; j < gradient.length; j++) {
                        weightGradients.get(from + l)[i][j] +=
                                share * factor(from + l, inputs[l][i]) * factor(from + l, gradient[j]);
                        back[i] += factor(from + l, weights.get(from + l)[i][j]) * factor(from + l, gradient[j]);
                    }
                }
                for (int j = 0; j < gradient.length; j++) {
                    biasGradients.get(from + l)[j] += share * gradient[j];
                }
                gradient = back;
            }
            return gradient;
        }
    }

    /** A factor of a layer's products, rounded to the nearest bfloat16 where those are. */
    private double factor(int l, double value) {
        int inputs = weights.get(l).length;
        int outputs = biases.get(l).length;
        if (precision == Precision.FLOAT32 || Math.min(inputs, outputs) < 32 || inputs * outputs <= 1 << 14) {
            return value;
        }
        int bits = Float.floatToRawIntBits((float) value);
        return Float.intBitsToFloat((bits + 0x7FFF + (bits >>> 16 & 1)) & 0xFFFF0000);
    }

    private double loss(double[] outputs, double[] target) {
        double sum = 0;
        for (int i = 0; i < target.length; i++) {
            double o = outputs[i];
            double t = target[i];
            double p = 1 / (1 + Math.exp(-o));
            sum += switch (architecture.likelihood()) {
                case BERNOULLI -> Math.max(o, 0) - o * t + Math.log1p(Math.exp(-Math.abs(o)));
                // Equations 5 and 8 of Loaiza-Ganem and Cunningham 2019, in the parameter lambda.
                case CONTINUOUS_BERNOULLI ->
                    -t * Math.log(p) - (1 - t) * Math.log(1 - p) - Math.log(2 * halfLogOdds(p) / (1 - 2 * p));
                case GAUSSIAN -> (p - t) * (p - t);
                case GAUSSIAN_TANH -> (Math.tanh(o) - t) * (Math.tanh(o) - t);
                case LINEAR -> (o - t) * (o - t);
            };
        }
        return sum;
    }

    private static double halfLogOdds(double lambda) {
        return 0.5 * Math.log((2 - 2 * lambda) / (2 * lambda));
    }

    private double[] lossGradient(double[] outputs, double[] target) {
        double[] gradient = new double[target.length];
        for (int i = 0; i < target.length; i++) {
            double o = outputs[i];
            double t = target[i];
            double p = 1 / (1 + Math.exp(-o));
            double tanh = Math.tanh(o);
            gradient[i] = switch (architecture.likelihood()) {
                case BERNOULLI -> p - t;
                case CONTINUOUS_BERNOULLI -> p / (2 * p - 1) + 1 / (2 * halfLogOdds(p)) - t;
                case GAUSSIAN -> 2 * (p - t) * p * (1 - p);
                case GAUSSIAN_TANH -> 2 * (tanh - t) * (1 - tanh * tanh);
                case LINEAR -> 2 * (o - t);
            };
        }
        return gradient;
    }

    private double[] affine(int l, double[] x) {
        double[] y = biases.get(l).clone();
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                y[j] += factor(l, x[i]) * factor(l, weights.get(l)[i][j]);
            }
        }
        return y;
    }

    private double[] activate(double[] z) {
        double[] a = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            a[i] = value(architecture.activation(), z[i]);
        }
        return a;
    }

    static double value(Activation activation, double z) {
        return switch (activation) {
            case RELU -> Math.max(z, 0);
            case LEAKY_RELU -> z > 0 ? z : 0.01 * z;
            case ELU -> z > 0 ? z : Math.expm1(z);
            case GELU -> 0.5 * z * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z)));
            case SILU -> z / (1 + Math.exp(-z));
            case TANH -> Math.tanh(z);
        };
    }

    private double slope(double z) {
        Activation activation = architecture.activation();
        if (activation == Activation.RELU) {
            return z > 0 ? 1 : 0;
        }
        if (activation == Activation.LEAKY_RELU) {
            return z > 0 ? 1 : 0.01;
        }
        if (activation == Activation.ELU) {
            return z > 0 ? 1 : Math.exp(z);
        }
        if (activation == Activation.TANH) {
            return 1 - Math.tanh(z) * Math.tanh(z);
        }
        if (activation == Activation.SILU) {
            double s = 1 / (1 + Math.exp(-z));
            return s + z * s * (1 - s);
        }
        double scale = Math.sqrt(2 / Math.PI);
        double t = Math.tanh(scale * (z + 0.044715 * z * z * z));
        return 0.5 * (1 + t) + 0.5 * z * (1 - t * t) * scale * (1 + 3 * 0.044715 * z * z);
    }
}
