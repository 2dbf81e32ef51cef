/**
 * Decides the words of first passwords: 256 short English nouns for plain things, none unkind and none a common first
 * name. Our own list, in alphabetical order; its length is a power of two, so that a byte picks fairly.
 */
export const firstPasswordWords: readonly string[] = `
  acorn alarm album almond anchor angle ankle apple apron arrow atlas autumn badge bagel bakery balcony bamboo
  banjo banner barley barrel basket beacon beard bench berry bicycle birch blanket blossom bonnet border bottle
  branch bread breeze brick bridge broom brush bucket button cabbage cabin cable cactus camel camera candle
  canoe canvas carpet carrot castle cedar cellar cello chalk cherry circle clock cloud clover coast cobalt cocoa
  comet compass compost copper corner cotton cradle crane crayon cricket crystal cupboard curtain cushion desert
  diary dolphin donkey dragonfly drawer drum duck eagle easel echo elbow engine fabric falcon feather fence
  ferry fiddle field finch flame flute forest fossil fountain fridge garden garlic gate giraffe glacier globe
  glove goose grain granite grape gravel guitar hammer hamster harbor harvest hedge helmet heron hinge honey
  horizon igloo island ivory jacket jelly jigsaw jungle kettle kitchen kite ladder lagoon lake lantern lavender
  lemon lettuce library linen lizard lobster magnet mango maple marble market meadow melon mirror mitten mosaic
  moss motor muffin museum mushroom napkin needle nutmeg oasis ocean onion orange orbit orchard organ otter oven
  owl oyster paddle paint palace panda paper parade parrot pasta pastry peanut pebble pelican pencil pepper
  piano picnic pillow planet plum pocket pond potato prairie pumpkin puzzle quilt rabbit radio raft ribbon river
  rocket saddle sailor salad sandal scarf shadow shelf silver slipper snow socket spinach spoon squirrel stable
  stamp station stone summer sunset table teapot tiger timber tomato tower tractor train tulip tunnel turtle
  umbrella valley velvet violin wagon walnut water willow window winter wizard yogurt zebra
`
  .trim()
  .split(/\s+/)
