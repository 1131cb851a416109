"""The code sets of the Children in Need census, each code with the dates between which it may be used.

The sets are those of the 2026 collection, as a third party transcribed them from the Department for Education's schema;
the dates come from comparing the schemas of ten years (`docs/guidance.md` says how sure we are). A code without a first
day is older than the oldest schema compared; one without a last day is still in use.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True)
class Code:
    """One code: its label, and the first and last local date on which it may be recorded (both inclusive)."""

    code: str
    label: str
    valid_from: date | None = None
    valid_to: date | None = None

    def valid_on(self, day: date) -> bool:
        """Whether the code may be recorded for something of this local date."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@dataclass(frozen=True)
class CodeSet:
    """One set of codes, in the order of the schema."""

    name: str
    title: str
    codes: tuple[Code, ...]

    @property
    def labels(self) -> dict[str, str]:
        """Each code that has ever been in the set, and its label."""
        return {c.code: c.label for c in self.codes}

    @cached_property
    def by_code(self) -> dict[str, Code]:
        """Each code that has ever been in the set, by itself."""
        return {c.code: c for c in self.codes}

    def valid_on(self, day: date) -> frozenset[str]:
        """The codes that may be recorded for something of this local date."""
        return frozenset(c.code for c in self.codes if c.valid_on(day))


COLLECTION_2021 = date(2020, 4, 1)
COLLECTION_2022 = date(2021, 4, 1)
COLLECTION_2023 = date(2022, 4, 1)
COLLECTION_2025 = date(2024, 4, 1)
"""The first day of the year that each collection covers (it runs from 1 April to 31 March)."""
BEFORE_2021 = date(2020, 3, 31)

