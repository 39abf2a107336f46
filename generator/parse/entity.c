#include "entity.h"

#include <libxml/HTMLparser.h>
#include <string.h>

enum { LONGEST = 32 }; /* bytes of a name: HTML's longest has 31 */

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static int digit_of(char c, int base)
{
    int value = c >= '0' && c <= '9'   ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : 99;
    return value < base ? value : -1;
}

static bool parse_number(str text, uint32_t *ret_code_point)
{
    int base = 10;
    if (text.len > 0 && (text.ptr[0] == 'x' || text.ptr[0] == 'X')) {
        base = 16;
        text = str_slice(text, 1, text.len);
    }
    if (text.len == 0 || text.len > 8)
        return false;
    uint64_t value = 0;
    for (size_t i = 0; i < text.len; i++) {
        int digit = digit_of(text.ptr[i], base);
        if (digit < 0)
            return false;
        value = value * (uint64_t)base + (uint64_t)digit;
    }
    bool scalar = value > 0 && value <= 0x10FFFF && !(value >= 0xD800 && value <= 0xDFFF);
    *ret_code_point = scalar ? (uint32_t)value : 0xFFFD;
    return true;
}

size_t entity_decode(str text, uint32_t *ret_code_point)
{
    size_t at = 1;
    bool number = at < text.len && text.ptr[at] == '#';
    if (number)
        at++;
    while (at < text.len && at <= LONGEST && is_alnum(text.ptr[at]))
        at++;
    if (at >= text.len || at > LONGEST || text.ptr[at] != ';' || at == 1)
        return 0;
    if (number)
        return parse_number(str_slice(text, 2, at), ret_code_point) ? at + 1 : 0;
    char name[LONGEST + 1] = { 0 };
    memcpy(name, text.ptr + 1, at - 1);
    const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
    *ret_code_point = entity ? entity->value : strcmp(name, "apos") == 0 ? '\'' : ENTITY_UNKNOWN;
    return at + 1;
}
