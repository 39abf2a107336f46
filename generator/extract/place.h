/* extract, inside: names of places and persons, told by their characters: 遂宁市, 龙水镇, 李某.
 *
 * What stands before the last character tells a name from a common word: 城市, 示范区, 百强县, 乡镇 name nothing. A
 * catalogue's own areas are words of the lexicon and are not asked here. */
#ifndef KC_PLACE_H
#define KC_PLACE_H

#include "extract_internal.h"

/* 遂宁市, 青羊区: which kind of area the whole text is the name of. */
enum elsewhere place_named(str text);
/* …开发区, …示范区: a park, by the end of its name. */
bool place_is_park(str text);
/* 龙水镇, 棠香街道, 王家坝村: smaller than what a catalogue has. */
bool place_is_town(str text);
/* 成渝两地, 川渝两省: does the text begin with two provinces or cities by their one character, together? */
bool place_is_joint(str text);
/* 王大明: a surname and one or two characters that make no common word with it. */
bool place_is_person(str text);

/* Verbs that have a place, or its decisions, for their object begin the text: 围绕全市布局, 落实市委部署. */
bool place_is_object_of(str text);
enum { PLACE_VERB_BYTES = 6 }; /* such a verb's: two Chinese characters */

#endif