REFERRAL_SOURCES = CodeSet(
    "referral_source",
    "Source of referral",
    (
        Code("1A", "Family member, relative or carer"),
        Code("1B", "Acquaintance, including neighbours and child minders"),
        Code("1C", "Self"),
        Code("1D", "Other individual, including strangers"),
        Code("2A", "School"),
        Code("2B", "Education services"),
        Code("3A", "General practitioner"),
        Code("3B", "Health visitor"),
        Code("3C", "School nurse"),
        Code("3D", "Other primary health services"),
        Code("3E", "Accident and emergency department"),
        Code("3F", "Other health services"),
        Code("4", "Housing"),
        Code("5A", "Local authority social care"),
        Code("5B", "Other local authority service"),
        Code("5C", "Another local authority"),
        Code("5D", "Early help", COLLECTION_2023),
        Code("6", "Police"),
        Code("7", "Other legal agency"),
        Code("8", "Other, including voluntary organisations"),
        Code("9", "Anonymous"),
        Code("10", "Unknown"),
    ),
)
PRIMARY_NEEDS = CodeSet(
    "primary_need",
    "Primary need",
    (
        Code("N1", "Abuse, neglect and exploitation"),
        Code("N2", "Child's disability"),
        Code("N3", "Parental disability or illness"),
        Code("N4", "Family in acute stress"),
        Code("N5", "Family dysfunction"),
        Code("N6", "Socially unacceptable behaviour"),
        Code("N7", "Low income"),
        Code("N8", "Absent parenting"),
        Code("N9", "Cases other than children in need"),
        Code("N0", "Not stated"),
    ),
)
CENSUS_CLOSURES = CodeSet(
    "closure_reason",
    "Reason for closure",
    (
        Code("RC1", "Adopted"),
        Code("RC2", "Died"),
        Code("RC3", "Child arrangements order"),
        Code("RC4", "Special guardianship order"),
        Code("RC5", "Transferred to services of another local authority"),
        Code("RC6", "Transferred to adult social care services"),
        Code("RC7", "Services ceased for any other reason, including child no longer in need"),
        Code("RC8", "Case closed after assessment, no further action"),
        Code("RC9", "Case closed after assessment, referred to early help", COLLECTION_2023),
    ),
)
ETHNICITIES = CodeSet(
    "ethnicity",
    "Ethnicity",
    (
        Code("WBRI", "White British"),
        Code("WIRI", "White Irish"),
        Code("WIRT", "Traveller of Irish heritage"),
        Code("WOTH", "Any other White background"),
        Code("WROM", "Gypsy/Roma"),
        Code("MWBC", "White and Black Caribbean"),
        Code("MWBA", "White and Black African"),
        Code("MWAS", "White and Asian"),
        Code("MOTH", "Any other mixed background"),
        Code("AIND", "Indian"),
        Code("APKN", "Pakistani"),
        Code("ABAN", "Bangladeshi"),
        Code("AOTH", "Any other Asian background"),
        Code("BCRB", "Caribbean"),
        Code("BAFR", "African"),
        Code("BOTH", "Any other black background"),
        Code("CHNE", "Chinese"),
        Code("OOTH", "Any other ethnic group"),
        Code("REFU", "Refused"),
        Code("NOBT", "Information not yet obtained"),
    ),
)
DISABILITIES = CodeSet(
    "disability",
    "Disability",
    (
        Code("NONE", "No disability"),
        Code("MOB", "Mobility"),
        Code("HAND", "Hand function"),
        Code("PC", "Personal care"),
        Code("INC", "Incontinence"),
        Code("COMM", "Communication"),
        Code("LD", "Learning"),
        Code("HEAR", "Hearing"),
        Code("VIS", "Vision"),
        Code("BEH", "Behaviour"),
        Code("CON", "Consciousness"),
        Code("AUT", "Autism"),
        Code("DDA", "Other"),
    ),
)
SEXES = CodeSet(
    "sex",
    "Sex",
    (
        Code("M", "Male", COLLECTION_2025),
        Code("F", "Female", COLLECTION_2025),
        Code("U", "Unknown", COLLECTION_2025),
    ),
)
ASSESSMENT_FACTORS = CodeSet(
    "assessment_factor",
    "Factors identified at the end of assessment",
    (
        Code("1A", "Alcohol misuse: the child"),
        Code("1B", "Alcohol misuse: a parent or carer"),
        Code("1C", "Alcohol misuse: another person in the household"),
        Code("2A", "Drug misuse: the child"),
        Code("2B", "Drug misuse: a parent or carer"),
        Code("2C", "Drug misuse: another person in the household"),
        Code("3A", "Domestic abuse: the child"),
        Code("3B", "Domestic abuse: a parent or carer"),
        Code("3C", "Domestic abuse: another person in the household"),
        Code("4A", "Mental health: the child"),
        Code("4B", "Mental health: a parent or carer"),
        Code("4C", "Mental health: another person in the household"),
        Code("5A", "Learning disability: the child"),
        Code("5B", "Learning disability: a parent or carer"),
        Code("5C", "Learning disability: another person in the household"),
        Code("6A", "Physical disability or illness: the child"),
        Code("6B", "Physical disability or illness: a parent or carer"),
        Code("6C", "Physical disability or illness: another person in the household"),
        Code("7A", "Young carer"),
        Code("8B", "Privately fostered: overseas child who intends to return"),
        Code("8C", "Privately fostered: overseas child who intends to stay"),
        Code("8D", "Privately fostered: UK child in an educational placement"),
        Code("8E", "Privately fostered: UK child, alternative family arrangement"),
        Code("8F", "Privately fostered: other"),
        Code("9A", "Unaccompanied asylum-seeking child"),
        Code("10A", "Missing"),
        Code("11A", "Child sexual exploitation"),
        Code("12A", "Trafficking"),
        Code("13A", "Gangs"),
        Code("14A", "Socially unacceptable behaviour"),
        Code("15A", "Self-harm"),
        Code("16A", "Neglect"),
        Code("17A", "Emotional abuse"),
        Code("18A", "Physical abuse", valid_to=BEFORE_2021),
        Code("18B", "Physical abuse, child on child", COLLECTION_2021),
        Code("18C", "Physical abuse, adult on child", COLLECTION_2021),
        Code("19A", "Sexual abuse", valid_to=BEFORE_2021),
        Code("19B", "Sexual abuse, child on child", COLLECTION_2021),
        Code("19C", "Sexual abuse, adult on child", COLLECTION_2021),
        Code("20", "Other"),
        Code("21", "No factors identified"),
        Code("22A", "Female genital mutilation"),
        Code("23A", "Abuse linked to faith or belief"),
        Code("24A", "Child criminal exploitation", COLLECTION_2022),
    ),
)
ABUSE_CATEGORIES = CodeSet(
    "abuse_category",
    "Category of abuse of a child protection plan",
    (
        Code("NEG", "Neglect"),
        Code("PHY", "Physical abuse"),
        Code("SAB", "Sexual abuse"),
        Code("EMO", "Emotional abuse"),
        Code("MUL", "Multiple/not recommended"),
    ),
)
UPN_UNKNOWN = CodeSet(
    "upn_unknown",
    "Reason for an unknown UPN",
    (
        Code("UN1", "Child is not of school age and is not yet assigned a UPN"),
        Code("UN2", "Child has never attended a maintained school in England and has not been assigned a UPN"),
        Code("UN3", "Child is educated outside of England and has not been assigned a UPN"),
        Code(
            "UN4",
            "Child became in need within a week of the end of the collection and the UPN is not known",
        ),
        Code(
            "UN5",
            "Sources disagree about the child's name or date of birth, so that no match is reliable",
        ),
        Code("UN6", "Child is not looked after and the local authority is unable to obtain the UPN"),
        Code("UN7", "Child referred but no further action taken"),
    ),
)

CODE_SETS: tuple[CodeSet, ...] = (
    REFERRAL_SOURCES,
    PRIMARY_NEEDS,
    CENSUS_CLOSURES,
    ETHNICITIES,
    DISABILITIES,
    SEXES,
    ASSESSMENT_FACTORS,
    ABUSE_CATEGORIES,
    UPN_UNKNOWN,
)
"""Every set, for tables and for looking a code up."""
