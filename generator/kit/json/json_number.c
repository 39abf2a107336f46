#include "json_internal.h"

static bool is_at(str text, size_t at, char a, char b)
{
    return at < text.len && (text.ptr[at] == a || text.ptr[at] == b);
}

size_t json_number_length(str text, size_t *ret_stop)
{
    size_t begin = is_at(text, 0, '-', '-') ? 1 : 0;
    size_t at = is_at(text, begin, '0', '0') ? begin + 1 : str_skip_digits(text, begin);
    bool whole = at > begin;
    if (whole && is_at(text, at, '.', '.')) {
        begin = at + 1;
        at = str_skip_digits(text, begin);
        whole = at > begin;
    }
    if (whole && is_at(text, at, 'e', 'E')) {
        begin = at + 1;
        if (is_at(text, begin, '+', '-'))
            begin++;
        at = str_skip_digits(text, begin);
        whole = at > begin;
    }
    *ret_stop = at;
    return whole ? at : 0;
}
