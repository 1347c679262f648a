"""{summary}, a {kind} for PyTorch 1.12 or newer, written by Latent Atlas.

    from {module} import load
    model = load()                      # weights from {module}.npz beside this file
    codes = model.encode(images){means}
    again = model.decode(codes)

Images are [count, {inputs}], intensities from 0 to 1, row by row{channelled}.
"""
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

INPUTS, LATENT = {inputs}, {latent}
WIDEST = 4.0  # the largest log variance taken as it is
LARGEST_FACTOR = 16.0  # what a factor of the posterior comes near to
BETA, LEARNING_RATE, BATCH, SAMPLES = {beta}, {rate}, {batch}, {samples}


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
def activation(x):
    return {activation}


def chain(layers, x):
    """The layers in turn, with the activation after each but the last."""
    for layer in layers[:-1]:
        x = activation(layer(x))
    return layers[-1](x)


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.ModuleList([
{encoder}
        ])
        self.decoder = nn.ModuleList([
{decoder}
        ])
#? vamp
        # Intensities of the images whose posteriors make the prior.
        self.pseudo_inputs = nn.Parameter(torch.zeros({pseudo}, INPUTS))
#.

    def encode(self, images):
        """The code of each image, [count, latent]{isMean}."""
        return self.encoding(images)[:, :LATENT]

    def encoding(self, images):
        return chain(self.encoder, {shown})

    def decode(self, codes):
        """Intensities, [count, inputs]."""
        return intensities(chain(self.decoder, codes))


def intensities(outputs):
    """What the last layer's outputs mean."""
#? bernoulli
    return torch.sigmoid(outputs)
#.
#? continuous
    flat = outputs.abs() < 0.1
    safe = torch.where(flat, torch.ones_like(outputs), outputs)
    return torch.where(flat, outputs / 12 + 0.5, 0.5 + 0.5 / torch.tanh(0.5 * safe) - 1 / safe)
#.
#? gaussian
    return torch.sigmoid(outputs)
#.
#? tanh
    return 0.5 + 0.5 * torch.tanh(outputs)
#.
#? linear
    return outputs.clamp(0, 1)
#.


def reconstruction_loss(outputs, images):
    """Nats of each image."""
#? bernoulli
    return F.binary_cross_entropy_with_logits(outputs, images, reduction="none").sum(-1)
#.
#? continuous
    size = outputs.abs().clamp(min=1e-4)
    constant = torch.log(size / torch.tanh(0.5 * size))
    return (F.binary_cross_entropy_with_logits(outputs, images, reduction="none") - constant).sum(-1)
#.
#? gaussian
    return ((torch.sigmoid(outputs) - images) ** 2).sum(-1)
#.
#? tanh
    return ((torch.tanh(outputs) - (2 * images - 1)) ** 2).sum(-1)
#.
#? linear
    return ((outputs - images) ** 2).sum(-1)
#.


#? variational
class Posterior:
    """The normal distribution of an image's code: code = mean + C epsilon, with C lower triangular."""

    def __init__(self, encoding):
        self.mean = encoding[..., :LATENT]
        log_variance = encoding[..., LATENT:2 * LATENT]
        self.narrow = log_variance.clamp(max=WIDEST)
        self.sigma = torch.exp(0.5 * self.narrow)
        self.beyond = F.relu(log_variance - WIDEST)
        raw = encoding.new_zeros(*encoding.shape[:-1], LATENT, LATENT)
#? full
        raw = raw.clone()
        below = torch.tril_indices(LATENT, LATENT, -1)
        raw[..., below[0], below[1]] = encoding[..., 2 * LATENT:]
#.
        self.factors = raw / torch.sqrt(1 + (raw / LARGEST_FACTOR) ** 2)

    def sample(self, epsilon):
        spread = epsilon + (self.factors * epsilon.unsqueeze(-2)).sum(-1)
        return self.mean + self.sigma * spread

    def divergence(self):
        """From a standard normal prior, nats of each image."""
        wide = 1 + self.beyond + (self.factors ** 2).sum(-1)
        return 0.5 * (self.mean ** 2 + self.sigma ** 2 * wide - 1 - self.narrow - self.beyond).sum(-1)

    def log_density(self, epsilon):
        """Of the code that epsilon leads to, nats."""
        parts = 0.5 * (epsilon ** 2 + self.narrow - self.beyond * (self.sigma ** 2 - 1))
        return -(parts + 0.5 * np.log(2 * np.pi)).sum(-1)

    def energy(self, codes):
        """Minus the log density of any codes, nats."""
        cholesky = self.sigma.unsqueeze(-1) * (self.factors + torch.eye(LATENT))
        way = torch.linalg.solve_triangular(cholesky, (codes - self.mean).unsqueeze(-1), upper=False).squeeze(-1)
        return (0.5 * (way ** 2 + self.narrow) + 0.5 * np.log(2 * np.pi)).sum(-1)


#? normal
def prior_energy(model, codes):
    """Minus the log density of codes under the prior, nats."""
    return (0.5 * codes ** 2 + 0.5 * np.log(2 * np.pi)).sum(-1)
#.
#? vamp
def prior_energy(model, codes):
    """Minus the log density of codes under the mean of the pseudo-inputs' posteriors, nats."""
    components = Posterior(model.encoding(model.pseudo_inputs))
    energies = components.energy(codes.unsqueeze(-2))
    return np.log({pseudo}) - torch.logsumexp(-energies, -1)
#.


def loss(model, images, epsilon=None, beta=BETA):
    """Minus the evidence lower bound, nats of each image; epsilon is [count, samples, latent]."""
    if epsilon is None:
        epsilon = torch.randn(len(images), SAMPLES, LATENT)
    encoding = model.encoding(images)
#? closed
    posterior = Posterior(encoding)
    codes = posterior.sample(epsilon[:, 0])
    return reconstruction_loss(chain(model.decoder, codes), images) + beta * posterior.divergence()
#.
#? sampled
    posterior = Posterior(encoding.unsqueeze(1))
    codes = posterior.sample(epsilon)
    cost = posterior.log_density(epsilon) + prior_energy(model, codes)
    outputs = chain(model.decoder, codes.flatten(0, 1)).unflatten(0, (len(images), SAMPLES))
    bound = reconstruction_loss(outputs, images.unsqueeze(1)) + beta * cost
    return np.log(SAMPLES) - torch.logsumexp(-bound, 1)
#.
#.
#? plain
def loss(model, images):
    """Nats of each image."""
    return reconstruction_loss(chain(model.decoder, model.encode(images)), images)
#.


#? trained
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
#? linear
# Principal components are found in closed form, by the eigenvectors of the images' covariance: there is no step to take.


#.
def load(file=Path(__file__).with_suffix(".npz")):
    """The model with its weights."""
    model = Model()
    arrays = {name: torch.from_numpy(array) for name, array in np.load(file).items()}
    with torch.no_grad():
        for part, layers in (("encoder", model.encoder), ("decoder", model.decoder)):
            for number, layer in enumerate(layers):
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
