#include "file_name.h"

#include "hash.h"

#include <inttypes.h>

/* Names longer than this many bytes are cut; most systems allow 255, an ending and room to spare included. */
enum { NAME_MAX_BYTES = 180 };

static bool is_plain(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
}

str file_name_of_id(struct arena *arena, str id)
{
    struct buf name;
    buf_init(&name);
    for (size_t i = 0; i < id.len; i++) {
        unsigned char c = (unsigned char)id.ptr[i];
        bool hidden = i == 0 && c == '.';
        if ((is_plain(c) && !hidden) || c >= 0x80)
            buf_add_char(&name, (char)c);
        else
            buf_format(&name, "~%02X", c);
    }
    if (name.len > NAME_MAX_BYTES) {
        name.len = NAME_MAX_BYTES;
        while (name.len > 0 && ((unsigned char)name.ptr[name.len] & 0xC0) == 0x80)
            name.len--;
        buf_format(&name, "~~%016" PRIX64, hash_bytes(id)); /* which keeps two long ids apart */
    }
    str copy = arena_copy(arena, buf_str(&name));
    buf_finish(&name);
    return copy;
}

void url_add_path(struct buf *out, str path)
{
    for (size_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.ptr[i];
        if (is_plain(c) || c == '/' || c == '~')
            buf_add_char(out, (char)c);
        else
            buf_format(out, "%%%02X", c);
    }
}
