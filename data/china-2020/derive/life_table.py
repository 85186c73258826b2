"""Life tables by single age with an open group, and the way back from survival ratios to death rates."""

import numpy as np

from reference import AGES, OPEN_AGE

# Andreev and Kingkade (2015), "Average age at death in infancy and infant mortality level",
# Demographic Research 33(13): a(0) as three straight pieces of m(0): (upper m(0), intercept, slope).
INFANT_SEPARATION = {
    "female": ((0.01724, 0.14903, -2.05527), (0.06891, 0.04667, 3.88089), (np.inf, 0.31411, 0.0)),
    "male": ((0.02300, 0.14929, -1.99545), (0.08307, 0.02832, 3.26021), (np.inf, 0.29915, 0.0)),
}


def infant_separation(m0, sex):
    """Mean years lived in the first year of life by those who die in it, a(0)."""
    for upper, intercept, slope in INFANT_SEPARATION[sex]:
        if m0 < upper:
            return intercept + slope * m0
    raise ValueError("death rate is not a number")


class LifeTable:
    """Survivors l, deaths d, person-years L and T of a radix of one, from death rates m by single age."""

    def __init__(self, m, sex):
        a = np.full(AGES, 0.5)
        a[0] = infant_separation(m[0], sex)
        q = m / (1.0 + (1.0 - a) * m)
        q[-1] = 1.0
        self.l = np.concatenate(([1.0], np.cumprod(1.0 - q[:-1])))
        self.d = self.l * q
        self.L = np.append(self.l[1:], 0.0) + a * self.d
        self.L[-1] = self.l[-1] / m[-1]
        self.T = np.cumsum(self.L[::-1])[::-1]

    @property
    def e0(self):
        """Life expectancy at birth, years."""
        return self.T[0]

    def survival_ratios(self):
        """S(0) from birth, S(x) from x-1 to x, and the open group from the last two together."""
        ratios = np.empty(AGES)
        ratios[0] = self.L[0]
        ratios[1:-1] = self.L[1:-1] / self.L[:-2]
        ratios[-1] = self.T[-1] / self.T[-2]
        return ratios

    def group_rates(self, first_ages):
        """Death rates of the age groups that begin at `first_ages`, the last one open."""
        return np.add.reduceat(self.d, first_ages) / np.add.reduceat(self.L, first_ages)


def infant_rate_from_survival(S0, sex):
    """(m(0), l(1)) with L(0) = S0: a(0) depends on m(0), so the pair is found by substitution."""
    m0 = 1.0 - S0
    for _ in range(60):
        a0 = infant_separation(m0, sex)
        l1 = (S0 - a0) / (1.0 - a0)
        m0 = (1.0 - l1) / S0
    return m0, l1


def rounding_half_unit(values, digits=4):
    """Half a unit of the last of `digits` significant digits."""
    return 0.5 * 10.0 ** (np.floor(np.log10(values)) - (digits - 1))


def death_rates_from_survival(complement, sex):
    """The smoothest death rates whose life table has the survival ratios 1 - `complement`.

    With a(x) = 0.5, S(x) = (1 - m(x-1)/2) / (1 + m(x)/2), which is linear in m. Solving it age by age would
    let the rounding of S swing from one age to the next and grow, so the equations are weighted by
    their rounding and joined by a weak penalty on the third differences of m relative to a first guess.
    """
    S = 1.0 - complement
    m0, l1 = infant_rate_from_survival(S[0], sex)
    unknown = np.arange(1, OPEN_AGE)  # ages 1..99
    guess = first_guess(S)[unknown]

    equations, target = survival_equations(S, l1)
    precision = 1.0 / rounding_half_unit(complement[1:OPEN_AGE])
    penalty = np.diff(np.eye(unknown.size), 3, axis=0) * roughness_weight(unknown)[:, None]

    matrix = np.vstack((equations * guess * precision[:, None], penalty))
    right = np.concatenate((target * precision, np.zeros(len(penalty))))
    relative = np.linalg.lstsq(matrix, right, rcond=None)[0]

    m = np.empty(AGES)
    m[0], m[unknown] = m0, relative * guess
    m[-1] = (1.0 - m[-2] / 2.0) * (1.0 - S[-1]) / S[-1]
    return m


def first_guess(S):
    """m(x) as the geometric mean of the cohort hazards just below and above the middle of age x."""
    log_hazard = np.log(-np.log(S[:OPEN_AGE]))
    guess = np.empty(OPEN_AGE)
    guess[:-1] = 0.5 * (log_hazard[:-1] + log_hazard[1:])
    guess[-1] = 2.0 * log_hazard[-1] - guess[-2]
    return np.exp(guess)


def survival_equations(S, l1):
    """Matrix and right side of (m(x-1) + S(x) m(x)) / 2 = 1 - S(x) for x = 2..99, and of S(1) for m(1)."""
    count = OPEN_AGE - 1
    matrix, target = np.zeros((count, count)), np.empty(count)
    matrix[0, 0], target[0] = 0.5, l1 / (S[0] * S[1]) - 1.0
    for row in range(1, count):
        x = row + 1
        matrix[row, row - 1], matrix[row, row] = 0.5, S[x] / 2.0
        target[row] = 1.0 - S[x]
    return matrix, target


def roughness_weight(ages):
    """Weights of the third differences: rates bend sharply in the first years of life and little after."""
    return np.where(ages[:-3] < 6, 10.0, 30.0)
