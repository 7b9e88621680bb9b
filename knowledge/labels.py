"""What items and situations are labelled with, by the ids of the catalogue."""

from __future__ import annotations

from enum import StrEnum


class Challenge(StrEnum):
    """What a situation is mainly about."""

    CHANGE = "change"
    SHOCK = "shock"
    LANDSCAPE = "landscape"
    GOVERNANCE = "governance"
    SYSTEM_DESIGN = "system-design"
    CULTURE = "culture"
    SUSTAINING = "sustaining"


class Theme(StrEnum):
    """Whose outcomes a situation is about; `general` where it is none of the three in particular."""

    CHILD_POVERTY = "child-poverty"
    DISABLED_CHILDREN = "disabled-children"
    EARLY_INTERVENTION = "early-intervention"
    GENERAL = "general"


class Performance(StrEnum):
    """How an authority has performed."""

    HIGH = "high"
    IMPROVING = "improving"
    LOW = "low"


class Stability(StrEnum):
    """How settled an authority's political leadership is."""

    STABLE = "stable"
    UNSTABLE = "unstable"


class PerformanceLabel(StrEnum):
    """How the authority has performed as far as the text says."""

    HIGH = "high"
    IMPROVING = "improving"
    LOW = "low"
    UNKNOWN = "unknown"


class StabilityLabel(StrEnum):
    """How settled the politics are as far as the text says."""

    STABLE = "stable"
    UNSTABLE = "unstable"
    UNKNOWN = "unknown"
