/* Time phrases, before they are read: may one begin with these two characters? Most of a text is passed over here. */
#include "extract_internal.h"

bool time_may_begin_with(uint32_t first, uint32_t second)
{
    switch (first) {
    case U'到':
    case U'至':
        return time_may_begin(second);
    case U'截':
        return second == U'至' || second == U'止';
    case U'目':
        return second == U'前';
    case U'现':
        return second == U'在';
    case U'如':
    case U'迄':
        return second == U'今';
    case U'力':
    case U'争':
        return second == U'争' || second == U'取';
    case U'计':
        return second == U'划';
    case U'今':
    case U'本':
    case U'去':
    case U'明':
        return second == U'年';
    case U'上':
        return second == U'年' || second == U'半' || second == U'月' || second == U'个';
    case U'下':
        return second == U'半';
    case U'全':
        return second == U'年';
    case U'年':
        return second == U'内' || second == U'末' || second == U'底';
    case U'过':
        return second == U'去';
    case U'最':
        return second == U'近';
    case U'首':
        return second == U'季';
    case U'当':
        return second == U'年' || second == U'前';
    case U'第':
    case U'近':
        return numeral_may_begin(second);
    case U'前':
        return second == U'年' || numeral_may_begin(second);
    default:
        return true;
    }
}
