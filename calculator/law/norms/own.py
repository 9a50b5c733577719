"""De eigen norm van een organisatie: haar bedrag voor dit soort huishouden."""

from calculator.rules.rule import stap


@stap("eigen norm", "euro per maand")
def norm_laag_per_maand(eigen_norm_per_maand: float) -> float:
    """Nodig volgens de eigen norm, laag: zoals de organisatie het opgeeft."""
    return eigen_norm_per_maand


@stap("eigen norm", "euro per maand")
def norm_hoog_per_maand(eigen_norm_per_maand: float) -> float:
    """Nodig volgens de eigen norm, hoog: hetzelfde bedrag."""
    return eigen_norm_per_maand
