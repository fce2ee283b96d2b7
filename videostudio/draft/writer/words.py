"""Words that the rounds draw on: verbs one can see, places, and the small words of English."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Actions that can be seen in a clip of three seconds, by their base form.
VISIBLE_VERBS = _words(
    """
    add adjust admire aim arrange arrive bake balance bathe beat bend bite blow board boil bounce bow break brush
    build bury buy carry carve cast catch celebrate chase check cheer chop circle clap clean climb close collect
    comb cook count cover crack crawl cross cuddle cut cycle dance decorate deliver dig dip dive drag draw dribble
    drink drive drop dust eat empty enter examine explore fall feed fetch fill film find fish fix flap float fly
    fold follow fry gather glide grab greet grow guide hammer hand hang hide hit hold hop hug hunt inspect iron jog
    juggle jump kick kiss knead kneel knit knock land laugh launch lay lead lean leap leave lick lift light load
    lock look lower march measure meet melt milk mix mount nap open pack paddle paint park pass peel perform pet
    photograph pick place plant play plow point polish pour practice prepare present press pull push put race raise
    rake reach read repair rescue rest ride ring rise roll row rub run sail saw scatter scoop scrub search serve sew
    shake share shoot shout shovel show sing sit skate ski skip sleep slice slide smell smile sneak sniff spin
    splash spray spread sprinkle squeeze stack stand stare steer step stir stop stretch stroll study surf sweep swim
    swing taste teach tear throw tie toss touch toast trim turn type unload unlock unpack unwrap visit walk warm
    wash watch water wave wear weave weigh whisk whistle wipe wrap write
    """
)

# Verbs a prompt may use although a clip can hardly show them, by their base form.
OTHER_VERBS = _words(
    """
    appear attack attend awake bark bask battle be become befriend begin believe bloom brew bring burn burst call camp
    cast celebrate change come command compete compose conquer cope create crash cry decide defeat defend descend design
    discover dream drift elope enjoy escape experience experiment face fight finish flee flow forget gallop gaze get
    give glow go graze guard harvest hatch have hear help hike howl hurry invent invite journey keep know learn let
    listen live lose love make marry meditate mend miss move need organise organize overcome patrol pedal produce
    protect prowl purr quit rain rehearse relax remember return reunite rush save see seek sell send set shine shop
    sink snore snow soar speak speed start stay steal struggle take talk tell tend think train transform travel trek
    tries try tumble use wait wake wander want whisper win wish wonder work yawn
    """
)

DETERMINERS = frozenset(
    _words(
        """
    a all an another any both each eight every few five four her his its many my nine no one our seven several six
    some ten that the their these this those three two your
    """
    )
)

PLURAL_DETERMINERS = frozenset(
    _words(
        """
    both eight few five four many nine seven several six ten these those three two
    """
    )
)

NUMBERS = frozenset(
    _words(
        """
    eight five four nine seven six ten three two
    """
    )
)

AUXILIARIES = frozenset(
    _words(
        """
    am are be been being can could had has have is may shall should was were will would
    """
    )
)

PREPOSITIONS = frozenset(
    _words(
        """
    about above across after against along among around at before behind below beneath beside between by down during
    for from in inside into near of off on onto out outside over past through to toward towards under up upon with
    without
    """
    )
)

PLACE_PREPOSITIONS = frozenset(
    _words(
        """
    above across along among around at behind below beneath beside by from in inside into near on onto outside over
    past through to toward towards under
    """
    )
)

RELATIVES = frozenset(
    _words(
        """
    as because but if so that then until when where which while who whom whose
    """
    )
)

PRONOUNS = frozenset(
    _words(
        """
    he herself him himself i it itself she someone them themselves they us we you
    """
    )
)

GROUPS = frozenset(
    _words(
        """
    army band basket bouquet bowl bunch class couple crew crowd cup family flock gang glass group herd pack pair
    piece pot school slice swarm team
    """
    )
)

PLURALS = frozenset(
    _words(
        """
    children feet fish geese kids men mice people police sheep skis teeth twins wolves women
    """
    )
)

ADVERBS = frozenset(
    _words(
        """
    again alone always away back carefully finally gently happily here home just never not once proudly quickly
    quietly sadly slowly still suddenly there together very
    """
    )
)

# Heads of names of places, to tell a place from a thing.
PLACE_WORDS = frozenset(
    _words(
        """
    airport alley alps apartment arctic arena attic auditorium backyard bakery balcony ballroom bank barn base
    basement bathroom bay beach bedroom boardwalk bridge building bus cabin cafe café campsite canal canyon castle
    cathedral cave church cinema circus city classroom clearing cliff coast corridor cottage countryside court
    courtyard dam deck desert diner dock dojo factory fair farm farmhouse farmland field fjord forest fountain
    galaxy gallery garage garden glacier greenhouse grove gym hall hallway harbor harbour highway hill hills
    hillside hospital hotel house hut igloo island jungle kitchen lab laboratory lagoon lake lakeside library
    lighthouse living lobby london lounge mall mansion market mars meadow mill monastery moon mountain mountains
    mountaintop museum nightclub observatory ocean office orbit orchard palace paris park parking path pavilion peak
    pier plain plains planet planetarium playground plaza pond pool porch port prairie pub quarry railway rainforest
    ranch reef restaurant ring rink river riverbank road roof rooftop room ruins savanna savannah school schoolyard
    sea seaside shed shop shore sidewalk sky slope slopes snow space spaceship square stable stadium stage station
    store stream street studio suburb subway supermarket surf swamp temple terrace theater theatre tokyo tower town
    track trail train tundra tunnel university valley venice veranda village vineyard volcano wall warehouse
    waterfall wood woods workshop yard zoo
    """
    )
)

# Words that are no name of a thing one can photograph.
ABSTRACT_WORDS = frozenset(
    _words(
        """
        action actions adventure afternoon air anything attention back background battle beauty beginning best
        birthday bottom breakfast breath camera career cast center challenge chance character characters color
        colors course dark darkness day days direction distance dream dreams each edge emotion emotions end energy
        evening event events every everything experience face fact failure feeling feelings feet film films first
        foot foreground front fun future game games goal ground hand hands happiness he head help her hide him his
        history hope idea ideas ingredients it job joke journey joy kind knee last launch left lesson life lives lot
        lots love lunch many meal memories memory middle milestone mind mission moment moments more morning movie
        much music name names nature net nets new next night nothing number occasion one ones order other others own
        part parts party past peace person place places plan plans playing power process progress prop props race
        rain rest result results ride right role sadness same scene scenes second seek self sense service shadow shadows
        she side sides size skill skills smile some something song sound sounds special speech speed step steps
        stories story success surprise task them theme they thing things third time times top tour trick tricks trip
        turn type victory video view voice water way ways wedding wind wonderful work world
        """
    )
)

# Words that only say how something is: no phrase that ends with one is a thing.
ADJECTIVES = frozenset(
    _words(
        """
        afraid alive alone angry asleep awake bad beautiful big black blue brave bright brown busy clean cold cool
        dangerous dark deep dirty dry empty fast fat fine free fresh full funny giant golden good great green grey
        happy hard heavy high hot huge hungry kind large late lazy light little lonely long lost loud low main narrow
        new nice old orange pink poor pretty proud purple quick quiet ready red rich round sad safe scared shiny short
        shy sick silver slow small soft strong sweet tall thin tiny tired warm weak wet white wide wild yellow young
        """
    )
)

COLOURS = frozenset(_words("black blue brown golden green grey orange pink purple red silver white yellow"))

YOUNG_OF = {
    **{"puppy": "dog", "pup": "dog", "hound": "dog", "kitten": "cat", "kitty": "cat", "foal": "horse", "pony": "horse"},
    **{"chick": "chicken", "hen": "chicken", "bunny": "rabbit", "hare": "rabbit", "duckling": "duck", "calf": "cow"},
    **{"lamb": "sheep", "piglet": "pig", "kid": "child"},
}
# What is not done to anybody.
HARMFUL = frozenset(
    _words(
        """
        bake beat bite board boil break burn bury carve chop cook cut drink eat fry hammer hang hit hunt iron kick knock
        melt peel rake roll saw shoot slice squeeze stab step taste tear throw whisk
        """
    )
)
NOT_TO_PEOPLE = frozenset(
    _words("climb clean collect drive drop dust empty fill fold load mix open pack plant pour ride sail sweep water")
)
# What is only done to what hands can hold.
BY_HAND = frozenset(
    _words(
        "bake carry catch cook cut eat fetch fold grab hand hold juggle knead lift pick pour put stir taste throw wash"
    )
)
# Sorts of food and drink, to tell by likeness what can be eaten.
FOOD = _words(
    "food meal dinner snack fruit vegetable bread cake meat soup drink juice cookie cheese egg fish sushi bone hay"
)
# What begins a clause with a verb of its own.
CONJUNCTIONS = frozenset(_words("after although as because before if since so that until when where while"))

# What says that it is dark.
NIGHT = frozenset(_words("night nighttime midnight moonlight moonlit starlight starry"))
NO_DAYLIGHT = NIGHT | frozenset(_words("cave moon space underwater undersea universe galaxy cosmos"))

# What is part of somebody's looks.
WORN = frozenset(
    _words(
        """
        apron armour armor band beard belt boots braid braids cap cape coat collar crown dress ears eyes face feathers
        freckles fur glasses glove gloves gown hair hat helmet hood jacket jeans leg legs mask mane mask moustache
        mustache necklace nose pants patch ponytail robe scarf shirt shoe shoes shorts skin skirt smile socks spots
        stripes suit sunglasses sweater tail tie trousers uniform veil vest wings wrinkles
        """
    )
)

SINGULARS_IN_S = frozenset(_words("bus canvas cactus chess compass gas lens rhinoceros walrus"))

# Nouns that are not counted: they take no "a".
MASS = frozenset(
    _words(
        """
        bacon bread butter canvas cash cheese chess chocolate clay cloth coffee confetti corn cotton dirt dough flour
        food fruit furniture gold grass hay homework honey ice jam jewellery jewelry juice laundry lava lemonade
        luggage mail meat milk money mud music oil paint paper pasta popcorn rain rice rubbish salt
        sand seaweed smoke snow soap soup spaghetti steam sugar sushi sweetcorn tea toast trash treasure underwater
        water wheat wine wood wool yarn
        """
    )
)

# Other names of places that a list of backdrops may have, for `ACTIVITIES`.
SAME_PLACES = {
    "snowy field": "snowy landscape",
    "stadium": "sports field",
    "race track": "sports field",
    "outer space": "moon surface",
    "lake": "river",
    "ocean": "harbour",
    "harbor": "harbour",
    "jungle": "forest",
    "farm": "meadow",
    "backyard": "garden",
    "bakery": "cafe",
    "restaurant": "cafe",
    "concert hall": "theatre stage",
    "theater stage": "theatre stage",
    "circus tent": "theatre stage",
    "art studio": "workshop",
    "city square": "city street",
}

# Places for a writer that is given no list of backdrops.
COMMON_PLACES = (
    *("kitchen", "living room", "bedroom", "bathroom", "classroom", "library", "office", "workshop", "laboratory"),
    *("hospital", "restaurant", "cafe", "bakery", "shop", "market", "museum", "gym", "theater stage", "concert hall"),
    *("street", "city square", "train station", "airport", "bridge", "rooftop", "playground", "park", "garden"),
    *("backyard", "farm", "barn", "meadow", "forest", "jungle", "mountain", "lake", "river", "waterfall", "beach"),
    *("ocean", "underwater reef", "harbor", "desert", "snowy field", "cave", "castle", "village", "stadium", "sky"),
    *("outer space", "moon surface", "swimming pool", "race track", "circus tent", "art studio"),
)

# Verbs a story may open with, and verbs that can close it; the middle takes what fits the prompt.
OPENING_VERBS = _words(
    """
    walk enter open carry gather arrive pack unpack pick put read wash collect buy load clean lift explore drive push
    climb prepare arrange grab search visit measure pour draw
    """
)
CLOSING_VERBS = _words(
    """
    eat share show wave celebrate hug rest serve dance cheer sit admire taste laugh photograph sleep cuddle smile
    deliver clap kiss watch hold carry
    """
)
ENDING_VERBS = frozenset(_words("eat serve share celebrate sleep bow clap toast wave cheer rest finish"))
# Verbs that show little; a story may use them where nothing better is said.
WEAK_VERBS = frozenset(
    _words(
        """
        look hold smile stand sit watch wear aim find stare show point lay play face pass perform visit explore prepare
        celebrate study inspect examine
        """
    )
)
GENERAL_VERBS = _words(
    """
    walk carry look open hold pick put push pull climb run place lift jump watch pour fill
    """
)

# What happens at a place, to find one for a prompt that names none.
ACTIVITIES: dict[str, tuple[str, ...]] = {
    "kitchen": (
        "a chef cooking",
        "making a cake",
        "baking cookies",
        "cooking dinner",
        "making soup",
        "preparing breakfast",
    ),
    "living room": (
        "a cat sleeping on the sofa",
        "a kitten playing",
        "watching television",
        "knitting a sweater",
        "decorating the Christmas tree",
        "playing the piano",
    ),
    "bedroom": ("sleeping", "waking up", "dreaming", "reading a bedtime story", "packing a suitcase"),
    "bathroom": ("brushing teeth", "taking a bath", "washing a dog"),
    "classroom": ("teaching children", "learning at school", "taking an exam"),
    "library": ("reading books", "studying", "looking for an old book"),
    "office": ("working at a computer", "business meeting", "typing a report"),
    "workshop": (
        "a carpenter building furniture",
        "building a robot",
        "repairing a machine",
        "carving wood",
        "inventing a machine",
    ),
    "laboratory": ("doing an experiment", "a scientist mixing chemicals", "making a potion"),
    "hospital": ("a doctor helping a patient", "a nurse", "an operation"),
    "restaurant": ("a waiter serving dinner", "a chef preparing sushi", "having a romantic dinner"),
    "cafe": ("drinking coffee", "meeting a friend for tea", "serving coffee"),
    "bakery": ("selling bread", "a baker making bread"),
    "shop": ("selling things", "opening a shop", "buying clothes"),
    "market": ("buying fruit and vegetables", "selling flowers"),
    "museum": ("looking at paintings", "stealing a statue", "visiting dinosaurs"),
    "gym": ("lifting weights", "boxing", "training muscles"),
    "theater stage": ("dancing ballet", "performing magic", "acting in a play", "performing a show"),
    "concert hall": ("playing the violin", "conducting an orchestra", "singing opera", "rock band plays a concert"),
    "street": (
        "driving a car",
        "walking home",
        "riding a motorcycle",
        "street musician",
        "walking in the rain with an umbrella",
    ),
    "city square": ("dancing in the city", "a parade", "feeding pigeons", "flash mob"),
    "train station": ("waiting for the train", "saying goodbye", "traveling by train"),
    "airport": ("catching a plane", "a pilot", "travelling abroad"),
    "bridge": ("crossing a bridge",),
    "rooftop": ("watching the stars", "a superhero saves the city", "looking over the city"),
    "playground": ("children playing on a swing", "skateboarding", "playing games outside"),
    "park": (
        "walking the dog",
        "a dog",
        "riding a bicycle",
        "playing chess",
        "having a picnic",
        "flying a kite",
        "jogging",
    ),
    "garden": ("planting flowers", "watering plants", "growing vegetables", "chasing butterflies"),
    "backyard": ("barbecue", "building a tree house", "playing with a dog", "playing with a ball"),
    "farm": ("milking a cow", "driving a tractor", "feeding chickens", "a farmer harvesting corn"),
    "meadow": (
        "picking wild flowers",
        "a horse galloping",
        "sheep grazing",
        "a rabbit hopping",
        "a dog learning to fly",
        "the tortoise and the hare race",
    ),
    "forest": ("camping", "looking for mushrooms", "a bear", "a fox hunting", "hiking", "wolves", "a fairy"),
    "jungle": ("a tiger hunting", "a monkey", "searching for treasure", "a parrot", "an elephant"),
    "mountain": ("climbing a mountain", "skiing", "hiking to the top", "a dragon", "an eagle"),
    "lake": ("fishing", "rowing a boat", "ducks swimming", "a swan"),
    "river": ("kayaking", "catching fish in the river", "a beaver building a dam"),
    "beach": ("building a sandcastle", "surfing", "swimming in the sea", "collecting shells", "playing volleyball"),
    "ocean": ("sailing a ship", "pirates looking for treasure", "a whale", "a storm at sea"),
    "underwater reef": ("diving", "an octopus", "a mermaid", "a fish swimming", "a sea turtle swimming"),
    "harbor": ("a sailor", "repairing a boat", "ships arriving"),
    "desert": ("riding a camel", "a cowboy", "travelling through the desert"),
    "snowy field": ("building a snowman", "a penguin", "a polar bear", "sledding", "a snowball fight"),
    "cave": ("exploring a cave", "a bat", "finding a hidden treasure"),
    "castle": ("a knight fighting a dragon", "a princess", "a king", "a queen", "a wizard", "a ghost"),
    "village": ("villagers celebrating", "a blacksmith", "delivering letters", "a wedding party"),
    "stadium": ("playing football", "winning a soccer match", "running a race", "athletes", "baseball"),
    "sky": ("flying", "a bird flying", "a hot air balloon", "an airplane"),
    "outer space": ("flying a spaceship", "an astronaut", "an alien", "travelling to the stars"),
    "moon surface": ("walking on the moon", "landing on the moon"),
    "swimming pool": ("swimming", "diving into a pool"),
    "race track": ("racing cars", "winning a race", "a race car driver"),
    "circus tent": ("a clown juggling", "an acrobat", "a circus elephant"),
    "art studio": ("painting a portrait", "learning to paint", "making a sculpture", "drawing a picture"),
}

# Who a film may be about where the prompt names nobody.
CHARACTERS = (
    *("man", "woman", "boy", "girl", "child", "old man", "grandmother", "family", "couple", "group of friends"),
    *("chef", "farmer", "teacher", "scientist", "doctor", "painter", "musician", "dancer", "singer", "athlete"),
    *("sailor", "fisherman", "pilot", "astronaut", "detective", "firefighter", "police officer", "soldier", "knight"),
    *("king", "queen", "princess", "wizard", "witch", "pirate", "robot", "alien", "ghost", "fairy", "mermaid"),
    *("dog", "cat", "horse", "bird", "owl", "eagle", "fish", "turtle", "rabbit", "fox", "bear", "wolf", "lion"),
    *("tiger", "elephant", "monkey", "mouse", "penguin", "duck", "butterfly", "bee", "snail", "dragon", "dinosaur"),
    *("traveller", "hiker", "cyclist", "driver", "gardener", "baker", "waiter", "student", "photographer", "monster"),
)

# To tell people and animals from things.
PEOPLE = frozenset(
    _words(
        """
        man woman boy girl child children kid kids baby person people men women couple family friend friends guest
        guests grandmother grandfather mother father son daughter brother sister chef cook farmer teacher scientist
        doctor nurse painter artist musician dancer singer athlete sailor fisherman pilot astronaut detective
        firefighter policeman officer soldier knight king queen prince princess wizard witch pirate fairy mermaid
        clown student photographer baker waiter gardener driver cyclist hiker traveller lady gentleman villager
        villagers neighbour neighbor crowd team player ballerina potter magician inventor bride groom mechanic postman
        mailman vendor salesman shopkeeper policewoman fireman hero superhero villain thief detective spy prince elf
        vampire santa judge lawyer builder carpenter blacksmith butcher librarian tourist surfer skater skier swimmer
        runner dancer climber boxer juggler acrobat cowboy sheriff guard samurai ninja viking monk nun priest tailor
        shepherd hunter explorer boyfriend girlfriend husband wife uncle aunt cousin twins grandma grandpa granny
        captain grandson granddaughter nephew niece teenager
        """
    )
)
# People without a trade or rank, whose clothes are worth a word.
PLAIN_PEOPLE = frozenset(
    _words(
        """
        aunt baby boy boyfriend brother child children couple cousin daughter family father friend friends gentleman
        girl girlfriend granddaughter grandfather grandma grandmother grandpa grandson granny guest guests husband
        kid kids lady man men mother neighbor neighbour nephew niece people person sister son student teenager
        tourist traveller twins uncle villager villagers wife woman women
        """
    )
)
# Who has grey hair, and who has neither hair nor fur.
OLD = frozenset(_words("old elderly aged grandmother grandfather grandma grandpa granny grandparents retired"))
NO_FLESH = frozenset(
    _words("alien android ant bee butterfly ghost ladybug monster robot scarecrow skeleton snowman spider")
)
# Things that a film may be about; they move, but they handle nothing.
LIFELESS = frozenset(
    _words(
        """
        airplane airship ambulance anchor apple arrow ball balloon bell bicycle bike boat book bottle bowl box bubble
        bucket bus cab cake candle cannonball canoe car carriage cart chair cloud clock coin comet cup drone
        feather ferry flag flower helicopter hat house kayak key kite ladder lamp lantern leaf letter lighthouse
        lorry marble meteor moon motorcycle parcel picture plane planet raft river rocket rock sailboat satellite
        scooter ship shoe skateboard sled sleigh snowball snowflake spaceship spacecraft star stone submarine suitcase
        sun taxi tractor train tram tree truck umbrella van volcano wagon wave wheel yacht
        """
    )
)
# What things without life do, by the base form: all of them, and those on wheels, on water and in the air.
LIFELESS_VERBS = _words(
    "arrive bounce circle cross fall land leave move pass return rise roll slide spin stop swing turn"
)
MOVES = (
    (
        frozenset(
            _words(
                """
                ambulance bicycle bike bus cab car carriage cart lorry motorcycle scooter skateboard sled sleigh taxi
                tractor train tram truck van wagon
                """
            )
        ),
        _words("arrive cross drive leave park pass race return roll rush speed stop travel turn wait"),
    ),
    (
        frozenset(_words("boat canoe ferry kayak raft sailboat ship submarine yacht")),
        _words("arrive cross drift float glide leave pass race return rock sail sink speed stop travel turn wait"),
    ),
    (
        frozenset(
            _words(
                """
                airplane airship balloon bubble cloud comet drone feather helicopter kite lantern leaf meteor plane
                rocket satellite snowflake spaceship spacecraft
                """
            )
        ),
        _words("arrive circle climb cross descend drift float fly glide land pass return rise spin travel turn"),
    ),
)
NOUNS_IN_LY = frozenset(_words("assembly belly bully dragonfly firefly fly holly jelly lily rally trolly"))
# What ends like somebody's trade and is none.
NO_TRADES = frozenset(
    _words(
        """
        badger beaver boulder bumper burger butter computer cracker feather finger flower glacier hammer hamster
        helicopter ladder lantern letter lobster meteor mirror monster motor otter oyster panther paper pepper planter
        printer projector river rover scooter skyscraper spider sweater thunder tiger toaster tower tractor trailer
        trousers water
        """
    )
)
ANIMALS = frozenset(
    _words(
        """
        dog puppy cat kitten horse pony bird owl eagle parrot penguin duck swan goose chicken hen rooster fish shark
        whale dolphin octopus turtle rabbit bunny fox bear wolf lion tiger elephant monkey gorilla panda mouse rat
        hamster squirrel hedgehog deer cow sheep goat pig donkey camel giraffe zebra kangaroo koala snake lizard frog
        crocodile dinosaur dragon unicorn butterfly bee ant spider snail ladybug animal
        """
    )
)
BIRDS = frozenset(
    _words("bird owl eagle parrot penguin duck swan goose chicken hen rooster gull pigeon crow stork ostrich")
)
SCALY = frozenset(
    _words(
        """
        crocodile dinosaur dolphin dragon elephant fish frog goldfish hippopotamus lizard mermaid octopus pig rhinoceros
        seal shark snail snake turtle walrus whale
        """
    )
)
