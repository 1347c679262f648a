"""{summary}, a {kind} for {framework}, written by Latent Atlas.

#? keras
#? trained
    from {module} import BATCH, load, optimiser
#.
#? fitted
    from {module} import load
#.
#.
#? pytorch
    from {module} import load
#.
    model = load()                      # weights from {module}.npz beside this file
    codes = model.encode(images){means}
    again = model.decode(codes)
#? keras
#? trained
    model.compile(optimizer=optimiser())
    model.fit(images, batch_size=BATCH, epochs=10)
#.
#.

Images are [count, {inputs}], intensities from 0 to 1, row by row{channelled}.
"""
import math
from pathlib import Path

#? keras
import keras
import numpy as np
from keras import layers, ops
#.
#? pytorch
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
#.

INPUTS, LATENT = {inputs}, {latent}
WIDEST = 4.0  # the largest log variance taken as it is
LARGEST_FACTOR = 16.0  # what a factor of the posterior comes near to
BETA, LEARNING_RATE, BATCH, SAMPLES = {beta}, {rate}, {batch}, {samples}
#? full
# Where in an encoding the factors of a posterior stand, below the diagonal of a matrix.
PLACES = np.zeros((LATENT, LATENT), np.int64)
PLACES[np.tril_indices(LATENT, -1)] = 2 * LATENT + np.arange(LATENT * (LATENT - 1) // 2)
#.


#? keras
#? trained
@keras.saving.register_keras_serializable("latent_atlas")
def activation(x):
    return {activation}


#.
#? convolution
def halved(filters, activation=None):
    """Layers that halve a picture: windows of 4 by 4 at every second place, with a margin of one zero."""
    return [
        layers.ZeroPadding2D(1, data_format="channels_last"),
        layers.Conv2D(filters, 4, strides=2, activation=activation, data_format="channels_last"),
    ]


def doubled(channels, height, width, activation=None):
    """The way back, to a picture of height x width x channels."""
    margins = (1, 1 - height % 2), (1, 1 - width % 2)
    return [
        layers.Conv2DTranspose(channels, 4, strides=2, activation=activation, data_format="channels_last"),
        layers.Cropping2D(margins, data_format="channels_last"),
    ]


#.
class Model(keras.Model):
    """Called with images it gives what fit makes small: their losses, nats."""

    def __init__(self):
        super().__init__()
        self.encoder = keras.Sequential([
            keras.Input((INPUTS,)),
{encoder}
        ])
        self.decoder = keras.Sequential([
            keras.Input((LATENT,)),
{decoder}
        ])
#? variational
        self.seeds = keras.random.SeedGenerator()
#.
#? vamp
        # Intensities of the images whose posteriors make the prior.
        self.pseudo_inputs = self.add_weight(
            name="pseudo_inputs", shape=({pseudo}, INPUTS), constraint=lambda images: ops.clip(images, 0, 1))
#.

    def call(self, images):
        return loss(self, images)

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        return ops.mean(y_pred)

#.
#? pytorch
#? convolution
class Convolution(nn.Module):
    """Halves a picture of height x width x channels, kept as rows with the channels of a pixel side by side."""

    def __init__(self, height, width, channels, filters):
        super().__init__()
        self.form = (height, width, channels)
        self.convolution = nn.Conv2d(channels, filters, 4, stride=2, padding=1)

    def forward(self, x):
        picture = x.reshape(-1, *self.form).permute(0, 3, 1, 2)
        return self.convolution(picture).permute(0, 2, 3, 1).flatten(1)


class Transpose(nn.Module):
    """Doubles a picture: the way back to height x width x channels."""

    def __init__(self, height, width, channels, filters):
        super().__init__()
        self.form = (height // 2, width // 2, filters)
        self.convolution = nn.ConvTranspose2d(
            filters, channels, 4, stride=2, padding=1, output_padding=(height % 2, width % 2))

    def forward(self, x):
        picture = x.reshape(-1, *self.form).permute(0, 3, 1, 2)
        return self.convolution(picture).permute(0, 2, 3, 1).flatten(1)


#.
class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(
{encoder}
        )
        self.decoder = nn.Sequential(
{decoder}
        )
#? vamp
        # Intensities of the images whose posteriors make the prior.
        self.pseudo_inputs = nn.Parameter(torch.zeros({pseudo}, INPUTS))
#.

#.
    def encode(self, images):
        """The code of each image, [count, latent]{isMean}."""
        return self.encoding(images)[:, :LATENT]

    def encoding(self, images):
        return self.encoder({shown})

    def decode(self, codes):
        """Intensities, [count, inputs]."""
        return intensities(self.decoder(codes))


def intensities(outputs):
    """What the last layer's outputs mean."""
#? bernoulli
    return {ops}.sigmoid(outputs)
#.
#? continuous
    flat = {ops}.abs(outputs) < 0.1
    safe = {ops}.where(flat, {ops}.ones_like(outputs), outputs)
    return {ops}.where(flat, outputs / 12 + 0.5, 0.5 + 0.5 / {ops}.tanh(0.5 * safe) - 1 / safe)
#.
#? gaussian
    return {ops}.sigmoid(outputs)
#.
#? tanh
    return 0.5 + 0.5 * {ops}.tanh(outputs)
#.
#? linear
    return {ops}.clip(outputs, 0, 1)
#.


def reconstruction_loss(outputs, images):
    """Nats of each image."""
#? bernoulli
    return {ops}.sum({nn}.softplus(outputs) - images * outputs, -1)
#.
#? continuous
    size = {ops}.clip({ops}.abs(outputs), 1e-4, math.inf)
    constant = {ops}.log(size / {ops}.tanh(0.5 * size))
    return {ops}.sum({nn}.softplus(outputs) - images * outputs - constant, -1)
#.
#? gaussian
    return {ops}.sum(({ops}.sigmoid(outputs) - images) ** 2, -1)
#.
#? tanh
    return {ops}.sum(({ops}.tanh(outputs) - (2 * images - 1)) ** 2, -1)
#.
#? linear
    return {ops}.sum((outputs - images) ** 2, -1)
#.


#? variational
class Posterior:
#? diagonal
    """The normal distribution of an image's code: code = mean + sigma epsilon."""
#.
#? full
    """The normal distribution of an image's code: code = mean + sigma (I + F) epsilon, F below the diagonal."""
#.

    def __init__(self, encoding):
        self.mean = encoding[..., :LATENT]
        log_variance = encoding[..., LATENT:2 * LATENT]
        self.beyond = {nn}.relu(log_variance - WIDEST)
        self.narrow = log_variance - self.beyond
        self.sigma = {ops}.exp(0.5 * self.narrow)
#? full
#? keras
        raw = ops.tril(ops.take(encoding, PLACES, axis=-1), -1)
#.
#? pytorch
        raw = torch.tril(encoding[..., PLACES], -1)
#.
        self.factors = raw / {ops}.sqrt(1 + (raw / LARGEST_FACTOR) ** 2)
#.

    def sample(self, epsilon):
#? full
        epsilon = epsilon + {ops}.matmul(self.factors, epsilon[..., None])[..., 0]
#.
        return self.mean + self.sigma * epsilon

    def divergence(self):
        """From a standard normal prior, nats of each image."""
        wide = 1 + self.beyond
#? full
        wide = wide + {ops}.sum(self.factors ** 2, -1)
#.
        return 0.5 * {ops}.sum(self.mean ** 2 + self.sigma ** 2 * wide - 1 - self.narrow - self.beyond, -1)

    def log_density(self, epsilon):
        """Of the code that epsilon leads to, nats."""
        parts = 0.5 * (epsilon ** 2 + self.narrow - self.beyond * (self.sigma ** 2 - 1))
        return -{ops}.sum(parts + 0.5 * math.log(2 * math.pi), -1)

    def energy(self, codes):
        """Minus the log density of any codes, nats."""
        way = (codes - self.mean) / self.sigma
#? full
#? keras
        inverse = ops.inv(self.factors + ops.eye(LATENT))
#.
#? pytorch
        inverse = torch.linalg.inv(self.factors + torch.eye(LATENT, device=way.device))
#.
        way = {ops}.matmul(inverse, way[..., None])[..., 0]
#.
        return {ops}.sum(0.5 * (way ** 2 + self.narrow) + 0.5 * math.log(2 * math.pi), -1)


#? normal
def prior_energy(model, codes):
    """Minus the log density of codes under the prior, nats."""
    return {ops}.sum(0.5 * codes ** 2 + 0.5 * math.log(2 * math.pi), -1)
#.
#? vamp
def prior_energy(model, codes):
    """Minus the log density of codes under the mean of the pseudo-inputs' posteriors, nats."""
    components = Posterior(model.encoding({pseudoInputs}))
    energies = components.energy(codes[..., None, :])
    return math.log({pseudo}) - {ops}.logsumexp(-energies, -1)
#.


def loss(model, images, epsilon=None, beta=BETA):
    """Minus the evidence lower bound, nats of each image; epsilon is [count, samples, latent]."""
    if epsilon is None:
#? keras
        epsilon = keras.random.normal((ops.shape(images)[0], SAMPLES, LATENT), seed=model.seeds)
#.
#? pytorch
        epsilon = torch.randn(len(images), SAMPLES, LATENT, device=images.device)
#.
    encoding = model.encoding(images)
#? closed
    posterior = Posterior(encoding)
    codes = posterior.sample(epsilon[:, 0])
    return reconstruction_loss(model.decoder(codes), images) + beta * posterior.divergence()
#.
#? sampled
    posterior = Posterior(encoding[:, None])
    codes = posterior.sample(epsilon)
    cost = posterior.log_density(epsilon) + prior_energy(model, codes)
    outputs = {ops}.reshape(model.decoder({ops}.reshape(codes, (-1, LATENT))), (-1, SAMPLES, INPUTS))
    bound = reconstruction_loss(outputs, images[:, None]) + beta * cost
    return math.log(SAMPLES) - {ops}.logsumexp(-bound, 1)
#.
#.
#? plain
def loss(model, images):
    """Nats of each image."""
    return reconstruction_loss(model.decoder(model.encode(images)), images)
#.


#? trained
#? keras
def optimiser():
    return keras.optimizers.Adam(LEARNING_RATE, beta_1=0.9, beta_2=0.999, epsilon=1e-8)


#.
#? pytorch
def optimiser(model):
    return torch.optim.Adam(model.parameters(), lr=LEARNING_RATE, betas=(0.9, 0.999), eps=1e-8)


def step(model, adam, images, *more):
    """One step of training on a batch; the mean loss before it, nats."""
    adam.zero_grad()
    mean = loss(model, images, *more).mean()
    mean.backward()
    adam.step()
#? vamp
    with torch.no_grad():
        model.pseudo_inputs.clamp_(0, 1)
#.
    return mean.item()


#.
#.
#? linear
# Principal components are found in closed form, by the eigenvectors of the images' covariance: there is no step to take.


#.
#? keras
def load(file=Path(__file__).with_suffix(".npz")):
    """The model with its weights."""
    model = Model()
    arrays = np.load(file)
    for part, chain in (("encoder", model.encoder), ("decoder", model.decoder)):
        weighted = [layer for layer in chain.layers if layer.weights]
        for number, layer in enumerate(weighted):
            weights = arrays[f"{part}_{number}_weights"].reshape(layer.kernel.shape)
            layer.set_weights([weights, arrays[f"{part}_{number}_biases"]])
#? vamp
    model.pseudo_inputs.assign(arrays["pseudo_inputs"])
#.
    return model


if __name__ == "__main__":
    model = load()
    model.encoder.summary()
    model.decoder.summary()
    print("decoded at the origin:", model.decode(np.zeros((1, LATENT), np.float32)).shape)
#.
#? pytorch
def load(file=Path(__file__).with_suffix(".npz")):
    """The model with its weights."""
    model = Model()
    arrays = {name: torch.from_numpy(array) for name, array in np.load(file).items()}
    with torch.no_grad():
        for part, chain in (("encoder", model.encoder), ("decoder", model.decoder)):
            weighted = [layer for layer in chain if list(layer.parameters())]
            for number, layer in enumerate(weighted):
                weights = arrays[f"{part}_{number}_weights"]
#? convolution
                if not isinstance(layer, nn.Linear):
                    layer = layer.convolution
                    weights = weights.reshape(4, 4, -1, weights.shape[1]).permute(3, 2, 0, 1)
                else:
                    weights = weights.T
                layer.weight.copy_(weights)
#.
#? dense
                layer.weight.copy_(weights.T)
#.
                layer.bias.copy_(arrays[f"{part}_{number}_biases"])
#? vamp
        model.pseudo_inputs.copy_(arrays["pseudo_inputs"])
#.
    return model.eval()


if __name__ == "__main__":
    model = load()
    print(model)
    print("decoded at the origin:", model.decode(torch.zeros(1, LATENT)).shape)
#.
