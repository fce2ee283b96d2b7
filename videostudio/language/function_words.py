"""The small words of English: closed classes that grammar itself defines, none of them about the world."""


def _closed_class(words: str) -> frozenset[str]:
    return frozenset(words.split())


SINGULAR_DETERMINERS = _closed_class("a an another any each either every neither one that this")
PLURAL_DETERMINERS = _closed_class(
    "both few many several these those two three four five six seven eight nine ten eleven twelve"
)
POSSESSIVES = _closed_class("her his its my our their whose your")
DETERMINERS = (
    SINGULAR_DETERMINERS | PLURAL_DETERMINERS | POSSESSIVES | _closed_class("all enough half more most no some the")
)
SPEAKERS = _closed_class("i we you")
"""Who tells something and who is told it."""
SINGULAR_PERSONS = _closed_class("he she it")
SINGULAR_SUBJECTS = SINGULAR_PERSONS | _closed_class(
    "this that everybody everyone everything nobody nothing somebody someone something"
)
PLURAL_SUBJECTS = SPEAKERS | _closed_class("they these those both")
OBJECT_PRONOUNS = _closed_class("her him it me them us you")
REFLEXIVES = _closed_class("herself himself itself myself ourselves themselves yourself")
PRONOUNS = SINGULAR_SUBJECTS | PLURAL_SUBJECTS | OBJECT_PRONOUNS | REFLEXIVES | _closed_class("hers his mine theirs")
BE = _closed_class("am are be been being is was were i'm it's he's she's they're we're you're")
HAVE = _closed_class("had has have having")
DO = _closed_class("did do does don't doesn't didn't")
MODALS = _closed_class("can can't cannot could may might must shall should will won't would let's")
AUXILIARIES = BE | HAVE | DO | MODALS
PARTICLES = _closed_class("away back down off out over up")
"""Adverbs that can be half of a verb: "blowing out candles"."""
PREPOSITIONS = _closed_class(
    "about above across after against along alongside amid among around as at before behind below beneath beside "
    "between beyond by despite down during except for from in inside into like near of off on onto opposite "
    "outside over past round since through throughout to toward towards under underneath until up upon via with within "
    "without"
)
SUBORDINATORS = _closed_class(
    "although as because before after if once since so that though till unless until what when where whereas whether "
    "which while who whom"
)
COORDINATORS = _closed_class("and but nor or then yet")
ADVERBS = _closed_class(
    "again ahead almost alone also always away back down even far here high home how indoors just low never not now "
    "off often once only out outdoors over quite still soon there too together up upstairs downstairs very why"
)
CATENATIVES = _closed_class(
    "attempt begin cease continue decide dream fail forget get go hate help hope intend keep learn like love manage "
    "need plan prepare prefer promise refuse start stop struggle threaten try want wish"
)
"""Verbs that only say that another one, in -ing or with "to", is begun, wished or kept up."""
FUNCTION_WORDS = (
    DETERMINERS | PRONOUNS | AUXILIARIES | PREPOSITIONS | SUBORDINATORS | COORDINATORS | ADVERBS | _closed_class("i")
)
